import {
  adjustableById,
  adjustableRules,
  type Language,
  legifranceUrl,
  type Override,
} from '../law/index.ts'
import { type ApiModule, HttpProblem, type ProblemKind, dayAt } from '../platform/http/index.ts'
import { covers, type Day, day } from '../shared/days.ts'
import { frenchDate } from '../shared/decimal-text.ts'
import type { Result } from '../shared/refusal.ts'
import {
  type AdjustableRule,
  type Agreement as AgreementRow,
  agreementsContract,
  type OverrideBounds,
} from './agreements-contract.ts'
import { type Agreement, agreementsOf } from './agreements-store.ts'
import { ruleTitle } from './finding-rows.ts'
import {
  addAgreement,
  type AgreementRefusal,
  endAgreement,
  withdrawAgreement,
} from './set-agreement.ts'
import { valueText } from './value-text.ts'

export const boundsOf = (override: Override): OverrideBounds => ({
  ...override,
  articleUrl: legifranceUrl(override.article),
})

const titleOf = (ruleId: string, language: Language): string =>
  adjustableById(ruleId)?.words[language].title ?? ruleTitle(ruleId, language)

function rowOf(agreement: Agreement, today: Day, language: Language): AgreementRow {
  const rule = adjustableById(agreement.ruleId)
  const { startsOn } = agreement
  return {
    ...agreement,
    title: titleOf(agreement.ruleId, language),
    unit: rule?.override?.unit ?? null,
    lawValue: rule?.defaultLimit ?? null,
    state: startsOn > today ? 'to_come' : covers(agreement, today) ? 'in_force' : 'ended',
  }
}

const adjustableRow = (
  rule: ReturnType<typeof adjustableRules>[number],
  language: Language,
): AdjustableRule => ({
  ruleId: rule.id,
  title: rule.words[language].title,
  lawValue: rule.defaultLimit,
  bounds: boundsOf(rule.override),
})

const PROBLEMS = {
  'unknown-rule': 'invalid',
  fixed: 'invalid',
  'out-of-bounds': 'invalid',
  'no-source': 'invalid',
  'ends-before-start': 'invalid',
  overlap: 'conflict',
  'not-found': 'not-found',
} as const satisfies Record<AgreementRefusal['kind'], ProblemKind>

function sentenceOf(refusal: AgreementRefusal): Readonly<Record<Language, string>> {
  switch (refusal.kind) {
    case 'unknown-rule':
      return { fr: 'Cette règle n’existe pas.', en: 'There is no such rule.' }
    case 'fixed':
      return {
        fr: `${refusal.article} ne laisse fixer aucune autre limite, sauf plus protectrice.`,
        en: `${refusal.article} lets nothing else be set, unless it protects more.`,
      }
    case 'out-of-bounds':
      return {
        fr: `${refusal.article} permet de ${boundText(refusal, 'fr', ' à ')}.`,
        en: `${refusal.article} allows ${boundText(refusal, 'en', ' to ')}.`,
      }
    case 'no-source':
      return {
        fr: 'Indiquez l’accord et son article.',
        en: 'Name the agreement and its article.',
      }
    case 'ends-before-start':
      return {
        fr: `La fin ne peut précéder le début, le ${frenchDate(refusal.startsOn)}.`,
        en: `The end cannot come before the start, ${refusal.startsOn}.`,
      }
    case 'overlap': {
      const { startsOn, source } = refusal.with
      return {
        fr: `« ${source} » fixe déjà cette limite à partir du ${frenchDate(startsOn)} : terminez-le d’abord.`,
        en: `“${source}” already sets this limit from ${startsOn}: end it first.`,
      }
    }
    case 'not-found':
      return { fr: 'Cet accord est introuvable.', en: 'This agreement is not there.' }
  }
}

const boundText = ({ least, most, unit }: Override, language: Language, to: string): string =>
  [least, most].map((value) => valueText(value, unit, language)).join(to)

function orProblem(result: Result<Agreement, readonly AgreementRefusal[]>): Agreement {
  if (result.ok) return result.value
  const [first] = result.refusal
  if (first === undefined) throw new Error('a refusal without a reason')
  const all = result.refusal.map(sentenceOf)
  throw new HttpProblem(PROBLEMS[first.kind], {
    detail: { fr: all.map(({ fr }) => fr).join(' '), en: all.map(({ en }) => en).join(' ') },
    facts: { kind: first.kind, refusals: result.refusal },
  })
}

/** A day of a request; one that does not exist is refused there. */
const endOf = (text: string | null): Day | null =>
  text === null ? null : dayAt('/body/endsOn', text)

/** Routes of the limits that agreements set. */
export const agreementsApi: ApiModule = (api) => {
  api.serve(agreementsContract.agreements, async ({ db, now, language }) => {
    const today = day(now.slice(0, 10))
    const items = (await agreementsOf(db)).map((one) => rowOf(one, today, language))
    return { items, rules: adjustableRules().map((rule) => adjustableRow(rule, language)) }
  })

  api.serve(agreementsContract.addAgreement, async ({ db, viewer, body, now, language }) => {
    const doer = { groupId: viewer.groupId, actor: viewer.userName, at: now }
    const startsOn = dayAt('/body/startsOn', body.startsOn)
    const given = { ...body, startsOn, endsOn: endOf(body.endsOn) }
    const agreement = orProblem(await addAgreement(db, doer, given))
    return rowOf(agreement, day(now.slice(0, 10)), language)
  })

  api.serve(agreementsContract.endAgreement, async ({ db, viewer, body, now, language }) => {
    const doer = { groupId: viewer.groupId, actor: viewer.userName, at: now }
    const startsOn = dayAt('/body/startsOn', body.startsOn)
    const given = { ruleId: body.ruleId, startsOn, endsOn: endOf(body.endsOn) }
    const agreement = orProblem(await endAgreement(db, doer, given))
    return rowOf(agreement, day(now.slice(0, 10)), language)
  })

  api.serve(agreementsContract.withdrawAgreement, async ({ db, viewer, body, now, language }) => {
    const doer = { groupId: viewer.groupId, actor: viewer.userName, at: now }
    const startsOn = dayAt('/body/startsOn', body.startsOn)
    const given = { ruleId: body.ruleId, startsOn }
    const agreement = orProblem(await withdrawAgreement(db, doer, given))
    return rowOf(agreement, day(now.slice(0, 10)), language)
  })
}
