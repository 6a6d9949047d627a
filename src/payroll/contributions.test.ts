import rules from 'modele-social'
import Engine from 'publicodes'
import { describe, expect, it } from 'vitest'
import { month } from '../shared/days.ts'
import { cents, rateE4 } from '../shared/money.ts'
import { contributionsTotal, employerContributions, generalReduction } from './contributions.ts'

/** 35 h a week over a month. */
const FULL_TIME = 9100
const JULY = month('2026-07')
const employment = (grossCents: number, paidMinutes = FULL_TIME) => ({
  month: JULY,
  grossCents: cents(grossCents),
  paidMinutes,
  workAccidentRateE4: rateE4(208),
})

describe('the general reduction of 2026', () => {
  it.each([
    [186_702, 74_326],
    [200_000, 66_920],
    [220_000, 57_398],
    [300_000, 32_280],
    [500_000, 11_400],
  ])('of a gross of %i is %i', (gross, reduction) => {
    expect(generalReduction(employment(gross))).toBe(reduction)
  })

  it('ends at three times the minimum wage', () => {
    expect(generalReduction(employment(3 * 186_702 - 1))).toBeGreaterThan(0)
    expect(generalReduction(employment(3 * 186_702))).toBe(0)
  })

  it('follows the minutes paid, for a part-time person', () => {
    expect(generalReduction(employment(110_000, FULL_TIME / 2))).toBe(28_699)
  })
})

describe('employer contributions', () => {
  it('are nothing without gross', () => {
    expect(employerContributions(employment(0))).toEqual([])
  })

  it('has the capped lines up to the ceiling and the second bands beyond it', () => {
    const of = (gross: number, code: string) =>
      employerContributions(employment(gross)).find((line) => line.code === code)?.baseCents
    expect(of(400_500, 'old_age_capped')).toBe(400_500)
    expect(of(400_501, 'old_age_capped')).toBe(400_500)
    expect(of(400_500, 'pension_band_2')).toBeUndefined()
    expect(of(400_501, 'pension_band_2')).toBe(1)
    expect(of(400_501, 'pension_technical_balance')).toBe(400_501)
  })

  it('agrees with the model of URSSAF to the cents of its roundings', { timeout: 60_000 }, () => {
    const logger = { log: () => {}, warn: () => {}, error: () => {} }
    const engine = new Engine(rules, { logger })
    for (const gross of [186_702, 220_000, 300_000, 400_500, 500_000]) {
      engine.setSituation({
        date: '01/07/2026',
        'salarié . contrat': "'CDI'",
        'salarié . contrat . salaire brut': `${gross / 100} €/mois`,
        'établissement . taux ATMP': '2.08 %',
        'entreprise . salariés . effectif': 5,
        'salarié . cotisations . prévoyances . santé . montant': '0 €/mois',
      })
      const model = engine.evaluate('salarié . coût total employeur').nodeValue
      const ours = gross + contributionsTotal(employerContributions(employment(gross)))
      expect([gross, Math.abs(Math.round(Number(model) * 100) - ours) <= 3]).toEqual([gross, true])
    }
  })
})
