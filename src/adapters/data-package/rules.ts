import { daysBetween, parseDay } from '../../shared/days.ts'
import type { PackageData } from './table.ts'
import { cell, keyOf, known, type Row, type Table } from './table.ts'
import type { Expected, PackageError } from './package-error.ts'
import { listOf } from './values.ts'
import type { World } from './world.ts'

type Report = (column: string, value: string, expected: Expected) => void

/** Days that may not precede another of the same row: [later, earlier]. */
const ORDERED_DAYS: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  members: [['left_on', 'joined_on']],
  employees: [
    ['left_on', 'hired_on'],
    ['hired_on', 'born_on'],
  ],
  contracts: [
    ['ends_on', 'starts_on'],
    ['trial_ends_on', 'starts_on'],
  ],
  skills: [['valid_until', 'obtained_on']],
  medical_visits: [['valid_until', 'held_on']],
  needs: [['ends_on', 'starts_on']],
  assignments: [['ends_on', 'starts_on']],
  absences: [['ends_on', 'starts_on']],
  delegation_credits: [['ends_on', 'starts_on']],
  limits: [['ends_on', 'starts_on']],
}

/** The parameter that each way of pricing needs. */
const PARAMETER_OF: Readonly<Record<string, string>> = {
  coefficient: 'coefficient_e4',
  cost_plus_fixed: 'fixed_e4',
  cost_plus_percent: 'percent_e4',
}

const MINUTES_PER_DAY = 1440

function orderedDays(resource: string, row: Row, report: Report): void {
  for (const [later, earlier] of ORDERED_DAYS[resource] ?? []) {
    const from = known(row, earlier)
    const until = known(row, later)
    if (from !== null && until !== null && until < from)
      report(later, until, { kind: 'not-before', column: earlier, value: from })
  }
}

function siretOfMember(row: Row, report: Report, world: World): void {
  const siret = known(row, 'siret')
  const member = world.find('members', known(row, 'member_id'))
  const siren = member === null ? null : known(member, 'siren')
  if (siret !== null && siren !== null && !siret.startsWith(siren))
    report('siret', siret, { kind: 'siret-of', siren })
}

function priceComplete(row: Row, report: Report): void {
  const pricing = known(row, 'pricing')
  const parameter = pricing === null ? undefined : PARAMETER_OF[pricing]
  if (pricing !== null && parameter !== undefined && cell(row, parameter) === '')
    report(parameter, '', { kind: 'required-by', column: 'pricing', value: pricing })
}

function halfDaysEnough(row: Row, report: Report): void {
  const needed = known(row, 'half_days_needed')
  const listed = known(row, 'half_days')
  if (needed === null || listed === null) return
  const limit = listOf(listed).length
  if (Number(needed) > limit) report('half_days_needed', needed, { kind: 'at-most', limit })
}

/** The hours asked lie between the fewest and the most. */
function askedBetween(row: Row, report: Report): void {
  const asked = known(row, 'weekly_minutes')
  const least = known(row, 'weekly_minutes_least')
  const most = known(row, 'weekly_minutes_most')
  if (asked === null) return
  const limit = Number(asked)
  if (least !== null && Number(least) > limit)
    report('weekly_minutes_least', least, { kind: 'at-most', limit })
  if (most !== null && Number(most) < limit)
    report('weekly_minutes_most', most, { kind: 'at-least', limit })
}

function absenceFits(row: Row, report: Report): void {
  const minutes = known(row, 'minutes')
  const from = parseDay(known(row, 'starts_on') ?? '')
  const until = parseDay(known(row, 'ends_on') ?? '')
  if (minutes === null || from === null || until === null || until < from) return
  const limit = (daysBetween(from, until) + 1) * MINUTES_PER_DAY
  if (Number(minutes) > limit) report('minutes', minutes, { kind: 'at-most', limit })
}

/** A scale of a member says what an hour or a month is paid; the group's own is in its contracts. */
function scaleComplete(row: Row, report: Report): void {
  const memberId = known(row, 'member_id')
  if (memberId === null) return
  if (cell(row, 'hourly_gross_e4') !== '' || cell(row, 'monthly_gross_cents') !== '') return
  report('hourly_gross_e4', '', { kind: 'required-by', column: 'member_id', value: memberId })
}

/** A cost that ends does so after it began. */
function monthsInOrder(row: Row, report: Report): void {
  const first = known(row, 'first_month')
  const last = known(row, 'last_month')
  if (first !== null && last !== null && last < first)
    report('last_month', last, { kind: 'not-before', column: 'first_month', value: first })
}

type RowRule = (row: Row, report: Report, world: World) => void

const ROW_RULES: Readonly<Record<string, readonly RowRule[]>> = {
  sites: [siretOfMember],
  needs: [halfDaysEnough, askedBetween],
  assignments: [priceComplete],
  absences: [absenceFits],
  comparable_pay: [scaleComplete],
  overheads: [monthsInOrder],
}

function references({ resource }: Table, row: Row, report: Report, world: World): void {
  for (const { field, resource: other } of resource.references) {
    const text = known(row, field)
    if (text === null || !world.isRead(other)) continue
    const format = resource.fields.find(({ name }) => name === field)?.format
    for (const key of format === 'members' ? listOf(text) : [text])
      if (world.find(other, key) === null)
        report(field, key, { kind: 'reference', resource: other })
  }
}

function duplicates({ resource, file, rows }: Table): PackageError[] {
  const first = new Map<string, number>()
  const errors: PackageError[] = []
  for (const row of rows) {
    if (resource.primaryKey.some((column) => known(row, column) === null)) continue
    const key = keyOf(resource, row)
    const firstLine = first.get(key)
    const line = row.line ?? 0
    if (firstLine === undefined) {
      first.set(key, line)
      continue
    }
    errors.push({
      file,
      line,
      column: resource.primaryKey.join(' '),
      value: resource.primaryKey.map((column) => cell(row, column)).join(' '),
      expected: { kind: 'unique', firstLine },
    })
  }
  return errors
}

/** Keys, references and what the cells of one row say about each other. */
export function mistakesInRows({ tables }: PackageData, world: World): PackageError[] {
  const errors: PackageError[] = []
  for (const table of tables.values()) {
    for (const error of duplicates(table)) errors.push(error)
    const { resource, file } = table
    for (const given of table.rows) {
      // With the stored values of the columns that the file lacks, where it is the first of its key.
      const merged = world.find(resource.name, keyOf(resource, given))
      const row = merged?.line === given.line ? merged : given
      const report: Report = (column, value, expected) =>
        errors.push({ file, line: given.line ?? 0, column, value, expected })
      references(table, row, report, world)
      orderedDays(resource.name, row, report)
      for (const rule of ROW_RULES[resource.name] ?? []) rule(row, report, world)
    }
  }
  return errors
}
