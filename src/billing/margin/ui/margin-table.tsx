import { Link } from '@tanstack/react-router'
import { type Search, useAddress, useMonth } from '../../../web/address.ts'
import { fileAddress } from '../../../web/api.ts'
import { longMonth, rate } from '../../../web/formats.ts'
import { t } from '../../../web/texts.ts'
import {
  type Column,
  Duration,
  EmptyState,
  LocalTable,
  Money,
  Share,
} from '../../../web/ui/index.ts'
import type { MarginFigures, MarginRowAnswer } from '../margin-contract.ts'
import type { MarginKey } from '../rules/margin-rows.ts'
import styles from './margin.module.css'
import { rowName } from './margin-words.ts'

/** What a row opens, as the address says it. */
export function openedBy(row: MarginRowAnswer): string {
  if (row.assignmentId !== null) return `mise:${row.assignmentId}`
  if (row.employeeId !== null && row.memberId === null) return `salarie:${row.employeeId}`
  return row.memberId === null ? '' : `adherent:${row.memberId}`
}

/** One bar a row, cost and margin to one scale, with the figures beside; the lowest margin first. */
export function MarginTable({
  by,
  rows,
  total,
  name,
  file,
}: {
  readonly by: MarginKey
  readonly rows: readonly MarginRowAnswer[]
  readonly total: MarginFigures
  /** Set where a page holds two lists. */
  readonly name?: string
  /** The same rows with every part of the cost. */
  readonly file: { readonly url: string; readonly query: object }
}) {
  const { ouvre } = useAddress()
  const month = useMonth()
  const top = Math.max(1, ...rows.map((row) => Math.max(row.netCents, row.costCents)))
  return (
    <>
      {rows.length === 0 ? null : <Keys />}
      <LocalTable
        label={t('Marges')}
        rows={rows}
        rowKey={(row) => `${row.memberId} ${row.employeeId} ${row.assignmentId}`}
        isCurrent={(row) => ouvre !== undefined && ouvre === openedBy(row)}
        columns={columns(by, top)}
        totals={{
          name: t('Total'),
          minutes: <Duration minutes={total.minutes} />,
          net: <Money cents={total.netCents} />,
          cost: <Money cents={total.costCents} />,
          margin: <Money cents={total.marginCents} />,
          share:
            total.netCents > 0 ? <Share part={total.marginCents} whole={total.netCents} /> : '',
        }}
        {...(name === undefined ? {} : { name })}
        empty={
          <EmptyState title={t('Aucune heure en {month}', { month: longMonth(month) })}>
            <Link to="/heures">{t('Voir les heures')}</Link>
          </EmptyState>
        }
      />
      {rows.length === 0 ? null : (
        <p className={styles.files} data-print="no">
          <a href={fileAddress(file.url, file.query, 'xlsx')} download>
            {t('Chaque part du coût, en XLSX')}
          </a>
        </p>
      )}
    </>
  )
}

const Keys = () => (
  <div className={styles.keys} aria-hidden>
    <span>
      <i className={styles.cost} /> {t('Coût')}
    </span>
    <span>
      <i className={styles.gain} /> {t('Marge')}
    </span>
    <span>
      <i className={styles.loss} /> {t('Coût non couvert')}
    </span>
  </div>
)

const columns = (by: MarginKey, top: number): readonly Column<MarginRowAnswer>[] => [
  {
    id: 'name',
    header:
      by === 'member' ? t('Adhérent') : by === 'employee' ? t('Salarié') : t('Mise à disposition'),
    main: true,
    value: (row) => rowName(row, by),
    cell: (row) => <Name row={row} by={by} />,
  },
  {
    id: 'bar',
    header: t('Prix et coût'),
    onPhone: 'bare',
    cell: (row) => <Bar row={row} top={top} />,
  },
  {
    id: 'minutes',
    header: t('Heures'),
    align: 'end',
    value: ({ minutes }) => minutes,
    cell: ({ minutes }) => <Duration minutes={minutes} />,
  },
  {
    id: 'net',
    header: t('Facturé'),
    unit: t('HT'),
    align: 'end',
    value: ({ netCents }) => netCents,
    cell: ({ netCents }) => <Money cents={netCents} />,
  },
  {
    id: 'cost',
    header: t('Coût'),
    align: 'end',
    value: ({ costCents }) => costCents,
    cell: ({ costCents }) => <Money cents={costCents} />,
  },
  {
    id: 'margin',
    header: t('Marge'),
    align: 'end',
    value: ({ marginCents }) => marginCents,
    cell: (row) => <Margin row={row} />,
  },
  {
    id: 'share',
    header: t('Taux'),
    align: 'end',
    value: ({ marginCents, netCents }) => (netCents > 0 ? marginCents / netCents : null),
    cell: ({ marginCents, netCents }) =>
      netCents > 0 ? <Share part={marginCents} whole={netCents} /> : '',
  },
  {
    id: 'costPerHour',
    header: t('Coût'),
    unit: t('l’heure'),
    align: 'end',
    hidden: true,
    value: ({ costPerHourE4 }) => costPerHourE4,
    cell: ({ minutes, costPerHourE4 }) => (minutes === 0 ? '' : rate(costPerHourE4)),
  },
  {
    id: 'pricePerHour',
    header: t('Prix'),
    unit: t('l’heure, HT'),
    align: 'end',
    hidden: true,
    value: ({ pricePerHourE4 }) => pricePerHourE4,
    cell: ({ minutes, pricePerHourE4 }) => (minutes === 0 ? '' : rate(pricePerHourE4)),
  },
]

function Name({ row, by }: { readonly row: MarginRowAnswer; readonly by: MarginKey }) {
  const opens = openedBy(row)
  if (opens === '') return rowName(row, by)
  return (
    <Link to="." search={(before: Search) => ({ ...before, ouvre: opens })} resetScroll={false}>
      {rowName(row, by)}
    </Link>
  )
}

const Margin = ({ row: { marginCents } }: { readonly row: MarginRowAnswer }) => (
  <span className={marginCents < 0 ? styles.negative : undefined}>
    <Money cents={marginCents} />
  </span>
)

/** To the scale of the largest; its figures stand beside it. */
function Bar({ row, top }: { readonly row: MarginRowAnswer; readonly top: number }) {
  const { netCents, costCents, marginCents } = row
  const width = (cents: number): string => `${(100 * Math.max(0, cents)) / top}%`
  return (
    <div className={styles.bar} aria-hidden>
      <div className={styles.cost} style={{ width: width(Math.min(costCents, netCents)) }} />
      <div
        className={marginCents < 0 ? styles.loss : styles.gain}
        style={{ width: width(Math.abs(marginCents)) }}
      />
    </div>
  )
}
