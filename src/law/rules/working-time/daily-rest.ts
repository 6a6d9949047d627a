import type { Day } from '../../../shared/days.ts'
import { localDay, localDayAt, localTimeAt, MINUTES_PER_DAY } from '../../../shared/time.ts'
import type { Basis, Finding } from '../../finding.ts'
import type { Limit } from '../../limits.ts'
import {
  findingOf,
  meets,
  type Observation,
  onEachBasis,
  type Rule,
  type Scene,
} from '../../rule.ts'
import type { Spell, Timeline } from '../../timeline.ts'

/**
 * Repos quotidien: eleven hours in a row without work in each period of twenty-four hours.
 *
 * L3131-1 asks for the eleven hours and names no day; the European directive has them in each
 * twenty-four hours. A long day in parts (an amplitude over thirteen hours) that eleven hours of
 * rest follow keeps the article: it is not reported.
 *
 * The period is counted from the start of work after the last such rest. A rest that begins
 * early enough to end within the period settles it. One that begins later settles it only when
 * all shorter ones before it lie inside one day, so that a morning at one member and an evening
 * at another are not held against the person, but a short night is. Rests are measured whole,
 * and the break of a shift is none.
 * What is reported breaks the rule under any reading; some readings would report more.
 */
export const DAILY_REST: Rule = {
  id: 'TIM-05',
  family: 'working-time',
  words: {
    fr: {
      title: 'Repos quotidien',
      sentence: '{measured} de repos entre deux journées de travail, pour {limit} au moins.',
      counting:
        'Repos consécutif dans les 24 heures qui suivent la prise de poste, tous adhérents ' +
        'réunis. La pause d’un poste n’est pas un repos. Une journée en plusieurs parties, suivie ' +
        'de onze heures de repos, n’est pas relevée, même longue.',
    },
    en: {
      title: 'Daily rest',
      sentence: '{measured} of rest between two days of work, at least {limit} due.',
      counting:
        'Rest in a row within the 24 hours from the start of work, over all members. The break of ' +
        'a shift is no rest. A day in several parts that eleven hours of rest follow is not ' +
        'reported, however long.',
    },
  },
  articles: ['L3131-1', 'L3131-2'],
  unit: 'minute',
  defaultLimit: 660,
  source: 'law',
  severity: 'breach',
  confidence: 'reading',
  override: { unit: 'minute', least: 540, most: 660, by: 'agreement', article: 'L3131-2' },
  examples: [
    {
      fr: 'Fin à 22 h, reprise à 9 h chez un autre adhérent',
      en: 'End at 22:00, start at 09:00 at another member',
      work: ['A 2026-10-12 14:00-22:00', 'B 2026-10-13 09:00-12:00'],
      found: [],
    },
    {
      fr: 'Reprise à 8 h 59',
      en: 'Start at 08:59',
      work: ['A 2026-10-12 14:00-22:00', 'B 2026-10-13 08:59-12:00'],
      found: [[659, 660]],
    },
    {
      fr: 'Un matin et un soir, puis onze heures de repos',
      en: 'A morning and an evening, then eleven hours of rest',
      work: ['A 2026-10-12 06:00-10:00', 'B 2026-10-12 18:00-21:00', 'A 2026-10-13 08:00-10:00'],
      found: [],
    },
    {
      fr: 'La nuit de mars a une heure de moins que l’horloge',
      en: 'The night of March is an hour shorter than the clock says',
      work: ['A 2026-03-28 14:00-21:01', 'B 2026-03-29 09:00-12:00'],
      found: [[659, 660]],
    },
  ],
  judge: (scene) =>
    onEachBasis(scene, (timeline) =>
      shortRests(DAILY_REST, scene, timeline, (on) => scene.limits(DAILY_REST, on)),
    ),
}

/** Time without work between two pieces of work, at its length. */
interface Rest {
  readonly spell: Spell
  /** The work after it; none where no rest begins in the spell, which is then the span itself. */
  readonly after: Spell | undefined
  readonly minutes: number
  readonly limit: Limit
  /** Whether the work before and after it starts on different days. */
  readonly isNight: boolean
  /** Index of the spell of work that ends it. */
  readonly next: number
}

type LimitAt = (on: Day) => Limit

/** The rests that break a rule, each the longest of its period of twenty-four hours. */
export function shortRests(
  rule: Rule,
  scene: Scene,
  { basis, spells }: Timeline,
  limitAt: LimitAt,
): readonly Finding[] {
  const found: Finding[] = []
  for (let first = 0; first < spells.length; ) {
    const { breach, next } = judgePeriod(limitAt, spells, first)
    if (breach !== null) found.push(...breachOf(rule, scene, basis, breach))
    first = next
  }
  return found
}

interface Verdict {
  readonly breach: Rest | null
  /** Index of the spell with which the next period starts. */
  readonly next: number
}

/** Judges the twenty-four hours from the start of a spell. */
function judgePeriod(limitAt: LimitAt, spells: readonly Spell[], first: number): Verdict {
  const start = spells[first]?.start ?? 0
  const short: Rest[] = []
  for (let index = first; index < spells.length; index += 1) {
    const spell = spells[index]
    if (spell === undefined) break
    const end = spell.end - start
    if (end >= MINUTES_PER_DAY)
      return breachBy(short.length > 0 ? short : [noRest(limitAt, spell, index + 1)])
    const rest = restBetween(limitAt, spell, spells[index + 1], index + 1)
    if (rest.minutes >= rest.limit.value) {
      const isInTime = end + rest.limit.value <= MINUTES_PER_DAY
      return isInTime || !short.some(({ isNight }) => isNight)
        ? { breach: null, next: rest.next }
        : breachBy(short)
    }
    short.push(rest)
  }
  return { breach: null, next: spells.length }
}

function breachBy(rests: readonly Rest[]): Verdict {
  const breach = rests.reduce((best, rest) => (rest.minutes > best.minutes ? rest : best))
  return { breach, next: breach.next }
}

/** The rest after the last known work has no end. */
function restBetween(limitAt: LimitAt, spell: Spell, after: Spell | undefined, next: number): Rest {
  return {
    spell,
    after,
    minutes: after ? after.start - spell.end : Number.POSITIVE_INFINITY,
    limit: limitAt(localDayAt(spell.end, spell.last.zone)),
    isNight: after !== undefined && after.day !== spell.day,
    next,
  }
}

/** Work that runs for a whole day or longer: no rest begins in it, the span is the work. */
const noRest = (limitAt: LimitAt, spell: Spell, next: number): Rest => ({
  spell,
  after: undefined,
  minutes: 0,
  limit: limitAt(spell.day),
  isNight: false,
  next,
})

function placeOf({ spell, after }: Rest): Pick<Observation, 'works' | 'startsAt' | 'endsAt'> {
  const { works, first, last } = spell
  const startsAt = localTimeAt(last.end, last.zone)
  return after === undefined
    ? { works, startsAt: localTimeAt(first.start, first.zone), endsAt: startsAt }
    : {
        works: [last, after.first],
        startsAt,
        endsAt: localTimeAt(after.start, after.first.zone),
      }
}

function breachOf(rule: Rule, scene: Scene, basis: Basis, rest: Rest): readonly Finding[] {
  const place = placeOf(rest)
  if (!meets(scene.period, localDay(place.startsAt), localDay(place.endsAt))) return []
  const { value: limit, source } = rest.limit
  return [findingOf(rule, scene, { basis, ...place, measured: rest.minutes, limit, source })]
}
