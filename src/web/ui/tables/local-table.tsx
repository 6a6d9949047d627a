import type { ReactNode } from 'react'
import { useCallback } from 'react'
import { useAddressValue } from '../../address.ts'
import { t } from '../../texts.ts'
import { EmptyState } from '../empty-state.tsx'
import { type Column, parseSort, searchRows, shownColumns, sortRows, writeSort } from './column.ts'
import { countSentence, TableView } from './table-view.tsx'
import styles from './table.module.css'
import { ColumnChoice, SearchInput, Toolbar } from './toolbar.tsx'

/** Below this many rows a search would only be in the way. */
const SEARCH_FROM = 12

interface Props<Row> {
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly empty: ReactNode
  /** Set when a page holds two lists: its names in the address get it in front. */
  readonly name?: string
  readonly totals?: Readonly<Record<string, ReactNode>>
  readonly isCurrent?: (row: Row) => boolean
}

/** A list that came whole with its page: sorted and searched here. */
export function LocalTable<Row>({
  label,
  columns,
  rows,
  rowKey,
  empty,
  name = '',
  totals,
  isCurrent,
}: Props<Row>) {
  const [sortText, setSort] = useAddressValue(`${name}tri`)
  const [words, setWords] = useAddressValue(`${name}q`)
  const [chosen, setChosen] = useAddressValue(`${name}colonnes`)
  const search = useCallback((value: string) => setWords(value), [setWords])
  if (rows.length === 0) return empty
  const sort = parseSort(sortText)
  const shown = shownColumns(columns, chosen)
  const found = sortRows(searchRows(rows, columns, words), columns, sort)
  const choosable = columns.some((column) => column.hidden === true)
  return (
    <div className={styles.list}>
      {rows.length >= SEARCH_FROM || choosable ? (
        <Toolbar>
          {rows.length >= SEARCH_FROM ? (
            <SearchInput value={words} onChange={search} label={label} />
          ) : null}
          <span className={styles.spring} />
          {choosable ? (
            <ColumnChoice
              columns={columns}
              shown={shown}
              onChange={(ids) => setChosen(ids.join(','))}
            />
          ) : null}
        </Toolbar>
      ) : null}
      {found.length === 0 ? (
        <EmptyState title={t('Rien ne correspond à « {words} »', { words })} />
      ) : (
        <TableView
          label={label}
          columns={shown}
          rows={found}
          rowKey={rowKey}
          total={found.length}
          sort={sort}
          onSort={(next) => setSort(next === null ? '' : writeSort(next))}
          sortName={(column) => (column.value === undefined ? null : column.id)}
          {...(totals === undefined ? {} : { totals })}
          {...(isCurrent === undefined ? {} : { isCurrent })}
        />
      )}
      <div className={styles.foot}>{countSentence(found.length, rows.length)}</div>
    </div>
  )
}
