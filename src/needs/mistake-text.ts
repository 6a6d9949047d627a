import { assertNever } from '../shared/refusal.ts'
import type { NeedMistake } from './rules/need-mistakes.ts'

type Language = 'fr' | 'en'

const hoursText = (minutes: number): string => {
  const rest = minutes % 60
  return `${Math.floor(minutes / 60)} h${rest === 0 ? '' : ` ${String(rest).padStart(2, '0')}`}`
}

/** What the field should have held, in the words of the person. */
function both(mistake: NeedMistake): Readonly<Record<Language, string>> {
  switch (mistake.kind) {
    case 'site':
      return { fr: 'un de vos lieux de travail', en: 'one of your work places' }
    case 'required':
      return { fr: 'le métier recherché', en: 'the job you look for' }
    case 'separator':
      return { fr: 'sans point-virgule', en: 'no semicolon' }
    case 'day':
      return { fr: 'une date du calendrier', en: 'a day of the calendar' }
    case 'before-start':
      return { fr: 'une fin après le début', en: 'an end after the start' }
    case 'season':
      return {
        fr: 'une fin dans l’année qui suit le début, pour une saison qui revient',
        en: 'an end within a year of the start, for a season that comes back',
      }
    case 'more-than-asked':
      return { fr: 'au plus les heures demandées', en: 'at most the hours asked' }
    case 'less-than-asked':
      return { fr: 'au moins les heures demandées', en: 'at least the hours asked' }
    case 'week':
      return {
        fr: `${hoursText(mistake.limit)} par semaine au plus pour une personne : exprimez deux besoins`,
        en: `at most ${hoursText(mistake.limit)} a week for one person: state two needs`,
      }
    case 'half-days-listed':
      return {
        fr: `${mistake.limit} au plus : le nombre de demi-journées cochées`,
        en: `at most ${mistake.limit}: the half-days ticked`,
      }
    case 'half-days-hold':
      return {
        fr: `plus de demi-journées : celles-ci tiennent ${hoursText(mistake.limit)} au plus (10 h par jour)`,
        en: `more half-days: these hold at most ${hoursText(mistake.limit)} (10 h a day)`,
      }
    default:
      return assertNever(mistake)
  }
}

export const expectedText = (mistake: NeedMistake, language: Language): string =>
  both(mistake)[language]
