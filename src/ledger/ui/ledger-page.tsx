import { Button } from '@mantine/core'
import { IconDownload, IconPencilPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useAddress, useChangeAddress, useMonth } from '../../web/address.ts'
import { addressOf } from '../../web/api.ts'
import { longMonth } from '../../web/formats.ts'
import { useMay } from '../../web/session.ts'
import { t } from '../../web/texts.ts'
import { BooksPage } from './books-page.tsx'
import { EntriesTab } from './entries-tab.tsx'
import { EntryPanel } from './entry-panel.tsx'
import styles from './ledger.module.css'

/** What was booked in the month? */
export function LedgerPage() {
  const month = useMonth()
  const piece = useAddress()['piece']
  const change = useChangeAddress()
  const mayWrite = useMay('settings.write')
  return (
    <div className={styles.page} data-panel={piece === undefined ? undefined : 'open'}>
      <BooksPage
        title={t('Écritures – {month}', { month: longMonth(month) })}
        actions={
          <>
            <FecLink query={{ month }} label={t('FEC du mois')} />
            <FecLink query={{ year: Number(month.slice(0, 4)) }} label={t('FEC de l’année')} />
            {mayWrite ? (
              <Link to="/comptes/saisie" search={{ month }} className={styles.primary ?? ''}>
                <IconPencilPlus size={16} stroke={1.6} aria-hidden />
                {t('Saisir une écriture')}
              </Link>
            ) : null}
          </>
        }
      >
        <EntriesTab />
      </BooksPage>
      {piece === undefined ? null : (
        <EntryPanel key={piece} piece={piece} onClose={() => change({ piece: '' })} />
      )}
    </div>
  )
}

function FecLink({
  query,
  label,
}: {
  readonly query: { readonly month: string } | { readonly year: number }
  readonly label: string
}) {
  return (
    <Button
      component="a"
      variant="default"
      href={addressOf('/ledger/fec', { query })}
      download
      leftSection={<IconDownload size={16} stroke={1.6} />}
    >
      {label}
    </Button>
  )
}
