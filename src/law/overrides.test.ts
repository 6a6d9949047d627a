import { describe, expect, it } from 'vitest'
import { adjustableRules, overrideRefusal } from './overrides.ts'

const kindOf = (ruleId: string, value: number) => overrideRefusal(ruleId, value)?.kind ?? 'allowed'

describe('what an agreement may set', () => {
  it.each([
    ['TIM-01', 720, 'allowed'],
    ['TIM-01', 721, 'out-of-bounds'],
    ['TIM-02', 3_600, 'allowed'],
    ['TIM-02', 3_601, 'out-of-bounds'],
    ['TIM-03', 2_760, 'allowed'],
    ['TIM-03', 2_761, 'out-of-bounds'],
    ['TIM-05', 540, 'allowed'],
    ['TIM-05', 539, 'out-of-bounds'],
    ['TIM-08', 20, 'allowed'],
    ['TIM-08', 19, 'out-of-bounds'],
    ['TIM-09', 7, 'allowed'],
    ['TIM-09', 8, 'out-of-bounds'],
    ['TIM-09', 0, 'out-of-bounds'],
    ['PTW-04', 3_333, 'allowed'],
    ['PTW-04', 3_335, 'out-of-bounds'],
  ])('%s %i is %s: to the last unit of the bounds', (ruleId, value, kind) => {
    expect(kindOf(ruleId, value)).toBe(kind)
  })

  it('may be what protects more than the law', () => {
    expect(kindOf('TIM-01', 540)).toBe('allowed')
    expect(kindOf('TIM-05', 720)).toBe('allowed')
    expect(kindOf('TIM-01', 0)).toBe('allowed')
    expect(kindOf('TIM-01', -1)).toBe('out-of-bounds')
    // Nothing may set another weekly rest, but a longer one; nor another mean, but a shorter one.
    expect(kindOf('TIM-06', 2_101)).toBe('allowed')
    expect(kindOf('TIM-06', 2_099)).toBe('fixed')
    expect(kindOf('TIM-04', 2_639)).toBe('allowed')
    expect(kindOf('TIM-04', 2_640)).toBe('allowed')
    expect(kindOf('TIM-04', 2_641)).toBe('fixed')
  })

  it('is hours of the year, or minutes where no year has so many hours', () => {
    expect(kindOf('ANN-02', 1_607)).toBe('allowed')
    expect(kindOf('ANN-02', 1_608)).toBe('out-of-bounds')
    expect(kindOf('ANN-02', 96_420)).toBe('allowed')
    expect(kindOf('ANN-02', 96_421)).toBe('out-of-bounds')
    expect(kindOf('OVT-04', 300)).toBe('allowed')
    expect(kindOf('ANN-02', 8_784)).toBe('out-of-bounds')
    expect(kindOf('TIM-02', 10_000)).toBe('out-of-bounds')
  })

  it('is nothing but the law, or better, where nothing else may be set', () => {
    expect(overrideRefusal('PTW-05', 2_200)).toMatchObject({ kind: 'fixed', article: 'L3123-9' })
    expect(kindOf('XXX-99', 1)).toBe('unknown-rule')
  })

  it('names an article for each rule that can be set, and bounds that hold its own value', () => {
    expect(adjustableRules().length).toBeGreaterThan(8)
    for (const { id, defaultLimit, override } of adjustableRules()) {
      expect([id, override.article]).toEqual([id, expect.stringMatching(/./)])
      expect([id, override.least <= override.most]).toEqual([id, true])
      expect([id, kindOf(id, defaultLimit)]).toEqual([id, 'allowed'])
    }
  })
})
