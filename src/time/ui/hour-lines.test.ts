import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { HourRow } from '../time-contract.ts'
import {
  type Confirmation,
  confirmationsOf,
  groupLines,
  openLines,
  withConfirmation,
} from './hour-lines.ts'

const AT = '2026-11-02T08:00:00Z'

const row = (entryId: string, facts: Partial<HourRow> = {}): HourRow => ({
  entryId,
  version: 1,
  assignmentId: 'A1',
  employeeId: 'P1',
  employeeName: 'Ana LOPES',
  memberId: 'M1',
  memberName: 'Conserverie',
  siteId: 'S1',
  siteName: 'Atelier',
  workDay: '2026-10-05',
  timeZone: 'Europe/Paris',
  startsAt: '2026-10-05T08:00',
  endsAt: '2026-10-05T16:00',
  breakMinutes: 60,
  workedMinutes: 420,
  employeeConfirmedAt: null,
  memberConfirmedAt: null,
  state: 'missing_both',
  cancelled: false,
  planned: null,
  differenceMinutes: null,
  monthClosed: false,
  invoiceNumber: null,
  ...facts,
})

const anyRows = fc
  .array(
    fc.record({
      employeeConfirmedAt: fc.constantFrom(null, AT),
      memberConfirmedAt: fc.constantFrom(null, AT),
      cancelled: fc.boolean(),
      invoiceNumber: fc.constantFrom(null, 'F-2026-0001'),
      employeeId: fc.constantFrom('P1', 'P2', 'P3'),
      workedMinutes: fc.integer({ min: 0, max: 900 }),
    }),
  )
  .map((facts) => facts.map((fact, index) => row(`E${index}`, fact)))

const BOTH = ['employee', 'member'] as const

const confirmAll = (
  rows: readonly HourRow[],
  commands: readonly Confirmation[],
  at: string | null,
) => commands.reduce((all, command) => withConfirmation(all, command, at), rows)

describe('lines to confirm', () => {
  it('asks each side only for what it has not confirmed', () => {
    const rows = [
      row('E1', { employeeConfirmedAt: AT, state: 'missing_member' }),
      row('E2'),
      row('E3', { employeeConfirmedAt: AT, memberConfirmedAt: AT, state: 'confirmed' }),
    ]
    expect(confirmationsOf(rows, BOTH)).toEqual([
      { side: 'employee', entryIds: ['E2'] },
      { side: 'member', entryIds: ['E1', 'E2'] },
    ])
    expect(confirmationsOf(rows, ['member'])).toEqual([{ side: 'member', entryIds: ['E1', 'E2'] }])
  })

  it('leaves alone what is billed or cancelled', () => {
    const rows = [row('E1', { invoiceNumber: 'F-1' }), row('E2', { cancelled: true })]
    expect(confirmationsOf(rows, BOTH)).toEqual([])
  })

  it('leaves nothing open once its commands are done, and everything as before once undone', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const commands = confirmationsOf(rows, BOTH)
        const done = confirmAll(rows, commands, AT)
        expect(openLines(done, BOTH)).toEqual([])
        const undone = confirmAll(done, commands, null)
        const sides = (all: readonly HourRow[]) =>
          all.map((each) => [each.entryId, each.employeeConfirmedAt, each.memberConfirmedAt])
        expect(sides(undone)).toEqual(sides(rows))
      }),
    )
  })

  it('names the state of a line after each confirmation', () => {
    const member = { side: 'member', entryIds: ['E1'] } as const
    const employee = { side: 'employee', entryIds: ['E1'] } as const
    const half = withConfirmation([row('E1')], member, AT)
    expect(half[0]?.state).toBe('missing_employee')
    expect(withConfirmation(half, employee, AT)[0]?.state).toBe('confirmed')
    expect(withConfirmation([row('E1')], employee, AT)[0]?.state).toBe('missing_member')
  })

  it('groups without losing a line or a minute', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const groups = groupLines(
          rows,
          ({ employeeId }) => employeeId,
          ({ employeeName }) => employeeName,
        )
        expect(groups.flatMap((group) => group.rows)).toHaveLength(rows.length)
        const counted = rows.filter(({ cancelled }) => !cancelled)
        expect(groups.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(
          counted.reduce((sum, { workedMinutes }) => sum + workedMinutes, 0),
        )
        expect(new Set(groups.map(({ key }) => key)).size).toBe(groups.length)
      }),
    )
  })
})
