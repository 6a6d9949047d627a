import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { get, send } from '../../web/api.ts'
import { numericDay } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { notify } from '../../web/ui/index.ts'
import type { Agreement } from '../agreements-contract.ts'
import type { complianceContract } from '../compliance-contract.ts'

export const useAgreements = () =>
  useQuery({
    queryKey: ['/agreements'],
    queryFn: ({ signal }) => get<typeof complianceContract.agreements>('/agreements', {}, signal),
  })

/** Limits change what is found: all that was read may be told anew. */
function useRefresh() {
  const queryClient = useQueryClient()
  return () =>
    queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
}

export type NewAgreement = Pick<Agreement, 'ruleId' | 'value' | 'startsOn' | 'endsOn' | 'source'>

/** Takes a limit back that was just set. */
function useWithdrawAgreement() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: ({ ruleId, startsOn }: Pick<Agreement, 'ruleId' | 'startsOn'>) =>
      send<typeof complianceContract.withdrawAgreement>('POST', '/agreements/withdrawals', {
        body: { ruleId, startsOn },
      }),
    onSuccess: async () => {
      notify(t('L’accord est retiré.'))
      await refresh()
    },
    onError: () => notify(t('L’accord n’a pas pu être retiré.')),
  })
}

/** Sets a limit, says so, and offers to take it back. */
export function useAddAgreement() {
  const refresh = useRefresh()
  const withdraw = useWithdrawAgreement()
  return useMutation({
    mutationFn: (body: NewAgreement) =>
      send<typeof complianceContract.addAgreement>('POST', '/agreements', { body }),
    onSuccess: async (added) => {
      notify(t('L’accord est enregistré ; les contrôles en tiennent compte.'), () =>
        withdraw.mutate(added),
      )
      await refresh()
    },
  })
}

/** Ends a limit after a day, and offers to let it go on as before. */
export function useEndAgreement() {
  const refresh = useRefresh()
  const undo = useMutation({
    mutationFn: endAgreement,
    onSuccess: async () => {
      notify(t('La fin de l’accord est annulée.'))
      await refresh()
    },
    onError: () => notify(t('La fin de l’accord n’a pas pu être annulée.')),
  })
  return useMutation({
    mutationFn: ({ agreement, endsOn }: EndOrder) => endAgreement({ ...agreement, endsOn }),
    onSuccess: async (_answer, { agreement, endsOn }) => {
      notify(t('L’accord prend fin le {day}.', { day: numericDay(endsOn) }), () =>
        undo.mutate(agreement),
      )
      await refresh()
    },
  })
}

interface EndOrder {
  readonly agreement: Agreement
  readonly endsOn: string
}

const endAgreement = ({
  ruleId,
  startsOn,
  endsOn,
}: Pick<Agreement, 'ruleId' | 'startsOn' | 'endsOn'>) =>
  send<typeof complianceContract.endAgreement>('POST', '/agreements/ends', {
    body: { ruleId, startsOn, endsOn },
  })
