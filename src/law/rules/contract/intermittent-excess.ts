import { day } from '../../../shared/days.ts'
import { minutes } from '../../../shared/time.ts'
import type { ContractFacts } from '../../facts.ts'
import { type MissingDatum, onEachBasis, type Rule, type Scene } from '../../rule.ts'
import { contractIn, weeksPassing } from '../year-to-date.ts'

const ANNUAL_HOURS: MissingDatum = {
  column: 'contracts.annual_minutes',
  fr: 'durée annuelle minimale du contrat intermittent',
  en: 'least annual hours of the intermittent contract',
}

const EXAMPLE: ContractFacts = {
  id: 'C1',
  kind: 'intermittent',
  weeklyMinutes: null,
  annualMinutes: minutes(1_800),
  job: 'Moniteur',
  memberIds: [],
  category: null,
  trialEndsOn: null,
  fixedTermReason: null,
  partTimeReason: null,
  startsOn: day('2026-01-01'),
  endsOn: null,
}

/**
 * Travail intermittent: hours beyond the least that the contract guarantees in the year may not be
 * more than a third of them, unless the employee agrees, hence a warning. The year is the civil
 * one; the finding is on the week that passes it.
 */
export const INTERMITTENT_EXCESS: Rule = {
  id: 'CTR-19',
  family: 'contract',
  words: {
    fr: {
      title: 'Dépassement du contrat intermittent',
      sentence: '{measured} de travail intermittent dans l’année, pour {limit} sans accord.',
      counting:
        'Travail effectif de l’année civile d’un contrat intermittent, rapporté à la durée ' +
        'annuelle minimale du contrat augmentée d’un tiers ; au-delà il faut l’accord du salarié.',
    },
    en: {
      title: 'Beyond the intermittent contract',
      sentence: '{measured} of intermittent work in the year, {limit} without consent.',
      counting:
        'Effective work of the civil year under an intermittent contract, against the least annual ' +
        'hours of the contract and a third more; beyond, the employee must agree.',
    },
  },
  articles: ['L3123-35', 'L3123-34'],
  unit: 'minute',
  // A third, in ten-thousandths: the limit in minutes follows from the contract.
  defaultLimit: 3_333,
  limitUnit: 'e4',
  source: 'law',
  severity: 'warning',
  confidence: 'text',
  override: null,
  examples: [
    {
      fr: 'Contrat de 30 h par an, 40 h travaillées : un tiers de plus.',
      en: 'Contract of 30 h a year, 40 h worked: a third more.',
      work: ['A lu-ve 2026-10-05/2026-10-09 08:00-16:00'],
      facts: { contracts: [EXAMPLE] },
      found: [],
    },
    {
      fr: 'Une minute de plus.',
      en: 'One minute more.',
      work: ['A lu-ve 2026-10-05/2026-10-09 08:00-16:00', 'B 2026-10-10 08:00-08:01'],
      facts: { contracts: [EXAMPLE] },
      found: [[2_401, 2_400]],
    },
  ],
  judge: (scene) => {
    if (!isIntermittent(scene)) return []
    return onEachBasis(scene, ({ basis }) =>
      weeksPassing(INTERMITTENT_EXCESS, scene, {
        basis,
        counts: () => true,
        limitIn: (week) => {
          const contract = contractIn(scene.person.contracts, week)
          if (contract?.kind !== 'intermittent' || contract.annualMinutes === null) return null
          const value = contract.annualMinutes + Math.floor(contract.annualMinutes / 3)
          return { value, source: INTERMITTENT_EXCESS.source }
        },
      }),
    )
  },
  lacks: ({ person }) =>
    person.contracts.some(
      ({ kind, annualMinutes }) => kind === 'intermittent' && annualMinutes === null,
    )
      ? [ANNUAL_HOURS]
      : [],
}

const isIntermittent = ({ person }: Scene): boolean =>
  person.contracts.some(({ kind }) => kind === 'intermittent')
