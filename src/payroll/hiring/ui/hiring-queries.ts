import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { get, send, sendForFile } from '../../../web/api.ts'
import type { hiringContract, HiringsAnswer } from '../hiring-contract.ts'

const KEY = ['/hirings']

export const useHirings = () =>
  useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => get<typeof hiringContract.hirings>('/hirings', {}, signal),
  })

export function useSetDeclarant() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: HiringsAnswer['declarant']) =>
      send<typeof hiringContract.setDeclarant>('PUT', '/hiring-declarant', { body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: KEY }),
  })
}

export interface Asked {
  readonly nir: string
  readonly sex: string
  readonly birthTown: string
  readonly birthDepartment: string
  readonly startsAt: string
  readonly isTest: boolean
}

/** The file is given to the person at once; the page keeps nothing of it. */
export const useMessage = (employeeId: string) =>
  useMutation({
    mutationFn: (body: Asked) =>
      sendForFile<typeof hiringContract.message>('POST', '/hirings/:employeeId/message', {
        params: { employeeId },
        body,
      }),
    gcTime: 0,
  })

export function useDeclared(employeeId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: { readonly declaredOn: string; readonly receipt: string }) =>
      send<typeof hiringContract.declared>('POST', '/hirings/:employeeId/declaration', {
        params: { employeeId },
        body,
      }),
    onSuccess: (answer) => queryClient.setQueryData(KEY, answer),
  })
}
