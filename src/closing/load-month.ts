import type { BilledMember } from '../billing/index.ts'
import { heldBack, preInvoiceActs, seriesOf, vatOf } from '../billing/index.ts'
import { legalFormInWords } from '../group/index.ts'
import {
  absencePayFacts,
  absencePolicyOf,
  communesOf,
  employerOf,
  type AgreedPrice,
  type EmployeeFacts,
  type PaidAbsence,
  type PayContract,
  type PayItem,
  type PayPolicy,
  type PricedAssignment,
  type WorkedEntry,
} from '../payroll/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import type { Month } from '../shared/days.ts'
import { frenchVatNumber, type GroupId } from '../shared/ids.ts'
import { rateE4 } from '../shared/money.ts'
import { loadChanges } from './load-changes.ts'
import * as store from './facts-store.ts'
import type { MonthFacts } from './month-facts.ts'
import { type PriceFacts, priceFactsOf, pricesWithGrid } from './price-facts.ts'
import { firstDayRead } from './window.ts'

/**
 * Reads what the close of a month needs, in a fixed number of queries.
 *
 * @param asked people and closed months to look at again instead of those that changed
 */
export async function loadMonth(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
  asked: ReadonlyMap<string, ReadonlySet<Month>> | null = null,
): Promise<MonthFacts> {
  const settings = await store.settingsOf(db, groupId)
  const policy: PayPolicy = {
    ...(await employerOf(db, groupId, month)),
    overtimeSplit: settings.overtimeSplit,
    workAccidentRateE4: rateE4(settings.workAccidentRateE4),
  }
  const changes = await loadChanges(db, groupId, month, policy, asked)
  const query = { groupId, month, ...changes.reach }
  const entries = await store.entriesOf(db, query, firstDayRead(month))
  const contracts = await store.contractsOf(db, groupId)
  const absences = await store.absencesOf(db, query)
  const items = await store.payItemsOf(db, query)
  const agreed = await store.pricesOf(db, groupId)
  const prices = await priceFactsOf(db, groupId, policy.communeCode, agreed)
  const since = changes.reach.sinceMonth ?? month
  const absencePay = await absencePayFacts(db, { groupId, since, until: month, employeeIds: null })
  return {
    month,
    policy,
    communes: await communesOf(db, groupId),
    term: settings.term,
    members: await membersOf(db, groupId),
    employees: employeesOf(entries, contracts, absences, items, [
      ...changes.changed.keys(),
      ...absencePay.keys(),
    ]),
    assignments: await assignmentsOf(db, groupId, agreed, prices, contracts),
    prices,
    held: heldBack(await preInvoiceActs(db, groupId)),
    absencePay,
    absencePolicy: await absencePolicyOf(db, groupId),
    changed: changes.changed,
    changedSources: changes.sources,
    beforeFirstClose: await store.confirmedBefore(db, groupId, changes.firstClosed ?? month),
  }
}

/** The facts by employee, in order of identifier: everyone with something to pay or to correct. */
function employeesOf(
  entries: ReadonlyMap<string, readonly WorkedEntry[]>,
  contracts: ReadonlyMap<string, readonly PayContract[]>,
  absences: ReadonlyMap<string, readonly PaidAbsence[]>,
  payItems: ReadonlyMap<string, readonly PayItem[]>,
  others: Iterable<string>,
): readonly EmployeeFacts[] {
  const ids = new Set([...entries.keys(), ...absences.keys(), ...payItems.keys(), ...others])
  return [...ids].sort().map((employeeId) => ({
    employeeId,
    contracts: contracts.get(employeeId) ?? [],
    entries: entries.get(employeeId) ?? [],
    absences: absences.get(employeeId) ?? [],
    payItems: payItems.get(employeeId) ?? [],
  }))
}

async function assignmentsOf(
  db: GroupDb,
  groupId: GroupId,
  agreed: ReadonlyMap<string, readonly AgreedPrice[]>,
  facts: PriceFacts,
  contracts: ReadonlyMap<string, readonly PayContract[]>,
): Promise<ReadonlyMap<string, PricedAssignment>> {
  const assignments = await store.assignmentsOf(db, groupId)
  return new Map(
    assignments.map((assignment) => {
      const { assignmentId, employeeId } = assignment
      const own = agreed.get(assignmentId) ?? []
      const prices = pricesWithGrid(facts, assignmentId, own, contracts.get(employeeId) ?? [])
      return [assignmentId, { ...assignment, prices }]
    }),
  )
}

/** Both parties of every invoice, as they are today; the invoice keeps them for good. */
export async function membersOf(db: GroupDb, groupId: GroupId): Promise<readonly BilledMember[]> {
  const group = await store.sellerOf(db, groupId)
  const rows = await store.memberRowsOf(db, groupId)
  return rows.map((row) => {
    const regime = vatOf(row.taxable_revenue_percent)
    const isFrench = group.country === 'FR'
    return {
      memberId: row.member_id,
      series: seriesOf(row.invoice_prefix),
      regime,
      isPublic: row.public_body ?? false,
      term:
        row.payment_days === null || row.end_of_month === null
          ? null
          : { days: row.payment_days, endOfMonth: row.end_of_month },
      seller: {
        name: group.name,
        siren: group.siren,
        siret: row.establishment_siret ?? group.siret,
        vatNumber: isFrench && group.siren !== null ? frenchVatNumber(group.siren) : null,
        legalForm: legalFormInWords(group.legal_form),
        addressLine: group.address_line,
        postalCode: group.postal_code,
        city: group.city,
        communeCode: row.establishment_commune ?? group.commune_code,
        countryCode: group.country,
        email: null,
      },
      buyer: {
        name: row.name,
        siren: row.siren,
        siret: row.site_siret,
        vatNumber:
          isFrench && row.siren !== null && regime.exemption === null
            ? frenchVatNumber(row.siren)
            : null,
        legalForm: null,
        addressLine: null,
        postalCode: null,
        city: null,
        communeCode: row.site_commune,
        countryCode: group.country,
        email: row.email,
      },
    }
  })
}
