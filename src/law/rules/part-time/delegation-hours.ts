import {
  addDays,
  addMonths,
  day,
  firstDayOf,
  lastDayOf,
  type Month,
  monthOf,
  periodsOverlap,
} from '../../../shared/days.ts'
import { divideHalfUp } from '../../../shared/money.ts'
import { minutes } from '../../../shared/time.ts'
import type { AbsenceFacts } from '../../facts.ts'
import type { Finding } from '../../finding.ts'
import { findingOf, midnightOf, type MissingDatum, type Rule, type Scene } from '../../rule.ts'
import { exampleOfHours, fullTimeOn, isPartTime, mayBePartTime } from './part-time.ts'

const LENGTH_OF_DELEGATION: MissingDatum = {
  column: 'absences.minutes',
  fr: 'durée des heures de délégation prises par journées entières',
  en: 'length of the delegation hours taken as whole days',
}

/**
 * A third of the monthly time, that is of 52 twelfths of the week: the credit of delegation hours
 * takes no more. A change of the contract within the month: the longest version.
 */
const thirdOfMonth = (weeklyMinutes: number): number =>
  Number(divideHalfUp(BigInt(weeklyMinutes) * 52n, 36n))

/**
 * Crédit d'heures of a part-time representative: it does not take more than a third of the monthly
 * time. What is left of the credit may be used outside working time. Only hours are counted:
 * a whole day does not say how much work it replaced.
 */
export const DELEGATION_HOURS: Rule = {
  id: 'PTW-12',
  family: 'part-time',
  words: {
    fr: {
      title: 'Heures de délégation à temps partiel',
      sentence: '{measured} de délégation dans le mois, pour {limit} au plus.',
      counting:
        'Absences pour délégation données en heures dans le mois civil, pour un tiers au plus ' +
        'des heures mensuelles du contrat (52/12 de la semaine).',
    },
    en: {
      title: 'Delegation hours at part time',
      sentence: '{measured} of delegation in the month, at most {limit} allowed.',
      counting:
        'Absences for delegation given in hours in the civil month, at most a third of the ' +
        'monthly hours of the contract (52/12 of the week).',
    },
  },
  articles: ['L3123-14'],
  unit: 'minute',
  defaultLimit: 3_333,
  limitUnit: 'e4',
  source: 'law',
  severity: 'breach',
  confidence: 'text',
  override: null,
  examples: [34, 35].map((hours) => ({
    fr: `Contrat de 24 h : ${hours} h de délégation dans le mois, 34 h 40 permises.`,
    en: `Contract of 24 h: ${hours} h of delegation in the month, 34 h 40 allowed.`,
    work: [],
    facts: {
      contracts: [exampleOfHours(24)],
      absences: [delegation('2026-10-05', 20 * 60), delegation('2026-10-19', (hours - 20) * 60)],
    },
    found: hours === 35 ? ([[2_100, 2_080]] as const) : [],
  })),
  judge: (scene) => {
    const taken = delegationOf(scene)
    return taken.length === 0
      ? []
      : monthsOf(scene).flatMap((month) => tooMuch(scene, month, taken))
  },
  lacks: (scene) =>
    delegationOf(scene).some((absence) => absence.minutes === null) ? [LENGTH_OF_DELEGATION] : [],
}

function delegation(on: string, length: number): AbsenceFacts {
  const of = day(on)
  return { id: `A-${on}`, kind: 'delegation', startsOn: of, endsOn: of, minutes: minutes(length) }
}

/** Nothing for people who are not part-time. */
const delegationOf = ({ person: { contracts, absences } }: Scene): readonly AbsenceFacts[] =>
  mayBePartTime(contracts) ? absences.filter(({ kind }) => kind === 'delegation') : []

function monthsOf({ period: { from, to } }: Scene): readonly Month[] {
  const months: Month[] = []
  for (let month = monthOf(from); month <= monthOf(to); month = addMonths(month, 1))
    months.push(month)
  return months
}

function tooMuch(scene: Scene, month: Month, taken: readonly AbsenceFacts[]): readonly Finding[] {
  const [first, last] = [firstDayOf(month), lastDayOf(month)]
  const measured = taken
    .filter(({ startsOn }) => monthOf(startsOn) === month)
    .reduce((sum, { minutes: length }) => sum + (length ?? 0), 0)
  const fullTime = fullTimeOn(scene.limits, first).value
  const inForce = scene.person.contracts.filter((contract) =>
    periodsOverlap(contract, { startsOn: first, endsOn: last }),
  )
  const weekly = inForce.map((one) => (isPartTime(one, fullTime) ? one.weeklyMinutes : null))
  if (weekly.length === 0 || weekly.includes(null)) return []
  const limit = thirdOfMonth(Math.max(...weekly.map((length) => length ?? 0)))
  if (measured <= limit) return []
  const place = {
    basis: 'planned',
    works: [],
    date: first,
    startsAt: midnightOf(first),
    endsAt: midnightOf(addDays(last, 1)),
  } as const
  return [findingOf(DELEGATION_HOURS, scene, { ...place, measured, limit, source: 'law' })]
}
