import { count, days, duration, numericDay } from '../../../web/formats.ts'
import { t, text } from '../../../web/texts.ts'
import { type AdjustmentCause, type CounterId, type CounterUnit, UNIT_OF } from '../counter.ts'
import type { CounterLineRow, CounterNoticeRow } from '../counters-contract.ts'

const NAMES: Readonly<Record<CounterId, string>> = {
  paid_leave: text('Congés à prendre'),
  leave_accrual: text('Congés en cours d’acquisition'),
  overtime_quota: text('Heures supplémentaires de l’année'),
  compulsory_rest: text('Contrepartie en repos'),
  annual_account: text('Compte annualisé'),
  delegation: text('Heures de délégation'),
  meal_vouchers: text('Titres-restaurant du mois'),
  travel: text('Trajets entre adhérents du mois'),
}

export const counterName = (id: CounterId): string => t(NAMES[id])

const CAUSES: Readonly<Record<CounterLineRow['cause'], string>> = {
  opening: text('Solde repris'),
  replaced_by_rest: text('Heures remplacées par un repos'),
  urgent_work: text('Travaux urgents, hors contingent'),
  lost: text('Jours ou heures perdus'),
  waived: text('Renonciation'),
  correction: text('Ajustement'),
  accrued: text('Acquis du mois'),
  rounded_up: text('Arrondi au jour supérieur'),
  moved: text('Passés en congés à prendre'),
  acquired: text('Acquis de l’année de référence'),
  children: text('Jours pour enfants à charge'),
  split_days: text('Jours de fractionnement'),
  taken: text('Congés pris'),
  carry_over_ended: text('Report échu'),
  overtime_week: text('Semaine au-delà de 35 h'),
  rest_acquired: text('Acquis au-delà du contingent'),
  rest_taken: text('Repos pris'),
  due: text('Heures dues'),
  worked: text('Heures travaillées'),
  credited: text('Absences comptées'),
  excused: text('Absences déduites'),
  credit: text('Crédit du mois'),
  used: text('Heures utilisées'),
  month_over: text('Crédit échu'),
  beyond_credit: text('Au-delà du crédit, non reporté'),
  meal: text('Repas dans la journée'),
  way: text('Trajet'),
}

export const causeText = (cause: CounterLineRow['cause']): string => t(CAUSES[cause])

/** A quantity of a counter: `12,5 j`, `7 h 30`, `18`. */
export function quantityText(quantity: number, unit: CounterUnit): string {
  if (unit === 'day_e2') return `${days(quantity).replace('-', '−')}\u00a0${t('j')}`
  return unit === 'minute' ? duration(quantity) : count(quantity)
}

/** The same with its sign. */
export const changeText = (quantity: number, unit: CounterUnit): string =>
  `${quantity > 0 ? '+' : ''}${quantityText(quantity, unit)}`

export function noticeSentence(notice: CounterNoticeRow): string {
  switch (notice.kind) {
    case 'left_after_period':
      return t(
        '{days} j non pris au {day} : à reporter, ou à retirer par un ajustement.',
        of(notice),
      )
    case 'to_inform':
      return t(
        '{days} j non pris pour maladie : informer le salarié avant le {day} ; le report court de là (L3141-19-3).',
        of(notice),
      )
    case 'carried_until':
      return t('{days} j reportés pour maladie, à prendre jusqu’au {day} (L3141-19-1).', of(notice))
    case 'no_opening':
      return t('Compté depuis le {day} : aucun solde n’est repris d’un autre outil.', {
        day: numericDay(notice.since),
      })
    case 'taken_in_advance':
      return t('Pris par anticipation sur les congés en cours d’acquisition (L3141-12).')
    case 'birth_unknown':
      return t('Jours pour enfants non comptés : la date de naissance du salarié manque.')
    case 'quota':
      return t('Contingent : {limit} ({source}).', {
        limit: duration(notice.limit),
        source: notice.source === 'law' ? t('la loi') : notice.source,
      })
    case 'rest_open':
      return t('Repos ouvert depuis le {since}, à prendre avant le {day}.', {
        since: numericDay(notice.since),
        day: numericDay(notice.on),
      })
    case 'rest_overdue':
      return t('Repos à prendre avant le {day} : le délai est passé.', {
        day: numericDay(notice.on),
      })
    case 'taken_without_right':
      return t('Repos pris au-delà de ce qui est acquis : reprenez le solde d’avant.')
    case 'forecast':
      return t('Solde prévu au {day} : {hours}.', {
        day: numericDay(notice.on),
        hours: duration(notice.minutes),
      })
    case 'beyond_credit':
      return t('Crédit dépassé au {day}.', { day: numericDay(notice.on) })
    case 'over_half_more':
      return t('Plus d’une fois et demie le crédit du mois au {day} (R2315-5).', {
        day: numericDay(notice.on),
      })
    case 'ways_unknown':
      return t(
        '{count, plural, one {# trajet sans temps mesuré ne compte pas.} other {# trajets sans temps mesuré ne comptent pas.}}',
        { count: notice.count },
      )
  }
}

const of = (notice: { readonly days: number; readonly on: string }) => ({
  days: days(notice.days),
  day: numericDay(notice.on),
})

/** Notices that ask somebody to do something. */
const TO_DO: ReadonlySet<CounterNoticeRow['kind']> = new Set([
  'left_after_period',
  'to_inform',
  'no_opening',
  'birth_unknown',
  'rest_overdue',
  'taken_without_right',
  'over_half_more',
])

export const isToDo = ({ kind }: CounterNoticeRow): boolean => TO_DO.has(kind)

/** Why a line may be added to a counter, besides a plain correction. */
export const causesOf = (id: CounterId): readonly AdjustmentCause[] => {
  if (id === 'overtime_quota') return ['correction', 'replaced_by_rest', 'urgent_work']
  return id === 'paid_leave' ? ['correction', 'lost', 'waived'] : ['correction']
}

const HOURS = /^(\d+)\s*(?:h|:)\s*(\d{1,2})?$/
const MINUTES = /^(\d+)\s*min$/
const DECIMAL = /^(\d+)(?:[.,](\d{1,2}))?$/

/** What a person typed: `2,5` days, `7 h 30` or `45 min`, a number of vouchers; null if unread. */
export function parseQuantity(typed: string, id: CounterId): number | null {
  const written = typed.trim().toLowerCase()
  const unit = UNIT_OF[id]
  if (unit === 'minute') {
    const [, hours, rest = '0'] = HOURS.exec(written) ?? []
    if (hours !== undefined && Number(rest) < 60) return Number(hours) * 60 + Number(rest)
    const [, minutes] = MINUTES.exec(written) ?? []
    return minutes === undefined ? null : Number(minutes)
  }
  const [, whole, part = ''] = DECIMAL.exec(written) ?? []
  if (whole === undefined || (unit === 'count' && part !== '')) return null
  return unit === 'count' ? Number(whole) : Number(whole) * 100 + Number(part.padEnd(2, '0'))
}
