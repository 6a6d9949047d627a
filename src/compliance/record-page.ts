import { type Finding, ruleById } from '../law/index.ts'
import { type Day, weekday } from '../shared/days.ts'
import { frenchDate } from '../shared/decimal-text.ts'
import type { Agreement } from './agreements-store.ts'
import { type LiveFinding, stateOf } from './live-finding.ts'
import type {
  RecordedDay,
  RecordedPeriod,
  RecordedSpan,
  RecordedWeek,
} from './rules/time-record.ts'
import type { PersonRecord, ReportHead } from './time-records.ts'
import { valueText, WEEKDAYS } from './value-text.ts'

/** Kinds of absence as the register names them; others stand as they are. */
const ABSENCES: Readonly<Record<string, string>> = {
  paid_leave: 'congés payés',
  sick: 'maladie',
  sickness: 'maladie',
  work_accident: 'accident du travail',
  maternity: 'maternité',
  paternity: 'paternité',
  unpaid: 'absence non payée',
  unpaid_leave: 'congé sans solde',
  training: 'formation',
  family_event: 'événement familial',
  public_holiday: 'jour férié',
  delegation: 'heures de délégation',
}

export const absenceName = (kind: string): string => ABSENCES[kind] ?? kind.replaceAll('_', ' ')

const STATES = { open: 'ouvert', accepted: 'accepté', closed: 'clos, cause disparue' } as const

export const stateName = (live: LiveFinding): string => STATES[stateOf(live)]

/** Minutes as registers write them: `7 h 30`. */
export const hoursText = (minutes: number): string => valueText(minutes, 'minute', 'fr')

export const frenchDay = (at: string): string => frenchDate(at.slice(0, 10))

const shortDay = (day: Day): string =>
  `${(WEEKDAYS.fr[weekday(day) - 1] ?? '').slice(0, 3)}. ${day.slice(8)}/${day.slice(5, 7)}`

const clock = (localTime: string): string => localTime.slice(11).replace(':', ' h ')

function measureText(value: number, unit: Finding['unit']): string {
  return valueText(value, unit, 'fr')
}

/** What a finding says, with its numbers. */
export function findingText({ finding }: LiveFinding): string {
  const title = ruleById(finding.ruleId)?.words.fr.title ?? finding.ruleId
  const { measured, limit, unit, basis } = finding
  const where = basis === 'planned' ? ' (planning)' : ''
  return `${title}${where} : ${measureText(measured, unit)} pour ${measureText(limit, unit)}`
}

/** Where a finding stands, and why somebody accepted it. */
export const stateText = (live: LiveFinding): string =>
  live.acceptance === null || live.closedAt !== null
    ? stateName(live)
    : `accepté par ${live.acceptance.by} le ${frenchDay(live.acceptance.at)} : ${live.acceptance.reason}`

/** A limit that an agreement sets, in a line. */
export function agreementText({ ruleId, value, startsOn, endsOn, source }: Agreement): string {
  const rule = ruleById(ruleId)
  const title = rule?.words.fr.title ?? ruleId
  const unit = rule?.override?.unit
  const written = unit === undefined ? String(value) : valueText(value, unit, 'fr')
  const until = endsOn === null ? '' : ` jusqu’au ${frenchDay(endsOn)}`
  return `${title} : ${written}, depuis le ${frenchDay(startsOn)}${until} (${source})`
}

function spanText(span: RecordedSpan, { memberNames, siteNames }: ReportHead): string {
  const next = span.endsAt.slice(0, 10) === span.startsAt.slice(0, 10) ? '' : ' (lendemain)'
  const site = siteNames.get(span.siteId)
  const member = memberNames.get(span.memberId) ?? span.memberId
  const place = site === undefined || site === member ? member : `${member}, ${site}`
  return `${clock(span.startsAt)} – ${clock(span.endsAt)}${next} · ${place}`
}

const dayRow = (day: RecordedDay, head: ReportHead) => {
  const pause = day.spans.reduce((sum, { breakMinutes }) => sum + breakMinutes, 0)
  return {
    day: shortDay(day.day),
    spans: day.spans.map((span) => spanText(span, head)),
    pause: pause === 0 ? '' : hoursText(pause),
    minutes: day.minutes === 0 ? '' : hoursText(day.minutes),
    rest: day.restBefore === null ? '' : hoursText(day.restBefore),
    note: day.absences.map(absenceName).join(', '),
  }
}

const isShown = (week: RecordedWeek): boolean =>
  week.minutes > 0 || week.days.some(({ absences }) => absences.length > 0)

const weekRows = (week: RecordedWeek, head: ReportHead) => ({
  title: `Semaine du ${frenchDay(week.from)} au ${frenchDay(week.to)}`,
  minutes: hoursText(week.minutes),
  rest: week.longestRest === null ? '' : hoursText(week.longestRest),
  note: week.minutesShown === week.minutes ? '' : `dont ${hoursText(week.minutesShown)} ici`,
  days: week.days
    .filter(({ spans, minutes, absences }) => spans.length + minutes + absences.length > 0)
    .map((day) => dayRow(day, head)),
})

function contractText({ weeklyMinutes, annualMinutes }: PersonRecord): string {
  if (annualMinutes !== null) return `${hoursText(annualMinutes)} par an`
  return weeklyMinutes === null ? 'non renseignée' : `${hoursText(weeklyMinutes)} par semaine`
}

const personPage = (record: PersonRecord, head: ReportHead) => {
  const shown = record.weeks.reduce((sum, { minutesShown }) => sum + minutesShown, 0)
  const left = record.leftOn === null ? '' : `, sortie le ${frenchDay(record.leftOn)}`
  return {
    name: `${record.lastName} ${record.firstName}`,
    facts: [
      { label: 'Emploi', text: record.job ?? 'non renseigné' },
      { label: 'Durée au contrat', text: contractText(record) },
      { label: 'Entrée', text: `${frenchDay(record.hiredOn)}${left}` },
      { label: 'Total de la période', text: hoursText(shown) },
    ],
    nothing: 'Aucune heure déclarée ni absence sur la période.',
    weeks: record.weeks.filter(isShown).map((week) => weekRows(week, head)),
    findings: record.findings.map((live) => ({
      day: frenchDay(live.finding.date),
      text: findingText(live),
      article: live.finding.article,
      state: stateText(live),
    })),
  }
}

export const periodText = ({ from, to }: RecordedPeriod): string =>
  `Du ${frenchDay(from)} au ${frenchDay(to)}`

/** What the template `working-time` reads: the registers of some people. */
export const recordPage = (
  records: readonly PersonRecord[],
  head: ReportHead,
  period: RecordedPeriod,
  madeOn: Day,
) => ({
  title: `Décompte de la durée du travail, ${periodText(period).toLowerCase()}`,
  date: {
    year: Number(madeOn.slice(0, 4)),
    month: Number(madeOn.slice(5, 7)),
    day: Number(madeOn.slice(8)),
  },
  group: {
    name: head.groupName,
    lines: [
      ...(head.siren === null ? [] : [`SIREN ${head.siren}`]),
      ...(head.address === null ? [] : [head.address]),
    ],
  },
  period: periodText(period),
  footer: `Décompte établi le ${frenchDay(madeOn)} par ${head.groupName}`,
  words: {
    days: 'Durée du travail, jour par jour et semaine par semaine',
    columns: ['Jour', 'Début et fin de chaque période', 'Pause', 'Durée', 'Repos avant', 'Absence'],
    findings: 'Constats sur la période',
    no_findings: 'Aucun dépassement constaté.',
    finding_columns: ['Jour', 'Constat', 'Article', 'État et raison'],
    agreements: 'Accords en vigueur sur la période',
    signatures: ['Le salarié, date et signature', 'L’employeur, date et signature'],
  },
  agreements: head.agreements.map(agreementText),
  mentions: [
    'Décompte quotidien et hebdomadaire tenu par l’employeur (D3171-8), présenté à l’inspection du ' +
      'travail (L3171-3) et tenu à sa disposition pendant un an (D3171-16).',
    'Les durées sont en heures et minutes de travail effectif ; un poste qui passe minuit compte ' +
      'sur chaque jour pour sa part. « Repos avant » va de la fin du poste précédent à la prise de ' +
      'poste ; sur la ligne de la semaine, le plus long repos qui y commence.',
  ],
  people: records.map((record) => personPage(record, head)),
})
