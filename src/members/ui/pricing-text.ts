import type { MemberPrice } from '../members-contract.ts'
import { percent, rate } from '../../web/formats.ts'
import { language, t } from '../../web/texts.ts'

/** The numbers of an agreed price, as a price list and an invoice line hold them. */
export type Pricing = Pick<MemberPrice, 'coefficientE4' | 'fixedE4' | 'percentE4'> & {
  readonly pricing: MemberPrice['pricing'] | 'at_cost'
}

/** A coefficient: `1,87`, with its four decimals where it has them. */
export const coefficient = (e4: number): string =>
  new Intl.NumberFormat(language() === 'fr' ? 'fr-FR' : 'en-GB', {
    minimumFractionDigits: 2,
    maximumFractionDigits: 4,
  }).format(e4 / 10_000)

/** How a price is made, in words: "salaire brut × 1,87", "coût + 2,10 € par heure". */
export function pricingText({ pricing, coefficientE4, fixedE4, percentE4 }: Pricing): string {
  switch (pricing) {
    case 'coefficient':
      return coefficientE4 === null
        ? t('salaire brut × coefficient')
        : t('salaire brut × {coefficient}', { coefficient: coefficient(coefficientE4) })
    case 'cost_plus_fixed':
      return fixedE4 === null
        ? t('coût de revient + part fixe')
        : t('coût de revient + {amount} par heure', { amount: rate(fixedE4) })
    case 'cost_plus_percent':
      return percentE4 === null
        ? t('coût de revient + pourcentage')
        : t('coût de revient + {share}', { share: percent(percentE4, 10_000) ?? '' })
    case 'actual_cost':
      return t('coût de revient exact')
    case 'at_cost':
      return t('refacturé à l’identique')
  }
}
