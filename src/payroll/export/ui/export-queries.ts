import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { get, send } from '../../../web/api.ts'
import type { payrollExportContract } from '../export-contract.ts'
import type { Target } from '../pay-line.ts'

export const useExports = (month: string) =>
  useQuery({
    queryKey: ['/payroll-exports', month],
    queryFn: ({ signal }) =>
      get<typeof payrollExportContract.exports>('/payroll-exports', { query: { month } }, signal),
  })

export const useDifference = (number: number) =>
  useQuery({
    queryKey: ['/payroll-exports/difference', number],
    queryFn: ({ signal }) =>
      get<typeof payrollExportContract.difference>(
        '/payroll-exports/:number/difference',
        { params: { number } },
        signal,
      ),
  })

export const useCodes = (target: Target, month: string) =>
  useQuery({
    queryKey: ['/payroll-codes', target, month],
    queryFn: ({ signal }) =>
      get<typeof payrollExportContract.codes>(
        '/payroll-codes/:target',
        { params: { target }, query: { month } },
        signal,
      ),
  })

export function useMakeExport(month: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (target: Target) =>
      send<typeof payrollExportContract.make>('POST', '/payroll-exports', {
        body: { month, target },
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['/payroll-exports', month] }),
  })
}

interface Choice {
  readonly code: string
  readonly targetCode: string | null
}

export function useSetCodes(target: Target) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (codes: readonly Choice[]) =>
      send<typeof payrollExportContract.setCodes>('PUT', '/payroll-codes/:target', {
        params: { target },
        body: { codes: [...codes] },
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['/payroll-codes', target] }),
  })
}

const NUMBERS = ['/payroll-numbers']

export const useNumbers = () =>
  useQuery({
    queryKey: NUMBERS,
    queryFn: ({ signal }) =>
      get<typeof payrollExportContract.numbers>('/payroll-numbers', {}, signal),
  })

export function useSetNumber() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (number: { readonly employeeId: string; readonly payrollNumber: string }) =>
      send<typeof payrollExportContract.setNumbers>('PUT', '/payroll-numbers', {
        body: { numbers: [number] },
      }),
    onSuccess: (answer) => queryClient.setQueryData(NUMBERS, answer),
  })
}
