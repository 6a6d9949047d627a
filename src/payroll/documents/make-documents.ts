import type { GroupDb } from '../../platform/database/index.ts'
import { type Day, firstDayOf, lastDayOf, type Month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { LINES } from '../cost/lines.ts'
import { counterFacts, counterPolicy, countersOn } from '../counters/index.ts'
import { actualCostOf } from '../journal/actual-cost.ts'
import { type CostPerson, costStatement } from './cost-statement.ts'
import { disabilityAttestation } from './disability-attestation.ts'
import * as store from './documents-store.ts'
import { type AnnexPerson, hoursAnnex } from './hours-annex.ts'
import { groupRegister, memberRegister } from './personnel-register.ts'
import { disabilityCounts } from './rules/disability-units.ts'
import type { StatementPage } from './statement-page.ts'

const labelOf = (code: string): string => LINES.find((line) => line.code === code)?.label ?? code

/** The statement of costs of a closed month, of everybody or of one; null where nobody cost. */
export async function costStatementOf(
  db: GroupDb,
  groupId: GroupId,
  { month, employeeId, today }: { month: Month; employeeId: string | null; today: Day },
): Promise<StatementPage | null> {
  const people = await store.peopleCosted(db, groupId, month, employeeId)
  if (people.length === 0) return null
  const members = await store.memberNames(db, groupId)
  const lines = await store.contributionsOf(db, groupId, month)
  const costs = Map.groupBy(await actualCostOf(db, groupId, month), (cost) => cost.employeeId)
  const sheets = people.map(
    (person): CostPerson => ({
      name: person.name,
      employeeId: person.employeeId,
      job: person.job,
      costs: (costs.get(person.employeeId) ?? []).map((cost) => ({
        ...cost,
        memberName: cost.memberId === null ? null : (members.get(cost.memberId) ?? cost.memberId),
      })),
      lines: (lines.get(person.employeeId) ?? []).map(({ code, cents }) => ({
        label: labelOf(code),
        cents,
      })),
    }),
  )
  return costStatement(await store.issuerOf(db, groupId), month, today, sheets)
}

/** The annex of hours of a month, of everybody or of one; null where nobody is employed. */
export async function hoursAnnexOf(
  db: GroupDb,
  groupId: GroupId,
  { month, employeeId, today }: { month: Month; employeeId: string | null; today: Day },
): Promise<StatementPage | null> {
  const people = await store.peopleEmployed(db, groupId, month, employeeId)
  if (people.length === 0) return null
  const last = lastDayOf(month)
  const dayOf = ({ leftOn }: store.PaidPerson): Day =>
    leftOn !== null && leftOn <= last ? leftOn : last
  const sheets = new Map<string, AnnexPerson>()
  // Most end on one day, that of the month: their counters are read together.
  for (const [on, those] of Map.groupBy(people, dayOf)) {
    const policy = await counterPolicy(db, groupId, on)
    const ids = those.map((person) => person.employeeId)
    const facts = await counterFacts(db, groupId, ids, on, policy)
    for (const { employeeId: id, name, leftOn } of those) {
      const own = facts.get(id)
      if (own === undefined) continue
      sheets.set(id, {
        name,
        employeeId: id,
        on,
        monthFrom: firstDayOf(month),
        counters: countersOn(own, policy, on),
        hasLeft: leftOn !== null && leftOn <= last,
      })
    }
  }
  const inOrder = people.flatMap((person) => sheets.get(person.employeeId) ?? [])
  return hoursAnnex(await store.issuerOf(db, groupId), month, today, inOrder)
}

export async function groupRegisterOf(
  db: GroupDb,
  groupId: GroupId,
  today: Day,
): Promise<StatementPage> {
  const people = await store.registerOfGroup(db, groupId, today)
  return groupRegister(await store.issuerOf(db, groupId), today, people)
}

/** Null where there is no such member. */
export async function memberRegisterOf(
  db: GroupDb,
  groupId: GroupId,
  { memberId, today }: { memberId: string; today: Day },
): Promise<StatementPage | null> {
  const name = (await store.memberNames(db, groupId)).get(memberId)
  if (name === undefined) return null
  const people = await store.registerOfMember(db, groupId, memberId, today)
  return memberRegister(await store.issuerOf(db, groupId), name, today, people)
}

/** The attestation of a year to each member, or to one; null where there was none. */
export async function disabilityAttestationOf(
  db: GroupDb,
  groupId: GroupId,
  { year, memberId, today }: { year: number; memberId: string | null; today: Day },
): Promise<StatementPage | null> {
  const members = await store.membersOfYear(db, groupId, year, memberId)
  if (members.length === 0) return null
  const counts = disabilityCounts(year, await store.beneficiaryTimes(db, groupId, year))
  return disabilityAttestation(
    await store.issuerOf(db, groupId),
    year,
    today,
    members.map(({ memberId: id, name, siren }) => ({
      name,
      siren,
      count: counts.find((count) => count.memberId === id) ?? null,
    })),
  )
}
