import { type GroupRule, type MissingDatum } from '../../rule.ts'

const ALL = 10_000

/** Least share of the hours of the civil year that replace somebody (R1253-16). */
const LEAST_SHARE = 8_000

const REPLACED: MissingDatum = {
  column: null,
  fr: 'motif de chaque intervention : qui est remplacé, et pourquoi (R1253-15)',
  en: 'reason of each intervention: who is replaced, and why (R1253-15)',
}

/** Share of the hours of a year that replace somebody, and whether it is enough; null without hours. */
export function replacementShare(
  replacementMinutes: number,
  totalMinutes: number,
): { readonly shareE4: number; readonly isEnough: boolean } | null {
  if (totalMinutes === 0) return null
  return {
    shareE4: Math.floor((replacementMinutes * ALL) / totalMinutes),
    isEnough: replacementMinutes * ALL >= totalMinutes * LEAST_SHARE,
  }
}

/**
 * Groupement de remplacement: at least four fifths of the hours of the civil year replace somebody.
 * Nothing says yet which hours do, so no group is judged: the rule says what it lacks.
 */
export const REPLACEMENT_HOURS: GroupRule = {
  id: 'AGR-03',
  family: 'group',
  words: {
    fr: {
      title: 'Activité principale de remplacement',
      sentence: '{measured} des heures de l’année en remplacement, pour {limit} au moins.',
      counting:
        'Heures de l’année civile qui remplacent quelqu’un, rapportées à toutes. Non jugé tant que ' +
        'le motif des interventions n’est pas enregistré.',
    },
    en: {
      title: 'Replacement as main activity',
      sentence: '{measured} of the hours of the year replace somebody, at least {limit} due.',
      counting:
        'Hours of the civil year that replace somebody, against all. Not judged while the reason ' +
        'of the interventions is not recorded.',
    },
  },
  articles: ['R1253-16'],
  unit: 'e4',
  defaultLimit: LEAST_SHARE,
  source: 'law',
  severity: 'breach',
  confidence: 'text',
  override: null,
  judge: () => [],
  lacks: ({ group }) => (group.kind === 'replacement' ? [REPLACED] : []),
}
