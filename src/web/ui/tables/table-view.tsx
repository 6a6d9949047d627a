import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { t } from '../../texts.ts'
import { type Column, nextSort, type Sort } from './column.ts'
import styles from './table.module.css'

/** Above this many rows only those near the window are drawn. */
const DRAW_ALL_UP_TO = 200
const ROW_HEIGHT = 37
const CARD_HEIGHT = 132

export interface TableViewProps<Row> {
  /** What the list holds, for people who do not see it. */
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** Rows of the whole list, drawn or not. */
  readonly total: number
  readonly sort: Sort | null
  readonly onSort: (sort: Sort | null) => void
  /** The name a column sorts by, or null where it does not. */
  readonly sortName: (column: Column<Row>) => string | null
  /** Figures under the columns, by column. */
  readonly totals?: Readonly<Record<string, ReactNode>>
  readonly isCurrent?: (row: Row) => boolean
}

/** The markup of all lists: a plain table, cards on a phone, virtual above 200 rows. */
export function TableView<Row>(props: TableViewProps<Row>) {
  const { label, columns, rows, rowKey, total, totals } = props
  return (
    <table className={styles.table} role="table" aria-label={label} aria-rowcount={total + 1}>
      <thead role="rowgroup">
        <tr role="row" aria-rowindex={1}>
          {columns.map((column) => (
            <HeaderCell key={column.id} column={column} {...props} />
          ))}
        </tr>
      </thead>
      {rows.length > DRAW_ALL_UP_TO ? (
        <VirtualRows {...props} />
      ) : (
        <tbody role="rowgroup" onKeyDown={walkRows}>
          {rows.map((row, index) => (
            <Row key={rowKey(row)} row={row} index={index} {...props} />
          ))}
        </tbody>
      )}
      {totals === undefined ? null : (
        <tfoot role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <td key={column.id} role="cell" data-align={column.align} data-label={column.header}>
                {totals[column.id] ?? null}
              </td>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  )
}

const SIGNS = { ascending: '↑', descending: '↓', none: '' } as const

function HeaderCell<Row>({
  column,
  sort,
  sortName,
  onSort,
}: TableViewProps<Row> & { readonly column: Column<Row> }) {
  const name = sortName(column)
  const title = (
    <>
      {column.header}
      {column.unit === undefined ? null : <span className={styles.unit}> ({column.unit})</span>}
    </>
  )
  if (name === null) {
    return (
      <th role="columnheader" scope="col" data-align={column.align}>
        {title}
      </th>
    )
  }
  const order = sort?.by !== name ? 'none' : sort.descending ? 'descending' : 'ascending'
  return (
    <th role="columnheader" scope="col" data-align={column.align} aria-sort={order}>
      <button type="button" onClick={() => onSort(nextSort(sort, name))}>
        {title}
        <span aria-hidden className={styles.order}>
          {SIGNS[order]}
        </span>
      </button>
    </th>
  )
}

interface RowProps<Row> extends TableViewProps<Row> {
  readonly row: Row
  readonly index: number
  readonly measure?: (element: HTMLTableRowElement | null) => void
}

function Row<Row>({ row, index, columns, isCurrent, measure }: RowProps<Row>) {
  return (
    <tr
      role="row"
      ref={measure}
      data-index={index}
      aria-rowindex={index + 2}
      data-current={isCurrent?.(row) === true ? 'yes' : undefined}
    >
      {columns.map((column) =>
        column.main === true ? (
          <th key={column.id} role="rowheader" scope="row">
            {column.cell(row)}
          </th>
        ) : (
          <td
            key={column.id}
            role="cell"
            data-align={column.align}
            data-label={column.header}
            data-phone={column.onPhone}
          >
            {column.cell(row)}
          </td>
        ),
      )}
    </tr>
  )
}

function VirtualRows<Row>(props: TableViewProps<Row>) {
  'use no memo'
  const { rows, rowKey, columns } = props
  const body = useRef<HTMLTableSectionElement>(null)
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    setTop((body.current?.getBoundingClientRect().top ?? 0) + window.scrollY)
  }, [])
  const narrow = window.matchMedia('(max-width: 860px)').matches
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => (narrow ? CARD_HEIGHT : ROW_HEIGHT),
    overscan: 12,
    scrollMargin: top,
  })
  const drawn = virtual.getVirtualItems()
  const before = (drawn[0]?.start ?? top) - top
  const after = virtual.getTotalSize() - ((drawn.at(-1)?.end ?? top) - top)
  return (
    <tbody ref={body} role="rowgroup" onKeyDown={walkRows}>
      <Spacer height={before} columns={columns.length} />
      {drawn.map(({ index }) => {
        const row = rows[index]
        if (row === undefined) return null
        return (
          <Row
            key={rowKey(row)}
            {...props}
            row={row}
            index={index}
            measure={virtual.measureElement}
          />
        )
      })}
      <Spacer height={after} columns={columns.length} />
    </tbody>
  )
}

function Spacer({ height, columns }: { readonly height: number; readonly columns: number }) {
  if (height <= 0) return null
  return (
    <tr aria-hidden className={styles.spacer} style={{ height }}>
      <td colSpan={columns} />
    </tr>
  )
}

/** Up and down go to the same control of the row above or below. */
function walkRows(event: KeyboardEvent<HTMLTableSectionElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const { target } = event
  if (!(target instanceof HTMLElement) || target.matches('input, select, textarea')) return
  const row = target.closest('tr')
  const cell = target.closest('td, th')
  if (row === null || cell === null) return
  const next = event.key === 'ArrowDown' ? row.nextElementSibling : row.previousElementSibling
  const place = [...row.children].indexOf(cell)
  const control = next?.children[place]?.querySelector<HTMLElement>('a, button, input')
  if (control === null || control === undefined) return
  event.preventDefault()
  control.focus()
}

/** "100 lignes sur 680", told under every list. */
export const countSentence = (shown: number, total: number): string =>
  shown === total
    ? t('{total, plural, one {# ligne} other {# lignes}}', { total })
    : t('{shown, number} lignes affichées sur {total, number}', { shown, total })
