import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { get, type Input, send, sendFiles } from '../../web/api.ts'
import type { purchasesContract } from '../purchases-contract.ts'

const KEY = '/purchases'

export const usePurchase = (purchaseId: string) =>
  useQuery({
    queryKey: [KEY, purchaseId],
    queryFn: ({ signal }) =>
      get<typeof purchasesContract.purchase>(
        '/purchases/:purchaseId',
        { params: { purchaseId } },
        signal,
      ),
  })

/** A validation posts to the books: what was read of them may be told anew too. */
const useRefresh = () => {
  const client = useQueryClient()
  return () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
}

export function useReceive() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (file: File) => {
      const form = new FormData()
      form.append('file', file)
      return sendFiles<typeof purchasesContract.receive>(KEY, undefined, form)
    },
    onSuccess: refresh,
  })
}

export function useValidate(purchaseId: string) {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (body: Input<typeof purchasesContract.validate>['body']) =>
      send<typeof purchasesContract.validate>('POST', '/purchases/:purchaseId/validation', {
        params: { purchaseId },
        body,
      }),
    onSuccess: refresh,
  })
}

export function useAnswer(purchaseId: string) {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (body: Input<typeof purchasesContract.answer>['body']) =>
      send<typeof purchasesContract.answer>('POST', '/purchases/:purchaseId/answers', {
        params: { purchaseId },
        body,
      }),
    onSuccess: refresh,
  })
}
