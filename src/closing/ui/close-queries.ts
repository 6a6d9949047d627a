import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { z } from 'zod'
import type { CloseRun, closingContract, MonthClose } from '../closing-contract.ts'
import type { CloseReport } from '../report.ts'
import { addressOf, get, send } from '../../web/api.ts'

const keyOf = (month: string) => ['/closes', month]

export function useClose(month: string) {
  return useQuery({
    queryKey: keyOf(month),
    queryFn: ({ signal }) =>
      get<typeof closingContract.close>('/closes/:month', { params: { month } }, signal),
    // Somebody else may close the month while the page stands open.
    refetchInterval: ({ state }) => (state.data?.state === 'closed' ? false : OPEN_REFRESH_MS),
  })
}

const OPEN_REFRESH_MS = 20_000

/** The report as the close wrote it. */
type ReportRoute = Omit<typeof closingContract.report, 'response'> & {
  readonly response: z.ZodType<CloseReport>
}

export function useReport(month: string) {
  return useQuery({
    queryKey: [...keyOf(month), 'report'],
    queryFn: ({ signal }) =>
      get<ReportRoute>('/closes/:month/report', { params: { month } }, signal),
  })
}

export const isUnderWay = (run: CloseRun | null): run is CloseRun =>
  run?.state === 'queued' || run?.state === 'running'

/** The month is closed and its figures are there; only the pictures of the invoices are missing. */
export const isMakingDocuments = (run: CloseRun | null): boolean =>
  run?.state === 'running' && run.stage === 'documents'

export function useStartClose(month: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (issuedOn: string) =>
      send<typeof closingContract.start>('POST', '/closes', { body: { month, issuedOn } }),
    onSuccess: (run) => keepRun(queryClient, run),
    onError: () => queryClient.invalidateQueries({ queryKey: keyOf(month) }),
  })
}

export function useCancelClose() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (runId: string) =>
      send<typeof closingContract.cancel>('DELETE', '/close-runs/:runId', { params: { runId } }),
    onSuccess: (run) => keepRun(queryClient, run),
  })
}

function keepRun(queryClient: ReturnType<typeof useQueryClient>, run: CloseRun): void {
  queryClient.setQueryData<MonthClose>(keyOf(run.month), (close) =>
    close === undefined
      ? close
      : {
          ...close,
          run,
          state: isUnderWay(run) && close.state !== 'closed' ? openStateOf(run) : close.state,
        },
  )
}

const openStateOf = ({ state }: CloseRun): MonthClose['state'] =>
  state === 'queued' ? 'queued' : 'running'

/** Follows a run as the server tells it; once the month is closed, everything is read again. */
export function useProgress(run: CloseRun | null): void {
  const queryClient = useQueryClient()
  const runId = isUnderWay(run) ? run.runId : null
  const documents = isMakingDocuments(run)
  useEffect(() => {
    if (documents) void readAgain(queryClient)
  }, [documents, queryClient])
  useEffect(() => {
    if (runId === null) return
    const events = new EventSource(addressOf('/close-runs/:runId/events', { params: { runId } }))
    events.addEventListener('progress', (event: MessageEvent<string>) => {
      const told: CloseRun = JSON.parse(event.data)
      keepRun(queryClient, told)
      if (isUnderWay(told)) return
      events.close()
      void readAgain(queryClient)
    })
    return () => events.close()
  }, [runId, queryClient])
}

const readAgain = (queryClient: ReturnType<typeof useQueryClient>): Promise<void> =>
  queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
