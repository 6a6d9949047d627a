import { randomUUID } from 'node:crypto'
import {
  feesOf,
  priceRulesOf,
  type PriceRule,
  recordFee,
  recordPriceRule,
} from '../billing/index.ts'
import { type Database, inGroup } from '../platform/database/index.ts'
import { addMonths, day, firstDayOf, type Month } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { cents, rateE4 } from '../shared/money.ts'

const BLANK: Omit<PriceRule, 'ruleId' | 'startsOn' | 'decidedOn' | 'item' | 'method' | 'source'> = {
  memberId: null,
  assignmentId: null,
  contractKind: null,
  skill: null,
  monthsFrom: null,
  monthsTo: null,
  absenceKind: null,
  coefficientE4: null,
  premiumE4: null,
  fromMinute: null,
  toMinute: null,
  guaranteedMinutes: null,
  endsOn: null,
}

const RULES: readonly Partial<PriceRule>[] = [
  { item: 'overtime', method: 'charges_only' },
  { item: 'sunday', method: 'as_hours', premiumE4: rateE4(2500) },
  { item: 'absence', method: 'at_cost', absenceKind: 'training' },
  { item: 'hours', method: 'coefficient', coefficientE4: rateE4(18_500), monthsFrom: 12 },
]

/** Decisions of the board on prices and a membership fee, once; they hold from an open month on. */
export async function billingDemonstration(
  database: Database,
  groupId: GroupId,
  month: Month,
  actor: string,
): Promise<void> {
  const at = `${addMonths(month, -1)}-15T08:00:00.000Z`
  const decidedOn = day(`${addMonths(month, -1)}-14`)
  await inGroup(database, groupId, async (db) => {
    if ((await priceRulesOf(db, groupId)).length > 0) return
    for (const rule of RULES) {
      const decision: PriceRule = {
        ...BLANK,
        item: 'overtime',
        method: 'as_hours',
        ...rule,
        ruleId: randomUUID(),
        startsOn: firstDayOf(month),
        decidedOn,
        source: 'Conseil d’administration, résolution 3',
      }
      const recorded = await recordPriceRule(db, { groupId, actor, at }, decision)
      if (!recorded.ok) throw new Error(`a price of the demonstration: ${recorded.refusal.kind}`)
    }
    if ((await feesOf(db, groupId)).length > 0) return
    const year = month.slice(0, 4)
    await recordFee(
      db,
      { groupId, actor, at },
      {
        feeId: randomUUID(),
        label: 'Cotisation annuelle',
        kind: 'annual',
        basis: 'headcount',
        bands: [
          { from: 0, amountCents: cents(3000) },
          { from: 10, amountCents: cents(5000) },
          { from: 50, amountCents: cents(12_000) },
        ],
        startsOn: day(`${year}-01-01`),
        endsOn: null,
        decidedOn: day(`${Number(year) - 1}-12-10`),
        source: 'Assemblée générale ordinaire',
      },
    )
  })
}
