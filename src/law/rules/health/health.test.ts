import { describe, expect, it } from 'vitest'
import {
  at,
  circumstancesOf,
  foundBy,
  numbersOf,
  on,
  personOf,
  type Situation,
} from '../../../../tests/support/person.ts'
import { day } from '../../../shared/days.ts'
import type { MedicalVisitFacts } from '../../facts.ts'
import { lacksOf, sceneOf } from '../../rules.ts'
import { joinedAbsences } from './visits.ts'

const lacking = (ruleId: string, situation: Situation) =>
  lacksOf(sceneOf(personOf(situation), circumstancesOf(situation)))
    .filter(({ rule }) => rule.id === ruleId)
    .map(({ datum }) => datum.column)

const skill = (name: string, validUntil: string | null) => ({
  skill: name,
  obtainedOn: null,
  validUntil: validUntil === null ? null : day(validUntil),
})
const post = (...requiredSkills: string[]) => ({
  memberId: 'A',
  requiredSkills,
  startsOn: day('2020-01-01'),
  endsOn: null,
})

describe('authorisations that end', () => {
  const worked = on(['2026-10-09', '2026-10-13'], 'A', '08:00', '12:00')

  it('warns of the first day worked after it, where nobody said what the post asks for', () => {
    expect(foundBy('HAB-04', { worked, skills: [skill('CACES', '2026-10-13')] })).toEqual([])
    expect(foundBy('HAB-04', { worked, skills: [skill('CACES', null)] })).toEqual([])
    const situation = { worked, skills: [skill('CACES', '2026-10-12')] }
    expect(foundBy('HAB-04', situation)).toMatchObject([
      {
        severity: 'warning',
        basis: 'worked',
        date: '2026-10-13',
        measured: 1,
        limit: 0,
        unit: 'day',
        assignmentIds: ['as-A'],
        shiftIds: ['A@2026-10-13T08:00'],
      },
    ])
    expect(lacking('HAB-04', situation)).toEqual(['assignments.required_skills'])
  })

  it('is a breach where the post asks for it, and silent where it asks for others', () => {
    const situation = { worked, skills: [skill('CACES', '2026-10-01'), skill('B0', null)] }
    expect(foundBy('HAB-04', { ...situation, assignments: [post('CACES')] })).toMatchObject([
      { severity: 'breach', date: '2026-10-09', measured: 8 },
    ])
    expect(foundBy('HAB-04', { ...situation, assignments: [post('B0')] })).toEqual([])
    expect(lacking('HAB-04', { ...situation, assignments: [post('B0')] })).toEqual([])
  })

  it('is a breach to ask for what the person never held', () => {
    expect(foundBy('HAB-04', { worked, assignments: [post('B0')] })).toMatchObject([
      { severity: 'breach', date: '2026-10-09', measured: 0, limit: 1, unit: 'count' },
    ])
  })

  it('is one finding for each authorisation, assignment and basis', () => {
    const skills = [skill('CACES', '2026-10-01'), skill('B0', '2026-10-02')]
    const both = [...worked, ...on(['2026-10-14', '2026-10-15'], 'B', '08:00', '09:00')]
    expect(foundBy('HAB-04', { worked: both, skills })).toHaveLength(4)
    expect(foundBy('HAB-04', { worked: both, planned: worked, skills })).toHaveLength(6)
  })

  it('judges the days that are judged only', () => {
    const skills = [skill('CACES', '2026-09-01')]
    expect(foundBy('HAB-04', { worked: [at('A', '2026-09-30T08:00', '12:00')], skills })).toEqual(
      [],
    )
  })
})

const visit = (
  kind: MedicalVisitFacts['kind'],
  heldOn: string,
  validUntil: string | null = null,
) => ({
  kind,
  heldOn: day(heldOn),
  validUntil: validUntil === null ? null : day(validUntil),
})

describe('visits at the occupational health service', () => {
  const worked = on(['2026-10-05', '2026-10-12', '2026-10-13', '2026-10-14'], 'A', '08:00', '12:00')

  it('come first within three months of hiring (R4624-10)', () => {
    const first = (hiredOn: string, heldOn: string, bornOn = '1990-01-01') =>
      numbersOf('MED-01', { worked, hiredOn, bornOn, visits: [visit('vip', heldOn)] })
    expect(first('2026-07-12', '2026-10-13')).toEqual([])
    expect(first('2026-07-12', '2026-10-14')).toEqual([['2026-10-13', 1, 0]])
    expect(first('2026-07-12', '2026-09-30')).toEqual([])
    // Under eighteen before the post.
    expect(first('2026-10-05', '2026-10-13', '2009-01-01')).toEqual([['2026-10-12', 7, 0]])
    // Who was hired long ago may have had older visits that nobody recorded.
    expect(first('2025-09-30', '2026-10-14')).toEqual([])
  })

  it('are renewed while the person works (R4624-16, R4624-28)', () => {
    const last = (...visits: MedicalVisitFacts[]) => numbersOf('MED-02', { worked, visits })
    expect(last(visit('vip', '2021-10-14'))).toEqual([])
    expect(last(visit('vip', '2021-10-12'))).toEqual([['2026-10-13', 1, 0]])
    expect(last(visit('sir', '2022-10-12'))).toEqual([['2026-10-13', 1, 0]])
    expect(last(visit('sir', '2020-10-12'), visit('intermediate', '2024-10-12'))).toEqual([
      ['2026-10-13', 1, 0],
    ])
    expect(last(visit('vip', '2010-01-01'), visit('vip', '2026-10-12'))).toEqual([
      ['2026-10-05', 4_295, 0],
    ])
    expect(last(visit('vip', '2010-01-01'), visit('vip', '2026-10-05'))).toEqual([])
    expect(last(visit('return', '2010-01-01'))).toEqual([])
  })

  it('follow long absences within eight days, absences that touch counted as one (R4624-31)', () => {
    const absence = (startsOn: string, endsOn: string, kind = 'sickness') => ({
      kind,
      startsOn: day(startsOn),
      endsOn: day(endsOn),
    })
    const back = (visits: MedicalVisitFacts[], ...absences: ReturnType<typeof absence>[]) =>
      numbersOf('MED-06', { worked, visits, absences })
    const other = visit('vip', '2024-01-01')
    const two = [absence('2026-08-06', '2026-08-31'), absence('2026-09-01', '2026-10-04')]
    expect(back([other], ...two)).toEqual([['2026-10-14', 1, 0]])
    expect(back([other, visit('return', '2026-10-14')], ...two)).toEqual([])
    expect(back([visit('return', '2026-08-06'), other], ...two)).toHaveLength(1)
    expect(back([], ...two)).toEqual([])
    expect(back([other], absence('2026-08-07', '2026-10-04'))).toEqual([])
    expect(back([other], absence('2026-09-06', '2026-10-05', 'work_accident'))).toEqual([])
    expect(back([other], absence('2026-09-05', '2026-10-04', 'work_accident'))).toHaveLength(1)
  })

  it('are said on the first judged day of work after the due day, on each basis', () => {
    const late = { worked, planned: worked.slice(1), visits: [visit('vip', '2021-10-12')] }
    expect(foundBy('MED-02', late)).toMatchObject(
      (['planned', 'worked'] as const).map((basis) => ({
        basis,
        severity: 'warning',
        date: '2026-10-13',
        startsAt: '2026-10-13T08:00',
        endsAt: '2026-10-13T12:00',
        shiftIds: ['A@2026-10-13T08:00'],
        measured: 1,
        limit: 0,
        unit: 'day',
        article: 'R4624-16',
        source: 'law',
      })),
    )
    const judged = (from: string, to: string) =>
      numbersOf('MED-02', { ...late, planned: [], from, to })
    expect(judged('2026-10-14', '2026-10-31')).toEqual([['2026-10-14', 2, 0]])
    expect(judged('2026-10-01', '2026-10-12')).toEqual([])
  })

  it('name the article of what was due', () => {
    const article = (ruleId: string, situation: Situation) =>
      foundBy(ruleId, { worked, ...situation }).map((one) => one.article)
    const hired = { hiredOn: '2026-10-05', visits: [visit('sir', '2026-10-31')] }
    expect(article('MED-01', { ...hired, bornOn: '2009-01-01' })).toEqual(['R4624-18'])
    const july = { hiredOn: '2026-07-05', visits: [visit('sir', '2026-10-31')] }
    expect(article('MED-01', july)).toEqual(['R4624-10'])
    expect(article('MED-01', { ...july, visits: [visit('return', '2026-10-31')] })).toEqual([])
    expect(article('MED-02', { visits: [visit('sir', '2022-01-01')] })).toEqual(['R4624-28'])
    const absences = [{ kind: 'maternity', startsOn: day('2026-06-01'), endsOn: day('2026-09-30') }]
    expect(article('MED-06', { visits: [visit('vip', '2026-01-01')], absences })).toEqual([
      'R4624-31',
    ])
  })

  it('are asked for the first time in the year of hiring only, with a visit on record', () => {
    const first = (hiredOn: string, ...visits: MedicalVisitFacts[]) =>
      numbersOf('MED-01', { worked, hiredOn, bornOn: '1990-01-01', visits }).length
    const late = visit('vip', '2026-10-31')
    expect([first('2025-10-01', late), first('2025-09-30', late)]).toEqual([1, 0])
    expect(first('2026-01-01')).toBe(0)
    // Held on the first judged day: nothing of the judged days lies before it.
    expect(first('2026-01-01', visit('vip', '2026-10-01'))).toBe(0)
    expect(first('2026-01-01', visit('vip', '2026-09-30'))).toBe(0)
    expect(first('2026-01-01', visit('vip', '2026-10-06'))).toBe(1)
    expect(first('2026-01-01', visit('vip', '2026-10-05'))).toBe(0)
  })

  it('of the future renew nothing yet', () => {
    const visits = [visit('vip', '2021-10-01'), visit('vip', '2026-11-01')]
    expect(numbersOf('MED-02', { worked, visits })).toEqual([['2026-10-05', 4, 0]])
    const inside = [visit('vip', '2021-10-01'), visit('sir', '2026-10-31')]
    expect(numbersOf('MED-02', { worked, visits: inside })).toEqual([['2026-10-05', 4, 0]])
    const other = [visit('vip', '2021-10-01'), visit('mid_career', '2026-10-02')]
    expect(numbersOf('MED-02', { worked, visits: other })).toHaveLength(1)
  })

  it('are missed where none is recorded', () => {
    expect(lacking('MED-01', { worked })).toEqual(['medical_visits.held_on'])
    expect(lacking('MED-01', { worked, visits: [visit('vip', '2024-01-01')] })).toEqual([])
    expect(lacking('MED-01', {})).toEqual([])
    const absences = [{ kind: 'maternity', startsOn: day('2026-06-01'), endsOn: day('2026-10-01') }]
    expect(lacking('MED-06', { worked, absences })).toEqual(['medical_visits.held_on'])
    expect(lacking('MED-06', { worked })).toEqual([])
    expect(lacking('MED-06', { absences })).toEqual([])
    const short = [{ kind: 'sickness', startsOn: day('2026-06-01'), endsOn: day('2026-06-02') }]
    expect(lacking('MED-06', { worked, absences: short })).toEqual([])
    expect(lacking('MED-02', { planned: worked })).toEqual(['medical_visits.held_on'])
  })
})

it('absences that overlap or touch are one, of one kind', () => {
  const one = (kind: string, startsOn: string, endsOn: string) => ({
    id: startsOn,
    kind,
    startsOn: day(startsOn),
    endsOn: day(endsOn),
    minutes: null,
  })
  const joined = joinedAbsences([
    one('sickness', '2026-03-05', '2026-03-31'),
    one('sickness', '2026-01-01', '2026-01-31'),
    one('maternity', '2026-02-01', '2026-03-04'),
    one('sickness', '2026-01-10', '2026-02-03'),
    one('sickness', '2026-02-02', '2026-02-02'),
  ])
  expect(joined.map(({ startsOn, endsOn }) => [startsOn, endsOn])).toEqual([
    ['2026-01-01', '2026-02-03'],
    ['2026-02-01', '2026-03-04'],
    ['2026-03-05', '2026-03-31'],
  ])
})
