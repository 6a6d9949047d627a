import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day, daysBetween } from '../../shared/days.ts'
import { type Billing, dueOn, termRefusal } from './terms.ts'

const NO = { single: 'C. com. L441-10, I, al. 2', periodic: 'C. com. L441-10, I, al. 3' }

describe('the terms of payment (C. com. L441-10)', () => {
  it.each<[Billing, boolean, number, number]>([
    ['single', false, 60, 60],
    ['single', true, 45, 45],
    ['periodic', false, 45, 45],
    ['periodic', true, 15, 15],
  ])(
    'allow %s invoices, end of month %s, %i days and not one more',
    (billing, endOfMonth, most) => {
      expect(termRefusal({ days: most, endOfMonth }, billing, false)).toBeNull()
      const term = { days: most + 1, endOfMonth }
      expect(termRefusal(term, billing, false)).toEqual({
        kind: 'term-too-long',
        term,
        most,
        article: NO[billing],
      })
    },
  )

  it('give a public buyer thirty days', () => {
    expect(termRefusal({ days: 30, endOfMonth: false }, 'periodic', true)).toBeNull()
    expect(termRefusal({ days: 31, endOfMonth: false }, 'periodic', true)).toMatchObject({
      most: 30,
      article: 'CCP R2192-10',
    })
  })

  it('make an invoice of 30 November due on 30 December without an agreement (T27)', () => {
    expect(dueOn({ days: 30, endOfMonth: false }, day('2026-11-30'))).toBe('2026-12-30')
  })

  it('count from the end of the month where that was agreed', () => {
    expect(dueOn({ days: 45, endOfMonth: true }, day('2027-02-03'))).toBe('2027-04-14')
  })

  it('never let a periodic invoice be due after 45 days, on whatever day it is issued', () => {
    const anyTerm = fc.record({ days: fc.integer({ min: 0, max: 60 }), endOfMonth: fc.boolean() })
    fc.assert(
      fc.property(anyTerm, fc.integer({ min: 0, max: 800 }), (term, offset) => {
        const issued = addDays(day('2026-01-01'), offset)
        fc.pre(termRefusal(term, 'periodic', false) === null)
        expect(daysBetween(issued, dueOn(term, issued))).toBeLessThanOrEqual(45)
      }),
    )
  })
})
