import { Autocomplete, Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { euros } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { ErrorNotice } from '../../web/ui/index.ts'
import type { OperationRow, PartAnswer } from '../cash-contract.ts'
import styles from './cash.module.css'
import { useAged, useSettle } from './cash-queries.ts'
import { parseSignedEuros, typedEuros } from '../../web/typed-number.ts'

interface Row {
  readonly kind: PartAnswer['kind']
  /** Number of the invoice, identifier of the member, or number of the account and its label. */
  readonly target: string
  readonly amount: string
}

const rowOf = (part: PartAnswer): Row => ({
  kind: part.kind,
  target:
    part.kind === 'invoice'
      ? part.invoiceNumber
      : part.kind === 'advance'
        ? part.memberId
        : `${part.account} ${part.accountLabel}`,
  amount: typedEuros(part.amountCents),
})

/** What was typed as parts; null where an amount or a target is not readable. */
function partOf({ kind, target, amount }: Row): PartAnswer | null {
  const amountCents = parseSignedEuros(amount)
  const [first = '', ...rest] = target.trim().split(/\s+/)
  if (amountCents === null || first === '') return null
  if (kind === 'invoice') return { kind, invoiceNumber: first, amountCents }
  if (kind === 'advance') return { kind, memberId: first, amountCents }
  return { kind, account: first, accountLabel: rest.join(' '), amountCents }
}

/** Splits a movement by hand: invoices, advances of members, accounts; the rest is shown. */
export function PartsForm({
  operation,
  first,
  onCancel,
}: {
  readonly operation: OperationRow
  readonly first: readonly PartAnswer[]
  readonly onCancel?: () => void
}) {
  const settle = useSettle(operation.operationId)
  const empty: Row = { kind: 'invoice', target: '', amount: typedEuros(operation.amountCents) }
  const [rows, setRows] = useState<readonly Row[]>(first.length === 0 ? [empty] : first.map(rowOf))
  const open = useAged('')
  const parts = rows.map(partOf)
  const sum = parts.reduce((all, part) => all + (part?.amountCents ?? 0), 0)
  const rest = operation.amountCents - sum
  const ready = parts.filter((part) => part !== null)
  const change = (at: number, given: Partial<Row>) =>
    setRows(rows.map((row, index) => (index === at ? { ...row, ...given } : row)))
  const known = {
    invoice: (open.data?.invoices ?? []).map(
      ({ invoiceNumber, memberName, openCents }) =>
        `${invoiceNumber} · ${memberName} · ${euros(openCents)}`,
    ),
    advance: (open.data?.members ?? []).map(
      ({ memberId, memberName }) => `${memberId} · ${memberName}`,
    ),
    account: ACCOUNTS,
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        settle.mutate(ready)
      }}
    >
      {rows.map((row, at) => (
        <div className={styles.partRow} key={String(at)}>
          <NativeSelect
            label={t('Nature')}
            value={row.kind}
            onChange={({ currentTarget: { value } }) => {
              if (value === 'invoice' || value === 'advance' || value === 'account')
                change(at, { kind: value, target: '' })
            }}
            data={[
              { value: 'invoice', label: t('Facture') },
              { value: 'advance', label: t('Avance') },
              { value: 'account', label: t('Compte') },
            ]}
          />
          <Autocomplete
            label={LABELS[row.kind]()}
            data={[...new Set(known[row.kind])]}
            limit={30}
            value={row.target}
            onChange={(target) => change(at, { target: target.replace(/ · .*$/, '') })}
          />
          <TextInput
            label={t('Montant')}
            value={row.amount}
            onChange={({ currentTarget }) => change(at, { amount: currentTarget.value })}
            error={
              parseSignedEuros(row.amount) === null ? t('Ce montant n’est pas lisible.') : null
            }
          />
        </div>
      ))}
      <p role="status">
        {rest === 0
          ? t('Les parts font le montant.')
          : t('Il reste {amount} à affecter.', { amount: euros(rest) })}
      </p>
      {settle.isError ? <ErrorNotice error={settle.error} /> : null}
      <div className={styles.actions}>
        <Button
          type="submit"
          loading={settle.isPending}
          disabled={rest !== 0 || ready.length !== rows.length}
        >
          {t('Affecter')}
        </Button>
        <Button
          variant="default"
          onClick={() => setRows([...rows, { ...empty, amount: typedEuros(rest) }])}
        >
          {t('Ajouter une part')}
        </Button>
        {rows.length < 2 ? null : (
          <Button variant="default" onClick={() => setRows(rows.slice(0, -1))}>
            {t('Retirer la dernière')}
          </Button>
        )}
        {onCancel === undefined ? null : (
          <Button variant="subtle" onClick={onCancel}>
            {t('Revenir à la proposition')}
          </Button>
        )}
      </div>
    </form>
  )
}

const LABELS = {
  invoice: () => t('N° de facture'),
  advance: () => t('Adhérent'),
  account: () => t('Compte et libellé'),
} as const satisfies Record<Row['kind'], () => string>

/** Accounts that bank movements often go to. */
const ACCOUNTS = [
  '627000 Services bancaires et assimilés',
  '421000 Personnel, rémunérations dues',
  '431000 Sécurité sociale',
  '445510 TVA à décaisser',
  '467100 Garanties à encaisser ou à rendre',
  '401000 Fournisseurs',
  '613200 Locations immobilières',
  '740000 Subventions d’exploitation',
  '471000 Compte d’attente',
]
