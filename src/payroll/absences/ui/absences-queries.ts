import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { get, type Input, send } from '../../../web/api.ts'
import { t } from '../../../web/texts.ts'
import { notify } from '../../../web/ui/index.ts'
import type { absencesContract } from '../absences-contract.ts'

export const useToComplete = (month: string) =>
  useQuery({
    queryKey: ['/absences-to-complete', month],
    queryFn: ({ signal }) =>
      get<typeof absencesContract.toComplete>(
        '/absences-to-complete',
        { query: { month } },
        signal,
      ),
  })

/** What is said here changes pay, counters and lists. */
function useSaid() {
  const queryClient = useQueryClient()
  return async () => {
    notify(t('C’est noté ; la paie du mois en tient compte.'))
    await queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
  }
}

export type Details = Input<typeof absencesContract.complete>['body']

export function useComplete(absenceId: string) {
  const onSuccess = useSaid()
  return useMutation({
    mutationFn: (body: Details) =>
      send<typeof absencesContract.complete>('PUT', '/absences/:absenceId/details', {
        params: { absenceId },
        body,
      }),
    onSuccess,
  })
}

export type EndCauseBody = Input<typeof absencesContract.sayEnd>['body']

export function useSayEnd(contractId: string) {
  const onSuccess = useSaid()
  return useMutation({
    mutationFn: (body: EndCauseBody) =>
      send<typeof absencesContract.sayEnd>('PUT', '/contracts/:contractId/end-cause', {
        params: { contractId },
        body,
      }),
    onSuccess,
  })
}
