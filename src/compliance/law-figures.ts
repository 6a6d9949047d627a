import {
  FIGURES,
  type FigureUnit,
  figureOn,
  type Language,
  legifranceUrl,
  type ListedFigure,
} from '../law/index.ts'
import type { Day } from '../shared/days.ts'
import type { Figure } from './law-contract.ts'
import { valueText } from './value-text.ts'

/** Ten-thousandths or cents of a euro, at the digits that the texts write: `12,02 €`. */
function eurosText(value: number, scale: 100 | 10_000, language: Language): string {
  const whole = Math.floor(value / scale)
  const digits = String(value % scale).padStart(scale === 100 ? 2 : 4, '0')
  const cents = digits.slice(2) === '00' ? digits.slice(0, 2) : digits
  const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, language === 'fr' ? '\u202f' : ',')
  return language === 'fr' ? `${grouped},${cents}\u00a0€` : `€${grouped}.${cents}`
}

function figureText(value: number, unit: FigureUnit, language: Language): string {
  if (unit === 'cents') return eurosText(value, 100, language)
  if (unit === 'hourly_e4') return eurosText(value, 10_000, language)
  return valueText(value, unit, language)
}

function figureRow(one: ListedFigure, on: Day, language: Language): Figure {
  const first = one.values[0]
  const now = first === undefined || first.from > on ? undefined : figureOn(one.values, on)
  return {
    figureId: one.id,
    title: one[language],
    articles: one.articles.map((article) => ({ article, url: legifranceUrl(article) })),
    rows: one.values.map((row) => ({
      from: row.from,
      text: figureText(row.value, one.unit, language),
      source: row.source,
      inForce: row === now,
    })),
  }
}

/** The figures that rules and computations use, with all their dates and sources. */
export const figureRows = (on: Day, language: Language): readonly Figure[] =>
  FIGURES.map((one) => figureRow(one, on, language))
