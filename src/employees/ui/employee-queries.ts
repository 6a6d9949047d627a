import { useQuery } from '@tanstack/react-query'
import type { employeesContract } from '../employees-contract.ts'
import { get } from '../../web/api.ts'

export function useEmployee(employeeId: string) {
  return useQuery({
    queryKey: ['/employees', employeeId],
    queryFn: ({ signal }) =>
      get<typeof employeesContract.employee>(
        '/employees/:employeeId',
        { params: { employeeId } },
        signal,
      ),
  })
}

export function useCalendar(employeeId: string, month: string) {
  return useQuery({
    queryKey: ['/employees', employeeId, 'calendar', month],
    queryFn: ({ signal }) =>
      get<typeof employeesContract.calendar>(
        '/employees/:employeeId/calendar',
        { params: { employeeId }, query: { month } },
        signal,
      ),
  })
}

/** Counters are for officers: a member company is not asked for what it would be refused. */
export function useCounters(employeeId: string, month: string, enabled = true) {
  return useQuery({
    queryKey: ['/employees', employeeId, 'counters', month],
    enabled,
    queryFn: ({ signal }) =>
      get<typeof employeesContract.counters>(
        '/employees/:employeeId/counters',
        { params: { employeeId }, query: { month } },
        signal,
      ),
  })
}
