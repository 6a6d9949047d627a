import type { FindingRow } from '../compliance-contract.ts'
import { clock, count, duration, shortDay } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'

/** A measured value with its unit: `10 h 40`, `7 jours`, `3 adhérents`. */
export function measureText(value: number, unit: FindingRow['unit']): string {
  switch (unit) {
    case 'minute':
      return duration(value)
    case 'day':
      return t('{value, plural, one {# jour} other {# jours}}', { value })
    case 'member':
      return t('{value, plural, one {# adhérent} other {# adhérents}}', { value })
    case 'count':
      return count(value)
  }
}

/** What happened, in a sentence: how much, from when to when, at whom. */
export function findingSentence(row: FindingRow): string {
  const facts = {
    measured: measureText(row.measured, row.unit),
    limit: measureText(row.limit, row.unit),
    period: periodText(row),
    members: row.members.map(({ name }) => name).join(', '),
  }
  if (row.members.length === 0) {
    return t('{measured} pour une limite de {limit}, {period}', facts)
  }
  return t('{measured} pour une limite de {limit}, {period}, chez {members}', facts)
}

function periodText({ date, startsAt, endsAt }: FindingRow): string {
  const first = startsAt.slice(0, 10)
  const last = endsAt.slice(0, 10)
  if (first === last) {
    return t('{day} de {start} à {end}', {
      day: shortDay(first),
      start: clock(startsAt),
      end: clock(endsAt),
    })
  }
  return t('du {first} au {last}', { first: shortDay(first || date), last: shortDay(last) })
}
