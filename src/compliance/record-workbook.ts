import { writeXlsx } from 'hucre/xlsx'
import { dayNumber, type Day } from '../shared/days.ts'
import { absenceName, agreementText, findingText, periodText, stateName } from './record-page.ts'
import type { RecordedPeriod } from './rules/time-record.ts'
import type { PersonRecord, ReportHead } from './time-records.ts'

type Cell = string | number | null

interface Column {
  readonly header: string
  readonly width: number
  readonly kind: 'text' | 'day' | 'minutes'
}

const text = (header: string, width = 24): Column => ({ header, width, kind: 'text' })
const day = (header: string): Column => ({ header, width: 12, kind: 'day' })
const minutes = (header: string): Column => ({ header, width: 12, kind: 'minutes' })

/** Number that Excel gives to 1970-01-01. */
const EXCEL_EPOCH = 25_569
const MINUTES_PER_DAY = 1_440
const FORMATS = { text: undefined, day: 'dd/mm/yyyy', minutes: '[h]:mm' } as const

const WHO = [text('Matricule', 14), text('Salarié')] as const
const DAYS = [
  ...WHO,
  day('Jour'),
  text('Début', 10),
  text('Fin', 10),
  minutes('Pause'),
  text('Adhérent'),
  text('Site'),
  minutes('Durée du jour'),
  minutes('Repos avant'),
  text('Absence'),
]
const WEEKS = [
  ...WHO,
  day('Semaine du'),
  day('au'),
  minutes('Durée'),
  minutes('Dont sur la période'),
  minutes('Plus long repos'),
]
const FINDINGS = [
  ...WHO,
  day('Jour'),
  text('Règle', 10),
  text('Constat', 48),
  text('Article', 14),
  text('État', 18),
  text('Accepté par'),
  text('Raison', 48),
]

const excelDay = (value: Day): number => dayNumber(value) + EXCEL_EPOCH
const excelMinutes = (value: number | null): number | null =>
  value === null ? null : value / MINUTES_PER_DAY

const whoOf = ({ employeeId, lastName, firstName }: PersonRecord): Cell[] => [
  employeeId,
  `${lastName} ${firstName}`,
]

const clock = (localTime: string): string => localTime.slice(11)

/** A row each period of work; a day without any has one where there is an absence. */
function daysOf(record: PersonRecord, head: ReportHead): Cell[][] {
  return record.weeks.flatMap(({ days }) =>
    days.flatMap(({ day: on, spans, minutes: worked, restBefore, absences }) => {
      const absent = absences.map(absenceName).join(', ')
      const total = [excelMinutes(worked), excelMinutes(restBefore), absent]
      if (spans.length === 0)
        return absences.length === 0 && worked === 0
          ? []
          : [[...whoOf(record), excelDay(on), '', '', null, '', '', ...total]]
      return spans.map((span, index) => [
        ...whoOf(record),
        excelDay(on),
        clock(span.startsAt),
        clock(span.endsAt),
        excelMinutes(span.breakMinutes),
        head.memberNames.get(span.memberId) ?? span.memberId,
        head.siteNames.get(span.siteId) ?? '',
        // The day's own numbers stand once, so that a column adds up.
        ...(index === 0 ? total : [null, null, '']),
      ])
    }),
  )
}

const weeksOf = (record: PersonRecord): Cell[][] =>
  record.weeks
    .filter(({ minutes: worked }) => worked > 0)
    .map((week) => [
      ...whoOf(record),
      excelDay(week.from),
      excelDay(week.to),
      ...[week.minutes, week.minutesShown, week.longestRest].map(excelMinutes),
    ])

const findingsOf = (record: PersonRecord): Cell[][] =>
  record.findings.map((live) => [
    ...whoOf(record),
    excelDay(live.finding.date),
    live.finding.ruleId,
    findingText(live),
    live.finding.article,
    stateName(live),
    live.acceptance?.by ?? '',
    live.acceptance?.reason ?? '',
  ])

/** A text that a spreadsheet would take for a formula is written after an apostrophe. */
const harmless = (cell: Cell): Cell =>
  typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell

function sheetOf(name: string, columns: readonly Column[], rows: readonly Cell[][]) {
  return {
    name,
    columns: columns.map(({ header, width, kind }, index) => {
      const format = FORMATS[kind]
      return {
        header,
        key: `c${index}`,
        width,
        ...(format === undefined ? {} : { numFmt: format }),
      }
    }),
    data: rows.map((row) =>
      Object.fromEntries(row.map((cell, index) => [`c${index}`, harmless(cell)])),
    ),
    freezePane: { rows: 1 },
  }
}

/** The report as a workbook: days, weeks, findings, agreements; people come some at a time. */
export async function recordWorkbook(
  lots: AsyncIterable<readonly PersonRecord[]>,
  head: ReportHead,
  period: RecordedPeriod,
): Promise<Buffer> {
  const days: Cell[][] = []
  const weeks: Cell[][] = []
  const findings: Cell[][] = []
  for await (const lot of lots)
    for (const record of lot) {
      days.push(...daysOf(record, head))
      weeks.push(...weeksOf(record))
      findings.push(...findingsOf(record))
    }
  const about = [
    ['Groupement', head.groupName],
    ['SIREN', head.siren ?? ''],
    ['Période', periodText(period)],
    ['Textes', 'Code du travail, D3171-8, D3171-16, L3171-3'],
    ...head.agreements.map((agreement) => ['Accord', agreementText(agreement)]),
  ]
  const workbook = await writeXlsx({
    sheets: [
      sheetOf('Jours', DAYS, days),
      sheetOf('Semaines', WEEKS, weeks),
      sheetOf('Constats', FINDINGS, findings),
      sheetOf('Période et accords', [text('Quoi', 16), text('Valeur', 90)], about),
    ],
  })
  return Buffer.from(workbook)
}

/** `decompte-2026-10-01-2026-10-31`: the name of the file, without its kind. */
export const recordFileName = ({ from, to }: RecordedPeriod): string => `decompte-${from}-${to}`
