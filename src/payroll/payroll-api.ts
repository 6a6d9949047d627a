import type { ApiModule } from '../platform/http/index.ts'
import { payrollContract } from './payroll-contract.ts'
import { costsOf, payVariablesOf } from './payroll-queries.ts'

export const payrollApi: ApiModule = (api) => {
  api.serve(payrollContract.variables, async ({ db, viewer, query, paging }) => {
    const wanted = { sort: query.sort ?? 'line', slice: paging.slice }
    return paging.page(await payVariablesOf(db, viewer.groupId, query, wanted))
  })
  api.serve(payrollContract.costs, async ({ db, viewer, query, paging }) => {
    const wanted = { sort: query.sort ?? 'employee', slice: paging.slice }
    return paging.page(await costsOf(db, viewer.groupId, query, wanted))
  })
}
