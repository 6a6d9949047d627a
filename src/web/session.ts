import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import type { groupContract } from '../group/group-contract.ts'
import type {
  identityContract,
  Permission,
  Session,
} from '../platform/identity/identity-contract.ts'
import type { Group } from '../group/group-contract.ts'
import { get } from './api.ts'

/** Who is signed in. The frame reads it before any page shows. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => get<typeof identityContract.session>('/session', {}, signal),
  staleTime: Number.POSITIVE_INFINITY,
})

/** The group and its months. */
export const groupQuery = queryOptions({
  queryKey: ['group'],
  queryFn: ({ signal }) => get<typeof groupContract.group>('/group', {}, signal),
  staleTime: 60_000,
})

export const useSession = (): Session => useSuspenseQuery(sessionQuery).data

export const useGroup = (): Group => useSuspenseQuery(groupQuery).data

/** May the person do this? Only what the server said; the server decides again. */
export const useMay = (permission: Permission): boolean =>
  useSession().permissions.includes(permission)
