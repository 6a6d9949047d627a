import { type ApiModule, arranged, isFound, notFound } from '../platform/http/index.ts'
import { month } from '../shared/days.ts'
import { type EmployeeRow, employeesContract } from './employees-contract.ts'
import {
  assignmentsOf,
  type CountedEmployee,
  contractsOf,
  employeeRows,
  fileOf,
  skillsOf,
  type Terms,
  termsByEmployee,
} from './employees-store.ts'
import { dueWeeksIn } from './rules/due-time.ts'

/** The row with the time due; null where the viewer does not know the contract. */
function withDueTime(
  row: CountedEmployee,
  terms: Terms | undefined,
  dueWeeks: ReturnType<typeof dueWeeksIn>,
): EmployeeRow {
  if (terms === undefined || terms.contracts.length === 0)
    return { ...row, contractMinutes: null, balanceMinutes: null }
  const due = dueWeeks(terms.contracts, terms.absences).reduce(
    (sum, { contractMinutes, paidAbsenceMinutes, unpaidAbsenceMinutes }) =>
      sum + contractMinutes - paidAbsenceMinutes - unpaidAbsenceMinutes,
    0,
  )
  return { ...row, contractMinutes: due, balanceMinutes: row.minutes - due }
}

export const employeesApi: ApiModule = (api) => {
  api.serve(employeesContract.list, async ({ db, viewer, query, paging }) => {
    const of = month(query.month)
    const counted = await employeeRows(db, viewer.groupId, of)
    const terms = await termsByEmployee(db, viewer.groupId, of)
    const wanted = counted.filter(
      (row) =>
        (query.state === undefined || row.state === query.state) &&
        (query.member === undefined ||
          row.members.some(({ memberId }) => memberId === query.member)) &&
        isFound(query.q, [row.firstName, row.lastName, row.employeeId, row.job]),
    )
    const dueWeeks = dueWeeksIn(of)
    const rows = wanted.map((row) => withDueTime(row, terms.get(row.employeeId), dueWeeks))
    const order = { sort: query.sort ?? 'name', slice: paging.slice }
    const page = arranged(rows, order, {
      name: ({ lastName, firstName }) => `${lastName} ${firstName}`,
      employeeId: ({ employeeId }) => employeeId,
      job: ({ job }) => job,
      weeklyMinutes: ({ weeklyMinutes }) => weeklyMinutes,
      hiredOn: ({ hiredOn }) => hiredOn,
      minutes: ({ minutes }) => minutes,
      plannedMinutes: ({ plannedMinutes }) => plannedMinutes,
      balanceMinutes: ({ balanceMinutes }) => balanceMinutes,
      entriesToConfirm: ({ entriesToConfirm }) => entriesToConfirm,
    })
    return paging.page(page)
  })

  api.serve(employeesContract.employee, async ({ db, viewer, params: { employeeId } }) => {
    const { groupId, role } = viewer
    const isOfficer = role === 'officer'
    const found = await fileOf(db, groupId, employeeId)
    if (found === null) throw notFound()
    const { firstName, lastName, ...file } = found
    return {
      employeeId,
      firstName,
      lastName,
      file: isOfficer ? file : null,
      contracts: await contractsOf(db, groupId, employeeId),
      assignments: await assignmentsOf(db, groupId, employeeId, { withPrices: isOfficer }),
      skills: await skillsOf(db, groupId, employeeId),
    }
  })
}
