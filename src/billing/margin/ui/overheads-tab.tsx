import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useMonth } from '../../../web/address.ts'
import { longMonth } from '../../../web/formats.ts'
import { useMay } from '../../../web/session.ts'
import { t, text } from '../../../web/texts.ts'
import { parseDecimal } from '../../../web/typed-number.ts'
import {
  Answered,
  type Column,
  EmptyState,
  ErrorNotice,
  LocalTable,
  Money,
  Section,
} from '../../../web/ui/index.ts'
import type { OverheadRow } from '../margin-contract.ts'
import styles from './margin.module.css'
import {
  useAddOverhead,
  useEndOverhead,
  useOverheads,
  useWithdrawOverhead,
} from './margin-queries.ts'

const KEYS = {
  minutes: text('aux heures confirmées'),
  gross: text('aux salaires bruts'),
  billing: text('au facturé'),
  equal: text('à parts égales'),
} as const satisfies Record<OverheadRow['splitKey'], string>

const KINDS = {
  management: text('frais de gestion'),
  training: text('formation'),
} as const satisfies Record<OverheadRow['kind'], string>

/** Costs of the group that no hour carries, month by month, and how members bear them. */
export function OverheadsTab() {
  const overheads = useOverheads()
  const may = useMay('settings.write')
  return (
    <>
      <Answered query={overheads}>
        {({ items }) => (
          <LocalTable
            label={t('Frais du groupement')}
            rows={items}
            rowKey={({ overheadId }) => overheadId}
            columns={columns(may)}
            totals={{ label: t('Total du mois'), amount: <Total items={items} /> }}
            empty={
              <EmptyState title={t('Aucun frais de gestion enregistré')}>
                {t('Sans eux, le coût de l’heure ne compte ni direction, ni loyer, ni logiciels.')}
              </EmptyState>
            }
          />
        )}
      </Answered>
      {may ? (
        <div className={styles.after}>
          <Section title={t('Enregistrer un coût')}>
            <OverheadForm />
          </Section>
        </div>
      ) : null}
    </>
  )
}

const inForce = ({ firstMonth, lastMonth }: OverheadRow, month: string): boolean =>
  firstMonth <= month && (lastMonth === null || month <= lastMonth)

function Total({ items }: { readonly items: readonly OverheadRow[] }) {
  const month = useMonth()
  const of = items.filter((one) => inForce(one, month))
  return <Money cents={of.reduce((sum, { monthlyCents }) => sum + monthlyCents, 0)} />
}

const columns = (may: boolean): readonly Column<OverheadRow>[] => [
  {
    id: 'label',
    header: t('Libellé'),
    main: true,
    value: ({ label }) => label,
    cell: ({ label }) => label,
  },
  {
    id: 'kind',
    header: t('Nature'),
    value: ({ kind }) => t(KINDS[kind]),
    cell: ({ kind }) => t(KINDS[kind]),
  },
  {
    id: 'amount',
    header: t('Par mois'),
    align: 'end',
    value: ({ monthlyCents }) => monthlyCents,
    cell: ({ monthlyCents }) => <Money cents={monthlyCents} />,
  },
  {
    id: 'key',
    header: t('Réparti'),
    value: ({ splitKey }) => t(KEYS[splitKey]),
    cell: ({ splitKey }) => t(KEYS[splitKey]),
  },
  {
    id: 'from',
    header: t('Depuis'),
    value: ({ firstMonth }) => firstMonth,
    cell: ({ firstMonth }) => longMonth(firstMonth),
  },
  {
    id: 'to',
    header: t('Jusqu’à'),
    value: ({ lastMonth }) => lastMonth,
    cell: ({ lastMonth }) => (lastMonth === null ? t('sans fin') : longMonth(lastMonth)),
  },
  ...(may
    ? [
        {
          id: 'acts',
          header: t('Actions'),
          onPhone: 'bare',
          cell: (row: OverheadRow) => <Acts overhead={row} />,
        } as const,
      ]
    : []),
]

function Acts({ overhead }: { readonly overhead: OverheadRow }) {
  const month = useMonth()
  const end = useEndOverhead()
  const withdraw = useWithdrawOverhead()
  const { overheadId, label, lastMonth, firstMonth } = overhead
  return (
    <span className={styles.acts} data-print="no">
      {lastMonth === null && firstMonth <= month ? (
        <Button
          variant="default"
          size="compact-sm"
          loading={end.isPending}
          onClick={() => end.mutate(overheadId)}
        >
          {t('Arrêter fin {month}', { month: longMonth(month) })}
          <span className="visually-hidden"> {label}</span>
        </Button>
      ) : null}
      <Button
        variant="default"
        size="compact-sm"
        loading={withdraw.isPending}
        onClick={() => withdraw.mutate(overheadId)}
      >
        {t('Retirer')}
        <span className="visually-hidden"> {label}</span>
      </Button>
    </span>
  )
}

const EMPTY = { label: '', amount: '', kind: 'management', splitKey: 'minutes', firstMonth: '' }

const known = <Key extends string>(of: Readonly<Record<Key, string>>, value: string): Key | null =>
  (Object.keys(of) as Key[]).find((each) => each === value) ?? null

function OverheadForm() {
  const month = useMonth()
  const [typed, setTyped] = useState({ ...EMPTY, firstMonth: month })
  const [misread, setMisread] = useState(false)
  const add = useAddOverhead()
  const type = (change: Partial<typeof EMPTY>) => {
    setMisread(false)
    setTyped({ ...typed, ...change })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const monthlyCents = parseDecimal(typed.amount, 2)
    const [kind, splitKey] = [known(KINDS, typed.kind), known(KEYS, typed.splitKey)]
    setMisread(monthlyCents === null)
    if (monthlyCents === null || kind === null || splitKey === null) return
    const { label, firstMonth } = typed
    add.mutate(
      { label, kind, splitKey, monthlyCents, firstMonth, lastMonth: null },
      { onSuccess: () => setTyped({ ...EMPTY, firstMonth: month }) },
    )
  }
  return (
    <form onSubmit={submit} className={styles.form} data-print="no">
      <TextInput
        label={t('Libellé')}
        required
        maxLength={200}
        value={typed.label}
        onChange={({ currentTarget }) => type({ label: currentTarget.value })}
      />
      <TextInput
        label={t('Montant par mois')}
        required
        inputMode="decimal"
        value={typed.amount}
        onChange={({ currentTarget }) => type({ amount: currentTarget.value })}
        error={misread ? t('Ce montant n’est pas lisible.') : null}
      />
      <NativeSelect
        label={t('Nature')}
        value={typed.kind}
        onChange={({ currentTarget }) => type({ kind: currentTarget.value })}
        data={Object.entries(KINDS).map(([value, label]) => ({ value, label: t(label) }))}
      />
      <NativeSelect
        label={t('Réparti')}
        value={typed.splitKey}
        onChange={({ currentTarget }) => type({ splitKey: currentTarget.value })}
        data={Object.entries(KEYS).map(([value, label]) => ({ value, label: t(label) }))}
      />
      <TextInput
        label={t('À partir du mois')}
        type="month"
        required
        value={typed.firstMonth}
        onChange={({ currentTarget }) => type({ firstMonth: currentTarget.value })}
      />
      <div className={styles.wide}>
        {add.isError ? <ErrorNotice error={add.error} /> : null}
        <Button type="submit" loading={add.isPending}>
          {t('Enregistrer le coût')}
        </Button>
      </div>
    </form>
  )
}
