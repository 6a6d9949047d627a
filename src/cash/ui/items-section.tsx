import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { numericDay } from '../../web/formats.ts'
import { t, text } from '../../web/texts.ts'
import {
  type Column,
  EmptyState,
  ErrorNotice,
  LocalTable,
  Money,
  Section,
} from '../../web/ui/index.ts'
import type { CashItemAnswer } from '../forecast-contract.ts'
import styles from './cash.module.css'
import { useAddItem, useRemoveItem } from './cash-queries.ts'
import { parseSignedEuros } from '../../web/typed-number.ts'

const EVERY = {
  once: text('une fois'),
  week: text('chaque semaine'),
  month: text('chaque mois'),
  quarter: text('chaque trimestre'),
  year: text('chaque année'),
} as const satisfies Record<CashItemAnswer['every'], string>
const RHYTHMS = ['month', 'once', 'week', 'quarter', 'year'] as const

const columns = (): readonly Column<CashItemAnswer>[] => [
  {
    id: 'label',
    header: t('Poste'),
    main: true,
    cell: ({ label }) => label,
    value: (row) => row.label,
  },
  { id: 'every', header: t('Rythme'), cell: ({ every }) => t(EVERY[every]) },
  { id: 'first', header: t('Dès le'), cell: ({ firstOn }) => numericDay(firstOn) },
  {
    id: 'last',
    header: t('Jusqu’au'),
    cell: ({ lastOn }) => (lastOn === null ? t('sans fin') : numericDay(lastOn)),
  },
  {
    id: 'amount',
    header: t('Montant'),
    align: 'end',
    cell: ({ amountCents }) => <Money cents={amountCents} />,
  },
  { id: 'remove', header: t('Retrait'), onPhone: 'bare', cell: (row) => <Remove item={row} /> },
]

/** Rent, loans, grants: what comes and goes beside invoices and wages. */
export function ItemsSection({ items }: { readonly items: readonly CashItemAnswer[] }) {
  return (
    <Section title={t('Autres mouvements attendus')}>
      <LocalTable
        label={t('Autres mouvements attendus')}
        name="postes"
        rows={items}
        rowKey={({ itemId }) => itemId}
        columns={columns()}
        empty={
          <EmptyState title={t('Aucun autre mouvement n’est attendu')}>
            {t('Ajoutez le loyer, un emprunt, une subvention : la courbe en tient compte.')}
          </EmptyState>
        }
      />
      <ItemForm />
    </Section>
  )
}

function Remove({ item }: { readonly item: CashItemAnswer }) {
  const remove = useRemoveItem()
  return (
    <Button
      variant="default"
      size="compact-sm"
      loading={remove.isPending}
      onClick={() => remove.mutate(item.itemId)}
    >
      {t('Retirer')}
      <span className="visually-hidden"> {item.label}</span>
    </Button>
  )
}

function ItemForm() {
  const add = useAddItem()
  const [label, setLabel] = useState('')
  const [amount, setAmount] = useState('')
  const [firstOn, setFirstOn] = useState('')
  const [lastOn, setLastOn] = useState('')
  const [every, setEvery] = useState<CashItemAnswer['every']>('month')
  const [isMisread, setMisread] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const amountCents = parseSignedEuros(amount)
    setMisread(amountCents === null || amountCents === 0)
    if (amountCents === null || amountCents === 0) return
    add.mutate(
      { label, amountCents, firstOn, every, lastOn: lastOn === '' ? null : lastOn },
      {
        onSuccess: () => {
          setLabel('')
          setAmount('')
        },
      },
    )
  }
  return (
    <form className={styles.form} onSubmit={submit} data-print="no">
      <TextInput
        label={t('Poste')}
        required
        maxLength={100}
        value={label}
        onChange={({ currentTarget }) => setLabel(currentTarget.value)}
      />
      <TextInput
        label={t('Montant (− pour une dépense)')}
        required
        inputMode="text"
        value={amount}
        onChange={({ currentTarget }) => setAmount(currentTarget.value)}
        error={isMisread ? t('Ce montant n’est pas lisible.') : null}
      />
      <NativeSelect
        label={t('Rythme')}
        value={every}
        onChange={({ currentTarget: { value } }) => {
          const found = RHYTHMS.find((one) => one === value)
          if (found !== undefined) setEvery(found)
        }}
        data={RHYTHMS.map((value) => ({ value, label: t(EVERY[value]) }))}
      />
      <TextInput
        label={t('Premier jour')}
        type="date"
        required
        value={firstOn}
        onChange={({ currentTarget }) => setFirstOn(currentTarget.value)}
      />
      <TextInput
        label={t('Dernier jour (facultatif)')}
        type="date"
        value={lastOn}
        onChange={({ currentTarget }) => setLastOn(currentTarget.value)}
      />
      <Button type="submit" loading={add.isPending}>
        {t('Ajouter')}
      </Button>
      {add.isError ? (
        <div className={styles.wide}>
          <ErrorNotice error={add.error} />
        </div>
      ) : null}
    </form>
  )
}
