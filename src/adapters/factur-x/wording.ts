import type { InvoiceAnnex, InvoiceLine, InvoiceParty, LineKind } from '../../billing/invoice.ts'
import type { Day, Month } from '../../shared/days.ts'
import { cleanText } from './text.ts'

/** What each kind of line is called on a French invoice. */
export const KIND_LABELS: Readonly<Record<LineKind, string>> = {
  hours: 'Heures mises à disposition',
  overtime_25: 'Heures supplémentaires 25 % (majoration)',
  overtime_50: 'Heures supplémentaires 50 % (majoration)',
  complementary_10: 'Heures complémentaires 10 % (majoration)',
  complementary_25: 'Heures complémentaires 25 % (majoration)',
  night: 'Heures de nuit (majoration)',
  sunday: 'Heures du dimanche (majoration)',
  holiday: 'Heures de jour férié (majoration)',
  bonus: 'Prime',
  expense: 'Frais refacturés',
  fee: 'Frais de gestion du groupement',
  true_up: 'Régularisation au coût réel',
  correction: 'Correction',
  guaranteed: 'Heures garanties non travaillées',
  training: 'Heures de formation',
  absence: 'Absence',
  leave: 'Congés payés',
  advance: 'Acompte déjà facturé',
}

/** Mentions that the law wants on every invoice between businesses, by code of UNTDID 4451. */
export const LEGAL_NOTES = {
  /** C. com. D441-5 */
  PMT: 'Indemnité forfaitaire pour frais de recouvrement en cas de retard de paiement : 40 €.',
  /** C. com. L441-10, II: the rate that holds where none was agreed. */
  PMD:
    'Tout retard de paiement engendre une pénalité exigible dès le lendemain de la date ' +
    'd’échéance, sans rappel, au taux de refinancement de la Banque centrale européenne ' +
    'majoré de 10 points.',
  AAB: 'Escompte pour paiement anticipé : néant.',
} as const

/** CGI ann. II art. 242 nonies A: the category of what is sold. */
export const CATEGORY_NOTE = 'Catégorie de l’opération : prestation de services.'

/** VAT on services falls due when they are paid (CGI art. 269, 2 c). */
export const VAT_ON_PAYMENT_NOTE = 'TVA exigible à l’encaissement.'

/** CGI ann. II art. 242 nonies A, I, 11° bis, for who chose that the tax is due at issue. */
export const VAT_ON_ISSUE_NOTE = 'Option pour le paiement de la taxe d’après les débits.'

const VATEX_BY_PROVISION: Readonly<Record<string, string>> = {
  'CGI 261 B': 'VATEX-FR-CGI261B',
}

/** The mention of an exemption and its code in the VATEX list, null where the list has none. */
export function exemptionMention(provision: string): { text: string; code: string | null } {
  const article = /^CGI (.+)$/.exec(provision)?.[1]
  return {
    text:
      article === undefined
        ? `Exonération de TVA, ${cleanText(provision)}`
        : `Exonération de TVA, article ${cleanText(article)} du CGI`,
    code: VATEX_BY_PROVISION[provision] ?? null,
  }
}

/** What a line bills: its kind, the kind that it corrects, and the name given to the item. */
export function lineTitle(line: InvoiceLine): string {
  const label = line.explanation.label === undefined ? '' : cleanText(line.explanation.label)
  const kind =
    line.kind === 'correction' && line.correctedKind !== null
      ? `${KIND_LABELS.correction} : ${KIND_LABELS[line.correctedKind].toLowerCase()}`
      : KIND_LABELS[line.kind]
  return label === '' ? kind : `${kind} · ${label}`
}

/** For whom, where and when: `Jeanne MARTIN, Atelier nord, octobre 2026`. */
export function lineNote(line: InvoiceLine, annex: InvoiceAnnex): string {
  const employee = line.employeeId === null ? undefined : annex.employeeNames.get(line.employeeId)
  const site = line.assignmentId === null ? undefined : annex.siteNames.get(line.assignmentId)
  return [employee, site, monthInWords(line.period)]
    .filter((part) => part !== undefined && part !== '')
    .join(', ')
}

const MONTHS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
]

export const monthInWords = (month: Month): string =>
  `${MONTHS[Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`

/** `31/10/2026` */
export const dayInFigures = (day: Day): string => day.split('-').reverse().join('/')

/** `12 rue des Tanneurs, 37000 Tours`, or as much of it as is known. */
export const addressOf = (party: InvoiceParty): string =>
  [party.addressLine, [party.postalCode, party.city].filter(Boolean).join(' ')]
    .filter(Boolean)
    .join(', ')
