import { decimalText } from '../shared/decimal-text.ts'
import { assertNever } from '../shared/refusal.ts'
import type { CheckedSum, ReadingFault } from './received-invoice.ts'

type Words = Readonly<Record<'fr' | 'en', string>>

const SUMS: Readonly<Record<CheckedSum, Words>> = {
  lines: { fr: 'somme des lignes', en: 'sum of the lines' },
  net: { fr: 'total HT', en: 'total without tax' },
  vat: { fr: 'total de TVA', en: 'total of the tax' },
  gross: { fr: 'total TTC', en: 'total with tax' },
  payable: { fr: 'net à payer', en: 'amount due' },
  rate: { fr: 'TVA du taux', en: 'tax of the rate' },
  base: { fr: 'somme des bases de TVA', en: 'sum of the bases of the tax' },
}

const euros = (cents: number): string => decimalText(cents, 2, '.')

/** What is wrong with a file: where, what was expected, what was there. */
export function faultText(fault: ReadingFault, language: 'fr' | 'en'): string {
  const fr = language === 'fr'
  switch (fault.kind) {
    case 'not-an-invoice':
      return fr
        ? `attendu une facture CII, UBL ou Factur-X, non ${fault.found}`
        : `an invoice in CII, UBL or Factur-X, not ${fault.found}`
    case 'pdf-without-invoice': {
      const found = fault.attachments.join(', ') || (fr ? 'aucune' : 'none')
      return fr
        ? `attendu un PDF Factur-X, avec factur-x.xml en pièce jointe (pièces trouvées : ${found})`
        : `a Factur-X PDF, with factur-x.xml attached (found: ${found})`
    }
    case 'too-large':
      return fr
        ? `${fault.mostBytes / 1e6} Mo au plus (${(fault.bytes / 1e6).toFixed(1)} reçus)`
        : `at most ${fault.mostBytes / 1e6} MB (${(fault.bytes / 1e6).toFixed(1)} received)`
    case 'not-well-formed':
      return fr
        ? `attendu un XML conforme ; ligne ${fault.line} : ${fault.message}`
        : `conformant XML; line ${fault.line}: ${fault.message}`
    case 'missing':
      return fr ? `il manque le champ ${fault.field}` : `the field ${fault.field} is missing`
    case 'bad-value':
      return fr
        ? `${fault.field} : une valeur lisible, non « ${fault.value} »`
        : `${fault.field}: a readable value, not “${fault.value}”`
    case 'currency':
      return fr ? `attendu des euros, non ${fault.currency}` : `euros, not ${fault.currency}`
    case 'sum': {
      const name = `${SUMS[fault.sum][language]}${fault.of === null ? '' : ` ${fault.of}`}`
      return fr
        ? `${name} : ${euros(fault.computedCents)}, non ${euros(fault.statedCents)}`
        : `${name}: ${euros(fault.computedCents)}, not ${euros(fault.statedCents)}`
    }
    default:
      return assertNever(fault)
  }
}
