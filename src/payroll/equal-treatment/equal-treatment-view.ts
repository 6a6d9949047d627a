import type { GroupDb } from '../../platform/database/index.ts'
import { lastDayOf, type Month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { sumCents } from '../../shared/money.ts'
import { compareMonth, type FactsOfMonth } from './compare-month.ts'
import type {
  ComparisonOfMonth,
  ComparisonRow,
  PayScaleRow,
  PersonComparison,
} from './equal-treatment-contract.ts'
import * as store from './equal-treatment-store.ts'
import { type PayScale, scaleOn } from './pay-scale.ts'
import type { PayComparison } from './rules/compare-pay.ts'

interface Names {
  readonly people: ReadonlyMap<string, store.NamedPerson>
  readonly members: ReadonlyMap<string, string>
}

const namesOf = async (db: GroupDb, groupId: GroupId): Promise<Names> => ({
  people: await store.peopleOf(db, groupId),
  members: await store.memberNamesOf(db, groupId),
})

/** The month of everybody, who has something to retain first. */
export async function comparisonView(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
  factsOfMonth: FactsOfMonth,
): Promise<ComparisonOfMonth> {
  const compared = await compareMonth(db, { groupId, month }, factsOfMonth)
  const names = await namesOf(db, groupId)
  const retained = Map.groupBy(
    await store.retainedOf(db, groupId, month),
    ({ employeeId }) => employeeId,
  )
  const people = compared
    .filter(({ employeeId, members }) => members.length > 0 || retained.has(employeeId))
    .map((one) => rowOf(one, retained.get(one.employeeId) ?? [], names))
    .sort(byUrgency)
  return {
    month,
    closed: await store.isClosed(db, groupId, month),
    people,
    lacking: lackingOf(compared, names),
    bonusCents: people.reduce((sum, { bonusCents }) => sum + bonusCents, 0),
    retainedCents: people.reduce((sum, { retainedCents }) => sum + retainedCents, 0),
  }
}

const ORDER: Readonly<Record<ComparisonRow['state'], number>> = {
  changed: 0,
  'to-retain': 1,
  'not-compared': 2,
  retained: 3,
  none: 4,
}

const byUrgency = (one: ComparisonRow, other: ComparisonRow): number =>
  ORDER[one.state] - ORDER[other.state] ||
  Math.abs(other.differenceCents) - Math.abs(one.differenceCents) ||
  other.bonusCents - one.bonusCents

function rowOf(
  comparison: PayComparison,
  retained: readonly store.Retained[],
  { people, members }: Names,
): ComparisonRow {
  const { employeeId, groupCents, comparableCents, bonusCents } = comparison
  const retainedCents = sumCents(retained.map(({ amountCents }) => amountCents))
  return {
    employeeId,
    employeeName: people.get(employeeId)?.name ?? employeeId,
    minutes: comparison.members.reduce((sum, { minutes }) => sum + minutes, 0),
    members: comparison.members.map(({ memberId, scale }) => ({
      memberId,
      memberName: members.get(memberId) ?? memberId,
      compared: scale !== null,
    })),
    groupCents,
    comparableCents,
    bonusCents,
    retainedCents,
    differenceCents: bonusCents - retainedCents,
    state: stateOf(comparison, retained),
  }
}

function stateOf(
  { members }: PayComparison,
  retained: readonly store.Retained[],
): ComparisonRow['state'] {
  const kept = new Map(retained.map((one) => [one.memberId, one.amountCents]))
  const due = new Map(members.map((one) => [one.memberId, one.bonusCents]))
  const same = [...new Set([...kept.keys(), ...due.keys()])].every(
    (memberId) => (kept.get(memberId) ?? 0) === (due.get(memberId) ?? 0),
  )
  const nothing = [...kept.values()].every((cents) => cents === 0)
  if (!same) return nothing ? 'to-retain' : 'changed'
  if (!nothing) return 'retained'
  return members.length > 0 && members.every(({ scale }) => scale === null)
    ? 'not-compared'
    : 'none'
}

/** Members and jobs without a scale, those of most people first. */
function lackingOf(
  compared: readonly PayComparison[],
  { members }: Names,
): ComparisonOfMonth['lacking'] {
  const found = new Map<string, { memberId: string; job: string; people: number }>()
  const lacks = compared.filter((one) => one.members.some(({ scale }) => scale === null))
  for (const { members: own } of lacks)
    for (const { memberId, job, scale } of own) {
      if (scale !== null) continue
      const key = `${memberId} ${job}`
      const known = found.get(key) ?? { memberId, job, people: 0 }
      found.set(key, { ...known, people: known.people + 1 })
    }
  return {
    people: lacks.length,
    scales: [...found.values()]
      .map((one) => ({ ...one, memberName: members.get(one.memberId) ?? one.memberId }))
      .sort((a, b) => b.people - a.people || (a.memberId < b.memberId ? -1 : 1)),
  }
}

/** One person, line by line; null where the month has no work of that person. */
export async function personView(
  db: GroupDb,
  asked: { readonly groupId: GroupId; readonly month: Month; readonly employeeId: string },
  factsOfMonth: FactsOfMonth,
): Promise<PersonComparison | null> {
  const { groupId, month, employeeId } = asked
  const [comparison] = await compareMonth(db, asked, factsOfMonth)
  if (comparison === undefined) return null
  const { people, members } = await namesOf(db, groupId)
  const retained = (await store.retainedOf(db, groupId, month)).filter(
    (one) => one.employeeId === employeeId,
  )
  return {
    month,
    closed: await store.isClosed(db, groupId, month),
    employeeId,
    employeeName: people.get(employeeId)?.name ?? employeeId,
    members: comparison.members.map((one) => {
      const kept = retained.find(({ memberId }) => memberId === one.memberId)
      return {
        ...one,
        memberName: members.get(one.memberId) ?? one.memberId,
        scale: one.scale === null ? null : shownScale(one.scale),
        lines: [...one.lines],
        retained:
          kept === undefined
            ? null
            : {
                amountCents: kept.amountCents,
                retainedBy: kept.retainedBy,
                retainedAt: kept.retainedAt,
              },
      }
    }),
    groupCents: comparison.groupCents,
    comparableCents: comparison.comparableCents,
    bonusCents: comparison.bonusCents,
    retainedCents: sumCents(retained.map(({ amountCents }) => amountCents)),
  }
}

const shownScale = ({ comparableId: _id, ...scale }: PayScale) => ({
  ...scale,
  seniority: [...scale.seniority],
})

/** Every version of every scale; those in force on the last day of the month are marked. */
export async function scalesView(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<readonly PayScaleRow[]> {
  const scales = await store.scalesOf(db, groupId)
  const members = await store.memberNamesOf(db, groupId)
  return scales.map((scale) => ({
    ...shownScale(scale),
    comparableId: scale.comparableId,
    memberName: scale.memberId === null ? null : (members.get(scale.memberId) ?? scale.memberId),
    inForce:
      scaleOn(scales, scale.memberId, scale.job ?? '', lastDayOf(month))?.comparableId ===
      scale.comparableId,
  }))
}
