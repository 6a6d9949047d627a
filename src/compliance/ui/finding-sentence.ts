import type { FindingRow } from '../compliance-contract.ts'
import { clock, count, duration, listText, shortDay } from '../../web/formats.ts'
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
    case 'month':
      return t('{value, plural, one {# mois} other {# mois}}', { value })
    case 'e4':
      return t('{value} %', { value: count(Math.round(value) / 100) })
    case 'count':
      return count(value)
  }
}

/** When and at whom it happened: `de 6 h à 18 h 10, chez la Conserverie et le Verger`. */
export function findingSentence(row: FindingRow): string {
  const period = periodText(row)
  if (row.members.length === 0) return period
  const names = row.members.map(({ name }) => name)
  return t('{period}, chez {members}', { period, members: listText(names) })
}

function periodText({ startsAt, endsAt }: FindingRow): string {
  const first = startsAt.slice(0, 10)
  const last = endsAt.slice(0, 10)
  if (first === last) {
    return t('de {start} à {end}', { start: clock(startsAt), end: clock(endsAt) })
  }
  return t('du {first}, {start}, au {last}, {end}', {
    first: shortDay(first),
    start: clock(startsAt),
    last: shortDay(last),
    end: clock(endsAt),
  })
}
