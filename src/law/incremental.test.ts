import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { at, circumstancesOf, personOf, type Situation } from '../../tests/support/person.ts'
import { addDays, day } from '../shared/days.ts'
import { instant, minutes, startOfDay, zone } from '../shared/time.ts'
import { judgePerson, planPerson, type Work } from './index.ts'

const PARIS = zone('Europe/Paris')

const started = (situation: Situation) =>
  planPerson(personOf(situation), circumstancesOf(situation))

const numbers = (findings: readonly { ruleId: string; measured: number }[]) =>
  findings.map(({ ruleId, measured }) => [ruleId, measured])

describe('a person being planned', () => {
  it('tells what an edit opens, changes and closes', () => {
    const plan = started({
      planned: [at('A', '2026-10-12T08:00', '12:00')],
      members: { B: {} },
    })
    expect(plan.findings).toEqual([])
    const longer = plan.put(at('B', '2026-10-12T13:00', '19:01', { id: 'more' }))
    expect(numbers(longer.opened)).toEqual([['TIM-01', 601]])
    const longest = plan.put(at('B', '2026-10-12T13:00', '19:02', { id: 'more' }))
    expect(numbers(longest.opened)).toEqual([])
    expect(numbers(longest.changed)).toEqual([['TIM-01', 602]])
    const same = plan.replan([...plan.planned].reverse())
    expect([same.opened, same.changed, same.closed]).toEqual([[], [], []])
    const without = plan.remove('more')
    expect(numbers(without.closed)).toEqual([['TIM-01', 602]])
    expect(plan.planned).toHaveLength(1)
    expect(plan.findings).toEqual([])
  })

  it('keeps apart findings of one rule on one day', () => {
    const planned = [
      at('A', '2026-10-12T00:00', '00:30'),
      at('B', '2026-10-12T08:00', '20:00'),
      at('A', '2026-10-13T05:00', '08:00'),
    ]
    const plan = started({ planned, bornOn: '2010-01-15' })
    const before = plan.findings.length
    expect(before).toBeGreaterThan(2)
    const edited = plan.put(at('C', '2026-10-20T08:00', '18:00'))
    expect(edited.closed).toEqual([])
    expect(edited.changed).toEqual([])
    expect(edited.findings).toHaveLength(before + edited.opened.length)
  })

  it('says after any edits what the whole facts say', () => {
    const edit = fc.record({
      id: fc.integer({ min: 0, max: 20 }),
      on: fc.integer({ min: 0, max: 30 }),
      start: fc.integer({ min: 0, max: 1_439 }),
      length: fc.integer({ min: 1, max: 780 }),
      pause: fc.constantFrom(0, 20, 45),
      member: fc.constantFrom('A', 'B'),
      isRemoval: fc.constantFrom(false, false, false, true),
    })
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 25 }), (edits) => {
        const situation = {
          worked: [at('A', '2026-10-12T08:00', '20:00'), at('A', '2026-10-13T05:00', '12:00')],
          bornOn: '2009-06-01',
          contracts: [{ startsOn: day('2026-01-01'), endsOn: null, weeklyMinutes: minutes(1_200) }],
          members: { A: {}, B: {} },
        }
        const plan = started(situation)
        let planned: Work[] = []
        for (const { id, on, start, length, pause, member, isRemoval } of edits) {
          const name = `w${id}`
          const from = startOfDay(addDays(day('2026-10-01'), on), PARIS) + start
          const place = { zone: PARIS, memberId: member, siteId: member, assignmentId: member }
          const times = { start: instant(from), end: instant(from + length) }
          const work = {
            ...place,
            ...times,
            id: name,
            breakStart: null,
            breakMinutes: minutes(pause),
          }
          const before = plan.findings
          const edited = isRemoval ? plan.remove(name) : plan.put(work)
          planned = [...planned.filter((one) => one.id !== name), ...(isRemoval ? [] : [work])]
          const whole = judgePerson(personOf({ ...situation, planned }), circumstancesOf(situation))
          expect(edited.findings).toEqual(whole)
          const kept = before.length - edited.closed.length
          expect(kept + edited.opened.length).toBe(whole.length)
        }
      }),
      { numRuns: 40 },
    )
  })
})
