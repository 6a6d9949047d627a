import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ErrorNotice } from './error-notice.tsx'
import { LinesSkeleton } from './skeletons.tsx'

interface Props<Answer> {
  readonly query: UseQueryResult<Answer>
  /** What stands there while the answer is awaited, of the same height. */
  readonly waiting?: ReactNode
  readonly children: (answer: Answer) => ReactNode
}

/** The first states of every answer in their order: waiting, failed, there. */
export function Answered<Answer>({ query, waiting, children }: Props<Answer>) {
  if (query.isPending) return waiting ?? <LinesSkeleton />
  if (query.isError) {
    return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
  }
  return children(query.data)
}
