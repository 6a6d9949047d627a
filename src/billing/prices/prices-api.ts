import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { todayOf } from '../../group/index.ts'
import type { GroupDb } from '../../platform/database/index.ts'
import {
  type ApiModule,
  HttpProblem,
  type RefusalTable,
  refusalProblem,
} from '../../platform/http/index.ts'
import { addMonths, type Day, day, month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { cents, rateE4 } from '../../shared/money.ts'
import type { FeeMistake } from '../fees/fee-schedule.ts'
import { type FeeRefusal, feesOf, recordFee } from '../fees/record-fee.ts'
import type { PriceRule } from '../rules/price-rules.ts'
import type { TermRefusal } from '../rules/terms.ts'
import { priceRulesOf, type RecordedRule } from './price-rules-store.ts'
import { type PriceRuleRow, pricesContract } from './prices-contract.ts'
import {
  lastClosed,
  recordPriceRule,
  type RuleRefusal,
  stopPriceRule,
} from './record-price-rule.ts'
import type { RuleMistake } from './rule-mistakes.ts'
import { type SetTermRefusal, setTerm, termsOfGroup } from './terms-store.ts'

const RULE_REFUSALS: RefusalTable<RuleRefusal> = {
  'unknown-rule': { is: 'not-found', fr: 'Décision introuvable.', en: 'No such decision.' },
  'rule-refused': {
    is: 'invalid',
    fr: 'La décision n’est pas possible ainsi.',
    en: 'The decision is not possible so.',
  },
}

const MISTAKES: Readonly<Record<RuleMistake['kind'] | FeeMistake['kind'], string>> = {
  'not-first-day': 'le premier jour d’un mois',
  'not-last-day': 'le dernier jour d’un mois',
  'ends-before-start': 'une fin après le début',
  'month-closed': 'un mois qui n’est pas clos : un mois clos garde ses prix',
  missing: 'une valeur',
  'not-for-item': 'rien : cette valeur n’a pas de sens pour cet élément',
  'method-not-for-item': 'une façon de facturer qui vaut pour cet élément',
  'months-out-of-order': 'une durée maximale au moins égale à la minimale',
  unknown: 'un identifiant connu',
  'no-band': 'au moins une tranche',
  'first-band-from-zero': 'une première tranche à partir de 0',
  'bands-out-of-order': 'des tranches croissantes',
  'one-band-when-flat': 'un seul montant quand il est forfaitaire',
}

/** All mistakes at once, each with its field. */
function mistakesProblem(refusal: Extract<RuleRefusal, { kind: 'rule-refused' }> | FeeRefusal) {
  const errors = refusal.mistakes.map(({ kind, field }) => ({
    path: `/body/${field}`,
    expected: MISTAKES[kind],
  }))
  const { fr, en } = RULE_REFUSALS['rule-refused']
  const detail = { fr: `${fr} Attendu : ${errors.map((e) => e.expected).join(' ; ')}.`, en }
  return new HttpProblem('invalid', { detail, errors, facts: refusal })
}

/** The term that is too long, the most that the law allows, and its article. */
export function termProblem(refusal: TermRefusal): HttpProblem {
  const { term, most, article } = refusal
  const from = term.endOfMonth ? 'fin de mois' : 'après l’émission'
  return new HttpProblem('invalid', {
    detail: {
      fr: `${term.days} jours ${from}, c’est trop : ${Math.max(0, most)} au plus (${article}).`,
      en: `${term.days} days is too long: ${Math.max(0, most)} at most (${article}).`,
    },
    facts: refusal,
  })
}

function setTermProblem(refusal: SetTermRefusal): HttpProblem {
  if (refusal.kind === 'term-too-long') return termProblem(refusal)
  if (refusal.kind === 'unknown-member') return new HttpProblem('not-found')
  const detail = { fr: 'Dites où l’adhérent en a convenu.', en: 'Say where the member agreed.' }
  return new HttpProblem('invalid', { detail, facts: refusal })
}

const stateOf = ({ startsOn, endsOn }: PriceRule, today: Day): PriceRuleRow['state'] =>
  startsOn > today ? 'to_come' : endsOn !== null && endsOn < today ? 'ended' : 'in_force'

/** What was decided, without who wrote it down. */
const withoutRecord = (rule: RecordedRule): PriceRule => ({
  ruleId: rule.ruleId,
  item: rule.item,
  memberId: rule.memberId,
  assignmentId: rule.assignmentId,
  contractKind: rule.contractKind,
  skill: rule.skill,
  monthsFrom: rule.monthsFrom,
  monthsTo: rule.monthsTo,
  absenceKind: rule.absenceKind,
  method: rule.method,
  coefficientE4: rule.coefficientE4,
  premiumE4: rule.premiumE4,
  fromMinute: rule.fromMinute,
  toMinute: rule.toMinute,
  guaranteedMinutes: rule.guaranteedMinutes,
  startsOn: rule.startsOn,
  endsOn: rule.endsOn,
  decidedOn: rule.decidedOn,
  source: rule.source,
})

async function memberNames(db: GroupDb, groupId: GroupId): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select member_id as id, name from members where group_id = ${groupId}`.execute(db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export const pricesApi: ApiModule = (api) => {
  api.serve(pricesContract.rules, async ({ db, viewer: { groupId }, now }) => {
    const today = await todayOf(db, now)
    const names = await memberNames(db, groupId)
    const closed = await lastClosed(db, groupId)
    const items = (await priceRulesOf(db, groupId)).map((rule) => ({
      ...withoutRecord(rule),
      memberName: names.get(rule.memberId ?? '') ?? null,
      state: stateOf(rule, today),
    }))
    return { items, firstOpenMonth: closed === null ? null : addMonths(closed, 1) }
  })

  api.serve(pricesContract.addRule, async ({ db, viewer, body, now }) => {
    const rate = (value: number | null) => (value === null ? null : rateE4(value))
    const rule: PriceRule = {
      ...body,
      ruleId: randomUUID(),
      coefficientE4: rate(body.coefficientE4),
      premiumE4: rate(body.premiumE4),
      startsOn: day(body.startsOn),
      endsOn: body.endsOn === null ? null : day(body.endsOn),
      decidedOn: day(body.decidedOn),
    }
    const act = { groupId: viewer.groupId, actor: viewer.userName, at: now }
    const result = await recordPriceRule(db, act, rule)
    if (result.ok) return { ruleId: result.value.ruleId }
    if (result.refusal.kind === 'rule-refused') throw mistakesProblem(result.refusal)
    throw refusalProblem(RULE_REFUSALS, result.refusal)
  })

  api.serve(pricesContract.endRule, async ({ db, viewer, params, body, now }) => {
    const act = { groupId: viewer.groupId, actor: viewer.userName, at: now }
    const result = await stopPriceRule(db, act, params.ruleId, month(body.lastMonth))
    if (result.ok) return result.value
    if (result.refusal.kind === 'rule-refused') throw mistakesProblem(result.refusal)
    throw refusalProblem(RULE_REFUSALS, result.refusal)
  })

  feesAndTerms(api)
}

const feesAndTerms: ApiModule = (api) => {
  api.serve(pricesContract.fees, async ({ db, viewer }) => ({
    items: (await feesOf(db, viewer.groupId)).map((fee) => ({ ...fee, bands: [...fee.bands] })),
  }))

  api.serve(pricesContract.addFee, async ({ db, viewer, body, now }) => {
    const fee = {
      ...body,
      feeId: randomUUID(),
      bands: body.bands.map(({ from, amountCents }) => ({ from, amountCents: cents(amountCents) })),
      startsOn: day(body.startsOn),
      endsOn: body.endsOn === null ? null : day(body.endsOn),
      decidedOn: day(body.decidedOn),
    }
    const act = { groupId: viewer.groupId, actor: viewer.userName, at: now }
    const result = await recordFee(db, act, fee)
    if (!result.ok) throw mistakesProblem(result.refusal)
    return { feeId: result.value.feeId }
  })

  api.serve(pricesContract.terms, ({ db, viewer }) => termsOfGroup(db, viewer.groupId))

  api.serve(pricesContract.setTerm, async ({ db, viewer, body, now }) => {
    const { groupId, userName: actor } = viewer
    const result = await setTerm(db, { ...body, groupId, actor, at: now })
    if (!result.ok) throw setTermProblem(result.refusal)
    return result.value
  })
}
