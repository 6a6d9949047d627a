import { Button, NativeSelect } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { type ChangeEvent, type DragEvent, useRef, useState } from 'react'
import { statusText, statusTone } from '../../billing/transmission/ui/words.ts'
import styles from '../../billing/transmission/ui/transmission.module.css'
import { useAddressValue } from '../../web/address.ts'
import { ApiProblem } from '../../web/api.ts'
import { numericDay } from '../../web/formats.ts'
import { SectionTabs } from '../../web/sections.tsx'
import { useMay } from '../../web/session.ts'
import { t } from '../../web/texts.ts'
import {
  type Column,
  EmptyState,
  ErrorNotice,
  Money,
  notify,
  Page,
  Section,
  ServerTable,
  StateBadge,
} from '../../web/ui/index.ts'
import type { PurchaseRowAnswer, purchasesContract } from '../purchases-contract.ts'
import { useReceive } from './purchase-queries.ts'

/** What did suppliers invoice, and what is still to be decided? */
export function PurchasesPage() {
  const [chosen] = useAddressValue('etat')
  const state = chosen === 'open' || chosen === 'approved' || chosen === 'refused' ? chosen : null
  return (
    <Page title={t('Achats')} lead={t('Factures reçues des fournisseurs')}>
      <SectionTabs of="facturation" />
      <Drop />
      <ServerTable<typeof purchasesContract.list>
        label={t('Factures reçues')}
        url="/purchases"
        query={state === null ? {} : { state }}
        columns={COLUMNS()}
        rowKey={({ purchaseId }) => purchaseId}
        filters={<StateFilter />}
        empty={
          <EmptyState title={t('Aucune facture reçue')}>
            {t('Déposez un fichier Factur-X, CII ou UBL : il est lu, recalculé, puis à valider.')}
          </EmptyState>
        }
      />
    </Page>
  )
}

/** Drop a file or choose one; what is wrong with it is said at once, all of it. */
function Drop() {
  const receive = useReceive()
  const navigate = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const mayWrite = useMay('settings.write')
  const take = (file: File | undefined) => {
    if (file === undefined || !mayWrite) return
    receive.mutate(file, {
      onSuccess: async ({ purchaseId, isNew }) => {
        notify(isNew ? t('La facture est lue et enregistrée.') : t('Cette facture était déjà là.'))
        await navigate({ to: `/facturation/achats/${purchaseId}` })
      },
    })
  }
  const dropped = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }
  const chosen = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const [file] = currentTarget.files ?? []
    // The same file can be chosen again after it was corrected.
    currentTarget.value = ''
    take(file)
  }
  return (
    <Section title={t('Recevoir une facture')}>
      <div
        className={`${styles.choice} ${styles.drop}`}
        data-over={isOver}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={dropped}
      >
        <p>
          {t(
            'Déposez ici un PDF Factur-X ou un XML (CII, UBL). Chaque total est refait ; rien ne passe en comptabilité avant votre validation.',
          )}
        </p>
        <Button
          loading={receive.isPending}
          disabled={!mayWrite}
          leftSection={<IconFileImport size={16} stroke={1.6} aria-hidden />}
          onClick={() => input.current?.click()}
        >
          {t('Choisir un fichier')}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".pdf,.xml"
          aria-label={t('Facture d’achat, fichier')}
          hidden
          onChange={chosen}
        />
      </div>
      {receive.isError ? <FileFaults error={receive.error} /> : null}
    </Section>
  )
}

/** All that is wrong with the file: it is one thing, so the place in the request says nothing. */
function FileFaults({ error }: { readonly error: Error }) {
  const errors = error instanceof ApiProblem ? (error.problem.errors ?? []) : []
  if (errors.length === 0) return <ErrorNotice error={error} />
  return (
    <div role="alert" className={styles.bad}>
      <strong>{t('Ce fichier n’est pas une facture à enregistrer :')}</strong>
      <ul>
        {errors.map(({ expected }) => (
          <li key={expected}>{expected}</li>
        ))}
      </ul>
    </div>
  )
}

function StateFilter() {
  const [state, setState] = useAddressValue('etat')
  return (
    <NativeSelect
      aria-label={t('État')}
      value={state}
      onChange={({ currentTarget }) => setState(currentTarget.value)}
      data={[
        { value: '', label: t('Toutes les factures') },
        { value: 'open', label: t('À décider') },
        { value: 'approved', label: t('Validées') },
        { value: 'refused', label: t('Refusées') },
      ]}
    />
  )
}

const COLUMNS = (): readonly Column<PurchaseRowAnswer>[] => [
  {
    id: 'supplier',
    header: t('Fournisseur'),
    main: true,
    sort: 'supplier',
    cell: (row) => <Link to={`/facturation/achats/${row.purchaseId}`}>{row.supplierName}</Link>,
  },
  { id: 'number', header: t('Numéro'), cell: (row) => row.invoiceNumber },
  {
    id: 'issuedOn',
    header: t('Émise le'),
    sort: 'issuedOn',
    cell: (row) => numericDay(row.issuedOn),
  },
  {
    id: 'dueOn',
    header: t('Échéance'),
    sort: 'dueOn',
    cell: (row) => (row.dueOn === null ? '–' : numericDay(row.dueOn)),
  },
  {
    id: 'gross',
    header: t('TTC'),
    unit: '€',
    align: 'end',
    sort: 'grossCents',
    cell: (row) => <Money cents={row.grossCents} />,
  },
  { id: 'syntax', header: t('Format'), cell: (row) => row.syntax, hidden: true },
  {
    id: 'state',
    header: t('État'),
    cell: ({ statusCode }) =>
      statusCode === null || statusCode === 203 ? (
        <StateBadge tone="todo" word={t('À valider')} />
      ) : (
        <StateBadge tone={statusTone(statusCode)} word={statusText(statusCode)} />
      ),
  },
]
