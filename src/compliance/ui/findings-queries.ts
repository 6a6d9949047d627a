import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { get, send } from '../../web/api.ts'
import { t } from '../../web/texts.ts'
import { notify } from '../../web/ui/index.ts'
import type { complianceContract } from '../compliance-contract.ts'

/** Findings of the month by state and severity, and what was not judged. */
export const useCounts = (month: string) =>
  useQuery({
    queryKey: ['/findings/counts', month],
    queryFn: ({ signal }) =>
      get<typeof complianceContract.findingCounts>(
        '/findings/counts',
        { query: { month } },
        signal,
      ),
  })

/** One finding with its life. */
export const useFinding = (findingId: string) =>
  useQuery({
    queryKey: ['/findings/:findingId', findingId],
    queryFn: ({ signal }) =>
      get<typeof complianceContract.finding>(
        '/findings/:findingId',
        { params: { findingId } },
        signal,
      ),
  })

/** What the member company may know of the month. */
export const useOwnFindings = (month: string) =>
  useQuery({
    queryKey: ['/findings/own', month],
    queryFn: ({ signal }) =>
      get<typeof complianceContract.ownFindings>('/findings/own', { query: { month } }, signal),
  })

/** Everything that was read may tell of findings: the home page counts them too. */
function useRefresh() {
  const queryClient = useQueryClient()
  return () =>
    queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
}

/** Takes acceptances back. */
export function useWithdraw() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (findingIds: readonly string[]) =>
      send<typeof complianceContract.withdrawAcceptance>('POST', '/findings/acceptances/undo', {
        body: { findingIds: [...findingIds] },
      }),
    onSuccess: async () => {
      notify(t('L’acceptation est retirée : le constat est de nouveau ouvert.'))
      await refresh()
    },
    onError: () => notify(t('L’acceptation n’a pas pu être retirée.')),
  })
}

/** Accepts findings with one reason, says so, and offers to take it back. */
export function useAccept() {
  const refresh = useRefresh()
  const withdraw = useWithdraw()
  return useMutation({
    mutationFn: (body: { readonly findingIds: readonly string[]; readonly reason: string }) =>
      send<typeof complianceContract.acceptFindings>('POST', '/findings/acceptances', {
        body: { ...body, findingIds: [...body.findingIds] },
      }),
    onSuccess: async ({ changed }) => {
      notify(
        t('{count, plural, one {# constat accepté} other {# constats acceptés}}', {
          count: changed.length,
        }),
        changed.length === 0 ? undefined : () => withdraw.mutate(changed),
      )
      await refresh()
    },
  })
}
