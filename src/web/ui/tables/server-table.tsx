import { Button } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useCallback } from 'react'
import type { Page, RouteContract } from '../../../platform/http/contract.ts'
import { useAddressValue } from '../../address.ts'
import { type Answer, fileAddress, getPage, type Input } from '../../api.ts'
import { t } from '../../texts.ts'
import { EmptyState } from '../empty-state.tsx'
import { ErrorNotice } from '../error-notice.tsx'
import { LinesSkeleton } from '../skeletons.tsx'
import { type Column, parseSort, shownColumns, writeSort } from './column.ts'
import { countSentence, TableView } from './table-view.tsx'
import styles from './table.module.css'
import { ColumnChoice, FileLinks, SearchInput, Toolbar } from './toolbar.tsx'

const PAGE = 100

type ListContract<Row> = RouteContract & {
  readonly method: 'GET'
  readonly response: { readonly _output: Page<Row> }
}

type RowOf<Contract extends RouteContract> = Answer<Contract> extends Page<infer Row> ? Row : never

type Filters<Contract extends RouteContract> = Omit<
  NonNullable<Input<Contract>['query']>,
  'sort' | 'limit' | 'cursor' | 'format' | 'q'
>

interface Props<Contract extends RouteContract> {
  readonly label: string
  /** Address of the list in the API, and its filters: `/members`, `{ month, state }`. */
  readonly url: Contract['url']
  readonly query: Filters<Contract>
  readonly columns: readonly Column<RowOf<Contract>>[]
  readonly rowKey: (row: RowOf<Contract>) => string
  /** What is said when nothing is found without search: why, and the first step. */
  readonly empty: ReactNode
  /** Selects of the page, beside the search. */
  readonly filters?: ReactNode
  /** Set when a page holds two lists: its names in the address get it in front. */
  readonly name?: string
  readonly searchable?: boolean
  readonly isCurrent?: (row: RowOf<Contract>) => boolean
}

/**
 * A list of the API: sorted, searched and paged there, so that 40,000 rows cost as little as 40.
 * Sort, search and columns are in the address; files hold the whole list as it is filtered.
 */
export function ServerTable<Contract extends ListContract<unknown>>({
  label,
  url,
  query,
  columns,
  rowKey,
  empty,
  filters,
  name = '',
  searchable = true,
  isCurrent,
}: Props<Contract>) {
  const [sortText, setSort] = useAddressValue(`${name}tri`)
  const [words, setWords] = useAddressValue(`${name}q`)
  const [chosen, setChosen] = useAddressValue(`${name}colonnes`)
  const asked = {
    ...query,
    ...(words === '' ? {} : { q: words }),
    ...(sortText === '' ? {} : { sort: sortText }),
  }
  const list = useList<Contract>(url, asked)
  const shown = shownColumns(columns, chosen)
  const search = useCallback((value: string) => setWords(value), [setWords])
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  const total = list.data?.pages[0]?.total ?? 0
  return (
    <div className={styles.list} aria-busy={list.isFetching}>
      <Toolbar>
        {searchable ? <SearchInput value={words} onChange={search} label={label} /> : null}
        {filters}
        <span className={styles.spring} />
        <ColumnChoice
          columns={columns}
          shown={shown}
          onChange={(ids) => setChosen(ids.join(','))}
        />
        <FileLinks csv={fileAddress(url, asked, 'csv')} xlsx={fileAddress(url, asked, 'xlsx')} />
      </Toolbar>
      {list.isPending ? (
        <LinesSkeleton lines={12} />
      ) : list.isError ? (
        <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
      ) : rows.length === 0 ? (
        words === '' ? (
          empty
        ) : (
          <EmptyState title={t('Rien ne correspond à « {words} »', { words })} />
        )
      ) : (
        <>
          <TableView
            label={label}
            columns={shown}
            rows={rows}
            rowKey={rowKey}
            total={total}
            sort={parseSort(sortText)}
            onSort={(sort) => setSort(sort === null ? '' : writeSort(sort))}
            sortName={(column) => column.sort ?? null}
            {...(isCurrent === undefined ? {} : { isCurrent })}
          />
          <Foot
            shown={rows.length}
            total={total}
            busy={list.isFetchingNextPage}
            onMore={list.hasNextPage ? () => void list.fetchNextPage() : null}
            onAll={async () => {
              for (let more = list.hasNextPage; more; )
                more = (await list.fetchNextPage()).hasNextPage
            }}
          />
        </>
      )}
    </div>
  )
}

function useList<Contract extends ListContract<unknown>>(url: Contract['url'], asked: object) {
  return useInfiniteQuery({
    queryKey: [url, asked],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      getPage<RowOf<Contract>>(url, { ...asked, limit: PAGE, cursor: pageParam }, signal),
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  })
}

function Foot({
  shown,
  total,
  busy,
  onMore,
  onAll,
}: {
  readonly shown: number
  readonly total: number
  readonly busy: boolean
  readonly onMore: (() => void) | null
  readonly onAll: () => void
}) {
  return (
    <div className={styles.foot}>
      <span>{countSentence(shown, total)}</span>
      {onMore === null ? null : (
        <span className={styles.more} data-print="no">
          <Button variant="default" onClick={onMore} loading={busy}>
            {t('Afficher la suite')}
          </Button>
          <Button variant="subtle" onClick={onAll} disabled={busy}>
            {t('Tout afficher')}
          </Button>
        </span>
      )}
    </div>
  )
}
