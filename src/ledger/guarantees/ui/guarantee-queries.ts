import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useAddress } from '../../../web/address.ts'
import { get, type Input, send } from '../../../web/api.ts'
import { euros } from '../../../web/formats.ts'
import { t } from '../../../web/texts.ts'
import { notify } from '../../../web/ui/index.ts'
import type { guaranteesContract } from '../guarantees-contract.ts'

const KEY = '/guarantees'
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** The day that the address asks for; undefined is today. */
export function useAskedDay(): string | undefined {
  const { au } = useAddress()
  return au !== undefined && DAY.test(au) ? au : undefined
}

export function useGuarantees() {
  const at = useAskedDay()
  return useQuery({
    queryKey: [KEY, 'all', at ?? ''],
    queryFn: ({ signal }) =>
      get<typeof guaranteesContract.guarantees>(
        '/guarantees',
        { query: at === undefined ? {} : { at } },
        signal,
      ),
    placeholderData: keepPreviousData,
  })
}

export const useMemberGuarantees = (memberId: string) =>
  useQuery({
    queryKey: [KEY, 'of', memberId],
    queryFn: ({ signal }) =>
      get<typeof guaranteesContract.memberMoves>(
        '/members/:memberId/guarantees',
        { params: { memberId } },
        signal,
      ),
  })

export const useOwnGuarantees = () =>
  useQuery({
    queryKey: [KEY, 'own'],
    queryFn: ({ signal }) => get<typeof guaranteesContract.ownMoves>('/guarantees/own', {}, signal),
  })

/** After an act, guarantees and shares are read anew. */
function useRefresh() {
  const queryClient = useQueryClient()
  return async () => {
    await queryClient.invalidateQueries({ queryKey: [KEY] })
    await queryClient.invalidateQueries({ queryKey: ['/liability'] })
  }
}

export function useCancelMove() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: ({ moveId, reason }: { readonly moveId: string; readonly reason: string }) =>
      send<typeof guaranteesContract.cancelMove>('POST', '/guarantees/moves/:moveId/cancellation', {
        params: { moveId },
        body: { reason },
      }),
    onSuccess: async () => {
      notify(t('L’acte est annulé.'))
      await refresh()
    },
  })
}

/** Enters an act, says so, and offers to take it back. */
export function useRecordMove() {
  const refresh = useRefresh()
  const cancel = useCancelMove()
  return useMutation({
    mutationFn: (body: Input<typeof guaranteesContract.recordMove>['body']) =>
      send<typeof guaranteesContract.recordMove>('POST', '/guarantees/moves', { body }),
    onSuccess: async ({ moveId }) => {
      notify(t('L’acte est enregistré.'), () =>
        cancel.mutate({ moveId, reason: t('Annulé aussitôt saisi') }),
      )
      await refresh()
    },
  })
}

export function useAskMissing() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: () =>
      send<typeof guaranteesContract.askMissing>('POST', '/guarantees/requests', {
        body: { note: '' },
      }),
    onSuccess: async ({ members, amountCents }) => {
      notify(
        t('{count, plural, one {# dépôt demandé} other {# dépôts demandés}} : {amount}.', {
          count: members,
          amount: euros(amountCents),
        }),
      )
      await refresh()
    },
  })
}

export function useSetPolicy() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (body: Input<typeof guaranteesContract.setPolicy>['body']) =>
      send<typeof guaranteesContract.setPolicy>('POST', '/guarantees/policies', { body }),
    onSuccess: async () => {
      notify(t('La règle du dépôt est enregistrée.'))
      await refresh()
    },
  })
}
