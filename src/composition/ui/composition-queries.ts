import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type {
  Acceptance,
  ComposeLocks,
  ComposeRun,
  Composition,
  CompositionStart,
  compositionContract,
  WhatIfChange,
} from '../composition-contract.ts'
import { addressOf, get, type Input, send } from '../../web/api.ts'

const START = ['/composition'] as const
const resultKey = (resultId: string) => ['/compositions', resultId] as const

/** Where the composition stands. */
export function useStart() {
  return useQuery({
    queryKey: START,
    queryFn: ({ signal }) => get<typeof compositionContract.start>('/composition', {}, signal),
    // Somebody else may compose while the page stands open.
    refetchInterval: REFRESH_MS,
  })
}

const REFRESH_MS = 30_000

export function useComposition(resultId: string | null) {
  return useQuery({
    queryKey: resultKey(resultId ?? ''),
    enabled: resultId !== null,
    queryFn: ({ signal }) =>
      get<typeof compositionContract.result>(
        '/compositions/:resultId',
        { params: { resultId: resultId ?? '' } },
        signal,
      ),
  })
}

export function useJob(resultId: string, jobId: string, hourlyGrossE4: number | null) {
  return useQuery({
    queryKey: [...resultKey(resultId), 'jobs', jobId, hourlyGrossE4],
    queryFn: ({ signal }) =>
      get<typeof compositionContract.job>(
        '/compositions/:resultId/jobs/:jobId',
        {
          params: { resultId, jobId },
          query: hourlyGrossE4 === null ? {} : { hourlyGrossE4 },
        },
        signal,
      ),
    // Another wage changes figures only: the page stays while they are awaited.
    placeholderData: (before) => (before?.job.jobId === jobId ? before : undefined),
  })
}

export function useMissing(resultId: string, missingId: string) {
  return useQuery({
    queryKey: [...resultKey(resultId), 'missing', missingId],
    queryFn: ({ signal }) =>
      get<typeof compositionContract.missing>(
        '/compositions/:resultId/missing/:missingId',
        { params: { resultId, missingId } },
        signal,
      ),
  })
}

export const isUnderWay = (run: ComposeRun | null): run is ComposeRun =>
  run?.state === 'queued' || run?.state === 'running'

export type ComposeInput = Input<typeof compositionContract.compose>['body']

export function useCompose() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: ComposeInput) =>
      send<typeof compositionContract.compose>('POST', '/compose-runs', { body }),
    onSuccess: (run) => keepRun(queryClient, run),
    onError: () => queryClient.invalidateQueries({ queryKey: START }),
  })
}

export function useCancel() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (runId: string) =>
      send<typeof compositionContract.cancel>('DELETE', '/compose-runs/:runId', {
        params: { runId },
      }),
    onSuccess: (run) => keepRun(queryClient, run),
  })
}

function keepRun(queryClient: QueryClient, run: ComposeRun): void {
  queryClient.setQueryData<CompositionStart>(START, (start) =>
    start === undefined ? start : { ...start, run },
  )
}

/** Follows a run as the server tells it; at its end what it found is read. */
export function useProgress(run: ComposeRun | null, onEnd: (run: ComposeRun) => void): void {
  const queryClient = useQueryClient()
  const runId = isUnderWay(run) ? run.runId : null
  useEffect(() => {
    if (runId === null) return
    const events = new EventSource(addressOf('/compose-runs/:runId/events', { params: { runId } }))
    events.addEventListener('progress', (event: MessageEvent<string>) => {
      const told: ComposeRun = JSON.parse(event.data)
      keepRun(queryClient, told)
      if (isUnderWay(told)) return
      events.close()
      void queryClient.invalidateQueries({ queryKey: START })
      onEnd(told)
    })
    return () => events.close()
  }, [runId, queryClient, onEnd])
}

/** Tries changes on a result. Nothing of the group changes by it: the answer is a draft. */
export function useWhatIf(resultId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (changes: readonly WhatIfChange[]) =>
      send<typeof compositionContract.whatIf>('POST', '/compositions/:resultId/what-if', {
        params: { resultId },
        body: { changes: [...changes] },
      }),
    onSuccess: (draft) => {
      queryClient.setQueryData<Composition>(resultKey(draft.resultId), draft)
    },
  })
}

export function useKeep() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (resultId: string) =>
      send<typeof compositionContract.keep>('POST', '/compositions/:resultId/keeping', {
        params: { resultId },
      }),
    onSuccess: (kept) => {
      queryClient.setQueryData<Composition>(resultKey(kept.resultId), kept)
      return queryClient.invalidateQueries({ queryKey: START })
    },
  })
}

export function useDrop() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (resultId: string) =>
      send<typeof compositionContract.drop>('DELETE', '/compositions/:resultId', {
        params: { resultId },
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: START }),
  })
}

/**
 * What is said when a command is done. It is given to the hook and not to the call: the reading
 * again may take away the button that was pressed, and with it what the call would still do.
 */
export type Done<Answered> = (answer: Answered) => void

export function useAccept(resultId: string, jobId: string, onDone: Done<Acceptance>) {
  const readAgain = useReadAgain()
  return useMutation({
    mutationFn: (body: Input<typeof compositionContract.accept>['body']) =>
      send<typeof compositionContract.accept>(
        'POST',
        '/compositions/:resultId/jobs/:jobId/acceptance',
        { params: { resultId, jobId }, body },
      ),
    onSuccess: (accepted) => {
      onDone(accepted)
      return readAgain()
    },
  })
}

/** Takes an acceptance back. `onRefused` where its refusal has no place on the page. */
export function useReverse(onDone?: Done<Acceptance>, onRefused?: (error: Error) => void) {
  const readAgain = useReadAgain()
  return useMutation({
    mutationFn: (acceptanceId: string) =>
      send<typeof compositionContract.reverse>('POST', '/acceptances/:acceptanceId/reversal', {
        params: { acceptanceId },
      }),
    onSuccess: (reversed) => {
      onDone?.(reversed)
      return readAgain()
    },
    ...(onRefused === undefined ? {} : { onError: onRefused }),
  })
}

/** An acceptance changes needs, people, posts and results: all is read again. */
export function useReadAgain(): () => Promise<void> {
  const queryClient = useQueryClient()
  return () =>
    queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
}

export const NO_LOCKS: ComposeLocks = { jobs: [], needsApart: [], membersApart: [] }
