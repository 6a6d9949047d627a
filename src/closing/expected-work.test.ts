import { describe, expect, it } from 'vitest'
import type { WorkedEntry } from '../payroll/index.ts'
import { day, month } from '../shared/days.ts'
import { rateE4 } from '../shared/money.ts'
import { intervalOf, localDay, localTime, zone } from '../shared/time.ts'
import { type ExpectedAssignment, expectedWork } from './expected-work.ts'

const PARIS = zone('Europe/Paris')
const MAY = month('2026-05')

function work(from: string, to: string, confirmed = true): WorkedEntry {
  const span = intervalOf(localTime(from), localTime(to), PARIS)
  if (span === null) throw new Error('no span')
  return {
    entryId: from,
    assignmentId: 'A1',
    memberId: 'M1',
    zone: PARIS,
    ...span,
    breakMinutes: 0,
    breakStart: null,
    workDay: localDay(localTime(from)),
    workedMinutes: span.end - span.start,
    employeeConfirmed: confirmed,
    memberConfirmed: confirmed,
  }
}

const contract = {
  contractId: 'C1',
  kind: 'permanent',
  startsOn: day('2026-01-01'),
  endsOn: null,
  weeklyMinutes: 2100,
  annualMinutes: null,
  hourlyGrossE4: rateE4(120_000),
  job: 'Agent',
}
const assignment = (id: string, weeklyMinutes: number | null): ExpectedAssignment => ({
  assignmentId: id,
  memberId: id,
  weeklyMinutes,
  startsOn: day('2026-01-01'),
  endsOn: null,
  zone: PARIS,
})
const person = { contracts: [contract], entries: [], absences: [] }
const sum = (entries: readonly WorkedEntry[], id?: string): number =>
  entries
    .filter(({ assignmentId }) => id === undefined || assignmentId === id)
    .reduce((total, { workedMinutes }) => total + workedMinutes, 0)

describe('the hours that a month will have', () => {
  it('are those declared, confirmed or not, and planned ones on the other days', () => {
    const declared = [
      work('2026-05-04T08:00', '2026-05-04T12:00'),
      work('2026-05-05T08:00', '2026-05-05T12:00', false),
    ]
    const shifts = [
      work('2026-05-05T08:00', '2026-05-05T15:00'),
      work('2026-05-06T08:00', '2026-05-06T15:00'),
    ]
    const found = expectedWork({ ...person, entries: declared }, shifts, [], MAY)
    expect(found.basis).toEqual({ confirmed: 240, declared: 240, planned: 420, contract: 0 })
    expect(found.entries.every((one) => one.employeeConfirmed && one.memberConfirmed)).toBe(true)
  })

  it('are those agreed where nothing is declared nor planned, public holidays left out', () => {
    // May 2026 has 21 days from Monday to Friday; 1, 8, 14 and 25 May are public holidays.
    const found = expectedWork(person, [], [assignment('A1', 1050), assignment('A2', null)], MAY)
    expect(found.basis.contract).toBe(17 * 420)
    expect(sum(found.entries, 'A1')).toBe(17 * 210)
    expect(sum(found.entries, 'A2')).toBe(17 * 210)
    const [first, second] = found.entries
    expect(second?.start).toBe(first?.end)
  })

  it('leave out days of absence and days without a contract', () => {
    const away = {
      absenceId: 'L1',
      kind: 'paid_leave',
      startsOn: day('2026-05-04'),
      endsOn: day('2026-05-07'),
      minutes: null,
    }
    const short = { ...contract, endsOn: day('2026-05-15') }
    const of = (one: Parameters<typeof expectedWork>[0]) =>
      expectedWork(one, [], [assignment('A1', 2100)], MAY).basis.contract
    expect(of({ ...person, absences: [away] })).toBe(13 * 420)
    expect(of({ ...person, contracts: [short] })).toBe(8 * 420)
  })

  it('add up to the week whatever its minutes', () => {
    const odd = expectedWork(person, [], [assignment('A1', 1_003)], month('2026-06'))
    const week = odd.entries.filter(
      ({ workDay }) => workDay >= '2026-06-08' && workDay < '2026-06-15',
    )
    expect(sum(week)).toBe(1_003)
  })
})
