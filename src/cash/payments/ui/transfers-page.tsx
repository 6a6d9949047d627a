import { Button, Checkbox, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useAddressValue, useMonth } from '../../../web/address.ts'
import { euros, longMonth } from '../../../web/formats.ts'
import { SectionTabs } from '../../../web/sections.tsx'
import { t } from '../../../web/texts.ts'
import {
  Answered,
  type Column,
  EmptyState,
  ErrorNotice,
  LocalTable,
  Money,
  Page,
  Section,
} from '../../../web/ui/index.ts'
import type { PayableRow } from '../payments-contract.ts'
import { FilePanel, FilesSection } from './files-section.tsx'
import { useRefunds, useSetPayee, useTransfer, useWages } from './payment-queries.ts'
import styles from './payments.module.css'

/** Which wages and refunds are to be sent, and to which account? */
export function TransfersPage() {
  const month = useMonth()
  const wages = useWages(month)
  const refunds = useRefunds()
  const [file, setFile] = useAddressValue('fichier')
  return (
    <div className={styles.page} data-panel={file === '' ? undefined : 'open'}>
      <Page
        title={t('Virements')}
        lead={t(
          'Le relevé de la banque montre les salaires en une seule somme : personne n’y lit la paie d’un autre.',
        )}
      >
        <SectionTabs of="tresorerie" />
        <Section title={t('Salaires – {month}', { month: longMonth(month) })}>
          <Answered query={wages}>
            {({ items, today }) => (
              <Payables key={month} items={items} today={today} month={month}>
                <EmptyState
                  title={t('Aucun salaire à virer pour {month}', { month: longMonth(month) })}
                >
                  <Link to="/paie/journal">
                    {t('Les nets à payer viennent du journal de paie : l’importer')}
                  </Link>
                </EmptyState>
              </Payables>
            )}
          </Answered>
        </Section>
        <Section title={t('Avoirs à rembourser')}>
          <Answered query={refunds}>
            {({ items, today }) => (
              <Payables items={items} today={today} month={null}>
                <EmptyState title={t('Aucun avoir à rembourser')} />
              </Payables>
            )}
          </Answered>
        </Section>
        <FilesSection kinds={['wages', 'refunds']} />
      </Page>
      {file === '' ? null : <FilePanel key={file} fileId={file} onClose={() => setFile('')} />}
    </div>
  )
}

function Payables({
  items,
  today,
  month,
  children,
}: {
  readonly items: readonly PayableRow[]
  readonly today: string
  /** Of the wages; null for refunds. */
  readonly month: string | null
  readonly children: ReactNode
}) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [executedOn, setExecutedOn] = useState(today)
  const transfer = useTransfer()
  const chosen = items.filter(({ id, lastFour }) => lastFour !== null && !left.has(id))
  const total = chosen.reduce((sum, { amountCents }) => sum + amountCents, 0)
  const toggle = (id: string) => {
    const next = new Set(left)
    if (!next.delete(id)) next.add(id)
    setLeft(next)
  }
  if (items.length === 0) return children
  return (
    <>
      <div className={styles.bar} data-print="no">
        <TextInput
          type="date"
          label={t('À exécuter le')}
          min={today}
          value={executedOn}
          onChange={({ currentTarget }) => setExecutedOn(currentTarget.value)}
        />
        <Button
          disabled={chosen.length === 0}
          loading={transfer.isPending}
          onClick={() => transfer.mutate({ month, executedOn, ids: chosen.map(({ id }) => id) })}
        >
          {t(
            '{count, plural, =0 {Aucun virement choisi} one {Faire le fichier : # virement, {amount}} other {Faire le fichier : # virements, {amount}}}',
            { count: chosen.length, amount: euros(total) },
          )}
        </Button>
      </div>
      {transfer.isError ? <ErrorNotice error={transfer.error} /> : null}
      <LocalTable
        label={month === null ? t('Avoirs à rembourser') : t('Salaires à virer')}
        name={month === null ? 'avoirs' : 'salaires'}
        rows={items}
        rowKey={({ id }) => id}
        columns={columns(month, left, toggle)}
        empty={<EmptyState title={t('Aucun virement')} />}
      />
    </>
  )
}

const columns = (
  month: string | null,
  left: ReadonlySet<string>,
  toggle: (id: string) => void,
): readonly Column<PayableRow>[] => [
  {
    id: 'chosen',
    header: t('Virer'),
    onPhone: 'bare',
    cell: ({ id, name, lastFour }) => (
      <Checkbox
        checked={lastFour !== null && !left.has(id)}
        disabled={lastFour === null}
        onChange={() => toggle(id)}
        aria-label={t('Virer à {name}', { name })}
      />
    ),
  },
  {
    id: 'name',
    header: t('Bénéficiaire'),
    main: true,
    value: ({ name }) => name,
    cell: ({ name, label }) => (month === null ? `${name} · ${label}` : name),
  },
  {
    id: 'amount',
    header: t('Montant'),
    align: 'end',
    value: ({ amountCents }) => amountCents,
    cell: ({ amountCents }) => <Money cents={amountCents} />,
  },
  {
    id: 'account',
    header: t('Compte'),
    onPhone: 'bare',
    cell: (row) => <Account row={row} isEmployee={month !== null} />,
  },
]

/** The end of the account that is known, or the place to say which. */
function Account({ row, isEmployee }: { readonly row: PayableRow; readonly isEmployee: boolean }) {
  const [changing, setChanging] = useState(row.lastFour === null)
  const [iban, setIban] = useState('')
  const set = useSetPayee()
  if (!changing)
    return (
      <span>
        …{row.lastFour}{' '}
        <Button variant="default" size="compact-xs" onClick={() => setChanging(true)}>
          {t('Changer')}
          <span className="visually-hidden"> {row.name}</span>
        </Button>
      </span>
    )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const payee = isEmployee
      ? { employeeId: row.payeeId, memberId: null }
      : { employeeId: null, memberId: row.payeeId }
    set.mutate({ ...payee, iban }, { onSuccess: () => setChanging(false) })
  }
  return (
    <form onSubmit={submit}>
      <TextInput
        size="xs"
        aria-label={t('IBAN de {name}', { name: row.name })}
        placeholder="FR76…"
        required
        value={iban}
        onChange={({ currentTarget }) => setIban(currentTarget.value)}
        rightSectionWidth={84}
        rightSection={
          <Button type="submit" size="compact-xs" variant="default" loading={set.isPending}>
            {t('Enregistrer')}
          </Button>
        }
        error={set.isError ? t('Cet IBAN n’est pas exact.') : null}
      />
    </form>
  )
}
