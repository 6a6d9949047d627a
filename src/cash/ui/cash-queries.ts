import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { get, type Input, send } from '../../web/api.ts'
import { t } from '../../web/texts.ts'
import { notify } from '../../web/ui/index.ts'
import type { cashContract, PartAnswer } from '../cash-contract.ts'
import type { forecastContract } from '../forecast-contract.ts'
import type { receivablesContract } from '../receivables-contract.ts'

const KEY = '/cash'

/** All that money touches: movements, what is owed, the books. */
export function useRefreshCash(): () => void {
  const queryClient = useQueryClient()
  return () => {
    for (const key of [KEY, '/cash/operations', '/ledger', '/invoices'])
      void queryClient.invalidateQueries({ queryKey: [key] })
  }
}

export const useAccounts = () =>
  useQuery({
    queryKey: [KEY, 'accounts'],
    queryFn: ({ signal }) => get<typeof cashContract.accounts>('/cash/accounts', {}, signal),
  })

export const useStatements = () =>
  useQuery({
    queryKey: [KEY, 'statements'],
    queryFn: ({ signal }) => get<typeof cashContract.statements>('/cash/statements', {}, signal),
  })

export const useOperation = (operationId: string) =>
  useQuery({
    queryKey: [KEY, 'operation', operationId],
    queryFn: ({ signal }) =>
      get<typeof cashContract.operation>(
        '/cash/operations/:operationId',
        { params: { operationId } },
        signal,
      ),
  })

export const useRules = () =>
  useQuery({
    queryKey: [KEY, 'rules'],
    queryFn: ({ signal }) => get<typeof cashContract.rules>('/cash/rules', {}, signal),
  })

export const useForecast = () =>
  useQuery({
    queryKey: [KEY, 'forecast'],
    queryFn: ({ signal }) =>
      get<typeof forecastContract.forecast>('/cash/forecast', { query: {} }, signal),
  })

export const useAged = (at: string) =>
  useQuery({
    queryKey: [KEY, 'aged', at],
    queryFn: ({ signal }) =>
      get<typeof receivablesContract.agedBalance>(
        '/cash/aged-balance',
        { query: at === '' ? {} : { at } },
        signal,
      ),
    placeholderData: keepPreviousData,
  })

export const useReminders = () =>
  useQuery({
    queryKey: [KEY, 'reminders'],
    queryFn: ({ signal }) =>
      get<typeof receivablesContract.reminders>('/cash/reminders', {}, signal),
  })

export const useMemberAccount = (memberId: string) =>
  useQuery({
    queryKey: [KEY, 'member', memberId],
    queryFn: ({ signal }) =>
      get<typeof receivablesContract.memberAccount>(
        '/members/:memberId/account',
        { params: { memberId } },
        signal,
      ),
  })

export const usePayments = (invoiceNumber: string) =>
  useQuery({
    queryKey: [KEY, 'payments', invoiceNumber],
    queryFn: ({ signal }) =>
      get<typeof receivablesContract.payments>(
        '/invoices/:invoiceNumber/payments',
        { params: { invoiceNumber } },
        signal,
      ),
  })

/** A command that tells what it did and reads again all that it touched. */
function useCommand<Given, Answer>(
  mutationFn: (given: Given) => Promise<Answer>,
  told: (answer: Answer, given: Given) => string,
) {
  const refresh = useRefreshCash()
  return useMutation({
    mutationFn,
    onSuccess: (answer, given) => {
      notify(told(answer, given))
      refresh()
    },
  })
}

export function useSettle(operationId: string) {
  return useCommand(
    (parts: PartAnswer[]) =>
      send<typeof cashContract.settle>('POST', '/cash/operations/:operationId/settlements', {
        params: { operationId },
        body: { parts },
      }),
    () => t('Opération affectée.'),
  )
}

export const useUndo = () =>
  useCommand(
    (settlementId: string) =>
      send<typeof cashContract.undo>('POST', '/cash/settlements/:settlementId/undoing', {
        params: { settlementId },
        body: { reason: '' },
      }),
    () => t('Affectation annulée : une écriture contraire est passée.'),
  )

export const useSetOff = () =>
  useCommand(
    (parts: PartAnswer[]) =>
      send<typeof cashContract.setOff>('POST', '/cash/set-offs', { body: { parts } }),
    () => t('Compensation enregistrée.'),
  )

export const useAddRule = () =>
  useCommand(
    (body: Input<typeof cashContract.addRule>['body']) =>
      send<typeof cashContract.addRule>('POST', '/cash/rules', { body }),
    () => t('Règle enregistrée.'),
  )

export const useRemoveRule = () =>
  useCommand(
    (ruleId: string) =>
      send<typeof cashContract.removeRule>('DELETE', '/cash/rules/:ruleId', { params: { ruleId } }),
    () => t('Règle retirée.'),
  )

export const useStoreAccount = () =>
  useCommand(
    (body: Input<typeof cashContract.storeAccount>['body']) =>
      send<typeof cashContract.storeAccount>('POST', '/cash/accounts', { body }),
    () => t('Compte enregistré.'),
  )

export const useAddOperation = () =>
  useCommand(
    (body: Input<typeof cashContract.addOperation>['body']) =>
      send<typeof cashContract.addOperation>('POST', '/cash/operations', { body }),
    () => t('Opération enregistrée.'),
  )

export const useAddItem = () =>
  useCommand(
    (body: Input<typeof forecastContract.addItem>['body']) =>
      send<typeof forecastContract.addItem>('POST', '/cash/items', { body }),
    () => t('Ajouté à la prévision.'),
  )

export const useRemoveItem = () =>
  useCommand(
    (itemId: string) =>
      send<typeof forecastContract.removeItem>('DELETE', '/cash/items/:itemId', {
        params: { itemId },
      }),
    () => t('Retiré de la prévision.'),
  )

export const useChangeAssumptions = () =>
  useCommand(
    (body: Input<typeof forecastContract.changeAssumptions>['body']) =>
      send<typeof forecastContract.changeAssumptions>('PUT', '/cash/assumptions', { body }),
    () => t('Hypothèses enregistrées.'),
  )

export const useWriteReminders = () =>
  useCommand(
    (body: Input<typeof receivablesContract.writeReminders>['body']) =>
      send<typeof receivablesContract.writeReminders>('POST', '/cash/reminders', { body }),
    ({ written }) =>
      t('{count, plural, one {# relance enregistrée.} other {# relances enregistrées.}}', {
        count: written.length,
      }),
  )

export const usePause = () =>
  useCommand(
    (body: Input<typeof receivablesContract.pause>['body']) =>
      send<typeof receivablesContract.pause>('POST', '/cash/reminder-pauses', { body }),
    ({ paused }) => (paused ? t('Relances suspendues.') : t('Relances reprises.')),
  )

export const useChangeLevels = () =>
  useCommand(
    (body: Input<typeof receivablesContract.changeLevels>['body']) =>
      send<typeof receivablesContract.changeLevels>('PUT', '/cash/reminder-levels', { body }),
    () => t('Niveaux enregistrés.'),
  )
