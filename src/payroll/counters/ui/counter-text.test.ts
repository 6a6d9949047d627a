import { expect, it } from 'vitest'
import { causeText, changeText, parseQuantity, quantityText } from './counter-text.ts'

it.each([
  ['2,5', 'paid_leave', 250],
  ['2.05', 'paid_leave', 205],
  ['12', 'leave_accrual', 1_200],
  ['2,555', 'paid_leave', null],
  ['7 h 30', 'compulsory_rest', 450],
  ['7h', 'delegation', 420],
  ['7:60', 'delegation', null],
  ['45 min', 'travel', 45],
  ['45', 'travel', null],
  ['18', 'meal_vouchers', 18],
  ['1,5', 'meal_vouchers', null],
  ['', 'paid_leave', null],
] as const)('reads %j of %s as %j', (typed, counter, quantity) => {
  expect(parseQuantity(typed, counter)).toBe(quantity)
})

it('writes quantities as people say them', () => {
  expect(quantityText(1_250, 'day_e2')).toBe('12,5\u00a0j')
  expect(changeText(-600, 'day_e2')).toBe('−6\u00a0j')
  expect(changeText(450, 'minute')).toBe('+7\u00a0h\u00a030')
  expect(causeText('split_days')).toBe('Jours de fractionnement')
})
