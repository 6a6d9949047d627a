import { addDays, type Day, day, weekday } from '../shared/days.ts'

/**
 * Where a calendar of public holidays differs from the national one (jours fériés, L3133-1):
 * Moselle, Bas-Rhin and Haut-Rhin (L3134-13) and overseas (L3422-2).
 */
export type HolidayTerritory =
  | 'national'
  | 'alsace_moselle'
  | 'alsace_moselle_without_good_friday'
  | 'mayotte'
  | 'martinique'
  | 'guadeloupe'
  | 'saint_martin'
  | 'guyane'
  | 'saint_barthelemy'
  | 'reunion'

export interface PublicHoliday {
  readonly day: Day
  readonly nameFr: string
  readonly nameEn: string
}

const dayIn = (year: number, monthDay: string): Day =>
  day(`${String(year).padStart(4, '0')}-${monthDay}`)

/** Easter Sunday in the Gregorian calendar (method of Meeus, Jones and Butcher). */
export function easterSunday(year: number): Day {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  const monthDay = [Math.floor(n / 31), (n % 31) + 1].map((part) => String(part).padStart(2, '0'))
  return dayIn(year, monthDay.join('-'))
}

const FIXED: readonly (readonly [string, string, string])[] = [
  ['01-01', 'Jour de l’An', 'New Year’s Day'],
  ['05-01', 'Fête du Travail', 'Labour Day'],
  ['05-08', 'Victoire de 1945', 'Victory in Europe Day'],
  ['07-14', 'Fête nationale', 'Bastille Day'],
  ['08-15', 'Assomption', 'Assumption'],
  ['11-01', 'Toussaint', 'All Saints’ Day'],
  ['11-11', 'Armistice de 1918', 'Armistice Day'],
  ['12-25', 'Noël', 'Christmas Day'],
]

const AFTER_EASTER: readonly (readonly [number, string, string])[] = [
  [1, 'Lundi de Pâques', 'Easter Monday'],
  [39, 'Ascension', 'Ascension Day'],
  [50, 'Lundi de Pentecôte', 'Whit Monday'],
]

const ABOLITION_OF_SLAVERY: Partial<Record<HolidayTerritory, string>> = {
  mayotte: '04-27',
  martinique: '05-22',
  guadeloupe: '05-27',
  saint_martin: '05-27',
  guyane: '06-10',
  saint_barthelemy: '10-09',
  reunion: '12-20',
}

function localHolidays(year: number, territory: HolidayTerritory): PublicHoliday[] {
  const abolition = ABOLITION_OF_SLAVERY[territory]
  if (abolition !== undefined)
    return [
      {
        day: dayIn(year, abolition),
        nameFr: 'Abolition de l’esclavage',
        nameEn: 'Abolition of Slavery',
      },
    ]
  if (!territory.startsWith('alsace_moselle')) return []
  const saintStephen = {
    day: dayIn(year, '12-26'),
    nameFr: 'Saint-Étienne',
    nameEn: 'Saint Stephen’s Day',
  }
  // Good Friday only where the commune has a Protestant temple or a mixed church.
  return territory === 'alsace_moselle'
    ? [
        {
          day: addDays(easterSunday(year), -2),
          nameFr: 'Vendredi saint',
          nameEn: 'Good Friday',
        },
        saintStephen,
      ]
    : [saintStephen]
}

/**
 * Overseas calendars by the first three characters of the INSEE code of the commune. Saint-Pierre
 * (975) has the national one.
 */
const OVERSEAS: Readonly<Record<string, HolidayTerritory>> = {
  971: 'guadeloupe',
  972: 'martinique',
  973: 'guyane',
  974: 'reunion',
  976: 'mayotte',
  977: 'saint_barthelemy',
  978: 'saint_martin',
}

const ALSACE_MOSELLE = ['57', '67', '68']

export const isInAlsaceMoselle = (communeCode: string | null): boolean =>
  communeCode !== null && ALSACE_MOSELLE.includes(communeCode.slice(0, 2))

/**
 * The calendar of a place of work (HOL-07), by the INSEE code of its commune. Good Friday is a
 * holiday of Alsace-Moselle only in communes that have a Protestant temple or a mixed church:
 * no code says which, so it is left out unless told. A place that is not known has the national
 * calendar.
 */
export function territoryOf(
  communeCode: string | null,
  { hasGoodFriday = false }: { readonly hasGoodFriday?: boolean } = {},
): HolidayTerritory {
  if (isInAlsaceMoselle(communeCode))
    return hasGoodFriday ? 'alsace_moselle' : 'alsace_moselle_without_good_friday'
  return OVERSEAS[communeCode?.slice(0, 3) ?? ''] ?? 'national'
}

const calendars = new Map<string, readonly PublicHoliday[]>()

/**
 * The public holidays of a civil year, in order. Two can fall on one day (1 May or 8 May and
 * Ascension): both are listed.
 */
export function publicHolidays(
  year: number,
  territory: HolidayTerritory = 'national',
): readonly PublicHoliday[] {
  const name = `${year} ${territory}`
  const known = calendars.get(name)
  if (known) return known
  const easter = easterSunday(year)
  const made = [
    ...FIXED.map(([monthDay, nameFr, nameEn]) => ({ day: dayIn(year, monthDay), nameFr, nameEn })),
    ...AFTER_EASTER.map(([days, nameFr, nameEn]) => ({
      day: addDays(easter, days),
      nameFr,
      nameEn,
    })),
    ...localHolidays(year, territory),
  ].sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1))
  calendars.set(name, made)
  return made
}

const holidaySets = new Map<HolidayTerritory, Map<string, ReadonlySet<Day>>>()

/** The holidays of the year of a day: many days are asked for. */
function holidaysAround(on: Day, territory: HolidayTerritory): ReadonlySet<Day> {
  let years = holidaySets.get(territory)
  if (years === undefined) {
    years = new Map()
    holidaySets.set(territory, years)
  }
  const year = on.slice(0, 4)
  let days = years.get(year)
  if (days === undefined) {
    days = new Set(publicHolidays(Number(year), territory).map((holiday) => holiday.day))
    years.set(year, days)
  }
  return days
}

export const isPublicHoliday = (on: Day, territory: HolidayTerritory = 'national'): boolean =>
  holidaysAround(on, territory).has(on)

const SUNDAY = 7

export const isSunday = (on: Day): boolean => weekday(on) === SUNDAY

/**
 * Jour ouvrable: every day but Sunday and public holidays. Leave is counted in them (L3141-3);
 * a holiday on a day that is usually not worked takes no leave either.
 */
export const isWorkingDay = (on: Day, territory: HolidayTerritory = 'national'): boolean =>
  !isSunday(on) && !isPublicHoliday(on, territory)
