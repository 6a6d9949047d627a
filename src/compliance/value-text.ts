import type { Language, Override } from '../law/index.ts'

type LimitUnit = Override['unit']

/** Units that are a noun: one and many of it. */
const NOUNS: Partial<Record<LimitUnit, Readonly<Record<Language, readonly [string, string]>>>> = {
  day: { fr: ['jour', 'jours'], en: ['day', 'days'] },
  month: { fr: ['mois', 'mois'], en: ['month', 'months'] },
  member: { fr: ['adhérent', 'adhérents'], en: ['member', 'members'] },
}

export const WEEKDAYS: Readonly<Record<Language, readonly string[]>> = {
  fr: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
}

/** Shares that people say as fractions, by ten-thousandths. */
const FRACTIONS: Readonly<Record<number, string>> = {
  1_000: '1/10',
  2_500: '1/4',
  3_333: '1/3',
  3_334: '1/3',
  5_000: '1/2',
  6_667: '2/3',
  7_500: '3/4',
}

function duration(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${hours} h` : `${hours} h ${String(rest).padStart(2, '0')}`
}

function share(e4: number, language: Language): string {
  const fraction = FRACTIONS[e4]
  if (fraction !== undefined) return fraction
  const percent = String(e4 / 100)
  return language === 'fr' ? `${percent.replace('.', ',')} %` : `${percent}%`
}

/** A limit as people write it: `12 h`, `220 h`, `1/3`, `6 jours`, `dimanche`. */
export function valueText(value: number, unit: LimitUnit, language: Language): string {
  if (unit === 'minute') return duration(value)
  if (unit === 'hour') return `${value} h`
  if (unit === 'e4') return share(value, language)
  if (unit === 'weekday') return WEEKDAYS[language][value - 1] ?? String(value)
  const [one, many] = NOUNS[unit]?.[language] ?? ['', '']
  return `${value} ${value < 2 ? one : many}`.trim()
}

const HOURS = /^(\d{1,5}) ?(?:h|heures?|hours?|:) ?(\d{2})?(?: ?(?:min|mn))?$/
const DECIMAL_HOURS = /^(\d{1,5})[.,](\d{1,2}) ?(?:h|heures?|hours?)$/
const MINUTES = /^(\d{1,6}) ?(?:min|mn|minutes?)$/
const FRACTION = /^(\d{1,3}) ?\/ ?(\d{1,3})$/
const PERCENT = /^(\d{1,3})(?:[.,](\d{1,2}))? ?%$/
const WHOLE = /^(\d{1,7}) ?[a-zéû]*\.?$/

function minutesOf(text: string): number | null {
  const hours = HOURS.exec(text)
  if (hours !== null) {
    const rest = Number(hours[2] ?? 0)
    return rest < 60 ? Number(hours[1]) * 60 + rest : null
  }
  const decimal = DECIMAL_HOURS.exec(text)
  if (decimal !== null) {
    const hundredths = Number((decimal[2] ?? '').padEnd(2, '0'))
    const exact = Number(decimal[1]) * 60 + (hundredths * 60) / 100
    return Number.isInteger(exact) ? exact : null
  }
  const minutes = MINUTES.exec(text)
  return minutes === null ? null : Number(minutes[1])
}

/** Ten-thousandths, rounded half up: a third is 3333. */
function shareOf(text: string): number | null {
  const fraction = FRACTION.exec(text)
  if (fraction !== null) {
    const whole = Number(fraction[2])
    return whole === 0 ? null : Math.floor((Number(fraction[1]) * 20_000 + whole) / (2 * whole))
  }
  const percent = PERCENT.exec(text)
  return percent === null
    ? null
    : Number(percent[1]) * 100 + Number((percent[2] ?? '').padEnd(2, '0'))
}

function weekdayOf(text: string): number | null {
  for (const names of [WEEKDAYS.fr, WEEKDAYS.en]) {
    const index = names.findIndex((name) => name.toLowerCase() === text)
    if (index >= 0) return index + 1
  }
  return null
}

/**
 * The value that a person typed, in the unit in which limits are written; null where it is none.
 * Hours are said with their unit: `12` alone could be hours or minutes.
 */
export function parseValue(typed: string, unit: LimitUnit): number | null {
  const text = typed.trim().toLowerCase().replace(/\s+/g, ' ')
  if (unit === 'minute') return minutesOf(text)
  if (unit === 'e4') return shareOf(text)
  if (unit === 'weekday') return weekdayOf(text)
  if (unit === 'hour') {
    const minutes = minutesOf(text)
    if (minutes !== null) return minutes % 60 === 0 ? minutes / 60 : null
  }
  const whole = WHOLE.exec(text)
  return whole === null ? null : Number(whole[1])
}
