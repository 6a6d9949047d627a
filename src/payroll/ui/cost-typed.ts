import { decimalText } from '../../shared/decimal-text.ts'

/** A number typed by a person, `1 867,02` or `1867.02`, in whole parts of the unit; null when none. */
export function scaledOf(typed: string, digits: number): number | null {
  const bare = typed.replaceAll(/[\s\u00a0\u202f€%]/g, '')
  const [, whole = '', decimals = ''] = /^(\d{1,9})(?:[.,](\d*))?$/.exec(bare) ?? []
  if (whole === '' || decimals.length > digits) return null
  return Number(whole + decimals.padEnd(digits, '0'))
}

/** Hours as people type them, `7,5`, `7 h 30` or `7:30`, in minutes; null when there are none. */
export function minutesOf(typed: string): number | null {
  const bare = typed.replaceAll(/[\s\u00a0\u202f]/g, '').toLowerCase()
  const [, hours, minutes] = /^(\d{1,5})(?:h|:)(\d{0,2})$/.exec(bare) ?? []
  if (hours !== undefined) {
    const rest = Number(minutes === '' || minutes === undefined ? '0' : minutes)
    return rest < 60 ? Number(hours) * 60 + rest : null
  }
  const hundredths = scaledOf(bare, 2)
  return hundredths === null ? null : Math.round((hundredths * 60) / 100)
}

/** Hundredths and minutes as they stand in a field. */
export const shownScaled = (value: number, digits: number, mark: ',' | '.'): string =>
  decimalText(value, digits, mark).replace(/[.,]?0+$/, (zeros) => (/[.,]/.test(zeros) ? '' : zeros))

export function shownMinutes(minutes: number): string {
  const rest = minutes % 60
  const hours = String(Math.floor(minutes / 60))
  return rest === 0 ? hours : `${hours} h ${String(rest).padStart(2, '0')}`
}

/** How a field is typed and what the address holds of it. */
export interface FieldKind {
  readonly read: (typed: string) => number | null
  readonly show: (value: number, mark: ',' | '.') => string
}

const scaled = (digits: number): FieldKind => ({
  read: (typed) => scaledOf(typed, digits),
  show: (value, mark) => shownScaled(value, digits, mark),
})

/** Fields that are numbers, by the name of the address: their unit there is in the name. */
export const FIELDS = {
  grossCents: scaled(2),
  weeklyMinutes: { read: minutesOf, show: shownMinutes },
  overtimeMinutes: { read: minutesOf, show: shownMinutes },
  complementaryMinutes: { read: minutesOf, show: shownMinutes },
  headcount: {
    read: (typed) => {
      const hundredths = scaledOf(typed, 2)
      return hundredths === null ? null : hundredths / 100
    },
    show: (value, mark) => shownScaled(Math.round(value * 100), 2, mark),
  },
  workAccidentRateE4: scaled(2),
  seniorityYears: scaled(0),
  healthCents: scaled(2),
  healthEmployerPercent: scaled(0),
  mobilityRateE4: scaled(2),
  leaveWeeks: scaled(0),
  soldShareE4: scaled(2),
  priceE4: scaled(4),
} as const satisfies Readonly<Record<string, FieldKind>>
export type NumberField = keyof typeof FIELDS
