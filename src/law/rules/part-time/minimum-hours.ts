import { addDays, daysBetween, periodsOverlap } from '../../../shared/days.ts'
import type { ContractFacts } from '../../facts.ts'
import type { Finding } from '../../finding.ts'
import { findingOf, midnightOf, type MissingDatum, type Rule, type Scene } from '../../rule.ts'
import { exampleOfHours, isPartTime } from './part-time.ts'

const DAYS_OF_A_SHORT_CONTRACT = 7

/** Training contracts follow the hours of the training: L6222-24, L6325-1. */
const TRAINING: ReadonlySet<ContractFacts['kind']> = new Set([
  'apprenticeship',
  'professionalisation',
])

const REASON_OF_PART_TIME: MissingDatum = {
  column: 'contracts.part_time_reason',
  fr: 'motif d’une durée sous 24 heures : demande écrite, études, accord de branche, remplacement',
  en: 'reason of hours under 24: written request, studies, branch agreement, replacement',
}

/**
 * Durée minimale du temps partiel: twenty-four hours a week. Not for contracts of seven days or
 * less, nor where the contract says its reason (L3123-7): the person's written request, studies
 * before 26, the replacement of an absentee. A warning, since an extended branch agreement may
 * set fewer hours and the reason may be kept on paper.
 */
export const MINIMUM_HOURS: Rule = {
  id: 'PTW-02',
  family: 'part-time',
  words: {
    fr: {
      title: 'Durée minimale du temps partiel',
      sentence: '{measured} par semaine au contrat, pour {limit} au moins.',
      counting:
        'Heures de chaque version du contrat, hors annualisation, alternance, intermittent et ' +
        'contrats de 7 jours au plus. Signalé une fois par version sans motif connu (L3123-7).',
    },
    en: {
      title: 'Least part time',
      sentence: '{measured} a week in the contract, at least {limit} due.',
      counting:
        'Hours of each version of the contract, but for annualised, training and intermittent ' +
        'ones and contracts of 7 days or less. Said once for a version without a known reason ' +
        '(L3123-7).',
    },
  },
  articles: ['L3123-27', 'L3123-7', 'L3123-19'],
  unit: 'minute',
  defaultLimit: 1_440,
  source: 'law',
  severity: 'warning',
  confidence: 'text',
  override: { unit: 'minute', least: 0, most: 1_440, by: 'branch', article: 'L3123-19' },
  examples: [
    {
      fr: 'Contrat de 24 h par semaine.',
      en: 'Contract of 24 h a week.',
      work: [],
      facts: { contracts: [exampleOfHours(24)] },
      found: [],
    },
    {
      fr: 'Contrat de 20 h par semaine, sans motif connu.',
      en: 'Contract of 20 h a week, without a known reason.',
      work: [],
      facts: { contracts: [exampleOfHours(20)] },
      found: [[1_200, 1_440]],
    },
    {
      fr: 'Les mêmes heures à la demande écrite de la personne.',
      en: 'The same hours on the written request of the person.',
      work: [],
      facts: { contracts: [{ ...exampleOfHours(20), partTimeReason: 'request' }] },
      found: [],
    },
  ],
  judge: (scene) =>
    scene.person.contracts.flatMap((contract) => tooFewHours(scene, contract) ?? []),
  lacks: (scene) =>
    scene.person.contracts.some((contract) => tooFewHours(scene, contract) !== null)
      ? [REASON_OF_PART_TIME]
      : [],
}

function tooFewHours(scene: Scene, contract: ContractFacts): Finding | null {
  const { period, person } = scene
  const days = { startsOn: period.from, endsOn: period.to }
  if (!periodsOverlap(contract, days)) return null
  const { startsOn, endsOn, kind, partTimeReason, fixedTermReason } = contract
  if (partTimeReason !== null || fixedTermReason === 'replacement') return null
  const date = startsOn > period.from ? startsOn : period.from
  const { value: limit, source } = scene.limits(MINIMUM_HOURS, date)
  if (TRAINING.has(kind) || !isPartTime(contract, limit)) return null
  if (endsOn !== null && daysBetween(startsOn, endsOn) < DAYS_OF_A_SHORT_CONTRACT) return null
  if (person.leftOn !== null && person.leftOn < date) return null
  return findingOf(MINIMUM_HOURS, scene, {
    basis: 'planned',
    works: [],
    date,
    startsAt: midnightOf(date),
    endsAt: midnightOf(addDays(date, 1)),
    measured: contract.weeklyMinutes,
    limit,
    source,
  })
}
