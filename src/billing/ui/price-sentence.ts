import type { InvoiceLineAnswer } from '../billing-contract.ts'
import { coefficient, pricingText } from '../../members/ui/pricing-text.ts'
import { percent, rate } from '../../web/formats.ts'
import { t, text } from '../../web/texts.ts'

type Kind = InvoiceLineAnswer['kind']
type Explanation = InvoiceLineAnswer['explanation']

const KINDS = {
  hours: text('Heures'),
  overtime_25: text('Majoration des heures supplémentaires à 25 %'),
  overtime_50: text('Majoration des heures supplémentaires à 50 %'),
  complementary_10: text('Majoration des heures complémentaires à 10 %'),
  complementary_25: text('Majoration des heures complémentaires à 25 %'),
  night: text('Majoration de nuit'),
  sunday: text('Majoration du dimanche'),
  holiday: text('Majoration de jour férié'),
  bonus: text('Prime'),
  expense: text('Frais'),
  fee: text('Frais de gestion'),
  true_up: text('Régularisation au coût réel'),
  correction: text('Correction'),
  guaranteed: text('Heures garanties non travaillées'),
  training: text('Formation'),
  absence: text('Absence'),
  leave: text('Congés payés'),
  advance: text('Acompte'),
} as const satisfies Record<Kind, string>

export const lineKindText = (kind: Kind): string => t(KINDS[kind])

/** What a line bills, in a few words: "Correction de juin : Heures". */
export function lineTitle({ kind, correctedKind }: InvoiceLineAnswer): string {
  if (correctedKind === null) return lineKindText(kind)
  return t('{kind} : {corrected}', {
    kind: lineKindText(kind),
    corrected: lineKindText(correctedKind),
  })
}

const has = (value: number | undefined): value is number => value !== undefined

/**
 * Where the price of an hour comes from, in figures: `12,31 € brut × 1,87`. A member company sees
 * the manner of the price only, since the figures tell the pay of a person.
 */
export function priceSentence(line: InvoiceLineAnswer): string {
  const { explanation } = line
  const base = basePrice(explanation)
  return has(explanation.premiumE4)
    ? t('{price}, majoration de {share} seule', {
        price: base,
        share: percent(explanation.premiumE4, 10_000) ?? '',
      })
    : base
}

function basePrice(explanation: Explanation): string {
  const { pricing, hourlyGrossE4, coefficientE4, costPerHourE4, fixedE4, percentE4 } = explanation
  if (pricing === 'coefficient' && has(hourlyGrossE4) && has(coefficientE4)) {
    return t('{gross} brut × {coefficient}', {
      gross: rate(hourlyGrossE4),
      coefficient: coefficient(coefficientE4),
    })
  }
  if (has(costPerHourE4)) {
    const cost = rate(costPerHourE4)
    if (has(fixedE4)) return t('{cost} de coût + {fixed}', { cost, fixed: rate(fixedE4) })
    if (has(percentE4)) {
      return t('{cost} de coût + {share}', { cost, share: percent(percentE4, 10_000) ?? '' })
    }
    return t('{cost} de coût', { cost })
  }
  return pricingText({
    pricing,
    coefficientE4: coefficientE4 ?? null,
    fixedE4: fixedE4 ?? null,
    percentE4: percentE4 ?? null,
  })
}
