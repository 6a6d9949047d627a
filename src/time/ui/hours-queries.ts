import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Page } from '../../platform/http/contract.ts'
import { get, getPage, send } from '../../web/api.ts'
import { now } from '../../web/now.ts'
import { t } from '../../web/texts.ts'
import { notify } from '../../web/ui/index.ts'
import type { HourRow, timeContract } from '../time-contract.ts'
import { type Confirmation, type Side, confirmationsOf, withConfirmation } from './hour-lines.ts'

/** What the list of hours is narrowed to, by the names of the API. */
export interface HoursFilter {
  readonly month: string
  readonly member?: string
  readonly employee?: string
  readonly day?: string
  readonly state?: string
  readonly q?: string
}

/** The largest page that the API gives. */
const PAGE = 500

const ROWS = ['hours', 'rows'] as const

async function allLines(
  filter: HoursFilter,
  signal?: AbortSignal,
  onRead?: (lines: number) => void,
): Promise<readonly HourRow[]> {
  const rows: HourRow[] = []
  let cursor: string | null = null
  do {
    const asked: object = { ...filter, sort: 'employee', limit: PAGE, cursor }
    const page: Page<HourRow> = await getPage('/hours', asked, signal)
    rows.push(...page.items)
    onRead?.(rows.length)
    cursor = page.nextCursor
  } while (cursor !== null)
  return rows
}

/** All lines of a filter, by person then day. */
export const useLines = (filter: HoursFilter, enabled = true) =>
  useQuery({
    queryKey: [...ROWS, filter],
    queryFn: ({ signal }) => allLines(filter, signal),
    // Lines stay where they were drawn while they are being confirmed.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    enabled,
  })

/** The month's lines counted by member. */
export const useHourGroups = (month: string) =>
  useQuery({
    queryKey: ['hours', 'groups', month],
    queryFn: ({ signal }) =>
      get<typeof timeContract.groups>('/hours/members', { query: { month } }, signal),
    placeholderData: keepPreviousData,
  })

/** One line with its versions. */
export const useEntry = (entryId: string) =>
  useQuery({
    queryKey: ['hours', 'entry', entryId],
    queryFn: ({ signal }) =>
      get<typeof timeContract.entry>('/hours/:entryId', { params: { entryId } }, signal),
  })

/** What is to be confirmed: lines at hand, or all lines of a filter, fetched first. */
export type Scope = { readonly rows: readonly HourRow[] } | { readonly filter: HoursFilter }

const COMMANDS = { confirm: '/hours/confirmations', undo: '/hours/confirmations/undo' } as const

/** Confirms lines, says so, and offers to take it back. */
export function useConfirmHours(sides: readonly Side[]) {
  const queryClient = useQueryClient()
  const [linesRead, setLinesRead] = useState(0)

  async function apply(commands: readonly Confirmation[], kind: keyof typeof COMMANDS) {
    const done: Confirmation[] = []
    for (const { side, entryIds } of commands) {
      const { changed } = await send<
        typeof timeContract.confirm | typeof timeContract.undoConfirmation
      >('POST', COMMANDS[kind], { body: { side, entryIds: [...entryIds] } })
      done.push({ side, entryIds: changed })
    }
    const at = kind === 'confirm' ? now() : null
    queryClient.setQueriesData<readonly HourRow[]>({ queryKey: ROWS }, (rows) =>
      rows === undefined ? rows : done.reduce((all, each) => withConfirmation(all, each, at), rows),
    )
    await queryClient.invalidateQueries({
      predicate: ({ queryKey }) => queryKey[0] !== 'session' && queryKey[1] !== 'rows',
    })
    return done
  }

  const undo = useMutation({
    mutationFn: (commands: readonly Confirmation[]) => apply(commands, 'undo'),
    onSuccess: () => notify(t('La confirmation est annulée.')),
    onError: () => notify(t('La confirmation n’a pas pu être annulée.')),
  })

  const confirm = useMutation({
    mutationFn: async (scope: Scope) => {
      setLinesRead(0)
      const rows =
        'rows' in scope ? scope.rows : await allLines(scope.filter, undefined, setLinesRead)
      return apply(confirmationsOf(rows, sides), 'confirm')
    },
    onSuccess: (done) => {
      const count = new Set(done.flatMap(({ entryIds }) => entryIds)).size
      notify(
        t('{count, plural, one {# ligne confirmée} other {# lignes confirmées}}', { count }),
        count === 0 ? undefined : () => undo.mutate(done),
      )
    },
  })
  return { ...confirm, linesRead }
}

/** Corrects a line: a new version, which both sides confirm again. */
export function useCorrectEntry(entryId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: Parameters<typeof correctionOf>[1]) => correctionOf(entryId, body),
    onSuccess: async () => {
      notify(t('La correction est enregistrée ; les deux côtés la confirment à nouveau.'))
      await queryClient.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[0] !== 'session',
      })
    },
  })
}

type Correction = Parameters<typeof send<typeof timeContract.correct>>[2]['body']

const correctionOf = (entryId: string, body: Correction) =>
  send<typeof timeContract.correct>('POST', '/hours/:entryId/corrections', {
    params: { entryId },
    body,
  })
