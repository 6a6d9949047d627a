import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { EmployeeRow } from '../../employees/employees-contract.ts'
import { get, getPage, type Input } from '../../web/api.ts'
import type { simulationContract } from '../simulation/simulation-contract.ts'

/** The situation as the address holds it. */
export type Asked = Input<typeof simulationContract.month>['query']
export type AskedYear = Input<typeof simulationContract.year>['query']

const isContract = (value: string | undefined): value is NonNullable<Asked['contract']> =>
  ['permanent', 'fixed_term', 'seasonal', 'apprenticeship', 'professionalisation'].some(
    (one) => one === value,
  )

/** The situation of a search, as the API takes it: what it does not say has the defaults there. */
export const queryOf = (search: Readonly<Record<string, string>>, month: string): Asked => ({
  ...search,
  month,
  grossCents: search['grossCents'] ?? '0',
  contract: isContract(search['contract']) ? search['contract'] : 'permanent',
  executive: search['executive'] === 'true' ? 'true' : 'false',
  endIndemnity: search['endIndemnity'] === 'false' ? 'false' : 'true',
})

export const useStart = (month: string, employee: string) =>
  useQuery({
    queryKey: ['/cost-simulations/start', month, employee],
    queryFn: ({ signal }) =>
      get<typeof simulationContract.start>(
        '/cost-simulations/start',
        { query: { month, ...(employee === '' ? {} : { employee }) } },
        signal,
      ),
  })

export const useMonthCost = (query: Asked) =>
  useQuery({
    queryKey: ['/cost-simulations/month', query],
    queryFn: ({ signal }) =>
      get<typeof simulationContract.month>('/cost-simulations/month', { query }, signal),
    placeholderData: keepPreviousData,
  })

export const useYearCost = (query: AskedYear) =>
  useQuery({
    queryKey: ['/cost-simulations/year', query],
    queryFn: ({ signal }) =>
      get<typeof simulationContract.year>('/cost-simulations/year', { query }, signal),
    placeholderData: keepPreviousData,
  })

export const useExplanation = (asked: Asked, rule: string) =>
  useQuery({
    queryKey: ['/cost-simulations/explanation', asked, rule],
    queryFn: ({ signal }) =>
      get<typeof simulationContract.explanation>(
        '/cost-simulations/explanation',
        { query: { ...asked, rule } },
        signal,
      ),
    placeholderData: keepPreviousData,
  })

/** Everybody of the month, to begin with the contract of somebody. */
export const useNames = (month: string) =>
  useQuery({
    queryKey: ['/employees', 'names', month, 'simulation'],
    queryFn: async ({ signal }) => {
      const people: Pick<EmployeeRow, 'employeeId' | 'firstName' | 'lastName'>[] = []
      let cursor: string | null = null
      do {
        const asked: object = { month, sort: 'name', limit: 500, cursor }
        const page: Awaited<ReturnType<typeof getPage<EmployeeRow>>> = await getPage<EmployeeRow>(
          '/employees',
          asked,
          signal,
        )
        people.push(...page.items)
        cursor = page.nextCursor
      } while (cursor !== null)
      return people
    },
  })
