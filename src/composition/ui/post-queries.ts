import { useMutation, useQuery } from '@tanstack/react-query'
import type { Acceptance, compositionContract, DocumentToSign } from '../composition-contract.ts'
import { get, type Input, send } from '../../web/api.ts'
import { type Done, useReadAgain } from './composition-queries.ts'

export function usePost(postId: string) {
  return useQuery({
    queryKey: ['/posts', postId],
    queryFn: ({ signal }) =>
      get<typeof compositionContract.post>('/posts/:postId', { params: { postId } }, signal),
  })
}

export function useFill(postId: string, onDone: Done<Acceptance>) {
  const readAgain = useReadAgain()
  return useMutation({
    mutationFn: (body: Input<typeof compositionContract.fill>['body']) =>
      send<typeof compositionContract.fill>('POST', '/posts/:postId/filling', {
        params: { postId },
        body,
      }),
    onSuccess: (filled) => {
      onDone(filled)
      return readAgain()
    },
  })
}

export function useWithdraw(postId: string) {
  const readAgain = useReadAgain()
  return useMutation({
    mutationFn: (reason: string) =>
      send<typeof compositionContract.withdrawPost>('POST', '/posts/:postId/withdrawal', {
        params: { postId },
        body: { reason },
      }),
    onSuccess: readAgain,
  })
}

export function useDecide(onDone: Done<DocumentToSign>) {
  const readAgain = useReadAgain()
  return useMutation({
    mutationFn: ({
      documentId,
      ...body
    }: Input<typeof compositionContract.decide>['body'] & { readonly documentId: string }) =>
      send<typeof compositionContract.decide>('POST', '/documents-to-sign/:documentId/decision', {
        params: { documentId },
        body,
      }),
    onSuccess: (document) => {
      onDone(document)
      return readAgain()
    },
  })
}
