import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { get, getWithTag, type Input, send, sendFiles } from '../../../web/api.ts'
import type { transmissionContract } from '../transmission-contract.ts'

const CHOICES = '/invoicing-choices'
const ACCOUNT = '/platform-account'

export const useChoices = () =>
  useQuery({
    queryKey: [CHOICES],
    queryFn: () => getWithTag<typeof transmissionContract.choices>(CHOICES, {}),
  })

export const useAccount = () =>
  useQuery({
    queryKey: [ACCOUNT],
    queryFn: ({ signal }) => get<typeof transmissionContract.account>(ACCOUNT, {}, signal),
  })

const useRefresh = (key: string) => {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: [key] })
}

export function useSetChoices(tag: string | null) {
  const refresh = useRefresh(CHOICES)
  return useMutation({
    mutationFn: (body: Input<typeof transmissionContract.setChoices>['body']) =>
      send<typeof transmissionContract.setChoices>('PUT', CHOICES, { body }, tag ?? undefined),
    onSuccess: refresh,
  })
}

export function useSetLogo() {
  const refresh = useRefresh(CHOICES)
  return useMutation({
    mutationFn: (file: File | null) => {
      if (file === null)
        return send<typeof transmissionContract.removeLogo>('DELETE', '/invoicing-logo', {})
      const form = new FormData()
      form.append('file', file)
      return sendFiles<typeof transmissionContract.setLogo>('/invoicing-logo', undefined, form)
    },
    onSuccess: refresh,
  })
}

export function useSetAccount() {
  const refresh = useRefresh(ACCOUNT)
  return useMutation({
    mutationFn: (body: Input<typeof transmissionContract.setAccount>['body']) =>
      send<typeof transmissionContract.setAccount>('PUT', ACCOUNT, { body }),
    onSuccess: refresh,
  })
}

export const useTryAccount = () =>
  useMutation({
    mutationFn: () =>
      send<typeof transmissionContract.tryAccount>('POST', '/platform-account/trials', {}),
  })
