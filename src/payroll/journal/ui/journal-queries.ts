import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { get, send, sendFiles } from '../../../web/api.ts'
import type { payrollJournalContract } from '../journal-contract.ts'

export const useJournal = (month: string) =>
  useQuery({
    queryKey: ['/payroll-journal', month],
    queryFn: ({ signal }) =>
      get<typeof payrollJournalContract.journal>('/payroll-journal', { query: { month } }, signal),
  })

function formOf(file: File): FormData {
  const form = new FormData()
  form.set('file', file)
  return form
}

/** Checks a file, then takes it. */
export function useImportJournal(month: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ file, dryRun }: { readonly file: File; readonly dryRun: boolean }) =>
      sendFiles<typeof payrollJournalContract.import>(
        '/payroll-journal/imports',
        { month, dryRun: dryRun ? 'true' : 'false' },
        formOf(file),
      ),
    onSuccess: async (_answer, { dryRun }) => {
      if (!dryRun) await queryClient.invalidateQueries()
    },
  })
}

export function useSetHeadings() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (headings: readonly { readonly field: string; readonly heading: string }[]) =>
      send<typeof payrollJournalContract.setHeadings>('PUT', '/payroll-journal/headings', {
        body: { headings: [...headings] },
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['/payroll-journal'] }),
  })
}
