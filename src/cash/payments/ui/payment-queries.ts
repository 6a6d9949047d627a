import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { get, type Input, send, sendFiles } from '../../../web/api.ts'
import type { membersContract } from '../../../members/members-contract.ts'
import { t } from '../../../web/texts.ts'
import { notify } from '../../../web/ui/index.ts'
import type { paymentsContract } from '../payments-contract.ts'

const KEY = '/payments'

export const useCollectables = () =>
  useQuery({
    queryKey: [KEY, 'collectables'],
    queryFn: ({ signal }) =>
      get<typeof paymentsContract.collectables>('/payments/collectables', {}, signal),
  })

/** All members: a mandate is signed before the first invoice is due. */
export const useMandateMembers = (month: string) =>
  useQuery({
    queryKey: ['/members', 'names', month],
    queryFn: ({ signal }) =>
      get<typeof membersContract.list>('/members', { query: { month, limit: 500 } }, signal),
  })

export const useWages = (month: string) =>
  useQuery({
    queryKey: [KEY, 'wages', month],
    queryFn: ({ signal }) =>
      get<typeof paymentsContract.wages>('/payments/wages', { query: { month } }, signal),
  })

export const useRefunds = () =>
  useQuery({
    queryKey: [KEY, 'refunds'],
    queryFn: ({ signal }) => get<typeof paymentsContract.refunds>('/payments/refunds', {}, signal),
  })

export const useFiles = () =>
  useQuery({
    queryKey: [KEY, 'files'],
    queryFn: ({ signal }) => get<typeof paymentsContract.files>('/payments/files', {}, signal),
  })

export const useOrders = (fileId: string) =>
  useQuery({
    queryKey: [KEY, 'orders', fileId],
    queryFn: ({ signal }) =>
      get<typeof paymentsContract.orders>(
        '/payments/files/:fileId',
        { params: { fileId } },
        signal,
      ),
  })

function useRefresh() {
  const queryClient = useQueryClient()
  return () => queryClient.invalidateQueries({ queryKey: [KEY] })
}

export function useCollect() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (invoiceNumbers: string[]) =>
      send<typeof paymentsContract.collect>('POST', '/payments/debits', {
        body: { invoiceNumbers },
      }),
    onSuccess: async ({ messageId }) => {
      notify(t('Le fichier {name} est prêt pour la banque.', { name: messageId }))
      await refresh()
    },
    // What stands against it may have changed: the list says it.
    onError: refresh,
  })
}

export function useTransfer() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (body: Input<typeof paymentsContract.transfer>['body']) =>
      send<typeof paymentsContract.transfer>('POST', '/payments/transfers', { body }),
    onSuccess: async ({ messageId }) => {
      notify(t('Le fichier {name} est prêt pour la banque.', { name: messageId }))
      await refresh()
    },
    onError: refresh,
  })
}

export function useWithdraw() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: ({ fileId, reason }: { readonly fileId: string; readonly reason: string }) =>
      send<typeof paymentsContract.withdraw>('POST', '/payments/files/:fileId/withdrawal', {
        params: { fileId },
        body: { reason },
      }),
    onSuccess: async () => {
      notify(t('Le fichier est retiré : ce qu’il demandait est de nouveau à faire.'))
      await refresh()
    },
  })
}

export function useAnswer() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (file: File) => {
      const form = new FormData()
      form.set('file', file)
      return sendFiles<typeof paymentsContract.answer>('/payments/answers', undefined, form)
    },
    onSuccess: async ({ rejected }) => {
      notify(
        t(
          '{count, plural, =0 {La banque a tout accepté.} one {La banque a refusé # opération.} other {La banque a refusé # opérations.}}',
          { count: rejected },
        ),
      )
      await refresh()
    },
  })
}

export function useSetMandate() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (body: Input<typeof paymentsContract.setMandate>['body']) =>
      send<typeof paymentsContract.setMandate>('POST', '/payments/mandates', { body }),
    onSuccess: async () => {
      notify(t('Le mandat est enregistré.'))
      await refresh()
    },
  })
}

export function useEndMandate() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (body: Input<typeof paymentsContract.endMandate>['body']) =>
      send<typeof paymentsContract.endMandate>('POST', '/payments/mandates/revocations', { body }),
    onSuccess: async () => {
      notify(t('Le mandat est révoqué.'))
      await refresh()
    },
  })
}

export function useSetPayee() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (body: Input<typeof paymentsContract.setPayee>['body']) =>
      send<typeof paymentsContract.setPayee>('POST', '/payments/payees', { body }),
    onSuccess: async () => {
      notify(t('Le compte est enregistré.'))
      await refresh()
    },
  })
}
