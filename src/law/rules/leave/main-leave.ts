import {
  addDays,
  covers,
  type Day,
  day,
  daysBetween,
  type Period,
  periodsOverlap,
} from '../../../shared/days.ts'
import type { AbsenceFacts, PersonFacts } from '../../facts.ts'
import type { Finding } from '../../finding.ts'
import {
  DAY_E2,
  leaveAcquired,
  type LeaveRun,
  leaveRuns,
  leaveWorth,
  leaveYearOf,
  mainLeavePeriod,
  previousLeaveYear,
} from '../../leave.ts'
import { type HolidayTerritory, isWorkingDay, territoryOf } from '../../public-holidays.ts'
import {
  findingOf,
  meets,
  midnightOf,
  type MissingDatum,
  type Rule,
  type Scene,
} from '../../rule.ts'
import { weeksBetween } from '../../week.ts'
import { weeksOf } from '../../weeks.ts'

const LONGEST = 24
const LEAST_MAIN_LEAVE = 12
/** Away otherwise for so long, a person may not have been able to take the main leave. */
const DAYS_OF_LONG_ABSENCE = 31

const SUMMER_UNKNOWN: MissingDatum = {
  column: 'absences.starts_on',
  fr: 'absences et heures de toutes les semaines de mai à octobre',
  en: 'absences and hours of every week from May to October',
}

const leave = (startsOn: string, endsOn: string): AbsenceFacts => ({
  id: startsOn,
  kind: 'paid_leave',
  startsOn: day(startsOn),
  endsOn: day(endsOn),
  minutes: null,
})

/**
 * Congé principal: at most twenty-four jours ouvrables of leave in a row (L3141-17), and, for who
 * has the rights, at least twelve in a row between 1 May and 31 October (L3141-19, L3141-23).
 *
 * Lines of leave that follow each other over Saturdays, Sundays and holidays are one leave. The
 * twelve days are judged on 31 October, of people employed since 1 May with twelve days acquired
 * on 31 May, and only when every week from May to October has work or another absence: a week
 * without any may have been leave that nobody wrote down.
 */
export const MAIN_LEAVE: Rule = {
  id: 'LEA-08',
  family: 'leave',
  words: {
    fr: {
      title: 'Congé principal',
      sentence: '{measured} ouvrables de congés payés d’affilée, pour {limit} au plus.',
      asWarning: '{measured} ouvrables d’affilée au mieux entre mai et octobre, pour {limit} dus.',
      counting:
        'Jours ouvrables (du lundi au samedi, hors fériés du lieu de travail) des congés payés ' +
        'qui se suivent : 24 au plus, sauf dérogation individuelle (L3141-17). Au 31 octobre, ' +
        'alerte si 12 jours d’affilée n’ont pas été pris depuis le 1er mai alors qu’ils étaient ' +
        'acquis, quand toutes les semaines sont connues.',
    },
    en: {
      title: 'Main leave',
      sentence: '{measured} (Monday to Saturday) of paid leave in a row, at most {limit} allowed.',
      asWarning: '{measured} of leave in a row at best between May and October, {limit} due.',
      counting:
        'Days from Monday to Saturday, without the holidays of the work place, of paid leave in a ' +
        'row: 24 at most, but for individual exceptions (L3141-17). On 31 October, a warning where ' +
        '12 days in a row were not taken since 1 May though acquired, when all weeks are known.',
    },
  },
  articles: ['L3141-17', 'L3141-19', 'L3141-23'],
  unit: 'day',
  defaultLimit: LONGEST,
  source: 'law',
  severity: 'breach',
  confidence: 'reading',
  override: null,
  examples: [
    {
      fr: 'Quatre semaines de congés d’affilée : 24 jours ouvrables.',
      en: 'Four weeks of leave in a row: 24 days.',
      work: [],
      period: { from: day('2026-06-01'), to: day('2026-06-30') },
      facts: { absences: [leave('2026-06-01', '2026-06-13'), leave('2026-06-15', '2026-06-27')] },
      found: [],
    },
    {
      fr: 'Le lundi suivant en plus : 25 jours.',
      en: 'The Monday after as well: 25 days.',
      work: [],
      period: { from: day('2026-06-01'), to: day('2026-06-30') },
      facts: { absences: [leave('2026-06-01', '2026-06-13'), leave('2026-06-15', '2026-06-29')] },
      found: [[25, 24]],
    },
    {
      fr: 'Onze jours d’affilée au mieux entre mai et octobre.',
      en: 'Eleven days in a row at best between May and October.',
      work: [
        'A lu-ve 2026-05-01/2026-08-02 08:00-15:00',
        'A lu-ve 2026-08-14/2026-10-31 08:00-15:00',
      ],
      period: { from: day('2026-10-01'), to: day('2026-10-31') },
      facts: { absences: [leave('2026-08-03', '2026-08-14')] },
      found: [[11, 12]],
    },
  ],
  judge: (scene) => {
    const leaves = scene.person.absences.filter(
      ({ kind, minutes }) => kind === 'paid_leave' && minutes === null,
    )
    return [...tooLong(scene, leaves), ...tooShort(scene, leaves)]
  },
  lacks: (scene) => {
    const summer = judgedSummer(scene)
    return summer !== null && !isKnown(scene, summer) ? [SUMMER_UNKNOWN] : []
  },
}

/** Whether a day is an ouvrable at every place to which the person is assigned. */
function workingDayOf({ person, sites }: Scene): (on: Day) => boolean {
  const territories = new Set<HolidayTerritory>(
    person.assignments.map(({ siteId }) => territoryOf(sites.get(siteId)?.communeCode ?? null)),
  )
  if (territories.size === 0) territories.add('national')
  return (on) => [...territories].every((territory) => isWorkingDay(on, territory))
}

function runsOf(scene: Scene, leaves: readonly Period[]): readonly LeaveRun[] {
  if (leaves.length === 0) return []
  const worked = new Set([...scene.planned.days, ...scene.worked.days].map((load) => load.day))
  return leaveRuns(leaves, workingDayOf(scene), (on) => worked.has(on))
}

function tooLong(scene: Scene, leaves: readonly Period[]): readonly Finding[] {
  if (leaves.length === 0) return []
  return runsOf(scene, leaves).flatMap(({ first, last, workingDays: measured }) => {
    if (measured <= LONGEST || !meets(scene.period, first, last)) return []
    return findingOf(MAIN_LEAVE, scene, {
      basis: 'planned',
      works: [],
      date: first,
      startsAt: midnightOf(first),
      endsAt: midnightOf(addDays(last, 1)),
      measured,
      limit: LONGEST,
      source: 'law',
    })
  })
}

type Summer = ReturnType<typeof mainLeavePeriod>
type LeaveYear = ReturnType<typeof leaveYearOf>

/** The main leave period that ends in the judged days, where the person had it and the rights. */
function judgedSummer({ period, person }: Scene): Summer | null {
  const summer = mainLeavePeriod(Number(period.to.slice(0, 4)))
  const { hiredOn, leftOn } = person
  if (summer.endsOn < period.from || period.to < summer.endsOn) return null
  if (hiredOn > summer.startsOn || (leftOn !== null && leftOn < summer.endsOn)) return null
  return hasTwelveDays(person, previousLeaveYear(leaveYearOf(summer.endsOn))) ? summer : null
}

/** Days under contract that always make twelve days of leave: five times four weeks. */
const DAYS_OF_TWELVE = 140

/** Whether a leave year gave twelve days. Counted day by day only where absences took some away. */
function hasTwelveDays({ hiredOn, leftOn, absences }: PersonFacts, year: LeaveYear): boolean {
  const first = hiredOn > year.startsOn ? hiredOn : year.startsOn
  const lost = absences.some(
    (one) => periodsOverlap(one, year) && leaveWorth(one.kind, year.startsOn) !== 'full',
  )
  if (!lost && daysBetween(first, year.endsOn) + 1 >= DAYS_OF_TWELVE) return true
  if (daysBetween(first, year.endsOn) + 1 < DAYS_OF_TWELVE - 1) return false
  const employed = [{ startsOn: hiredOn, endsOn: leftOn }]
  const { daysE2 } = leaveAcquired({ employed, absences }, year, year.endsOn)
  return daysE2 >= LEAST_MAIN_LEAVE * DAY_E2
}

/** Whether each week of the summer has hours worked, or an absence that is written down. */
function isKnown(scene: Scene, { startsOn, endsOn }: Summer): boolean {
  const weeks = weeksOf(scene, 'worked')
  let index = 0
  const isWorked = (week: Day): boolean => {
    while (index < weeks.length && (weeks[index]?.week ?? week) < week) index += 1
    return weeks[index]?.week === week
  }
  return weeksBetween(scene.limits, startsOn, endsOn).every(
    (week) =>
      isWorked(week) ||
      scene.person.absences.some(
        (absence) =>
          absence.minutes === null &&
          absence.startsOn <= addDays(week, 4) &&
          (absence.endsOn === null || week <= absence.endsOn),
      ),
  )
}

function tooShort(scene: Scene, leaves: readonly AbsenceFacts[]): readonly Finding[] {
  const summer = judgedSummer(scene)
  if (summer === null || !isKnown(scene, summer) || isLongAway(scene, summer)) return []
  const isThere = workingDayOf(scene)
  const measured = Math.max(
    0,
    ...runsOf(scene, leaves).map(({ first, last }) => countWithin(first, last, summer, isThere)),
  )
  if (measured >= LEAST_MAIN_LEAVE) return []
  const date = summer.endsOn
  return [
    findingOf(MAIN_LEAVE, scene, {
      basis: 'planned',
      works: [],
      date,
      severity: 'warning',
      article: 'L3141-19',
      startsAt: midnightOf(date),
      endsAt: midnightOf(addDays(date, 1)),
      measured,
      limit: LEAST_MAIN_LEAVE,
      source: 'law',
    }),
  ]
}

function countWithin(first: Day, last: Day, summer: Summer, isThere: (on: Day) => boolean): number {
  let count = 0
  for (let on = first; on <= last; on = addDays(on, 1))
    if (covers(summer, on) && isThere(on)) count += 1
  return count
}

function isLongAway({ person }: Scene, summer: Summer): boolean {
  const others = person.absences.filter(
    ({ kind, minutes }) => kind !== 'paid_leave' && minutes === null,
  )
  if (others.length === 0) return false
  let days = 0
  for (let on = summer.startsOn; on <= summer.endsOn; on = addDays(on, 1))
    if (others.some((absence) => covers(absence, on))) days += 1
  return days >= DAYS_OF_LONG_ABSENCE
}
