import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useAddress, useMonth } from '../../../web/address.ts'
import { get, type Input, send } from '../../../web/api.ts'
import { t } from '../../../web/texts.ts'
import { notify } from '../../../web/ui/index.ts'
import { isLiabilityRule } from '../liability.ts'
import type { liabilityContract, StatuteVersion } from '../liability-contract.ts'
import { parseEuros } from '../../../web/typed-number.ts'

type Asked = Input<typeof liabilityContract.liability>['query']

/** What the address asks: the month, amounts in the place of the books, a rule, who fails. */
export function useAsked(): Asked {
  const month = useMonth()
  const { salaires = '', cotisations = '', regle = '', defaut = '' } = useAddress()
  const wagesCents = parseEuros(salaires)
  const contributionsCents = parseEuros(cotisations)
  return {
    month,
    ...(wagesCents === null ? {} : { wagesCents }),
    ...(contributionsCents === null ? {} : { contributionsCents }),
    ...(isLiabilityRule(regle) ? { rule: regle } : {}),
    ...(defaut === '' ? {} : { failing: defaut }),
  }
}

const KEY = '/liability'

export const useLiability = (asked: Asked) =>
  useQuery({
    queryKey: [KEY, asked],
    queryFn: ({ signal }) =>
      get<typeof liabilityContract.liability>('/liability', { query: asked }, signal),
    placeholderData: keepPreviousData,
  })

export const useOwnLiability = (month: string) =>
  useQuery({
    queryKey: [KEY, 'own', month],
    queryFn: ({ signal }) =>
      get<typeof liabilityContract.ownLiability>('/liability/own', { query: { month } }, signal),
  })

export const useStatutes = () =>
  useQuery({
    queryKey: [KEY, 'statutes'],
    queryFn: ({ signal }) =>
      get<typeof liabilityContract.statutes>('/liability/statutes', {}, signal),
  })

function useRefresh() {
  const queryClient = useQueryClient()
  return () => queryClient.invalidateQueries({ queryKey: [KEY] })
}

const addStatute = ({ startsOn, rule, capCents, source }: StatuteVersion) =>
  send<typeof liabilityContract.addStatute>('POST', '/liability/statutes', {
    body: { startsOn, rule, capCents, source },
  })

const withdrawStatute = ({ startsOn }: Pick<StatuteVersion, 'startsOn'>) =>
  send<typeof liabilityContract.withdrawStatute>('POST', '/liability/statutes/withdrawals', {
    body: { startsOn },
  })

/** Records a version, says so, and offers to take it back. */
export function useAddStatute() {
  const refresh = useRefresh()
  const undo = useMutation({
    mutationFn: withdrawStatute,
    onSuccess: async () => {
      notify(t('La règle est retirée.'))
      await refresh()
    },
    onError: () => notify(t('La règle n’a pas pu être retirée.')),
  })
  return useMutation({
    mutationFn: addStatute,
    onSuccess: async (added) => {
      notify(t('La règle des statuts est enregistrée.'), () => undo.mutate(added))
      await refresh()
    },
  })
}

/** Takes a version back, and offers to record it again. */
export function useWithdrawStatute() {
  const refresh = useRefresh()
  const undo = useMutation({
    mutationFn: addStatute,
    onSuccess: async () => {
      notify(t('La règle est de nouveau enregistrée.'))
      await refresh()
    },
    onError: () => notify(t('La règle n’a pas pu être enregistrée de nouveau.')),
  })
  return useMutation({
    mutationFn: withdrawStatute,
    onSuccess: async (withdrawn) => {
      notify(t('La règle est retirée.'), () => undo.mutate(withdrawn))
      await refresh()
    },
    onError: () => notify(t('La règle n’a pas pu être retirée.')),
  })
}
