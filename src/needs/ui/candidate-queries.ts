import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { get, getWithTag, send } from '../../web/api.ts'
import { t } from '../../web/texts.ts'
import { notify } from '../../web/ui/index.ts'
import type { membersContract } from '../../members/members-contract.ts'
import type { CandidateBody, EmployeeWishesBody, peopleContract } from '../people-contract.ts'

export const useCandidate = (candidateId: string) =>
  useQuery({
    queryKey: ['/candidates', 'one', candidateId],
    queryFn: () =>
      getWithTag<typeof peopleContract.candidate>('/candidates/:candidateId', {
        params: { candidateId },
      }),
    staleTime: 0,
  })

/** Names of the members, to say where somebody does not want to go. */
export const useMemberNames = (month: string) =>
  useQuery({
    queryKey: ['/members', 'names', month],
    queryFn: ({ signal }) =>
      get<typeof membersContract.list>(
        '/members',
        { query: { month, sort: 'name', limit: 500 } },
        signal,
      ),
    staleTime: 60_000,
  })

export type MemberNames = ReturnType<typeof useMemberNames>['data']

function useReread() {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: ['/candidates'] })
}

/** Adds a candidate. */
export function useAddCandidate(onDone: () => void) {
  const reread = useReread()
  return useMutation({
    mutationFn: (body: CandidateBody) =>
      send<typeof peopleContract.add>('POST', '/candidates', { body }),
    onSuccess: async ({ firstName, lastName }) => {
      await reread()
      notify(t('{name} est enregistré parmi les candidats.', { name: `${firstName} ${lastName}` }))
      onDone()
    },
  })
}

/** Changes a candidate if nobody changed it since `tag`. */
export function useChangeCandidate(candidateId: string, tag: string | null, onDone: () => void) {
  const reread = useReread()
  return useMutation({
    mutationFn: (body: CandidateBody) =>
      send<typeof peopleContract.change>(
        'PUT',
        '/candidates/:candidateId',
        { params: { candidateId }, body },
        tag ?? '*',
      ),
    onSuccess: async () => {
      await reread()
      notify(t('Candidat modifié.'))
      onDone()
    },
  })
}

/** Erases a candidate for good: nothing is kept, so nothing can be taken back. */
export function useEraseCandidate(candidateId: string, onDone: () => void) {
  const reread = useReread()
  return useMutation({
    mutationFn: () =>
      send<typeof peopleContract.erase>('DELETE', '/candidates/:candidateId', {
        params: { candidateId },
      }),
    onSuccess: async () => {
      onDone()
      await reread()
      notify(t('Les données de la personne sont effacées.'))
    },
  })
}

export const useWishes = (employeeId: string) =>
  useQuery({
    queryKey: ['/employees', employeeId, 'wishes'],
    queryFn: () =>
      getWithTag<typeof peopleContract.wishes>('/employees/:employeeId/wishes', {
        params: { employeeId },
      }),
    staleTime: 0,
  })

/** Changes what an employee wishes if nobody changed it since `tag`. */
export function useChangeWishes(employeeId: string, tag: string | null) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: EmployeeWishesBody) =>
      send<typeof peopleContract.changeWishes>(
        'PUT',
        '/employees/:employeeId/wishes',
        { params: { employeeId }, body },
        tag ?? '*',
      ),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['/employees', employeeId, 'wishes'] })
      notify(t('Souhaits enregistrés.'))
    },
  })
}
