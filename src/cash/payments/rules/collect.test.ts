import { describe, expect, it } from 'vitest'
import { day } from '../../../shared/days.ts'
import { bankDayFrom, firstCollection, isBankDay } from './bank-days.ts'
import { collectionDay, type Mandate, mandateEnd } from './collect.ts'

describe('days on which banks settle', () => {
  it.each([
    ['2026-11-20', true],
    ['2026-11-21', false],
    ['2026-11-22', false],
    ['2026-12-24', true],
    ['2026-12-25', false],
    ['2027-01-01', false],
    ['2026-04-03', false],
    ['2026-04-06', false],
    ['2026-05-01', false],
    // A holiday in France on which banks settle all the same.
    ['2026-05-14', true],
    ['2026-11-11', true],
  ])('%s: %s', (on, expected) => {
    expect(isBankDay(day(on))).toBe(expected)
  })
  it('goes on to the next one', () => {
    expect(bankDayFrom(day('2026-12-25'))).toBe('2026-12-28')
    expect(firstCollection(day('2026-11-19'))).toBe('2026-11-20')
    expect(firstCollection(day('2026-11-20'))).toBe('2026-11-23')
    expect(firstCollection(day('2026-11-21'))).toBe('2026-11-24')
  })
})

describe('the day of a debit', () => {
  const on = (issuedOn: string, dueOn: string, notice: number, today: string) =>
    collectionDay({ issuedOn: day(issuedOn), dueOn: day(dueOn) }, notice, day(today))
  it('is when the invoice falls due', () => {
    expect(on('2026-10-31', '2026-11-30', 14, '2026-11-02')).toBe('2026-11-30')
  })
  it('waits for the notice', () => {
    expect(on('2026-10-31', '2026-11-10', 14, '2026-11-02')).toBe('2026-11-16')
    expect(on('2026-10-31', '2026-11-10', 10, '2026-11-02')).toBe('2026-11-10')
  })
  it('waits for the bank, on a day that it settles', () => {
    expect(on('2026-09-30', '2026-10-30', 14, '2026-11-20')).toBe('2026-11-23')
    expect(on('2026-11-01', '2026-11-28', 14, '2026-11-02')).toBe('2026-11-30')
  })
})

describe('the end of a mandate (SEP-03)', () => {
  const mandate = (change: Partial<Mandate>): Mandate => ({
    reference: 'RUM-1',
    memberId: 'M1',
    iban: '',
    scheme: 'CORE',
    isOneOff: false,
    signedOn: day('2020-02-29'),
    revokedOn: null,
    noticeDays: 14,
    lastUsedOn: null,
    ...change,
  })
  const end = (change: Partial<Mandate>, on: string, isImported = false) =>
    mandateEnd(mandate(change), day(on), isImported)
  it('is 36 months after its last debit', () => {
    expect(end({ lastUsedOn: day('2023-11-30') }, '2026-11-29')).toBeNull()
    expect(end({ lastUsedOn: day('2023-11-30') }, '2026-11-30')).toBe('unused_36_months')
    expect(end({}, '2023-02-27')).toBeNull()
    expect(end({}, '2023-02-28')).toBe('unused_36_months')
    expect(end({}, '2026-11-30', true)).toBeNull()
  })
  it('is its revocation, or its one debit', () => {
    expect(end({ revokedOn: day('2022-01-02') }, '2022-01-01')).toBeNull()
    expect(end({ revokedOn: day('2022-01-02') }, '2022-01-02')).toBe('revoked')
    expect(end({ isOneOff: true }, '2021-01-01')).toBeNull()
    expect(end({ isOneOff: true, lastUsedOn: day('2020-03-01') }, '2021-01-01')).toBe(
      'one_off_used',
    )
  })
})
