import { describe, expect, it } from 'vitest'
import { addDays, day } from '../../shared/days.ts'
import type { OpenInvoice } from '../model.ts'
import { DEFAULT_LEVELS, type SentBefore, remindersDue } from './reminders.ts'

const DUE = day('2026-03-31')
const invoice = (change: Partial<OpenInvoice> = {}): OpenInvoice => ({
  invoiceNumber: 'F-1',
  kind: 'invoice',
  memberId: 'M1',
  memberName: 'Garage',
  isPublic: false,
  issuedOn: day('2026-02-28'),
  dueOn: DUE,
  grossCents: 120_000,
  vatCents: 20_000,
  paidCents: 0,
  openCents: 120_000,
  isPaused: false,
  ...change,
})
const due = (late: number, sent: readonly SentBefore[] = [], invoices = [invoice()]) =>
  remindersDue(
    {
      invoices,
      levels: DEFAULT_LEVELS,
      sent,
      owedOf: ({ grossCents, issuedOn }) => [{ from: issuedOn, cents: grossCents }],
    },
    addDays(DUE, late),
  )
const sent = (level: number, late: number): SentBefore => ({
  memberId: 'M1',
  level,
  writtenOn: addDays(DUE, late),
  invoiceNumbers: ['F-1'],
})

describe('reminders that are due', () => {
  it('start five days late, not before', () => {
    expect(due(4)).toEqual([])
    expect(due(5)).toMatchObject([{ level: { level: 1 }, openCents: 120_000, fixedCents: 4000 }])
  })

  it('never skip a level, and leave a week between two letters', () => {
    expect(due(60)).toMatchObject([{ level: { level: 1 } }])
    expect(due(60, [sent(1, 53)])).toMatchObject([{ level: { level: 2 } }])
    expect(due(60, [sent(1, 54)])).toEqual([])
    expect(due(19, [sent(1, 5)])).toEqual([])
    expect(due(60, [sent(1, 5), sent(2, 20), sent(3, 40)])).toEqual([])
  })

  it('start again for a member whose earlier letters were about other invoices', () => {
    expect(due(25, [{ ...sent(2, 10), invoiceNumbers: ['F-0'] }])).toMatchObject([
      { level: { level: 1 } },
    ])
  })

  it('leave out what is paused, in credit or not due', () => {
    const others = [
      invoice({ invoiceNumber: 'F-2', isPaused: true }),
      invoice({ invoiceNumber: 'A-1', openCents: -100 }),
      invoice({ invoiceNumber: 'F-3', dueOn: day('2026-12-31') }),
    ]
    expect(due(30, [], others)).toEqual([])
    expect(due(30, [], [invoice(), ...others])[0]?.invoices).toHaveLength(1)
  })

  it('count interest from the day after', () => {
    // 1,200.00 x 12.15 % x 20 / 365
    expect(due(20)[0]?.interestCents).toBe(799)
  })
})
