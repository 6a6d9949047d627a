import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { get, send } from '../../web/api.ts'
import { t } from '../../web/texts.ts'
import { notify } from '../../web/ui/index.ts'
import type { deadlinesContract, FilingRow } from '../deadlines-contract.ts'

const KEY = ['/deadlines'] as const

export const useDeadlines = () =>
  useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) =>
      get<typeof deadlinesContract.deadlines>('/deadlines', { query: {} }, signal),
    staleTime: 0,
  })

/** What is due also stands on the page of the month. */
function useRefresh() {
  const queryClient = useQueryClient()
  return async () => {
    await queryClient.invalidateQueries({ queryKey: KEY })
    await queryClient.invalidateQueries({ queryKey: ['month'] })
  }
}

export interface MarkOrder {
  readonly key: string
  readonly doneOn: string
  readonly note: string
}

const mark = (body: MarkOrder) =>
  send<typeof deadlinesContract.markDeadline>('POST', '/deadlines/marks', { body })

const unmark = (key: string) =>
  send<typeof deadlinesContract.unmarkDeadline>('POST', '/deadlines/marks/removal', {
    body: { key },
  })

/** Marks a deadline as done, says so, and offers to take it back. */
export function useMark() {
  const refresh = useRefresh()
  const undo = useMutation({
    mutationFn: unmark,
    onSuccess: async () => {
      notify(t('L’échéance est de nouveau à faire.'))
      await refresh()
    },
    onError: () => notify(t('L’échéance n’a pas pu être rétablie.')),
  })
  return useMutation({
    mutationFn: mark,
    onSuccess: async (_answer, { key }) => {
      notify(t('L’échéance est faite.'), () => undo.mutate(key))
      await refresh()
    },
  })
}

/** Takes a mark back, and offers to put it again. */
export function useUnmark() {
  const refresh = useRefresh()
  const again = useMutation({ mutationFn: mark, onSuccess: refresh })
  return useMutation({
    mutationFn: ({ key }: MarkOrder) => unmark(key),
    onSuccess: async (_answer, order) => {
      notify(t('L’échéance est de nouveau à faire.'), () => again.mutate(order))
      await refresh()
    },
  })
}

export type Filing = Pick<FilingRow, 'kind' | 'filedOn' | 'note'>

const record = (body: Filing) =>
  send<typeof deadlinesContract.recordFiling>('POST', '/group/filings', { body })

const remove = ({ kind, filedOn }: Filing) =>
  send<typeof deadlinesContract.removeFiling>('POST', '/group/filings/removal', {
    body: { kind, filedOn },
  })

/** Records an act, says so, and offers to take it back. */
export function useRecordFiling() {
  const refresh = useRefresh()
  const undo = useMutation({ mutationFn: remove, onSuccess: refresh })
  return useMutation({
    mutationFn: record,
    onSuccess: async (_answer, filing) => {
      notify(t('La démarche est enregistrée ; son délai court.'), () => undo.mutate(filing))
      await refresh()
    },
  })
}

/** Takes an act back, and offers to record it again. */
export function useRemoveFiling() {
  const refresh = useRefresh()
  const again = useMutation({ mutationFn: record, onSuccess: refresh })
  return useMutation({
    mutationFn: remove,
    onSuccess: async (_answer, filing) => {
      notify(t('La démarche est retirée.'), () => again.mutate(filing))
      await refresh()
    },
  })
}
