import { day, monthOf } from '../../../shared/days.ts'
import type { ContractFacts, PastWork } from '../../facts.ts'
import type { Limit } from '../../limits.ts'
import { type MissingDatum, onEachBasis, type Rule, type Scene } from '../../rule.ts'
import { minutes } from '../../../shared/time.ts'
import { exampleTerm } from '../contract/fixed-term-chain.ts'
import { contractIn, weeksPassing } from '../year-to-date.ts'

/** Durée annuelle légale: 1,607 hours (L3121-41), for 35 hours a week. */
const LEGAL_YEAR = 96_420
const LEGAL_WEEK = 2_100
const ALL = 10_000

const HOURS: MissingDatum = {
  column: 'contracts.weekly_minutes',
  fr: 'durée du travail au contrat',
  en: 'hours of the contract',
}

/** Hours at the public member of the example, before the judged days. */
const before = (week: string, hours: number): PastWork => ({
  week: day(week),
  month: monthOf(day(week)),
  memberId: 'Commune',
  minutes: minutes(hours * 60),
  nightMinutes: minutes(0),
  longNights: 0,
})

const contract: ContractFacts = exampleTerm('2026-01-01', '2026-12-31', {
  kind: 'permanent',
  weeklyMinutes: minutes(LEGAL_WEEK),
})

const example = {
  work: ['Commune 2026-10-12 08:00-13:15'],
  members: { Commune: { publicBody: true }, Ferme: {} },
} as const

/**
 * Groupement mixte: in a civil year nobody works for the local authorities among the members more
 * than three quarters of his annual time: that of the contract (annualised hours, or the weekly
 * ones brought to the year as 1,607 is to 35), else the legal 1,607 hours. The finding is on the
 * week that passes it.
 */
export const PUBLIC_HOURS_OF_PERSON: Rule = {
  id: 'GEL-11',
  family: 'group',
  words: {
    fr: {
      title: 'Temps chez les adhérents publics',
      sentence: '{measured} chez des adhérents publics dans l’année, pour {limit} au plus.',
      counting:
        'Travail effectif de l’année civile chez les collectivités et organismes publics ' +
        'adhérents : trois quarts au plus du temps annuel du contrat, à défaut de 1 607 heures.',
    },
    en: {
      title: 'Time at public members',
      sentence: '{measured} at public members in the year, at most {limit} allowed.',
      counting:
        'Effective work of the civil year at local authorities and public bodies: at most three ' +
        'quarters of the annual time of the contract, else of 1,607 hours.',
    },
  },
  articles: ['L1253-20'],
  unit: 'minute',
  // Three quarters: the limit in minutes follows from the contract.
  defaultLimit: 7_500,
  limitUnit: 'e4',
  source: 'law',
  severity: 'breach',
  confidence: 'text',
  override: null,
  examples: [
    {
      ...example,
      fr: 'Contrat de 35 h : 1 205 h 15 chez la commune dans l’année, les trois quarts de 1 607 h.',
      en: 'Contract of 35 h: 1,205 h 15 at the commune in the year, three quarters of 1,607 h.',
      facts: {
        contracts: [contract],
        past: { planned: [], worked: [before('2026-09-28', 1_200)] },
      },
      found: [],
    },
    {
      ...example,
      fr: 'Une heure de plus.',
      en: 'One hour more.',
      facts: {
        contracts: [contract],
        past: { planned: [], worked: [before('2026-09-28', 1_201)] },
      },
      found: [[72_375, 72_315]],
    },
    {
      ...example,
      fr: 'Les mêmes heures dans un groupement sans adhérent privé.',
      en: 'The same hours in a group without a private member.',
      members: { Commune: { publicBody: true } },
      facts: {
        contracts: [contract],
        past: { planned: [], worked: [before('2026-09-28', 1_201)] },
      },
      found: [],
    },
  ],
  judge: (scene) => {
    if (!isMixed(scene)) return []
    return onEachBasis(scene, ({ basis }) =>
      weeksPassing(PUBLIC_HOURS_OF_PERSON, scene, {
        basis,
        counts: (memberId) => scene.members.get(memberId)?.publicBody === true,
        limitIn: (week) => mostOfYear(contractIn(scene.person.contracts, week)),
      }),
    )
  },
  lacks: (scene) =>
    isMixed(scene) &&
    scene.person.contracts.some(
      ({ weeklyMinutes, annualMinutes }) => weeklyMinutes === null && annualMinutes === null,
    )
      ? [HOURS]
      : [],
}

function mostOfYear(contract: ContractFacts | undefined): Limit {
  const { annualMinutes = null, weeklyMinutes = null } = contract ?? {}
  const { defaultLimit: share, source } = PUBLIC_HOURS_OF_PERSON
  const [of, outOf] =
    annualMinutes !== null
      ? [annualMinutes, 1]
      : weeklyMinutes !== null
        ? [weeklyMinutes * LEGAL_YEAR, LEGAL_WEEK]
        : [LEGAL_YEAR, 1]
  return { value: Math.floor((of * share) / (outOf * ALL)), source }
}

const mixed = new WeakMap<Scene['members'], boolean>()

/** Whether the group has public members and others. */
export function isMixed({ members }: Pick<Scene, 'members'>): boolean {
  const known = mixed.get(members)
  if (known !== undefined) return known
  const found = hasBoth(members)
  mixed.set(members, found)
  return found
}

function hasBoth(members: Scene['members']): boolean {
  let [isPublic, isPrivate] = [false, false]
  for (const { publicBody } of members.values()) {
    if (publicBody) isPublic = true
    else isPrivate = true
    if (isPublic && isPrivate) return true
  }
  return false
}
