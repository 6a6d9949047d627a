import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../law/index.ts'
import { day } from '../../shared/days.ts'
import { localTime } from '../../shared/time.ts'
import type { LiveFinding } from '../live-finding.ts'
import { reconcile } from './reconcile.ts'

const finding = (over: Partial<Finding> = {}): Finding => ({
  ruleId: 'TIM-05',
  severity: 'breach',
  basis: 'planned',
  employeeId: 'P1',
  memberIds: ['A', 'B'],
  assignmentIds: ['P1-A', 'P1-B'],
  shiftIds: ['S1', 'S2'],
  date: day('2026-10-12'),
  startsAt: localTime('2026-10-12T22:00'),
  endsAt: localTime('2026-10-13T08:30'),
  measured: 630,
  limit: 660,
  unit: 'minute',
  article: 'L3131-1',
  source: 'law',
  ...over,
})

const kept = (over: Partial<LiveFinding> = {}): LiveFinding => ({
  findingId: 'F1',
  finding: finding(),
  openedAt: '2026-10-01T08:00:00.000Z',
  measuredAt: '2026-10-01T08:00:00.000Z',
  closedAt: null,
  acceptance: null,
  ...over,
})

const ACCEPTED = { at: '2026-10-02T08:00:00.000Z', by: 'A. Lopes', reason: 'Récolte' }
const everything = () => true

describe('findings put beside those that are kept', () => {
  it('opens what is new and leaves what was not judged', () => {
    const other = kept({ findingId: 'F2', finding: finding({ employeeId: 'P2' }) })
    const { opened, found, gone } = reconcile([other], [finding()], () => false)
    expect([opened, found, gone]).toEqual([[finding()], [], []])
  })

  it('keeps the life of a finding whose hours moved', () => {
    const moved = finding({ measured: 600, endsAt: localTime('2026-10-13T08:00') })
    const { opened, found, gone } = reconcile([kept()], [moved], everything)
    expect([opened, gone]).toEqual([[], []])
    expect(found).toMatchObject([{ finding: moved, isChanged: true, isReopened: false }])
  })

  it('takes work at other members for another finding', () => {
    const elsewhere = finding({ memberIds: ['A', 'C'] })
    const { opened, gone } = reconcile([kept()], [elsewhere], everything)
    expect([opened, gone]).toEqual([[elsewhere], [kept()]])
  })

  it('lapses what was accepted when it becomes worse by a minute, not when it becomes better', () => {
    const accepted = kept({ acceptance: ACCEPTED })
    const at = (measured: number) =>
      reconcile([accepted], [finding({ measured })], everything).found[0]?.isLapsed
    expect([at(629), at(630), at(631)]).toEqual([true, false, false])
    const over = { measured: 660, limit: 600 }
    const worked = kept({ acceptance: ACCEPTED, finding: finding(over) })
    const again = (measured: number) =>
      reconcile([worked], [finding({ ...over, measured })], everything).found[0]?.isLapsed
    expect([again(661), again(660), again(659)]).toEqual([true, false, false])
  })

  it('opens a closed one again, not accepted', () => {
    const closed = kept({ closedAt: '2026-10-05T08:00:00.000Z', acceptance: ACCEPTED })
    const { opened, found } = reconcile([closed], [finding()], everything)
    expect(opened).toEqual([])
    expect(found).toMatchObject([{ isReopened: true, isLapsed: false }])
  })

  it('gives each of two findings of one day its own life', () => {
    const morning = finding({ shiftIds: ['S1'], startsAt: localTime('2026-10-12T06:00') })
    const evening = finding({ shiftIds: ['S2'], startsAt: localTime('2026-10-12T15:00') })
    const both = [
      kept({ finding: morning, acceptance: ACCEPTED }),
      kept({ findingId: 'F2', finding: evening }),
    ]
    const { found, gone } = reconcile(both, [evening], everything)
    expect(found.map((one) => one.kept.findingId)).toEqual(['F2'])
    expect(gone.map(({ findingId }) => findingId)).toEqual(['F1'])
  })

  it('pairs one to one, whatever the order, and finds again all that it opened', () => {
    const some = fc.array(
      fc.record({
        employeeId: fc.constantFrom('P1', 'P2'),
        shiftIds: fc.subarray(['S1', 'S2', 'S3']),
        measured: fc.integer({ min: 600, max: 603 }),
      }),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(some, some, (before, now) => {
        const lives = before.map((one, index) =>
          kept({ findingId: `F${index}`, finding: finding(one) }),
        )
        const judged = now.map(finding)
        const { opened, found, gone } = reconcile(lives, judged, everything)
        expect(opened.length + found.length).toBe(judged.length)
        expect(found.length + gone.length).toBe(lives.length)
        expect(new Set(found.map((one) => one.kept.findingId)).size).toBe(found.length)
        const same = reconcile(lives, lives.map((one) => one.finding).reverse(), everything)
        expect([same.opened, same.gone]).toEqual([[], []])
        expect(same.found.some(({ isChanged }) => isChanged)).toBe(false)
      }),
    )
  })
})
