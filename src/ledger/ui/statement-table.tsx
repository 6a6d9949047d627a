import { Link } from '@tanstack/react-router'
import { Fragment, useState } from 'react'
import { numericDay } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { Money } from '../../web/ui/index.ts'
import type { StatementPartAnswer } from '../statements/statements-contract.ts'
import styles from './ledger.module.css'

interface Pair {
  readonly amountCents: number
  readonly beforeCents: number
}

export interface TotalRow extends Pair {
  readonly label: string
}

/** A statement with its parts, its rows and, under each row that is opened, its accounts. */
export function StatementTable({
  caption,
  parts,
  totals,
  heads,
  month,
}: {
  readonly caption: string
  readonly parts: readonly StatementPartAnswer[]
  readonly totals: readonly TotalRow[]
  /** Day of this year, day of the year before. */
  readonly heads: readonly [string, string]
  readonly month: string
}) {
  return (
    <table className={styles.statement}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{t('Poste')}</span>
          </th>
          {heads.map((day) => (
            <th key={day} scope="col">
              {numericDay(day)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {parts
          .filter(({ rows }) => rows.length > 0)
          .map((part) => (
            <Fragment key={part.id}>
              <tr data-weight="part">
                <th scope="row">{part.label}</th>
                <Amounts of={part} />
              </tr>
              {part.rows.map((row) => (
                <Row key={row.id} row={row} month={month} />
              ))}
            </Fragment>
          ))}
      </tbody>
      <tfoot>
        {totals.map((total) => (
          <tr key={total.label}>
            <th scope="row">{total.label}</th>
            <Amounts of={total} />
          </tr>
        ))}
      </tfoot>
    </table>
  )
}

function Amounts({ of }: { readonly of: Pair }) {
  return (
    <>
      <td>
        <Money cents={of.amountCents} />
      </td>
      <td>{of.beforeCents === 0 ? '' : <Money cents={of.beforeCents} />}</td>
    </>
  )
}

function Row({
  row,
  month,
}: {
  readonly row: StatementPartAnswer['rows'][number]
  readonly month: string
}) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <tr>
        <th scope="row">
          <button
            type="button"
            aria-expanded={isOpen}
            className={styles.opener}
            onClick={() => setOpen(!isOpen)}
          >
            <span aria-hidden>{isOpen ? '▾' : '▸'}</span> {row.label}
          </button>
        </th>
        <Amounts of={row} />
      </tr>
      {isOpen
        ? row.accounts.map((account) => (
            <tr key={account.account} data-weight="account">
              <th scope="row">
                <Link to="/comptes/grand-livre" search={{ month, compte: account.account }}>
                  {account.account} {account.label}
                </Link>
              </th>
              <Amounts of={account} />
            </tr>
          ))
        : null}
    </>
  )
}
