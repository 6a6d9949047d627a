import { openingDaysBetween } from '../../calendar.ts'
import { waitingDays } from '../../contract-dates.ts'
import type { FixedTermReason } from '../../facts.ts'
import type { Finding } from '../../finding.ts'
import { isIn, type MissingDatum, type Rule, type Scene } from '../../rule.ts'
import { findingOnWritten } from '../written.ts'
import { exampleTerm, type FixedTermChain, fixedTermChains } from './fixed-term-chain.ts'

/** Terms that ask for no waiting period between them: L1244-4-1. */
const WITHOUT_WAITING: ReadonlySet<FixedTermReason | null> = new Set([
  'replacement',
  'urgent_work',
  'seasonal',
  'customary',
  'training',
])

const REASON_OF_TERM: MissingDatum = {
  column: 'contracts.fixed_term_reason',
  fr: 'motif du contrat à durée déterminée, qui peut dispenser du délai de carence',
  en: 'reason of the fixed term, which may dispense with the waiting period',
}

/**
 * Délai de carence: between two fixed-term contracts on one post, a third of the first with its
 * renewals, half of it under fourteen days, in opening days of the company. Judged between the
 * contracts of one person with one job, which is taken for the post; opening days are taken to be
 * Monday to Friday. A warning: the reason of the term, the person's refusal of a renewal
 * (L1244-4-1) or an extended branch agreement (L1244-4) may dispense with it.
 */
export const WAITING_PERIOD: Rule = {
  id: 'CTR-11',
  family: 'contract',
  words: {
    fr: {
      title: 'Délai de carence entre deux CDD',
      sentence: '{measured} d’ouverture entre deux CDD du même emploi, pour {limit} au moins.',
      counting:
        'Jours du lundi au vendredi entre la fin d’un CDD, renouvellements compris, et le suivant ' +
        'de la même personne dans le même emploi : un tiers de sa durée, la moitié sous 14 jours. ' +
        'Sans objet pour un remplacement, un emploi saisonnier ou d’usage, des travaux urgents.',
    },
    en: {
      title: 'Waiting period between fixed-term contracts',
      sentence: '{measured} of opening between two fixed-term contracts of one job, {limit} due.',
      counting:
        'Days from Monday to Friday between a fixed-term contract with its renewals and the next ' +
        'one of the person in the same job: a third of its length, half under 14 days. Not for ' +
        'replacements, seasonal and customary jobs, urgent work.',
    },
  },
  articles: ['L1244-3-1', 'L1244-3', 'L1244-4', 'L1244-4-1'],
  unit: 'day',
  // The days due follow from the length of the contract; an agreement writes the days themselves.
  defaultLimit: 0,
  source: 'law',
  severity: 'warning',
  confidence: 'reading',
  override: { unit: 'day', least: 0, most: 366, by: 'branch', article: 'L1244-4' },
  examples: [
    {
      fr: 'CDD de 30 jours fini le mercredi 30 septembre, le suivant commence le jeudi 15 octobre.',
      en: '30 days until Wednesday 30 September, the next one from Thursday 15 October.',
      work: [],
      facts: {
        contracts: [
          exampleTerm('2026-09-01', '2026-09-30'),
          exampleTerm('2026-10-15', '2026-12-31'),
        ],
      },
      found: [],
    },
    {
      fr: 'Le suivant commence un jour plus tôt : 9 jours d’ouverture sur 10.',
      en: 'The next one begins one day earlier: 9 opening days out of 10.',
      work: [],
      facts: {
        contracts: [
          exampleTerm('2026-09-01', '2026-09-30'),
          exampleTerm('2026-10-14', '2026-12-31'),
        ],
      },
      found: [[9, 10]],
    },
    {
      fr: 'Les mêmes dates pour remplacer un absent.',
      en: 'The same dates to replace an absentee.',
      work: [],
      facts: {
        contracts: [
          exampleTerm('2026-09-01', '2026-09-30'),
          exampleTerm('2026-10-14', '2026-12-31', { fixedTermReason: 'replacement' }),
        ],
      },
      found: [],
    },
  ],
  judge: (scene) => tooSoon(scene),
  lacks: (scene) =>
    successions(scene).some(
      ([before, after]) =>
        isIn(scene.period, after.startsOn) && (before.reason === null || after.reason === null),
    )
      ? [REASON_OF_TERM]
      : [],
}

type Succession = readonly [before: FixedTermChain, after: FixedTermChain]

/** Each contract with the one before it in the same job, where the term asks for a waiting period. */
function successions({ person }: Scene): readonly Succession[] {
  const chains = fixedTermChains(person.contracts)
  return chains.flatMap((after, index): readonly Succession[] => {
    const before = chains.slice(0, index).findLast(({ job }) => job === after.job)
    if (before === undefined) return []
    return WITHOUT_WAITING.has(before.reason) || WITHOUT_WAITING.has(after.reason)
      ? []
      : [[before, after]]
  })
}

function tooSoon(scene: Scene): readonly Finding[] {
  return successions(scene).flatMap(([{ startsOn, endsOn }, after]) => {
    if (endsOn === null || !isIn(scene.period, after.startsOn)) return []
    const agreed = scene.limits(WAITING_PERIOD, after.startsOn)
    const { value: limit, source } =
      agreed.source === WAITING_PERIOD.source
        ? { value: waitingDays({ from: startsOn, to: endsOn }), source: agreed.source }
        : agreed
    const measured = openingDaysBetween(endsOn, after.startsOn)
    if (measured >= limit) return []
    const numbers = { measured, limit, source }
    return [findingOnWritten(WAITING_PERIOD, scene, { first: after.startsOn, ...numbers })]
  })
}
