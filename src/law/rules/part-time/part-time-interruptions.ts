import { localTimeAt } from '../../../shared/time.ts'
import { LEGAL_WEEKLY_MINUTES } from '../../figures.ts'
import type { Finding } from '../../finding.ts'
import { findingOf, inForceOn, isIn, onEachBasis, type Rule, type Scene } from '../../rule.ts'
import type { Spell, Timeline } from '../../timeline.ts'
import { exampleOfHours } from './part-time.ts'

const MOST_INTERRUPTIONS = 1

/**
 * Interruption d'activité of part-time people: at most one a day, of at most two hours.
 *
 * The time between two members is one when no work is done in it; the break of a shift is none.
 * The day's work is that of one local start day: the day between two nights is a rest.
 */
export const PART_TIME_INTERRUPTIONS: Rule = {
  id: 'PTW-08',
  family: 'part-time',
  words: {
    fr: {
      title: 'Interruptions du temps partiel',
      sentence: '{measured} d’interruption entre deux postes du jour, pour {limit} au plus.',
      otherUnit: '{measured} interruptions dans la journée, pour {limit} au plus.',
      counting:
        'Contrats de moins de 35 heures : temps entre les postes commencés le même jour, tous ' +
        'adhérents réunis. La pause d’un poste n’est pas une interruption.',
    },
    en: {
      title: 'Part-time interruptions',
      sentence:
        '{measured} of interruption between two shifts of the day, at most {limit} allowed.',
      otherUnit: '{measured} interruptions in the day, at most {limit} allowed.',
      counting:
        'Contracts under 35 hours: time between the shifts that start on one day, over all ' +
        'members. The break of a shift is no interruption.',
    },
  },
  articles: ['L3123-30', 'L3123-23'],
  unit: 'minute',
  defaultLimit: 120,
  source: 'law',
  severity: 'breach',
  confidence: 'reading',
  override: { unit: 'minute', least: 120, most: 600, by: 'branch', article: 'L3123-23' },
  examples: [
    {
      fr: 'Deux heures entre deux adhérents, contrat de 24 h.',
      en: 'Two hours between two members, contract of 24 h.',
      work: ['A 2026-10-12 08:00-10:00', 'B 2026-10-12 12:00-16:00'],
      facts: { contracts: [exampleOfHours(24)] },
      found: [],
    },
    {
      fr: 'Une minute de plus.',
      en: 'A minute more.',
      work: ['A 2026-10-12 08:00-10:00', 'B 2026-10-12 12:01-16:00'],
      facts: { contracts: [exampleOfHours(24)] },
      found: [[121, 120]],
    },
    {
      fr: 'Deux interruptions dans la journée.',
      en: 'Two interruptions in the day.',
      work: ['A 2026-10-12 08:00-10:00', 'B 2026-10-12 11:00-12:00', 'C 2026-10-12 13:00-16:00'],
      facts: { contracts: [exampleOfHours(24)] },
      found: [[2, 1]],
    },
  ],
  judge: (scene) => onEachBasis(scene, (timeline) => interruptions(scene, timeline)),
}

function interruptions(scene: Scene, { basis, daysWork }: Timeline): readonly Finding[] {
  return daysWork.flatMap(({ day, spells }) => {
    if (spells.length < 2 || !isIn(scene.period, day)) return []
    const contract = inForceOn(scene.person.contracts, day)
    // Intermittent people have the rights of full time: L3123-36.
    if (contract === undefined || contract.kind === 'intermittent') return []
    if ((contract.weeklyMinutes ?? LEGAL_WEEKLY_MINUTES) >= LEGAL_WEEKLY_MINUTES) return []
    const { value: limit, source } = scene.limits(PART_TIME_INTERRUPTIONS, day)
    const gaps = spells.slice(1).map((after, index) => gapBetween(spells[index], after))
    const long = gaps
      .filter(({ minutes }) => minutes > limit)
      .map(({ minutes: measured, ...place }) => ({ ...place, measured, limit, source }))
    const many = gaps.length > MOST_INTERRUPTIONS ? [tooMany(gaps)] : []
    return [...long, ...many].map((seen) =>
      findingOf(PART_TIME_INTERRUPTIONS, scene, { basis, date: day, ...seen }),
    )
  })
}

function gapBetween(before: Spell | undefined, after: Spell) {
  const previous = before?.last ?? after.first
  return {
    works: [previous, after.first],
    startsAt: localTimeAt(previous.end, previous.zone),
    endsAt: localTimeAt(after.first.start, after.first.zone),
    minutes: after.first.start - previous.end,
  }
}

type Gap = ReturnType<typeof gapBetween>

function tooMany(gaps: readonly Gap[]) {
  const [first] = gaps
  const last = gaps.at(-1)
  if (first === undefined || last === undefined) throw new Error('no interruption to count')
  return {
    works: gaps.flatMap(({ works }) => works),
    startsAt: first.startsAt,
    endsAt: last.endsAt,
    measured: gaps.length,
    limit: MOST_INTERRUPTIONS,
    unit: 'count',
    source: 'law',
  } as const
}
