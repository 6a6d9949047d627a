import { describe, expect, it } from 'vitest'
import { at, days, foundBy, numbersOf, type Situation } from '../../../../tests/support/person.ts'
import { day, weekday } from '../../../shared/days.ts'
import { minutes } from '../../../shared/time.ts'

const leave = (
  startsOn: string,
  endsOn: string,
  kind = 'paid_leave',
  part: number | null = null,
) => ({
  kind,
  startsOn: day(startsOn),
  endsOn: day(endsOn),
  minutes: part === null ? null : minutes(part),
})

const found = (situation: Situation) => numbersOf('LEA-08', situation)

describe('a leave in a row (Code du travail, L3141-17)', () => {
  const june = { from: '2026-06-01', to: '2026-06-30' }

  it('lasts twenty-four working days at most', () => {
    expect(found({ ...june, absences: [leave('2026-06-01', '2026-06-27')] })).toEqual([])
    expect(found({ ...june, absences: [leave('2026-06-01', '2026-06-28')] })).toEqual([])
    expect(found({ ...june, absences: [leave('2026-06-01', '2026-06-29')] })).toEqual([
      ['2026-06-01', 25, 24],
    ])
    expect(
      foundBy('LEA-08', { ...june, absences: [leave('2026-06-01', '2026-06-29')] }),
    ).toMatchObject([
      { severity: 'breach', basis: 'planned', article: 'L3141-17', endsAt: '2026-06-30T00:00' },
    ])
  })

  it('is one over weekends and holidays between its lines, unless work was done there', () => {
    const absences = [
      leave('2026-06-22', '2026-06-26'),
      leave('2026-06-01', '2026-06-05'),
      leave('2026-06-08', '2026-06-12'),
      leave('2026-06-15', '2026-06-19'),
      leave('2026-06-29', '2026-06-29'),
    ]
    expect(found({ ...june, absences })).toEqual([['2026-06-01', 25, 24]])
    const worked = [at('A', '2026-06-13T08:00', '09:00')]
    expect(found({ ...june, absences, worked })).toEqual([])
    const apart = absences.filter(({ startsOn }) => startsOn !== '2026-06-15')
    expect(found({ ...june, absences: apart })).toEqual([])
  })

  it('takes no holiday of the place of work', () => {
    const december = { from: '2026-12-01', to: '2026-12-31' }
    const absences = [leave('2026-12-01', '2026-12-30')]
    expect(found({ ...december, absences })).toEqual([['2026-12-01', 25, 24]])
    const place = {
      assignments: [{ memberId: 'A', startsOn: day('2026-01-01'), endsOn: null }],
      sites: { 'site-A': { memberId: 'A', communeCode: '67482' } },
    }
    expect(found({ ...december, absences, ...place })).toEqual([])
  })

  it('is not made of other absences or of parts of days', () => {
    const away = [leave('2026-06-01', '2026-06-15'), leave('2026-06-16', '2026-06-30', 'sickness')]
    expect(found({ ...june, absences: away })).toEqual([])
    const parts = [leave('2026-06-01', '2026-06-30', 'paid_leave', 60)]
    expect(found({ ...june, absences: parts })).toEqual([])
  })

  it('is found in each month that it meets', () => {
    const absences = [leave('2026-06-01', '2026-07-01')]
    expect(found({ absences, from: '2026-05-01', to: '2026-05-31' })).toEqual([])
    expect(found({ absences, from: '2026-07-01', to: '2026-07-31' })).toEqual([
      ['2026-06-01', 27, 24],
    ])
  })
})

describe('the main leave (Code du travail, L3141-19)', () => {
  /** Work on every weekday from May to October, but for a leave. */
  const summer = (from: string, to: string, more: Partial<Situation> = {}): Situation => ({
    worked: days('2026-04-27', 188)
      .filter((on) => weekday(day(on)) <= 5 && (on < from || to < on))
      .map((on) => at('A', `${on}T08:00`, '15:00')),
    absences: [leave(from, to)],
    ...more,
  })

  it('has twelve working days in a row between May and October, judged on 31 October', () => {
    expect(found(summer('2026-08-03', '2026-08-17'))).toEqual([])
    expect(found(summer('2026-08-03', '2026-08-14'))).toEqual([['2026-10-31', 11, 12]])
    expect(foundBy('LEA-08', summer('2026-08-03', '2026-08-14'))).toMatchObject([
      { severity: 'warning', article: 'L3141-19', basis: 'planned' },
    ])
    const september = { from: '2026-09-01', to: '2026-10-30' }
    expect(found(summer('2026-08-03', '2026-08-14', september))).toEqual([])
  })

  it('counts what lies between May and October only', () => {
    expect(found(summer('2026-10-19', '2026-11-07'))).toEqual([])
    expect(found(summer('2026-10-20', '2026-11-07'))).toEqual([['2026-10-31', 11, 12]])
  })

  it('is not asked of who came too late to have it', () => {
    expect(found(summer('2026-08-03', '2026-08-14', { hiredOn: '2026-01-01' }))).toHaveLength(1)
    expect(found(summer('2026-08-03', '2026-08-14', { hiredOn: '2026-01-12' }))).toHaveLength(1)
    expect(found(summer('2026-08-03', '2026-08-14', { hiredOn: '2026-01-14' }))).toEqual([])
    const unpaid = {
      absences: [leave('2026-08-03', '2026-08-14'), leave('2025-06-01', '2026-01-13', 'unpaid')],
    }
    expect(found(summer('2026-08-03', '2026-08-14', unpaid))).toEqual([])
    expect(found(summer('2026-08-03', '2026-08-14', { hiredOn: '2026-02-01' }))).toEqual([])
    expect(found(summer('2026-08-03', '2026-08-14', { leftOn: '2026-10-30' }))).toEqual([])
  })

  it('is not judged where a week of the summer is not known', () => {
    const known = summer('2026-08-03', '2026-08-14')
    const worked = known.worked?.filter(({ id }) => id < 'A@2026-09-07' || id > 'A@2026-09-14')
    expect(found({ ...known, worked: worked ?? [] })).toEqual([])
    const sick = leave('2026-09-07', '2026-09-11', 'sickness')
    const told = { ...known, worked: worked ?? [], absences: [...(known.absences ?? []), sick] }
    expect(found(told)).toEqual([['2026-10-31', 11, 12]])
  })

  it('knows a week by an absence on one of its days from Monday to Friday', () => {
    const known = summer('2026-08-03', '2026-08-14')
    const worked =
      known.worked?.filter(({ id }) => id < 'A@2026-09-07' || id > 'A@2026-09-14') ?? []
    const told = (from: string, to: string | null, part: number | null = null) => {
      const away = {
        ...leave(from, to ?? from, 'unpaid', part),
        endsOn: to === null ? null : day(to),
      }
      return found({ ...known, worked, absences: [...(known.absences ?? []), away] }).length
    }
    expect(told('2026-09-11', '2026-09-11')).toBe(1)
    expect(told('2026-09-12', '2026-09-13')).toBe(0)
    expect(told('2026-09-07', '2026-09-07')).toBe(1)
    expect(told('2026-09-06', '2026-09-06')).toBe(0)
    expect(told('2026-09-09', '2026-09-09', 60)).toBe(0)
    // Away without an end, for more than a month: nothing is asked.
    expect(told('2026-09-09', null)).toBe(0)
  })

  it('says what is missing on the last day of the summer', () => {
    const short = summer('2026-08-03', '2026-08-14')
    expect(foundBy('LEA-08', short)).toMatchObject([
      { startsAt: '2026-10-31T00:00', endsAt: '2026-11-01T00:00', shiftIds: [], source: 'law' },
    ])
    expect(found({ ...short, from: '2026-10-31', to: '2026-10-31' })).toHaveLength(1)
    expect(found({ ...short, from: '2026-11-01', to: '2026-11-30' })).toEqual([])
    const none = { ...short, absences: [], worked: summer('2026-04-01', '2026-04-01').worked ?? [] }
    expect(found(none)).toEqual([['2026-10-31', 0, 12]])
    // Hired on the first day of the summer, nothing was acquired the year before.
    expect(found({ ...short, hiredOn: '2026-05-01' })).toEqual([])
  })

  it('is not asked of who was away otherwise for a month', () => {
    const away = (to: string) => ({
      absences: [leave('2026-08-03', '2026-08-14'), leave('2026-05-01', to, 'sickness')],
    })
    expect(found(summer('2026-08-03', '2026-08-14', away('2026-05-30')))).toHaveLength(1)
    expect(found(summer('2026-08-03', '2026-08-14', away('2026-05-31')))).toEqual([])
  })
})
