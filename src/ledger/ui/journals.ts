import { t, text } from '../../web/texts.ts'

const JOURNALS: Readonly<Record<string, string>> = {
  VE: text('Ventes'),
  AC: text('Achats'),
  PA: text('Paie'),
  BQ: text('Banque'),
  OD: text('Opérations diverses'),
  AN: text('À-nouveaux'),
}

export const JOURNAL_CODES = Object.keys(JOURNALS)

export const journalText = (journal: string): string => {
  const known = JOURNALS[journal]
  return known === undefined ? journal : t(known)
}
