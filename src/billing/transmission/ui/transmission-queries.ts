import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { get, type Input, send, sendFiles } from '../../../web/api.ts'
import type { transmissionContract } from '../transmission-contract.ts'

const KEY = '/transmissions'

export const useTransmissions = (month: string) =>
  useQuery({
    queryKey: [KEY, month],
    queryFn: ({ signal }) =>
      get<typeof transmissionContract.list>(KEY, { query: { month } }, signal),
    // What was sent is answered within minutes.
    refetchInterval: 15_000,
  })

const useRefresh = () => {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: [KEY] })
}

export function useTransmit() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (invoiceNumbers: string[]) =>
      send<typeof transmissionContract.transmit>('POST', KEY, { body: { invoiceNumbers } }),
    onSuccess: refresh,
  })
}

export function useExchange() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: () => send<typeof transmissionContract.exchange>('POST', '/platform-exchanges', {}),
    onSuccess: refresh,
  })
}

export function useTakeMessage() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (file: File) => {
      const form = new FormData()
      form.append('file', file)
      return sendFiles<typeof transmissionContract.message>('/status-messages', undefined, form)
    },
    onSuccess: refresh,
  })
}

export const useReporting = (month: string) =>
  useQuery({
    queryKey: ['/e-reporting', month],
    queryFn: ({ signal }) =>
      get<typeof transmissionContract.reporting>('/e-reporting', { query: { month } }, signal),
  })

export const useRouting = (memberId: string) =>
  useQuery({
    queryKey: ['/members', memberId, 'routing'],
    queryFn: ({ signal }) =>
      get<typeof transmissionContract.routing>(
        '/members/:memberId/routing',
        { params: { memberId } },
        signal,
      ),
  })

export function useSetRouting(memberId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: Input<typeof transmissionContract.setRouting>['body']) =>
      send<typeof transmissionContract.setRouting>('PUT', '/members/:memberId/routing', {
        params: { memberId },
        body,
      }),
    onSuccess: () =>
      client.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[0] === KEY || queryKey[1] === memberId,
      }),
  })
}

export const useDirectory = () =>
  useMutation({
    mutationFn: (memberId: string) =>
      get<typeof transmissionContract.directory>('/directory-lines', { query: { memberId } }),
  })
