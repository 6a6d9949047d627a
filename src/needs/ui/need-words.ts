import { addDays, day, firstDayOf, lastDayOf, monthOf } from '../../shared/days.ts'
import { duration, listText, longDay, monthName, rate, weekdayName } from '../../web/formats.ts'
import { language, t, text } from '../../web/texts.ts'
import type { Tone } from '../../web/ui/index.ts'
import type { HalfDay } from '../half-days.ts'
import type { NeedBody, NeedRow } from '../needs-contract.ts'

/** Days of the week; the morning of a day is the half-day 2d, its afternoon 2d + 1. */
export const DAYS = [0, 1, 2, 3, 4, 5, 6] as const

/** `jeudi matin`. */
export const halfDayName = (halfDay: HalfDay): string =>
  halfDay % 2 === 0
    ? t('{days} matin', { days: weekdayName(halfDay >> 1) })
    : t('{days} après-midi', { days: weekdayName(halfDay >> 1) })

/** Days in a row are said by their ends: `du lundi au jeudi`, else `lundi et jeudi`. */
function daysText(days: readonly number[]): string {
  const first = days[0] ?? 0
  const last = days.at(-1) ?? first
  return days.length > 2 && last - first === days.length - 1
    ? t('du {first} au {last}', { first: weekdayName(first), last: weekdayName(last) })
    : listText(days.map((one) => weekdayName(one)))
}

/** `du lundi au mercredi, jeudi matin`: whole days first, then mornings, then afternoons. */
export function halfDaysText(halfDays: readonly HalfDay[]): string {
  const morning = (one: number) => halfDays.includes(one * 2)
  const afternoon = (one: number) => halfDays.includes(one * 2 + 1)
  const whole = DAYS.filter((one) => morning(one) && afternoon(one))
  const mornings = DAYS.filter((one) => morning(one) && !afternoon(one))
  const afternoons = DAYS.filter((one) => !morning(one) && afternoon(one))
  return [
    whole.length === 0 ? null : daysText(whole),
    mornings.length === 0 ? null : t('{days} matin', { days: daysText(mornings) }),
    afternoons.length === 0 ? null : t('{days} après-midi', { days: daysText(afternoons) }),
  ]
    .filter((part) => part !== null)
    .join(', ')
}

/** Whether the period starts with a month and ends with one: then months say it all. */
export const isWholeMonths = (startsOn: string, endsOn: string): boolean =>
  startsOn.endsWith('-01') && addDays(day(endsOn), 1).endsWith('-01')

/** `de novembre à mars`, `en août`. */
export function monthsText(from: number, to: number): string {
  if (from === to) return t('en {month}', { month: monthName(from) })
  const ends = { from: monthName(from), to: monthName(to) }
  const elides = language() === 'fr' && /^[ao]/.test(ends.from)
  return elides ? t('d’{from} à {to}', ends) : t('de {from} à {to}', ends)
}

const longDate = (value: string): string => longDay(value).replace(/^\p{L}+,? /u, '')

type Season = Pick<NeedBody, 'startsOn' | 'endsOn'> & { readonly comesBack: boolean }

/** `de novembre à mars, chaque année`, `à partir du 1er mars 2027`. */
export function seasonText({ startsOn, endsOn, comesBack }: Season): string {
  if (endsOn === null) return t('toute l’année, à partir du {day}', { day: longDate(startsOn) })
  const months = isWholeMonths(startsOn, endsOn)
  if (comesBack && months) {
    const [from, to] = [Number(startsOn.slice(5, 7)), Number(endsOn.slice(5, 7))]
    return t('{season}, chaque année', { season: monthsText(from, to) })
  }
  const period = t('du {first} au {last}', { first: longDate(startsOn), last: longDate(endsOn) })
  return comesBack ? t('{season}, chaque année', { season: period }) : period
}

type Hours = Pick<NeedBody, 'weeklyMinutes' | 'weeklyMinutesLeast' | 'weeklyMinutesMost'>

/** `12 h par semaine`, `12 h par semaine (de 10 h à 14 h)`. */
export function hoursText({ weeklyMinutes, weeklyMinutesLeast, weeklyMinutesMost }: Hours): string {
  const week = t('{hours} par semaine', { hours: duration(weeklyMinutes) })
  const least = weeklyMinutesLeast ?? weeklyMinutes
  const most = weeklyMinutesMost ?? weeklyMinutes
  if (least === most) return week
  const bounds = t('de {least} à {most}', { least: duration(least), most: duration(most) })
  return `${week} (${bounds})`
}

interface Week {
  readonly halfDays: readonly HalfDay[]
  readonly halfDaysNeeded: number | null
}

/** `mardi et jeudi matin`, `deux demi-journées parmi …`, `aux demi-journées qui vous arrangent`. */
export function weekText({ halfDays, halfDaysNeeded }: Week): string {
  if (halfDays.length === 0) return t('aux jours choisis par le groupement')
  const when = halfDaysText(halfDays)
  if (halfDaysNeeded === null || halfDaysNeeded === halfDays.length) return when
  return t(
    '{count, plural, one {une demi-journée} other {# demi-journées}} au choix parmi : {when}',
    {
      count: halfDaysNeeded,
      when,
    },
  )
}

/** The need said back, as it was understood. */
export const needSentence = (need: Hours & Week & Season): string =>
  [hoursText(need), weekText(need), seasonText(need)].join(', ')

const STATE_WORDS: Readonly<Record<NeedRow['state'], readonly [string, Tone]>> = {
  stated: [text('exprimé'), 'todo'],
  being_answered: [text('en cours de réponse'), 'plain'],
  covered: [text('couvert'), 'good'],
  withdrawn: [text('retiré'), 'plain'],
}

export const stateWord = (state: NeedRow['state']): string => t(STATE_WORDS[state][0])
export const stateTone = (state: NeedRow['state']): Tone => STATE_WORDS[state][1]

/** How long it lasted or lasts: `couvert en 5 jours`, `attend depuis 12 jours`. */
export function delayText({ state, days }: Pick<NeedRow, 'state' | 'days'>): string | null {
  if (days === null) return null
  return state === 'covered'
    ? t('couvert en {days, plural, =0 {moins d’un jour} one {# jour} other {# jours}}', { days })
    : t(
        '{days, plural, =0 {aujourd’hui} one {attend depuis # jour} other {attend depuis # jours}}',
        { days },
      )
}

type Fields = { readonly [Name in keyof NeedBody]?: NeedBody[Name] | undefined }

/** What a change replaced, field by field, in words. */
export function beforeTexts(before: Fields): string[] {
  const said = (label: string, value: string | null | undefined): string =>
    t('{what} : {value}', {
      what: label,
      value: value === null || value === undefined || value === '' ? t('rien') : value,
    })
  const minutes = (value: number | null): string | null => (value === null ? null : duration(value))
  const texts: string[] = []
  const { authorisations, halfDays, everyYear } = before
  if (before.skill !== undefined) texts.push(said(t('Métier'), before.skill))
  if (before.siteId !== undefined) texts.push(said(t('Lieu'), before.siteId))
  if (authorisations !== undefined)
    texts.push(said(t('Permis et habilitations'), listText(authorisations)))
  if (before.weeklyMinutes !== undefined)
    texts.push(said(t('Heures par semaine'), minutes(before.weeklyMinutes)))
  if (before.weeklyMinutesLeast !== undefined)
    texts.push(said(t('Au moins'), minutes(before.weeklyMinutesLeast)))
  if (before.weeklyMinutesMost !== undefined)
    texts.push(said(t('Au plus'), minutes(before.weeklyMinutesMost)))
  if (halfDays !== undefined)
    texts.push(said(t('Demi-journées'), weekText({ halfDays, halfDaysNeeded: null })))
  if (before.halfDaysNeeded !== undefined)
    texts.push(said(t('Combien de demi-journées'), before.halfDaysNeeded?.toString()))
  if (before.startsOn !== undefined) texts.push(said(t('Début'), longDate(before.startsOn)))
  if (before.endsOn !== undefined)
    texts.push(said(t('Fin'), before.endsOn === null ? null : longDate(before.endsOn)))
  if (everyYear !== undefined && everyYear !== null)
    texts.push(said(t('Chaque année'), everyYear ? t('oui') : t('non')))
  if (before.hourlyPriceE4 !== undefined)
    texts.push(
      said(t('Prix souhaité'), before.hourlyPriceE4 === null ? null : rate(before.hourlyPriceE4)),
    )
  if (before.note !== undefined) texts.push(said(t('Remarque'), before.note))
  return texts
}

/** The first and last day of a season of months that has not ended on the day. */
export function seasonAround(
  from: number,
  to: number,
  today: string,
): { readonly startsOn: string; readonly endsOn: string } {
  const at = (year: number, month: number) =>
    monthOf(day(`${year}-${String(month).padStart(2, '0')}-01`))
  const year = Number(today.slice(0, 4))
  const seasons = [year - 1, year, year + 1].map((start) => ({
    startsOn: firstDayOf(at(start, from)),
    endsOn: lastDayOf(at(to < from ? start + 1 : start, to)),
  }))
  const next = seasons.find(({ endsOn }) => endsOn >= today)
  return next ?? { startsOn: today, endsOn: today }
}
