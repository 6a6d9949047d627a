import { type Language, ruleById } from '../law/index.ts'
import type { CountedLack } from './rules/count-lacks.ts'

/** What was not judged, for lack of what, and for how many people, in one line. */
export function lackSentence(lack: CountedLack, language: Language): string {
  const title = ruleById(lack.ruleId)?.words[language].title ?? lack.ruleId
  const column = lack.column === null ? '' : ` (${lack.column})`
  return language === 'fr'
    ? `non contrôlé : ${lack.ruleId}, ${title} ; manque : ${lack.fr}${column} ; ${concerned(lack.people)}`
    : `not judged: ${lack.ruleId}, ${title}; missing: ${lack.en}${column}; ${inEnglish(lack.people)}`
}

const concerned = (people: number): string =>
  people === 0 ? 'le groupement' : `${people} ${people === 1 ? 'salarié' : 'salariés'}`

const inEnglish = (people: number): string =>
  people === 0 ? 'the group' : `${people} ${people === 1 ? 'employee' : 'employees'}`
