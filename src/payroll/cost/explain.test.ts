import { describe, expect, it } from 'vitest'
import { explained } from './explain.ts'
import { situation } from './situation.ts'

const REDUCTION = 'salarié . cotisations . exonérations . RGDU'
const asked = (month = '2026-07') =>
  situation.parse({ id: 'a', month, gross_cents: 220_000, contract: 'permanent' })

describe('how a rule comes to its value', () => {
  it('is told with its formula, its parts and their values, and its references', () => {
    const found = explained(asked(), REDUCTION)
    expect(found).toMatchObject({ value: 573.98, unit: '€/mois', isStated: false })
    expect(found?.formula.map(({ text }) => text)).toContain('• coefficient')
    expect(found?.parts).toContainEqual({
      rule: `${REDUCTION} . coefficient`,
      title: 'Coefficient',
      value: 0.2609,
      unit: '',
    })
    expect(found?.references.every(({ url }) => url.startsWith('https://'))).toBe(true)
  })

  it('ends at what the situation says itself', () => {
    const found = explained(asked(), 'salarié . contrat . salaire brut')
    expect(found).toMatchObject({ value: 2_200, isStated: true, formula: [], parts: [] })
  })

  it('is that of the model of the month', () => {
    expect(explained(asked('2025-12'), REDUCTION)).toBeNull()
    const before = explained(asked('2025-12'), 'salarié . cotisations . maladie . employeur . taux')
    const after = explained(asked(), 'salarié . cotisations . maladie . employeur . taux')
    expect([before?.value, after?.value]).toEqual([7, 13])
  })

  it('is nothing of a name that no rule has, nor of what is between the rules', () => {
    for (const name of ['x', 'constructor', 'date . $SITUATION', '1 + 1'])
      expect(explained(asked(), name)).toBeNull()
  })
})
