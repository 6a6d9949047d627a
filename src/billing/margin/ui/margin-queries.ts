import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMonth } from '../../../web/address.ts'
import { get, type Input, send } from '../../../web/api.ts'
import { t } from '../../../web/texts.ts'
import { notify } from '../../../web/ui/index.ts'
import type { marginContract } from '../margin-contract.ts'
import type { MarginKey } from '../rules/margin-rows.ts'

const KEY = '/margin'

interface Of {
  readonly member?: string
  readonly employee?: string
}

export function useMargin(by: MarginKey, of: Of = {}, enabled = true) {
  const month = useMonth()
  return useQuery({
    enabled,
    queryKey: [KEY, month, by, of],
    queryFn: ({ signal }) =>
      get<typeof marginContract.month>('/margin', { query: { month, by, ...of } }, signal),
  })
}

export function useYear(by: MarginKey, of: Of = {}) {
  const year = useMonth().slice(0, 4)
  return useQuery({
    queryKey: [KEY, 'year', year, by, of],
    queryFn: ({ signal }) =>
      get<typeof marginContract.year>('/margin/year', { query: { year, by, ...of } }, signal),
  })
}

export function useDetail(of: Of & { readonly assignment?: string }) {
  const month = useMonth()
  return useQuery({
    queryKey: [KEY, 'detail', month, of],
    queryFn: ({ signal }) =>
      get<typeof marginContract.detail>('/margin/detail', { query: { month, ...of } }, signal),
  })
}

export type Tried = Omit<
  NonNullable<Input<typeof marginContract.simulation>['query']>,
  'month' | 'assignment'
>

export function useSimulation(assignment: string, tried: Tried | null) {
  const month = useMonth()
  return useQuery({
    queryKey: [KEY, 'simulation', month, assignment, tried],
    queryFn: ({ signal }) =>
      get<typeof marginContract.simulation>(
        '/margin/simulation',
        { query: { month, assignment, ...(tried ?? { pricing: 'actual_cost' }) } },
        signal,
      ),
    placeholderData: keepPreviousData,
  })
}

export const useOverheads = () =>
  useQuery({
    queryKey: [KEY, 'overheads'],
    queryFn: ({ signal }) => get<typeof marginContract.overheads>('/overheads', {}, signal),
  })

function useRefresh() {
  const queryClient = useQueryClient()
  return () => queryClient.invalidateQueries({ queryKey: [KEY] })
}

export type TypedOverhead = Input<typeof marginContract.addOverhead>['body']

export function useAddOverhead() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (body: TypedOverhead) =>
      send<typeof marginContract.addOverhead>('POST', '/overheads', { body }),
    onSuccess: async () => {
      notify(t('Le coût est enregistré.'))
      await refresh()
    },
  })
}

/** Ends a cost with the month of the page. */
export function useEndOverhead() {
  const refresh = useRefresh()
  const month = useMonth()
  return useMutation({
    mutationFn: (overheadId: string) =>
      send<typeof marginContract.endOverhead>('POST', '/overheads/:overheadId/ends', {
        params: { overheadId },
        body: { lastMonth: month },
      }),
    onSuccess: async () => {
      notify(t('Le coût s’arrête avec ce mois.'))
      await refresh()
    },
    onError: () => notify(t('Le coût n’a pas pu être arrêté : il commence plus tard.')),
  })
}

export function useWithdrawOverhead() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (overheadId: string) =>
      send<typeof marginContract.withdrawOverhead>('POST', '/overheads/:overheadId/withdrawals', {
        params: { overheadId },
        body: {},
      }),
    onSuccess: async () => {
      notify(t('Le coût est retiré.'))
      await refresh()
    },
    onError: () => notify(t('Le coût n’a pas pu être retiré.')),
  })
}
