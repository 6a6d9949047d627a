import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useAddress, useChangeAddress, useMonth } from '../../web/address.ts'
import { addressOf } from '../../web/api.ts'
import { capital, longMonth } from '../../web/formats.ts'
import { useGroup } from '../../web/session.ts'
import { t } from '../../web/texts.ts'
import { Page, type PageTab, PageTabs, useTab } from '../../web/ui/index.ts'
import { AccountsForm } from './accounts-form.tsx'
import { EntriesTab } from './entries-tab.tsx'
import { EntryPanel } from './entry-panel.tsx'
import styles from './ledger.module.css'
import { TrialBalanceTab } from './trial-balance-tab.tsx'

/** What was booked for the month, and on which accounts? */
export function LedgerPage() {
  const month = useMonth()
  const tabs = ledgerTabs()
  const tab = useTab(tabs)
  const piece = useAddress()['piece']
  const change = useChangeAddress()
  const closed = useGroup().months.some((each) => each.month === month && each.closed)
  return (
    <div className={styles.page} data-panel={piece === undefined ? undefined : 'open'}>
      <Page
        title={t('Comptes')}
        lead={t('{month} : écritures, balance, comptes utilisés', {
          month: capital(longMonth(month)),
        })}
        actions={closed ? <FecLink month={month} /> : null}
      >
        <PageTabs label={t('Comptes')} tabs={tabs} />
        {tab === 'balance' ? (
          <TrialBalanceTab />
        ) : tab === 'plan' ? (
          <AccountsForm />
        ) : (
          <EntriesTab />
        )}
      </Page>
      {piece === undefined ? null : (
        <EntryPanel key={piece} piece={piece} onClose={() => change({ piece: '' })} />
      )}
    </div>
  )
}

const ledgerTabs = (): readonly PageTab[] => [
  { id: 'ecritures', label: t('Écritures') },
  { id: 'balance', label: t('Balance') },
  { id: 'plan', label: t('Comptes utilisés') },
]

function FecLink({ month }: { readonly month: string }) {
  return (
    <Button
      component="a"
      variant="default"
      href={addressOf('/ledger/fec', { query: { month } })}
      download
      leftSection={<IconDownload size={16} stroke={1.6} />}
    >
      {t('Fichier des écritures (FEC)')}
    </Button>
  )
}
