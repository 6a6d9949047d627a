import { z } from 'zod'
import { smicHourlyE4 } from '../../law/index.ts'
import { firstDayOf, parseMonth } from '../../shared/days.ts'
import { buildingCategory, isAgricultural } from './agreements.ts'
import { FIRST_MONTH, hasRules, LAST_MONTH } from './periods.ts'

/** Ten million euros: far beyond it cents of floating point are not certain. */
const MOST_CENTS = 1_000_000_000
const MINUTES_OF_MONTH = 31 * 24 * 60

/**
 * What is asked, with the defaults of what is not said. Health cover, mobility payment and bonuses
 * are none unless said; the amounts of overtime are those of law or agreement.
 */
export const situation = z.strictObject({
  id: z.string().min(1),
  month: z.string(),
  /** Gross pay of the month, cents, without the hours of `overtime_minutes` and the like. */
  gross_cents: z.int().min(0).max(MOST_CENTS),
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
  /** Minutes that are paid where they are not those of the contract: a start, an absence. */
  paid_minutes: z.int().min(1).max(MINUTES_OF_MONTH).nullable().default(null),
  /** Days of the month under contract, with `paid_minutes`; null: all of them. */
  employed_days: z.int().min(1).max(31).nullable().default(null),
  /** Hours over 35 a week, paid on top of the gross; null: pay by the premium of the agreement. */
  overtime_minutes: z.int().min(0).max(MINUTES_OF_MONTH).default(0),
  overtime_cents: z.int().min(0).max(MOST_CENTS).nullable().default(null),
  /** Hours over those of a part-time contract, in the same way. */
  complementary_minutes: z.int().min(0).max(MINUTES_OF_MONTH).default(0),
  complementary_cents: z.int().min(0).max(MOST_CENTS).nullable().default(null),
  /** Whether a fixed term earns its indemnity month by month (L1243-8). */
  end_indemnity: z.boolean().default(true),
  /** In the sense of CSS L130-1: without the people made available to members (EFF-03). */
  headcount: z.number().min(0).max(10_000_000).default(20),
  /** Ten-thousandths: 208 = 2.08 %. */
  work_accident_rate_e4: z.int().min(0).max(10_000).default(208),
  /** Collective agreement, 4 digits. */
  idcc: z.string().nullable().default(null),
  /** Years in the group, for the agreement of optics, which pays them. */
  seniority_years: z.int().min(0).max(60).default(0),
  /** Premium of the health cover a month, cents, and the share that the employer bears. */
  health_cents: z.int().min(0).max(MOST_CENTS).default(0),
  health_employer_percent: z.number().min(0).max(100).default(50),
  /** INSEE code of the commune of the establishment. */
  commune_code: z.string().nullable().default(null),
  /** Mobility payment of that commune (CGCT L2333-64), due from 11 people on: 55 = 0.55 %. */
  mobility_rate_e4: z.int().min(0).max(1_000).default(0),
})
export type Situation = z.infer<typeof situation>

const FULL_TIME = 2_100
/** Below this share of the minimum wage a gross is taken for one of an hour, or of a day. */
const PLAUSIBLE_SHARE = 5n

const isOverseas = (commune: string): boolean => commune.startsWith('97')

/** Why a situation cannot be computed, in French; nothing when it can. All reasons at once. */
export function refusalsOf(one: Situation): readonly string[] {
  return [...monthRefusals(one), ...contractRefusals(one), ...placeRefusals(one)]
}

function monthRefusals(one: Situation): string[] {
  const { month: asked, gross_cents: gross, weekly_minutes, paid_minutes } = one
  const month = parseMonth(asked)
  if (month === null) return [`month ${asked} : attendu un mois AAAA-MM`]
  if (!hasRules(month))
    return [
      `month ${month} : les règles connues vont de ${FIRST_MONTH} à ${LAST_MONTH}, attendu un mois de cette période`,
    ]
  // 52 weeks of twelve months: minutes x rate / 60, kept in integers.
  const twelfths =
    paid_minutes === null ? Math.min(weekly_minutes, FULL_TIME) * 52 : paid_minutes * 12
  const smic = BigInt(smicHourlyE4(firstDayOf(month)))
  const least = (smic * BigInt(twelfths)) / (12n * 60n * 100n)
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
      'contract intermittent : le lissage du salaire des contrats intermittents (L3123-37) n’est pas calculé',
    )
  if (one.contract === 'apprenticeship' && one.executive)
    reasons.push('executive : un apprenti n’est pas cadre')
  if (one.health_cents > 0 && one.health_employer_percent < 50)
    reasons.push(
      `health_employer_percent ${one.health_employer_percent} : l’employeur finance au moins la moitié (CSS L911-7), attendu 50 à 100`,
    )
  return [...reasons, ...hoursRefusals(one)]
}

function hoursRefusals(one: Situation): string[] {
  const reasons: string[] = []
  const isFull = one.weekly_minutes >= FULL_TIME
  if (one.weekly_minutes > FULL_TIME)
    reasons.push(
      `weekly_minutes ${one.weekly_minutes} : attendu 2100 au plus ; les heures au-delà de 35 h par semaine se donnent dans overtime_minutes, pour le mois`,
    )
  if (!isFull && one.overtime_minutes > 0)
    reasons.push(
      `overtime_minutes ${one.overtime_minutes} : attendu 0 à temps partiel, où les heures de plus sont complémentaires`,
    )
  if (isFull && one.complementary_minutes > 0)
    reasons.push(
      `complementary_minutes ${one.complementary_minutes} : attendu 0 à temps plein, où les heures de plus sont supplémentaires`,
    )
  if (one.employed_days !== null && one.paid_minutes === null)
    reasons.push('employed_days : attendu avec les minutes payées, dans paid_minutes')
  for (const kind of ['overtime', 'complementary'] as const)
    if ((one[`${kind}_cents`] ?? 0) > 0 && one[`${kind}_minutes`] === 0)
      reasons.push(`${kind}_cents : attendu avec les minutes qu’il paie, dans ${kind}_minutes`)
  return reasons
}

const SPORT = '2511'

/** Before 2026 the model loses a percentage where sport owes nothing for work accidents. */
const isMiscounted = ({ idcc, month }: Situation): boolean => idcc === SPORT && month < '2026-01'

function placeRefusals(one: Situation): string[] {
  const { idcc, commune_code: commune, executive } = one
  const reasons: string[] = []
  if (isMiscounted(one))
    reasons.push(
      `idcc ${SPORT} : le modèle de ${one.month} calcule mal la réduction générale de cette convention, attendu un mois à partir de 2026-01`,
    )
  if (idcc !== null && !/^\d{4}$/.test(idcc)) reasons.push(`idcc ${idcc} : attendu quatre chiffres`)
  else if (idcc !== null && isAgricultural(idcc))
    reasons.push(
      `idcc ${idcc} : les cotisations du régime agricole (MSA) ne sont pas dans le modèle`,
    )
  else if (executive && !['cadre', null].includes(buildingCategory(idcc)))
    reasons.push(
      `executive true : la convention ${idcc} du bâtiment ou des travaux publics n’est pas celle des cadres, attendu 2420 ou 3212`,
    )
  if (commune !== null && !/^(\d{2}|2[AB])\d{3}$/.test(commune))
    reasons.push(`commune_code ${commune} : attendu un code INSEE de cinq caractères`)
  else if (commune !== null && isOverseas(commune))
    reasons.push(
      `commune_code ${commune} : les exonérations d’outre-mer (Lodeom) ne sont pas calculées`,
    )
  return reasons
}
