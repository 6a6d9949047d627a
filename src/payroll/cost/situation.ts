import { z } from 'zod'
import { smicHourlyE4 } from '../../law/index.ts'
import { firstDayOf, parseMonth } from '../../shared/days.ts'

/** What is asked, with the defaults of what is not said. */
export const situation = z.strictObject({
  id: z.string().min(1),
  month: z.string(),
  /** Gross pay of the month, cents. */
  gross_cents: z.int().min(0),
  contract: z.enum([
    'permanent',
    'fixed_term',
    'seasonal',
    'apprenticeship',
    'professionalisation',
    'intermittent',
  ]),
  executive: z.boolean().default(false),
  /** Contractual minutes a week, 2100 = 35 h. */
  weekly_minutes: z.int().min(1).default(2_100),
  /** In the sense of CSS L130-1: without the people made available to members (EFF-03). */
  headcount: z.int().min(0).default(20),
  /** Ten-thousandths: 208 = 2.08 %. */
  work_accident_rate_e4: z.int().min(0).max(10_000).default(208),
  /** Collective agreement, 4 digits. */
  idcc: z.string().nullable().default(null),
  /** Premium of the health cover a month, cents, and the share that the employer bears. */
  health_cents: z.int().min(0).default(0),
  health_employer_percent: z.number().min(0).max(100).default(50),
  /** INSEE code of the commune of the establishment. */
  commune_code: z.string().nullable().default(null),
})
export type Situation = z.infer<typeof situation>

/** The model holds the rules of these months; a month outside them is refused. */
export const FIRST_MONTH = '2026-01'
export const LAST_MONTH = '2026-12'

const FULL_TIME = 2_100
/** Below this share of the minimum wage a gross is taken for one of an hour, or of a day. */
const PLAUSIBLE_SHARE = 5n

/** Agreements that add funds, or bonuses by length of service, which are not computed here. */
const WITH_ADDITIONS: Readonly<Record<string, string>> = {
  '1596': 'bâtiment',
  '1597': 'bâtiment',
  '2420': 'bâtiment',
  '2609': 'bâtiment',
  '1702': 'travaux publics',
  '2614': 'travaux publics',
  '3212': 'travaux publics',
  '1431': 'optique',
  '3090': 'spectacle vivant privé',
}

/** Agricultural agreements: their employers contribute to the MSA. */
const isAgricultural = (idcc: string): boolean => /^(70[0-3]\d|[89]\d{3})$/.test(idcc)

const isOverseas = (commune: string): boolean => commune.startsWith('97')

/** Why a situation cannot be computed, in French; nothing when it can. All reasons at once. */
export function refusalsOf(one: Situation): readonly string[] {
  return [...monthRefusals(one), ...contractRefusals(one), ...placeRefusals(one)]
}

function monthRefusals({ month: asked, gross_cents: gross, weekly_minutes }: Situation): string[] {
  const month = parseMonth(asked)
  if (month === null) return [`month ${asked} : attendu un mois AAAA-MM`]
  if (month < FIRST_MONTH || month > LAST_MONTH)
    return [
      `month ${month} : les règles connues vont de ${FIRST_MONTH} à ${LAST_MONTH}, attendu un mois de cette période`,
    ]
  // 52 weeks of twelve months: minutes x rate / 60, kept in integers.
  const smic = BigInt(smicHourlyE4(firstDayOf(month)))
  const least = (smic * BigInt(Math.min(weekly_minutes, FULL_TIME)) * 52n) / (12n * 60n * 100n)
  return BigInt(gross) * PLAUSIBLE_SHARE < least
    ? [
        `gross_cents ${gross} : moins d’un cinquième du salaire minimum de ce temps de travail ; attendu le brut du mois, en centimes, et non un taux horaire`,
      ]
    : []
}

function contractRefusals(one: Situation): string[] {
  const reasons: string[] = []
  if (one.contract === 'intermittent')
    reasons.push(
      'contract intermittent : le lissage du salaire des contrats intermittents n’est pas calculé',
    )
  if (one.weekly_minutes > FULL_TIME)
    reasons.push(
      `weekly_minutes ${one.weekly_minutes} : les heures supplémentaires ont des allégements propres qui ne sont pas calculés ici, attendu 2100 au plus`,
    )
  if (one.contract === 'apprenticeship' && one.executive)
    reasons.push('executive : un apprenti n’est pas cadre')
  if (one.contract === 'apprenticeship' && one.weekly_minutes < FULL_TIME)
    reasons.push(
      `weekly_minutes ${one.weekly_minutes} : le temps partiel d’un apprenti n’est pas calculé`,
    )
  if (one.health_cents > 0 && one.health_employer_percent < 50)
    reasons.push(
      `health_employer_percent ${one.health_employer_percent} : l’employeur finance au moins la moitié (CSS L911-7), attendu 50 à 100`,
    )
  return reasons
}

function placeRefusals({ idcc, commune_code: commune }: Situation): string[] {
  const reasons: string[] = []
  if (idcc !== null && !/^\d{4}$/.test(idcc)) reasons.push(`idcc ${idcc} : attendu quatre chiffres`)
  else if (idcc !== null && isAgricultural(idcc))
    reasons.push(
      `idcc ${idcc} : les cotisations du régime agricole (MSA) ne sont pas dans le modèle`,
    )
  else if (idcc !== null && Object.hasOwn(WITH_ADDITIONS, idcc))
    reasons.push(
      `idcc ${idcc} (${WITH_ADDITIONS[idcc]}) : ce que la branche ajoute à la paie et aux cotisations n’est pas calculé`,
    )
  if (commune !== null && !/^(\d{2}|2[AB])\d{3}$/.test(commune))
    reasons.push(`commune_code ${commune} : attendu un code INSEE de cinq caractères`)
  else if (commune !== null && isOverseas(commune))
    reasons.push(
      `commune_code ${commune} : les exonérations d’outre-mer (Lodeom) ne sont pas calculées`,
    )
  return reasons
}
