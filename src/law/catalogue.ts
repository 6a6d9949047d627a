import type { Finding } from './finding.ts'
import type { Rule } from './rule.ts'
import { RULES } from './rules.ts'

export type Language = 'fr' | 'en'

interface Words {
  /** Sentence of a finding; `{measured}` and `{limit}` stand for its numbers in their unit. */
  readonly sentence: string
  /** Sentence of the findings of the rule that count in another unit. */
  readonly otherUnit?: string
  /** Sentence of the findings of the rule without any hours. */
  readonly withoutHours?: string
  /** What the rule counts, and how. */
  readonly counting: string
}

const FR: Readonly<Record<string, Words>> = {
  'TIM-01': {
    sentence: '{measured} de travail effectif dans la journée, pour {limit} au plus.',
    counting:
      'Travail effectif du jour civil, tous adhérents réunis, pauses déduites. Un poste qui ' +
      'passe minuit compte sur chaque jour pour sa part.',
  },
  'TIM-02': {
    sentence: '{measured} de travail effectif dans la semaine, pour {limit} au plus.',
    counting:
      'Travail effectif de la semaine civile, du lundi 0 h au dimanche 24 h, tous adhérents ' +
      'réunis.',
  },
  'TIM-05': {
    sentence: '{measured} de repos entre deux journées de travail, pour {limit} au moins.',
    counting:
      'Repos consécutif dans les 24 heures qui suivent la prise de poste, tous adhérents ' +
      'réunis. La pause d’un poste n’est pas un repos.',
  },
  'TIM-06': {
    sentence: '{measured} de repos consécutif au plus dans la semaine, pour {limit} au moins.',
    otherUnit: '{measured} travaillés dans la semaine, pour {limit} au plus.',
    counting:
      'Repos de 35 heures consécutives dont un jour au moins dans la semaine civile, et six ' +
      'jours travaillés au plus.',
  },
  'TIM-08': {
    sentence: '{measured} de pause au plus dans six heures de travail, pour {limit} au moins.',
    counting:
      'Pause de 20 minutes consécutives dès que le travail du jour atteint six heures. Le ' +
      'passage d’un adhérent à un autre compte comme une pause quand aucun travail n’y est ' +
      'déclaré.',
  },
  'PTW-08': {
    sentence: '{measured} d’interruption entre deux postes du jour, pour {limit} au plus.',
    otherUnit: '{measured} interruptions dans la journée, pour {limit} au plus.',
    counting:
      'Contrats de moins de 35 heures : temps entre les postes commencés le même jour, tous ' +
      'adhérents réunis. La pause d’un poste n’est pas une interruption.',
  },
  'YNG-01': {
    sentence: '{measured} de travail avant 18 ans, pour {limit} au plus.',
    counting:
      'Avant 18 ans : travail effectif du jour civil (8 heures) et de la semaine civile (35 ' +
      'heures), tous adhérents réunis.',
  },
  'LEA-16': {
    sentence: '{measured} de travail un jour de congés payés.',
    counting: 'Travail effectif de chaque jour de congés payés, chez tout adhérent.',
  },
  'GEL-03': {
    sentence: '{measured} de travail chez une entreprise qui n’est pas adhérente ces jours-là.',
    withoutHours: 'Mise à disposition en vigueur chez une entreprise qui n’est pas adhérente.',
    counting:
      'Travail des jours hors adhésion. Sans heures ces jours-là, la mise à disposition elle-même ' +
      'est signalée.',
  },
  'CTR-05': {
    sentence: '{measured} de travail chez un adhérent que le contrat ne nomme pas.',
    counting: 'Travail chez un adhérent absent de la liste du contrat en vigueur ce jour-là.',
  },
  'MAD-14': {
    sentence: '{measured} adhérents concurrents en même temps, pour {limit} au plus.',
    counting:
      'Mises à disposition simultanées d’une personne chez des adhérents du même groupe de ' +
      'concurrents.',
  },
}

const EN: Readonly<Record<string, Words>> = {
  'TIM-01': {
    sentence: '{measured} of work in the day, at most {limit} allowed.',
    counting:
      'Effective work of the civil day over all members, breaks taken off. A shift over ' +
      'midnight counts on each day for its part.',
  },
  'TIM-02': {
    sentence: '{measured} of work in the week, at most {limit} allowed.',
    counting: 'Effective work of the civil week, Monday 0:00 to Sunday 24:00, over all members.',
  },
  'TIM-05': {
    sentence: '{measured} of rest between two days of work, at least {limit} due.',
    counting:
      'Rest in a row within the 24 hours from the start of work, over all members. The break of ' +
      'a shift is no rest.',
  },
  'TIM-06': {
    sentence: '{measured} of rest in a row at best in the week, at least {limit} due.',
    otherUnit: '{measured} worked in the week, at most {limit} allowed.',
    counting:
      'Rest of 35 hours in a row, at least a day of it in the civil week, and six worked days ' +
      'at most.',
  },
  'TIM-08': {
    sentence: '{measured} of break at best in six hours of work, at least {limit} due.',
    counting:
      'Break of 20 minutes in a row as soon as the work of the day reaches six hours. The way ' +
      'from one member to another counts as a break when no work is declared in it.',
  },
  'PTW-08': {
    sentence: '{measured} of interruption between two shifts of the day, at most {limit} allowed.',
    otherUnit: '{measured} interruptions in the day, at most {limit} allowed.',
    counting:
      'Contracts under 35 hours: time between the shifts that start on one day, over all ' +
      'members. The break of a shift is no interruption.',
  },
  'YNG-01': {
    sentence: '{measured} of work under 18, at most {limit} allowed.',
    counting:
      'Under 18: effective work of the civil day (8 hours) and of the civil week (35 hours), ' +
      'over all members.',
  },
  'LEA-16': {
    sentence: '{measured} of work on a day of paid leave.',
    counting: 'Effective work of each day of paid leave, at any member.',
  },
  'GEL-03': {
    sentence: '{measured} of work at a company that is not a member on those days.',
    withoutHours: 'Assignment in force at a company that is not a member.',
    counting:
      'Work of the days outside the membership. Without hours on them, the assignment itself is ' +
      'reported.',
  },
  'CTR-05': {
    sentence: '{measured} of work at a member that the contract does not name.',
    counting: 'Work at a member missing from the list of the contract in force on the day.',
  },
  'MAD-14': {
    sentence: '{measured} competing members at one time, at most {limit} allowed.',
    counting: 'Assignments of one person in force together at members that compete.',
  },
}

const WORDS: Readonly<Record<Language, Readonly<Record<string, Words>>>> = { fr: FR, en: EN }

export const ruleById = (ruleId: string): Rule | undefined => RULES.find(({ id }) => id === ruleId)

export const titleOf = (rule: Rule, language: Language): string =>
  language === 'fr' ? rule.titleFr : rule.titleEn

/** What a rule counts and how, for the page that lists the rules. */
export const countingOf = ({ id }: Rule, language: Language): string =>
  WORDS[language][id]?.counting ?? ''

/** Minutes as people say them: `10 h 30`, `45 min`. */
function duration(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${hours} h` : `${hours} h ${String(rest).padStart(2, '0')}`
}

function quantity(value: number, unit: Finding['unit'], language: Language): string {
  if (unit === 'minute') return duration(value)
  if (unit === 'day') return `${value} ${language === 'fr' ? 'jour' : 'day'}${value > 1 ? 's' : ''}`
  return String(value)
}

function sentenceOf(finding: Finding, words: Words): string {
  if (finding.unit !== ruleById(finding.ruleId)?.unit) return words.otherUnit ?? words.sentence
  return (finding.shiftIds.length === 0 ? words.withoutHours : undefined) ?? words.sentence
}

/** The finding as a sentence with its numbers. */
export function explain(finding: Finding, language: Language): string {
  const words = WORDS[language][finding.ruleId]
  if (words === undefined) return ''
  return sentenceOf(finding, words)
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

/** The same at Legifrance, with its earlier versions, through a search by number. */
export const legifranceUrl = (article: string): string | null =>
  ARTICLE_OF_LABOUR_CODE.test(article) ? `${LEGIFRANCE_BY_NUMBER}&query=${article}` : null
