import { TextInput } from '@mantine/core'
import { t, text } from '../../web/texts.ts'
import styles from './ledger.module.css'
import { readLines, type TypedRow } from './manual-entry-typed.ts'

const REFUSED: Readonly<Record<string, string>> = {
  'not-an-account': text('Trois chiffres au moins, le premier de 1 à 8.'),
  'unknown-account': text('Ce compte n’est pas au plan.'),
  'member-needed': text('Nommez l’adhérent.'),
  'one-side': text('Un débit ou un crédit.'),
}

/** The lines of an entry: account, party, label, one side. */
export function EntryLines({
  rows,
  labels,
  wrong,
  onChange,
}: {
  readonly rows: readonly TypedRow[]
  readonly labels: ReadonlyMap<string, string>
  readonly wrong: ReadonlyMap<number, string>
  readonly onChange: (rows: readonly TypedRow[]) => void
}) {
  const unreadable = readLines(rows).wrong
  return (
    <div className={styles.entryLines} role="group" aria-label={t('Lignes')}>
      {rows.map((row, index) => {
        const refusal = wrong.get(index + 1)
        const field = (name: keyof TypedRow, label: string) => ({
          'aria-label': t('{field}, ligne {line}', { field: label, line: index + 1 }),
          placeholder: label,
          value: row[name],
          onChange: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) =>
            onChange(
              rows.map((each, place) =>
                place === index ? { ...each, [name]: currentTarget.value } : each,
              ),
            ),
        })
        const sideError = unreadable.has(index)
          ? t('Ce montant n’est pas lisible.')
          : refusal === 'one-side'
            ? t('Un débit ou un crédit.')
            : null
        const accountError =
          refusal === undefined || refusal === 'one-side' || refusal === 'member-needed'
            ? null
            : t(REFUSED[refusal] ?? refusal)
        return (
          // oxlint-disable-next-line react/no-array-index-key -- a line is its place
          <div key={index} className={styles.entryLine}>
            <TextInput
              {...field('account', t('Compte'))}
              list="plan-comptable"
              autoComplete="off"
              error={accountError}
              description={labels.get(row.account) ?? ' '}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
            />
            <TextInput
              {...field('auxiliary', t('Tiers'))}
              list="tiers"
              autoComplete="off"
              error={refusal === 'member-needed' ? t('Nommez l’adhérent.') : null}
            />
            <TextInput {...field('label', t('Libellé'))} />
            <TextInput {...field('debit', t('Débit'))} inputMode="decimal" error={sideError} />
            <TextInput {...field('credit', t('Crédit'))} inputMode="decimal" />
          </div>
        )
      })}
    </div>
  )
}
