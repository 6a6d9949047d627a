import { cell, namesOf, type Resource, type Row } from '../adapters/data-package/index.ts'
import { halfDaysOf } from '../needs/index.ts'

const numberOf = (text: string): number | null => (text === '' ? null : Number(text))
const textOf = (text: string): string | null => (text === '' ? null : text)

/** The columns of what a need asks: the name of each in its life, and its value. */
const ASKED: Readonly<Record<string, readonly [string, (text: string) => unknown]>> = {
  site_id: ['siteId', textOf],
  skill: ['skill', textOf],
  authorisations: ['authorisations', namesOf],
  starts_on: ['startsOn', textOf],
  ends_on: ['endsOn', textOf],
  weekly_minutes: ['weeklyMinutes', numberOf],
  weekly_minutes_least: ['weeklyMinutesLeast', numberOf],
  weekly_minutes_most: ['weeklyMinutesMost', numberOf],
  half_days: ['halfDays', halfDaysOf],
  half_days_needed: ['halfDaysNeeded', numberOf],
  every_year: ['everyYear', (text) => (text === '' ? null : text === 'true')],
  hourly_price_e4: ['hourlyPriceE4', numberOf],
  note: ['note', textOf],
}

/** What a need asked before an import changed it: the values that differ, by name. */
export function askedBefore(
  { fields }: Resource,
  row: Row,
  stored: Row,
): Readonly<Record<string, unknown>> {
  const before: Record<string, unknown> = {}
  for (const { name } of fields) {
    const asked = ASKED[name]
    if (asked === undefined || cell(row, name) === cell(stored, name)) continue
    const [field, valueOf] = asked
    before[field] = valueOf(cell(stored, name))
  }
  return before
}
