import { instant, instantsOf, localTimeAt, parseLocalTime, zone } from '../../shared/time.ts'

/** Times of a message bear no zone: they are those of the French platforms. */
const PARIS = zone('Europe/Paris')
const MS_PER_MINUTE = 60_000

/** `20251031140500` (format 204) in Paris, of an instant in UTC. */
export function momentText(utc: string): string {
  const at = Date.parse(utc)
  const minute = localTimeAt(instant(Math.floor(at / MS_PER_MINUTE)), PARIS)
  const seconds = String(Math.floor((at % MS_PER_MINUTE) / 1000)).padStart(2, '0')
  return `${minute.replace(/\D/g, '')}${seconds}`
}

/**
 * The instant in UTC of such a text; null when it is none. Of the hour that autumn repeats, the
 * first; a time that spring skips is none.
 */
export function momentOf(text: string): string | null {
  const found = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?$/.exec(text)
  if (found === null) return null
  const [, year, month, day, hour, minute, second = '00'] = found
  const local = parseLocalTime(`${year}-${month}-${day}T${hour}:${minute}`)
  if (local === null || Number(second) > 59) return null
  const [at] = instantsOf(local, PARIS)
  if (at === undefined) return null
  return new Date(at * MS_PER_MINUTE + Number(second) * 1000).toISOString()
}
