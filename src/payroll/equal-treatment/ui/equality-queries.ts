import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMonth } from '../../../web/address.ts'
import { get, type Input, send } from '../../../web/api.ts'
import { t } from '../../../web/texts.ts'
import { notify } from '../../../web/ui/index.ts'
import type { equalTreatmentContract } from '../equal-treatment-contract.ts'

const KEY = '/equal-treatment'

export function useComparison() {
  const month = useMonth()
  return useQuery({
    queryKey: [KEY, month],
    queryFn: ({ signal }) =>
      get<typeof equalTreatmentContract.comparison>(
        '/equal-treatment',
        { query: { month } },
        signal,
      ),
  })
}

export function usePersonComparison(employeeId: string) {
  const month = useMonth()
  return useQuery({
    queryKey: [KEY, month, employeeId],
    queryFn: ({ signal }) =>
      get<typeof equalTreatmentContract.person>(
        '/equal-treatment/people/:employeeId',
        { params: { employeeId }, query: { month } },
        signal,
      ),
  })
}

export function useScales() {
  const month = useMonth()
  return useQuery({
    queryKey: [KEY, 'scales', month],
    queryFn: ({ signal }) =>
      get<typeof equalTreatmentContract.scales>('/comparable-pay', { query: { month } }, signal),
  })
}

function useRefresh() {
  const queryClient = useQueryClient()
  return () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: [KEY] }),
      queryClient.invalidateQueries({ queryKey: ['/margin'] }),
    ])
}

/** Retains the bonuses of people as they are compared now. */
export function useRetain() {
  const refresh = useRefresh()
  const month = useMonth()
  return useMutation({
    mutationFn: (employeeIds: readonly string[]) =>
      send<typeof equalTreatmentContract.retain>('POST', '/equal-treatment/retentions', {
        body: { month, employeeIds: [...employeeIds] },
      }),
    onSuccess: async ({ changes }) => {
      notify(
        t(
          '{count, plural, =0 {Rien n’a changé.} one {# prime retenue.} other {# primes retenues.}}',
          { count: changes.length },
        ),
      )
      await refresh()
    },
  })
}

export type TypedScale = Input<typeof equalTreatmentContract.addScale>['body']

export function useAddScale() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (body: TypedScale) =>
      send<typeof equalTreatmentContract.addScale>('POST', '/comparable-pay', { body }),
    onSuccess: async () => {
      notify(t('La rémunération de référence est enregistrée.'))
      await refresh()
    },
  })
}

export function useWithdrawScale() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (comparableId: string) =>
      send<typeof equalTreatmentContract.withdrawScale>(
        'POST',
        '/comparable-pay/:comparableId/withdrawals',
        { params: { comparableId }, body: {} },
      ),
    onSuccess: async () => {
      notify(t('La version est retirée.'))
      await refresh()
    },
    onError: () => notify(t('La version n’a pas pu être retirée.')),
  })
}
