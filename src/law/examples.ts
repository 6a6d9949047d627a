import { addDays, type Day, day, daysFrom, type Period, weekday } from '../shared/days.ts'
import { intervalOf, localTime, minutes, instantsOf, type Zone, zone } from '../shared/time.ts'
import { invariant } from '../shared/refusal.ts'
import type { MemberFacts, PersonFacts, Work } from './facts.ts'
import type { Finding } from './finding.ts'
import { limitsOf } from './limits.ts'
import type { Example, JudgedPeriod, Rule } from './rule.ts'
import { type Circumstances, sceneOf } from './rules.ts'

const WEEKDAYS = ['lu', 'ma', 'me', 'je', 've', 'sa', 'di']
const PARIS: Zone = zone('Europe/Paris')

/**
 * A line of work: who, from which day to which, on which weekdays, when, with which break.
 * `A 2026-10-12 08:00-12:00`, `A lu-ve 2026-08-03/2026-10-25 08:00-16:48 pause 30 à 12:00`,
 * `A 2026-10-12 08:00-12:00 @Indian/Reunion`.
 */
const LINE = new RegExp(
  [
    /^(?<member>\S+) (?:(?<first>lu|ma|me|je|ve|sa|di)-(?<last>lu|ma|me|je|ve|sa|di) )?/,
    /(?<from>\d{4}-\d\d-\d\d)(?:\/(?<to>\d{4}-\d\d-\d\d))? (?<start>\d\d:\d\d)-(?<end>\d\d:\d\d)/,
    /(?: pause (?<pause>\d+)(?: à (?<pauseAt>\d\d:\d\d))?)?(?: @(?<zone>\S+))?$/,
  ]
    .map(({ source }) => source)
    .join(''),
)

type Fields = Readonly<Record<string, string | undefined>>

function daysOf({ from = '', to = from, first = 'lu', last = 'di' }: Fields): readonly Day[] {
  const earliest = WEEKDAYS.indexOf(first) + 1
  const latest = WEEKDAYS.indexOf(last) + 1
  return daysFrom(day(from), day(to)).filter(
    (on) => earliest <= weekday(on) && weekday(on) <= latest,
  )
}

function workOn(on: Day, fields: Fields): Work {
  const { member = '', start = '', end = '', pause, pauseAt, zone: place } = fields
  const where = place === undefined ? PARIS : zone(place)
  const wall = (time: string) => localTime(`${time < start ? addDays(on, 1) : on}T${time}`)
  const until = end === start ? localTime(`${addDays(on, 1)}T${end}`) : wall(end)
  const interval = intervalOf(wall(start), until, where)
  invariant(interval !== null, `no time from ${start} to ${end} on ${on}`)
  return {
    ...interval,
    id: `${member} ${on} ${start}`,
    assignmentId: `as-${member}`,
    memberId: member,
    siteId: `site-${member}`,
    zone: where,
    breakStart: pauseAt === undefined ? null : (instantsOf(wall(pauseAt), where)[0] ?? null),
    breakMinutes: minutes(Number(pause ?? 0)),
  }
}

/**
 * The work of an example, in the order in which it is written.
 * @throws when a line cannot be read.
 */
export const exampleWork = ({ work }: Example): readonly Work[] =>
  work.flatMap((line) => {
    const fields = LINE.exec(line)?.groups
    invariant(fields !== undefined, `no line of work: ${line}`)
    return daysOf(fields).map((on) => workOn(on, fields))
  })

const ALL_ALONG: Period = { startsOn: day('2000-01-01'), endsOn: null }

const ORDINARY_MEMBER: MemberFacts = {
  memberships: [ALL_ALONG],
  competitorGroup: null,
  publicBody: false,
  headcount: null,
  idcc: null,
}

export const ORDINARY_PERSON: PersonFacts = {
  employeeId: 'P1',
  bornOn: null,
  hiredOn: day('2020-01-01'),
  leftOn: null,
  contracts: [],
  absences: [],
  assignments: [],
  skills: [],
  visits: [],
  planned: [],
  worked: [],
  past: { planned: [], worked: [] },
}

const OCTOBER: JudgedPeriod = { from: day('2026-10-01'), to: day('2026-10-31') }

/** The days that an example judges: those that it gives, else those of its work. */
function periodOf({ period }: Example, works: readonly Work[]): JudgedPeriod {
  const days = works.map(({ id }) => day(id.split(' ')[1] ?? '')).sort()
  return period ?? { from: days[0] ?? OCTOBER.from, to: days.at(-1) ?? OCTOBER.to }
}

function circumstancesOf(example: Example, works: readonly Work[]): Circumstances {
  const { group, limits = [], members = {}, sites = {}, facts } = example
  const used = [...works, ...(facts?.assignments ?? [])].map(({ memberId }) => memberId)
  const ids = [...new Set([...used, ...Object.keys(members)])]
  return {
    group: { kind: 'general', idcc: null, ...group },
    members: new Map(ids.map((id) => [id, { ...ORDINARY_MEMBER, ...members[id] }])),
    sites: new Map(Object.entries(sites)),
    limits: limitsOf(limits),
    period: periodOf(example, works),
    ...(example.travel === undefined ? {} : { travel: example.travel }),
  }
}

/** What a rule finds in an example, whose work is taken as worked unless it says planned. */
export function judgeExample(rule: Rule, example: Example): readonly Finding[] {
  const works = exampleWork(example)
  const { basis = 'worked' } = example
  const person = { ...ORDINARY_PERSON, ...example.facts, [basis]: works }
  return rule.judge(sceneOf(person, circumstancesOf(example, works)))
}
