import type { Finding } from './finding.ts'
import type { GroupRule, Rule, RuleWords } from './rule.ts'
import { GROUP_RULES, RULES } from './rules.ts'
import type { Language } from './words.ts'

const JUDGED: ReadonlyMap<string, Rule | GroupRule> = new Map(
  [...RULES, ...GROUP_RULES].map((rule) => [rule.id, rule]),
)

export const ruleById = (ruleId: string): Rule | GroupRule | undefined => JUDGED.get(ruleId)

/** Minutes as people say them: `10 h 30`, `45 min`. */
function duration(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${hours} h` : `${hours} h ${String(rest).padStart(2, '0')}`
}

/** Ten-thousandths as people say a share: `50,11 %`, `50.11%`. */
function share(e4: number, language: Language): string {
  const percent = String(e4 / 100)
  return language === 'fr' ? `${percent.replace('.', ',')} %` : `${percent}%`
}

function quantity(value: number, unit: Finding['unit'], language: Language): string {
  if (unit === 'minute') return duration(value)
  if (unit === 'e4') return share(value, language)
  const s = value > 1 ? 's' : ''
  if (unit === 'day') return `${value} ${language === 'fr' ? 'jour' : 'day'}${s}`
  if (unit === 'month') return language === 'fr' ? `${value} mois` : `${value} month${s}`
  return String(value)
}

function sentenceOf(finding: Finding, unit: Finding['unit'], words: RuleWords): string {
  if (finding.severity === 'warning' && words.asWarning !== undefined) return words.asWarning
  if (finding.unit !== unit) return words.otherUnit ?? words.sentence
  return (finding.shiftIds.length === 0 ? words.withoutHours : undefined) ?? words.sentence
}

/** The finding as a sentence with its numbers. */
export function explain(finding: Finding, language: Language): string {
  const rule = ruleById(finding.ruleId)
  if (rule === undefined) return ''
  return sentenceOf(finding, rule.unit, rule.words[language])
    .replace('{measured}', quantity(finding.measured, finding.unit, language))
    .replace('{limit}', quantity(finding.limit, finding.unit, language))
}

const ARTICLE_OF_LABOUR_CODE = /^[LRD]\d{4}-\d+(-\d+)?$/

/**
 * The article in the official edition of the Code du travail by the ministry, whose addresses are
 * made of the number alone; null for what is no article of it, such as the charter.
 */
export const articleUrl = (article: string): string | null =>
  ARTICLE_OF_LABOUR_CODE.test(article)
    ? `https://code.travail.gouv.fr/code-du-travail/${article.toLowerCase()}`
    : null

const LEGIFRANCE_BY_NUMBER =
  'https://www.legifrance.gouv.fr/search/code?tab_selection=code&searchField=NUM_ARTICLE'

const ARTICLE_OF_ANOTHER_CODE = /^(?:Code rural|CSS) ([LRD]\d+(?:-\d+)+)$/

/** The same at Legifrance, with its earlier versions, through a search by number. */
export function legifranceUrl(article: string): string | null {
  const number = ARTICLE_OF_ANOTHER_CODE.exec(article)?.[1] ?? article
  const isKnown = number !== article || ARTICLE_OF_LABOUR_CODE.test(article)
  return isKnown ? `${LEGIFRANCE_BY_NUMBER}&query=${number}` : null
}
