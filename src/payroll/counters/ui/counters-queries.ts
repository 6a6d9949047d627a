import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { get, type Input, send } from '../../../web/api.ts'
import { t } from '../../../web/texts.ts'
import { notify } from '../../../web/ui/index.ts'
import type { CounterSettings, countersContract } from '../counters-contract.ts'

export const useCountersOf = (employeeId: string, on: string) =>
  useQuery({
    queryKey: ['/counters', employeeId, on],
    queryFn: ({ signal }) =>
      get<typeof countersContract.counters>(
        '/counters/:employeeId',
        { params: { employeeId }, query: { on } },
        signal,
      ),
  })

function useRefresh() {
  const queryClient = useQueryClient()
  return () =>
    queryClient.invalidateQueries({
      predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/counter'),
    })
}

export type NewLine = Input<typeof countersContract.adjust>['body']
export type NewOpening = Input<typeof countersContract.open>['body']
export type NewCredit = Input<typeof countersContract.grantDelegation>['body']

/** What a person adds to the counters of somebody. */
export type Addition =
  | { readonly kind: 'adjustment'; readonly body: NewLine }
  | { readonly kind: 'opening'; readonly body: NewOpening }
  | { readonly kind: 'credit'; readonly body: NewCredit }

async function add(employeeId: string, { kind, body }: Addition): Promise<void> {
  const params = { employeeId }
  if (kind === 'adjustment')
    await send<typeof countersContract.adjust>('POST', '/counters/:employeeId/adjustments', {
      params,
      body,
    })
  else if (kind === 'opening')
    await send<typeof countersContract.open>('POST', '/counters/:employeeId/openings', {
      params,
      body,
    })
  else
    await send<typeof countersContract.grantDelegation>(
      'POST',
      '/counters/:employeeId/delegation-credits',
      { params, body },
    )
}

export function useAddLine(employeeId: string) {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (addition: Addition) => add(employeeId, addition),
    onSuccess: async () => {
      notify(t('La ligne est ajoutée au compteur.'))
      await refresh()
    },
  })
}

export const useCounterSettings = () =>
  useQuery({
    queryKey: ['/counter-settings'],
    queryFn: ({ signal }) => get<typeof countersContract.settings>('/counter-settings', {}, signal),
  })

export function useChangeSettings() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (body: CounterSettings) =>
      send<typeof countersContract.changeSettings>('PUT', '/counter-settings', { body }),
    onSuccess: async () => {
      notify(t('Les compteurs suivent ces choix.'))
      await refresh()
    },
  })
}
