import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { membersContract } from '../../../members/members-contract.ts'
import { get, send } from '../../../web/api.ts'
import type { documentsContract } from '../documents-contract.ts'

export const useDocumentPeople = (month: string) =>
  useQuery({
    queryKey: ['/pay-documents', month],
    queryFn: ({ signal }) =>
      get<typeof documentsContract.people>('/pay-documents', { query: { month } }, signal),
  })

export const useMembers = (month: string) =>
  useQuery({
    queryKey: ['/members', 'names', month],
    queryFn: ({ signal }) =>
      get<typeof membersContract.list>('/members', { query: { month, limit: 500 } }, signal),
  })

const BENEFICIARIES = ['/disability-beneficiaries']

export const useBeneficiaries = () =>
  useQuery({
    queryKey: BENEFICIARIES,
    queryFn: ({ signal }) =>
      get<typeof documentsContract.beneficiaries>('/disability-beneficiaries', {}, signal),
  })

interface Beneficiary {
  readonly employeeId: string
  readonly startsOn: string
}

export function useChangeBeneficiary() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (
      change: Beneficiary & ({ readonly endsOn: string | null } | { readonly drop: true }),
    ) => {
      const { employeeId, startsOn } = change
      return 'drop' in change
        ? send<typeof documentsContract.dropBeneficiary>('DELETE', '/disability-beneficiaries', {
            body: { employeeId, startsOn },
          })
        : send<typeof documentsContract.setBeneficiary>('PUT', '/disability-beneficiaries', {
            body: { employeeId, startsOn, endsOn: change.endsOn },
          })
    },
    onSuccess: (answer) => queryClient.setQueryData(BENEFICIARIES, answer),
  })
}
