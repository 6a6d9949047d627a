import { duration } from '../../../web/formats.ts'
import { t, text } from '../../../web/texts.ts'
import type { MarginOfMonthAnswer, MarginRowAnswer } from '../margin-contract.ts'
import type { MarginKey } from '../rules/margin-rows.ts'
import type { CostPart } from '../rules/true-cost.ts'

const PARTS = {
  pay: text('Salaires bruts'),
  contributions: text('Cotisations patronales'),
  leave: text('Congés payés acquis'),
  supplement: text('Prime différentielle'),
  expenses: text('Frais remboursés'),
  training: text('Formation'),
  absences: text('Absences payées et jours fériés'),
  intermission: text('Intermission'),
  overheads: text('Frais de gestion'),
} as const satisfies Record<CostPart, string>

export const partText = (part: CostPart): string => t(PARTS[part])

/** What a part is, in a sentence. */
const HINTS = {
  pay: text('Heures confirmées, majorations, primes et avantages.'),
  contributions: text('Part de l’employeur, réductions déduites.'),
  leave: text('Le plus élevé du dixième et du salaire maintenu, cotisations comprises (L3141-24).'),
  supplement: text('Égalité de traitement : la prime retenue (L1253-9).'),
  expenses: text('Frais de ceux qui y travaillent.'),
  training: text('Heures de formation payées et plan de formation.'),
  absences: text('Jours fériés et autres absences payés, hors congés.'),
  intermission: text('Heures dues au contrat qu’aucun adhérent n’a utilisées.'),
  overheads: text('Coûts du groupement, répartis par leur clé.'),
} as const satisfies Record<CostPart, string>

export const partHint = (part: CostPart): string => t(HINTS[part])

/** What a row is about; what belongs to nobody says so. */
export function rowName(row: MarginRowAnswer, by: MarginKey): string {
  if (row.assignmentId !== null)
    return [row.employeeName, row.siteName ?? row.memberName].join(' – ')
  if (by === 'employee') return row.employeeName ?? t('Sans salarié')
  if (row.employeeName !== null && row.memberName !== null)
    return `${row.employeeName} – ${row.memberName}`
  return row.memberName ?? row.employeeName ?? t('Sans adhérent')
}

/** How the hours of a forecast were found, in a sentence; null for a closed month. */
export function basisText({ state, basis }: Pick<MarginOfMonthAnswer, 'state' | 'basis'>): string {
  if (state === 'none') return t('Aucune donnée de ce mois dans Maillage.')
  if (state === 'closed') return t('Mois clos : ce qui a été facturé et payé.')
  const parts = [
    [basis.confirmed, text('{hours} confirmées')],
    [basis.declared, text('{hours} déclarées, à confirmer')],
    [basis.planned, text('{hours} prévues au planning')],
    [basis.contract, text('{hours} convenues, sans planning')],
  ] as const
  const listed = parts.flatMap(([minutes, words]) =>
    minutes === 0 ? [] : [t(words, { hours: duration(minutes) })],
  )
  return listed.length === 0
    ? t('Prévision : ni heure déclarée, ni planning, ni mise à disposition en cours.')
    : t('Prévision : {parts}.', { parts: listed.join(', ') })
}
