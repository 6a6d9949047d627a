import { describe, expect, it } from 'vitest'
import { month } from '../../shared/days.ts'
import { type CostLine, costOf, costsOf, type Situation, situation } from './index.ts'
import { LINES, TOTALS } from './lines.ts'
import { rulesOf } from './periods.ts'
import { ruleNamed, rulesIn } from './regime.ts'

const asked = (more: Record<string, unknown> = {}): Situation =>
  situation.parse({
    id: 'a',
    month: '2026-07',
    gross_cents: 220_000,
    contract: 'permanent',
    ...more,
  })

function cost(more: Record<string, unknown> = {}) {
  const answer = costOf(asked(more))
  if (!answer.ok) throw new Error(answer.refused.join('\n'))
  return answer.cost
}

const refusals = (more: Record<string, unknown>) => {
  const answer = costOf(asked(more))
  return answer.ok ? [] : answer.refused
}

const sumOf = (lines: readonly CostLine[], share: 'employerCents' | 'employeeCents'): number =>
  lines.reduce((sum, line) => sum + line[share], 0)

/** One of each regime, at amounts around the ceiling and the end of the reduction. */
const SITUATIONS: readonly Record<string, unknown>[] = [
  {},
  { gross_cents: 186_702, headcount: 5 },
  { gross_cents: 400_500, headcount: 11, work_accident_rate_e4: 0 },
  { gross_cents: 400_501, headcount: 50, health_cents: 6_000, health_employer_percent: 60 },
  { gross_cents: 560_106, headcount: 250 },
  { gross_cents: 1_650_000, headcount: 49, executive: true },
  { gross_cents: 150_000, weekly_minutes: 1_440, headcount: 20 },
  { gross_cents: 210_033, weekly_minutes: 2_099, executive: true, health_cents: 4_321 },
  { contract: 'fixed_term', gross_cents: 231_155, headcount: 10 },
  { contract: 'fixed_term', gross_cents: 90_000, weekly_minutes: 900 },
  { contract: 'seasonal', gross_cents: 190_010 },
  { contract: 'apprenticeship', gross_cents: 98_765, month: '2026-02', headcount: 60 },
  { contract: 'apprenticeship', gross_cents: 98_765, headcount: 5 },
  { contract: 'professionalisation', gross_cents: 160_000 },
  { contract: 'apprenticeship', gross_cents: 60_000, weekly_minutes: 1_440, health_cents: 4_000 },
  { commune_code: '57463', health_cents: 3_000 },
  { idcc: '1979', gross_cents: 200_000 },
  { idcc: '2511', gross_cents: 195_000, headcount: 8 },
  { idcc: '0787', overtime_minutes: 600, headcount: 19 },
  { idcc: '1597', contract: 'fixed_term', overtime_minutes: 300, overtime_cents: 9_100 },
  { idcc: '2609', gross_cents: 250_000 },
  { idcc: '2420', gross_cents: 900_000 },
  { idcc: '1431', seniority_years: 10, gross_cents: 250_000 },
  { idcc: '3090', headcount: 3, gross_cents: 250_000 },
  { weekly_minutes: 1_440, complementary_minutes: 600 },
  { contract: 'fixed_term', end_indemnity: false, mobility_rate_e4: 55, headcount: 11 },
  { contract: 'apprenticeship', gross_cents: 61_000, paid_minutes: 6_000 },
  { gross_cents: 110_000, paid_minutes: 5_000, overtime_minutes: 90, overtime_cents: 2_000 },
  { month: '2025-05', health_cents: 4_000 },
  { month: '2025-12', gross_cents: 520_000, executive: true, overtime_minutes: 120 },
  { month: '2026-01', gross_cents: 187_000, weekly_minutes: 1_680 },
]

describe('the cost of an employee-month', () => {
  it.each(SITUATIONS.map((one) => [JSON.stringify(one), one] as const))(
    'is to the cent, line by line, what the model itself says: %s',
    (_, more) => {
      const one = asked(more)
      const { lines, payCents, ...totals } = cost(more)
      const rules = rulesIn(one)
      const period = rulesOf(month(one.month))
      const euros = (name: string | undefined): number => {
        const value = name === undefined ? 0 : rules.answer(ruleNamed(name, period))
        return typeof value === 'number' ? value : 0
      }
      for (const rule of LINES) {
        const found = lines.find(({ code }) => code === rule.code)
        const sign = rule.isDeduction === true ? -1 : 1
        const months = rule.isYearly === true ? 12 : 1
        const off = (cents: number | undefined, name: string | undefined): number =>
          Math.abs((cents ?? 0) - (sign * euros(name) * 100) / months)
        expect(off(found?.employerCents, rule.employer), rule.code).toBeLessThan(0.51)
        expect(off(found?.employeeCents, rule.employee), rule.code).toBeLessThan(0.51)
      }
      expect(Math.abs(payCents - euros(TOTALS.pay) * 100)).toBeLessThan(0.51)
      expect(Math.abs(totals.netTaxableCents - euros(TOTALS.taxable) * 100)).toBeLessThan(0.51)
      expect(Math.abs(totals.netSocialCents - euros(TOTALS.netSocial) * 100)).toBeLessThan(0.51)
      // Each of the lines is rounded, so a sum of n lines may be n/2 cents away.
      const most = lines.length / 2
      expect(Math.abs(totals.employerTotalCents - euros(TOTALS.cost) * 100)).toBeLessThan(most)
      expect(Math.abs(totals.netBeforeTaxCents - euros(TOTALS.net) * 100)).toBeLessThan(most)
    },
  )

  it('has totals that are the sums of its lines', () => {
    for (const one of SITUATIONS) {
      const { lines, payCents, employerTotalCents, netBeforeTaxCents } = cost(one)
      expect(employerTotalCents).toBe(payCents + sumOf(lines, 'employerCents'))
      expect(netBeforeTaxCents).toBe(payCents - sumOf(lines, 'employeeCents'))
    }
  })

  it.each([
    [186_702, 74_326],
    [200_000, 66_920],
    [220_000, 57_398],
    [300_000, 32_280],
    [500_000, 11_400],
  ])('reduces the contributions on a gross of %i by %i', (gross_cents, reduction) => {
    const { generalReductionCents, lines } = cost({ gross_cents })
    expect(generalReductionCents).toBe(reduction)
    expect(lines.find(({ code }) => code === 'general_reduction')?.employerCents).toBe(-reduction)
  })

  it('says the base of each line', () => {
    const { lines } = cost({ gross_cents: 500_000, health_cents: 4_000 })
    const baseOf = (code: string) => lines.find((line) => line.code === code)?.baseCents
    expect(baseOf('sickness')).toBe(500_000)
    expect(baseOf('old_age_capped')).toBe(400_500)
    expect(baseOf('health')).toBe(4_000)
    expect(baseOf('crds')).toBe(493_250)
    expect(lines.every(({ article, label }) => article !== '' && label !== '')).toBe(true)
  })
})

describe('a situation that the rules do not hold', () => {
  it.each([
    [{ gross_cents: 1_300 }, 'non un taux horaire'],
    [{ month: '2025-04' }, 'attendu un mois de cette période'],
    [{ month: '2027-01' }, 'attendu un mois de cette période'],
    [{ month: '2026-13' }, 'attendu un mois AAAA-MM'],
    [{ contract: 'intermittent' }, 'intermittent'],
    [{ weekly_minutes: 2_101 }, 'attendu 2100 au plus'],
    [{ contract: 'apprenticeship', executive: true }, 'n’est pas cadre'],
    [{ health_cents: 1, health_employer_percent: 49 }, 'CSS L911-7'],
    [{ idcc: '7024' }, 'MSA'],
    [{ idcc: '1597', executive: true }, 'attendu 2420 ou 3212'],
    [{ overtime_minutes: 60, weekly_minutes: 2_099 }, 'attendu 0 à temps partiel'],
    [{ complementary_minutes: 60 }, 'attendu 0 à temps plein'],
    [{ overtime_cents: 900 }, 'attendu avec les minutes'],
    [{ idcc: '24' }, 'quatre chiffres'],
    [{ idcc: '2511', month: '2025-12' }, 'calcule mal la réduction générale'],
    [{ employed_days: 10 }, 'attendu avec les minutes payées'],
    [{ commune_code: '97411' }, 'Lodeom'],
    [{ commune_code: '6100' }, 'cinq caractères'],
  ])('is refused with its reason: %o', (more, reason) => {
    expect(refusals(more).join()).toContain(reason)
  })

  it('is told all its reasons at once', () => {
    expect(refusals({ month: '2020-01', weekly_minutes: 2_400, idcc: '7024' })).toHaveLength(3)
  })

  it('takes a fifth of the minimum wage for a pay of the month, and a cent less for none', () => {
    expect(refusals({ gross_cents: 37_341 })).toEqual([])
    expect(refusals({ gross_cents: 37_340 })).toHaveLength(1)
  })

  it('is answered in its place, what is wrong with its fields too', () => {
    const answered = costsOf([
      { id: 'good', month: '2026-07', gross_cents: 220_000, contract: 'permanent' },
      { id: 'bad', month: '2026-07', gross_cents: '13 EUR/h', contract: 'interim', extra: 1 },
    ])
    expect(answered).toMatchObject({
      costs: [{ id: 'good', general_reduction_cents: 57_398 }, { id: 'bad' }],
    })
    const [, bad] = 'costs' in answered ? answered.costs : []
    const huge = costsOf([{ id: 'huge', month: 202607, gross_cents: 1e300, contract: 'permanent' }])
    expect(huge).toEqual({
      costs: [
        {
          id: 'huge',
          refused: [
            'month 202607 : attendu un texte',
            'gross_cents 1e+300 : attendu 1000000000 au plus',
          ],
        },
      ],
    })
    expect(bad).toMatchObject({
      refused: [
        'gross_cents "13 EUR/h" : attendu un nombre entier de centimes, du mois',
        expect.stringContaining('contract "interim" : attendu l’un de permanent'),
        expect.stringContaining('extra : champ inconnu'),
      ],
    })
    expect(costsOf([{ id: 'a' }, { month: '2026-07' }, 7, { id: 'a' }])).toEqual({
      unnamed: [1, 2],
      repeated: [{ index: 3, first: 0 }],
    })
  })
})
