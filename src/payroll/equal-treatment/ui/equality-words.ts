import { count, euros, percent, rate } from '../../../web/formats.ts'
import { t, text } from '../../../web/texts.ts'
import type { ComparisonRow, PayScaleRow } from '../equal-treatment-contract.ts'
import type { ComparedKind } from '../rules/compare-pay.ts'

const KINDS = {
  base: text('Salaire de base'),
  overtime: text('Majorations d’heures'),
  seniority: text('Prime d’ancienneté'),
  night: text('Majoration de nuit'),
  sunday: text('Majoration du dimanche'),
  shift: text('Prime d’équipe'),
  monthly_bonus: text('Autres primes du mois'),
  thirteenth_month: text('13e mois, un douzième'),
  holiday_bonus: text('Prime de vacances, un douzième'),
  meal: text('Avantage repas'),
  transport: text('Avantage transport'),
  profit_sharing: text('Intéressement et participation, un douzième'),
  items: text('Primes et avantages versés ce mois'),
} as const satisfies Record<ComparedKind, string>

export const kindText = (kind: ComparedKind): string => t(KINDS[kind])

export const STATES = {
  none: { tone: 'plain', word: text('pas de prime due') },
  'to-retain': { tone: 'todo', word: text('à retenir') },
  changed: { tone: 'todo', word: text('a changé') },
  retained: { tone: 'good', word: text('retenue') },
  'not-compared': { tone: 'plain', word: text('non comparé') },
} as const satisfies Record<ComparisonRow['state'], { tone: string; word: string }>

type Terms = Omit<PayScaleRow, 'comparableId' | 'memberName' | 'inForce'>

/** Base of a scale: `14,20 € l’heure`, `2 200,00 € par mois`. */
export function baseText(scale: Terms): string {
  if (scale.hourlyGrossE4 !== null) return t('{rate} l’heure', { rate: rate(scale.hourlyGrossE4) })
  if (scale.monthlyGrossCents === null) return t('base des contrats')
  return t('{amount} par mois de {hours} h', {
    amount: euros(scale.monthlyGrossCents),
    hours: count(scale.monthlyMinutes / 60),
  })
}

const share = (e4: number): string => percent(e4, 10_000) ?? ''

/** The advantages of a scale in one line. */
export function advantagesText(scale: Terms): string {
  const given = (value: number | null, say: (known: number) => string): string[] =>
    value === null || value === 0 ? [] : [say(value)]
  const steps = scale.seniority.map(({ years, shareE4 }) =>
    t('ancienneté {share} après {years, plural, one {# an} other {# ans}}', {
      share: share(shareE4),
      years,
    }),
  )
  return [
    ...steps,
    ...given(scale.thirteenthMonthE4, (e4) =>
      e4 === 10_000 ? t('13e mois') : t('13e mois à {share}', { share: share(e4) }),
    ),
    ...given(scale.holidayBonusCents, (cents) =>
      t('vacances {amount} l’an', { amount: euros(cents) }),
    ),
    ...given(scale.monthlyBonusCents, (cents) =>
      t('primes {amount} par mois', { amount: euros(cents) }),
    ),
    ...given(scale.shiftBonusCents, (cents) =>
      t('équipe {amount} par jour', { amount: euros(cents) }),
    ),
    ...given(scale.nightPremiumE4, (e4) => t('nuit +{share}', { share: share(e4) })),
    ...given(scale.sundayPremiumE4, (e4) => t('dimanche +{share}', { share: share(e4) })),
    ...given(scale.mealBenefitCents, (cents) =>
      t('repas {amount} par jour', { amount: euros(cents) }),
    ),
    ...given(scale.transportBenefitCents, (cents) =>
      t('transport {amount} par mois', { amount: euros(cents) }),
    ),
    ...given(scale.profitSharingCents, (cents) =>
      t('intéressement {amount} l’an', { amount: euros(cents) }),
    ),
    ...(scale.profitSharingDirect ? [t('intéressement reçu directement')] : []),
  ].join(', ')
}
