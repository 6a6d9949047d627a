import type { Day } from '../../../shared/days.ts'
import type { Basis, Finding } from '../../finding.ts'
import {
  type Example,
  findingOf,
  midnightOf,
  onEachBasis,
  type Rule,
  type Scene,
  spanOf,
  weekMeets,
  worksOf,
} from '../../rule.ts'
import { weeksBetween } from '../../week.ts'
import { weeksOf } from '../../weeks.ts'
import { exampleOfHours, mayBePartTime, partTimeOfWeek } from './part-time.ts'

const WEEKS = 12
const WEEKS_AROUND = 15

const example = (until: string, found: Example['found'], text: { fr: string; en: string }) => ({
  ...text,
  work: [
    'A lu-ve 2026-08-03/2026-10-25 08:00-12:48',
    'B lu-lu 2026-08-03/2026-10-18 13:00-15:00',
    `B lu-lu 2026-10-19/2026-10-19 13:00-${until}`,
  ],
  facts: { contracts: [exampleOfHours(24)] },
  found,
})

/**
 * Contract raised by what is really worked: when, over twelve weeks in a row or over twelve of
 * fifteen, a part-time person works on average two hours a week or more beyond the contract, the
 * contract is raised by the difference with seven days' notice, unless the person objects.
 *
 * Of fifteen weeks the twelve longest are taken. All weeks must be under the same weekly hours.
 * Said once for a run of such weeks, on the first week of the first twelve; measured is their
 * mean, rounded down to the minute.
 */
export const LASTING_HOURS: Rule = {
  id: 'PTW-11',
  family: 'part-time',
  words: {
    fr: {
      title: 'Horaire durablement dépassé',
      sentence:
        '{measured} par semaine en moyenne sur 12 semaines ; contrat à relever dès {limit}.',
      counting:
        'Contrats de moins de 35 heures, hors annualisation : moyenne du travail effectif de 12 ' +
        'semaines qui se suivent, ou des 12 plus longues de 15, d’au moins 2 heures au-dessus du ' +
        'contrat. Dit une fois par suite de semaines, à la première des douze.',
    },
    en: {
      title: 'Contract lastingly exceeded',
      sentence: '{measured} a week on average over 12 weeks; to be raised from {limit} on.',
      counting:
        'Contracts under 35 hours, not annualised: mean effective work of 12 weeks in a row, or of ' +
        'the 12 longest of 15, at least 2 hours above the contract. Said once for a run of weeks, ' +
        'on the first of the twelve.',
    },
  },
  articles: ['L3123-13'],
  unit: 'minute',
  defaultLimit: 120,
  source: 'law',
  severity: 'warning',
  confidence: 'reading',
  override: null,
  examples: [
    example('14:59', [], {
      fr: 'Contrat de 24 h : 12 semaines de 26 h, dont une de 25 h 59.',
      en: 'Contract of 24 h: 12 weeks of 26 h, one of them of 25 h 59.',
    }),
    example('15:00', [[1_560, 1_560]], {
      fr: '12 semaines de 26 h : le contrat est à relever.',
      en: '12 weeks of 26 h: the contract is to be raised.',
    }),
  ],
  judge: (scene) =>
    mayBePartTime(scene.person.contracts)
      ? onEachBasis(scene, ({ basis }) => raises(scene, basis))
      : [],
}

/** A week, its work, and the weekly minutes of the part-time contract in it. */
interface CountedWeek {
  readonly week: Day
  readonly minutes: number
  readonly contractMinutes: number | null
}

/** Every week from the first with work to the end of the period, also those without any. */
function countedWeeks(scene: Scene, basis: Basis): readonly CountedWeek[] {
  const { limits, period, person } = scene
  const known = weeksOf(scene, basis)
  const first = known[0]?.week
  if (first === undefined || first > period.to) return []
  const minutes = new Map(known.map((one) => [one.week, one.minutes]))
  return weeksBetween(limits, first, period.to).map((week) => ({
    week,
    minutes: minutes.get(week) ?? 0,
    contractMinutes: partTimeOfWeek(person.contracts, week, limits)?.weeklyMinutes ?? null,
  }))
}

interface Twelve {
  readonly weeks: readonly CountedWeek[]
  readonly sum: number
  /** Minutes a week from which the contract is raised. */
  readonly limit: number
}

const sumOf = (weeks: readonly CountedWeek[]): number =>
  weeks.reduce((sum, { minutes }) => sum + minutes, 0)

/** The twelve weeks that end with the one of an index and raise the contract, if any do. */
function raisingUpTo(all: readonly CountedWeek[], end: number): Twelve | null {
  const contract = all[end]?.contractMinutes ?? null
  if (contract === null || end + 1 < WEEKS) return null
  const limit = contract + LASTING_HOURS.defaultLimit
  const isSame = ({ contractMinutes }: CountedWeek): boolean => contractMinutes === contract
  const inARow = all.slice(end + 1 - WEEKS, end + 1)
  if (!inARow.every(isSame)) return null
  if (sumOf(inARow) >= WEEKS * limit) return { weeks: inARow, sum: sumOf(inARow), limit }
  if (end + 1 < WEEKS_AROUND) return null
  const around = all.slice(end + 1 - WEEKS_AROUND, end + 1)
  if (!around.every(isSame)) return null
  const kept = new Set(around.toSorted((a, b) => b.minutes - a.minutes).slice(0, WEEKS))
  const longest = around.filter((week) => kept.has(week))
  const sum = sumOf(longest)
  return sum >= WEEKS * limit ? { weeks: longest, sum, limit } : null
}

function raises(scene: Scene, basis: Basis): readonly Finding[] {
  const all = countedWeeks(scene, basis)
  return all.flatMap(({ week }, index) => {
    if (!weekMeets(scene.period, week) || raisingUpTo(all, index - 1) !== null) return []
    const twelve = raisingUpTo(all, index)
    const date = twelve?.weeks[0]?.week
    if (twelve === null || date === undefined) return []
    const pieces = scene[basis].weeks.find(({ day }) => day === week)?.pieces ?? []
    if (pieces.length === 0) return []
    const { endsAt } = spanOf(pieces)
    return findingOf(LASTING_HOURS, scene, {
      basis,
      works: worksOf(pieces),
      date,
      startsAt: midnightOf(date),
      endsAt,
      measured: Math.floor(twelve.sum / WEEKS),
      limit: twelve.limit,
      source: LASTING_HOURS.source,
    })
  })
}
