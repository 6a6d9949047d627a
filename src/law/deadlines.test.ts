import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { personOf, type Situation } from '../../tests/support/person.ts'
import { addDays, day } from '../shared/days.ts'
import { deadlineLacks, deadlinesOf, type DeadlineFacts, nearnessOf } from './deadlines.ts'
import type { ContractFacts, MedicalVisitFacts } from './facts.ts'

const facts = (situation: Situation, more: Partial<DeadlineFacts> = {}): DeadlineFacts => ({
  people: [personOf(situation)],
  members: new Map(),
  filings: [],
  marks: new Map(),
  ...more,
})

const due = (of: DeadlineFacts, kind: string, from = '2026-01-01', to = '2027-12-31') =>
  deadlinesOf(of, day(from), day(to))
    .filter((one) => one.kind === kind)
    .map(({ dueOn, doneOn }) => (doneOn === null ? dueOn : `${dueOn} done ${doneOn}`))

const contract = (
  kind: ContractFacts['kind'],
  startsOn: string,
  endsOn: string | null,
  more: Partial<ContractFacts> = {},
) => ({ kind, startsOn: day(startsOn), endsOn: endsOn === null ? null : day(endsOn), ...more })

describe('deadlines of hiring and contracts', () => {
  const hired = { hiredOn: '2026-03-02' }

  it('are the declaration before hiring, and the written information', () => {
    const of = facts(hired)
    expect(due(of, 'hiring_declaration')).toEqual(['2026-03-02'])
    expect(due(of, 'information_main')).toEqual(['2026-03-09'])
    expect(due(of, 'information_all')).toEqual(['2026-04-02'])
  })

  it('are the copy, the trial and the end of each term', () => {
    const of = facts({ contracts: [contract('fixed_term', '2026-03-06', '2026-06-30')] })
    expect(due(of, 'contract_copy')).toEqual(['2026-03-09'])
    expect(due(of, 'trial_end')).toEqual(['2026-03-19'])
    expect(due(of, 'term_end')).toEqual(['2026-06-30'])
  })

  it('have no trial nor end where one version continues another', () => {
    const of = facts({
      contracts: [
        contract('fixed_term', '2026-03-02', '2026-06-30'),
        contract('permanent', '2026-07-01', null, { category: 'manager' }),
      ],
    })
    expect(due(of, 'term_end')).toEqual([])
    expect(due(of, 'trial_end')).toEqual(['2026-03-15'])
  })

  it('follow the category, or the day that the contract says', () => {
    const trial = (more: Partial<ContractFacts>) =>
      due(facts({ contracts: [contract('permanent', '2026-03-02', null, more)] }), 'trial_end')
    expect(trial({ category: 'worker' })).toEqual(['2026-05-01'])
    expect(trial({ category: 'worker', trialEndsOn: day('2026-04-15') })).toEqual(['2026-04-15'])
    expect(trial({})).toEqual([])
  })

  it('say what they lack', () => {
    const lacks = (from: string, ...contracts: ReturnType<typeof contract>[]) =>
      deadlineLacks(facts({ contracts }), day(from), day('2026-12-31')).map(
        ({ ruleId, datum, people }) => [ruleId, datum.column, people],
      )
    const visits = ['MED-02', 'medical_visits.held_on', 1]
    expect(lacks('2026-03-01', contract('permanent', '2026-03-02', null))).toEqual([
      ['CTR-07', 'contracts.category', 1],
      visits,
    ])
    expect(lacks('2026-03-03', contract('permanent', '2026-03-02', null))).toEqual([visits])
    expect(lacks('2026-03-01', contract('fixed_term', '2026-03-02', '2026-04-30'))).toEqual([
      visits,
    ])
  })

  it('end with the employment', () => {
    expect(due(facts({ ...hired, leftOn: '2026-03-08' }), 'information_main')).toEqual([])
    expect(due(facts({ ...hired, leftOn: '2026-03-09' }), 'information_main')).toHaveLength(1)
  })
})

describe('deadlines of health', () => {
  const visit = (kind: MedicalVisitFacts['kind'], heldOn: string): MedicalVisitFacts => ({
    kind,
    heldOn: day(heldOn),
    validUntil: null,
  })

  it('are the first visit, done when one is recorded, and its renewals', () => {
    const hiredOn = '2026-03-02'
    expect(due(facts({ hiredOn }), 'first_visit')).toEqual(['2026-06-02'])
    const seen = facts({ hiredOn, visits: [visit('vip', '2026-05-20')] })
    expect(due(seen, 'first_visit')).toEqual(['2026-06-02 done 2026-05-20'])
    expect(due(seen, 'visit_renewal', '2026-01-01', '2031-12-31')).toEqual(['2031-05-20'])
  })

  it('are the exam every four years, and the visit between', () => {
    const exam = visit('sir', '2024-05-20')
    const of = (...visits: MedicalVisitFacts[]) => facts({ visits })
    expect(due(of(exam), 'intermediate_visit')).toEqual(['2026-05-20'])
    expect(due(of(exam), 'exam_renewal', '2026-01-01', '2028-12-31')).toEqual(['2028-05-20'])
    expect(due(of(exam, visit('intermediate', '2026-05-04')), 'intermediate_visit')).toEqual([
      '2026-05-20 done 2026-05-04',
    ])
  })

  it('are visits on return and at mid-career', () => {
    const absences = [{ kind: 'maternity', startsOn: day('2026-01-05'), endsOn: day('2026-04-26') }]
    expect(due(facts({ absences }), 'return_visit')).toEqual(['2026-05-05'])
    const back = { absences, visits: [visit('return', '2026-04-28')] }
    expect(due(facts(back), 'return_visit')).toEqual(['2026-05-05 done 2026-04-28'])
    expect(due(facts({ bornOn: '1981-07-01' }), 'mid_career_visit')).toEqual(['2026-12-31'])
  })

  it('are authorisations that end, with alerts at ninety, sixty and thirty days', () => {
    const skills = [
      { skill: 'CACES', obtainedOn: null, validUntil: day('2026-10-31') },
      { skill: 'BAFA', obtainedOn: null, validUntil: null },
    ]
    const [ends, ...others] = deadlinesOf(facts({ skills }), day('2026-10-31'), day('2026-10-31'))
    expect(others).toEqual([])
    expect(ends).toMatchObject({ kind: 'authorisation_end', subject: 'CACES', ruleId: 'HAB-04' })
    const near = [91, 90, 61, 60, 31, 30, 0, -1].map(
      (days) => ends && nearnessOf(ends, addDays(ends.dueOn, -days)),
    )
    expect(near).toEqual(['later', 90, 90, 60, 60, 30, 30, 'late'])
    const over = { kind: 'term_end', dueOn: day('2026-10-31'), doneOn: null } as const
    expect(nearnessOf(over, day('2026-11-01'))).toBe('passed')
    expect(nearnessOf(over, day('2026-10-31'))).toBe(30)
    expect(ends && nearnessOf({ ...ends, doneOn: ends.dueOn }, day('2027-01-01'))).toBe('done')
  })
})

describe('deadlines of the group', () => {
  it('tell the authority of members that join or leave within a month', () => {
    const memberships = [{ startsOn: day('2026-01-31'), endsOn: day('2026-09-30') }]
    const of = facts({}, { members: new Map([['M1', { memberships }]]) })
    expect(due(of, 'member_joined')).toEqual(['2026-02-28'])
    expect(due(of, 'member_left')).toEqual(['2026-10-30'])
  })

  it('attest disabled workers to each user of the year before, by 15 March', () => {
    const assignments = [
      { memberId: 'M1', startsOn: day('2024-01-01'), endsOn: day('2025-01-01') },
      { memberId: 'M2', startsOn: day('2026-01-01'), endsOn: null },
    ]
    const found = deadlinesOf(facts({ assignments }), day('2026-01-01'), day('2027-12-31'))
      .filter(({ kind }) => kind === 'disability_attestation')
      .map(({ memberId, dueOn }) => `${memberId} ${dueOn}`)
    expect(found).toEqual(['M1 2026-03-15', 'M2 2027-03-15'])
  })

  it('answer each act within a month', () => {
    const filings = [
      ['constitution', 'constitution_note'],
      ['change', 'change_note'],
      ['declaration_received', 'opposition_end'],
      ['opposition_notice', 'opposition_answer'],
      ['opposition', 'appeal'],
      ['appeal', 'appeal_answer'],
      ['approval_request', 'approval_answer'],
    ] as const
    for (const [kind, follows] of filings)
      expect(due(facts({}, { filings: [{ kind, on: day('2026-05-31') }] }), follows)).toEqual([
        '2026-06-30',
      ])
  })
})

describe('a deadline', () => {
  const told = (of: DeadlineFacts, from = '2026-01-01', to = '2034-12-31') =>
    deadlinesOf(of, day(from), day(to)).map(
      ({ key, ruleId, article, dueOn, employeeId, memberId, subject }) =>
        [dueOn, key, ruleId, article, employeeId ?? memberId, subject].join(' '),
    )

  it('of a person names its rule, its article and what it is about', () => {
    const situation: Situation = {
      hiredOn: '2026-03-02',
      leftOn: '2034-12-31',
      bornOn: '1981-07-01',
      contracts: [
        contract('seasonal', '2026-03-02', '2026-06-30', { job: 'vendanges' }),
        contract('apprenticeship', '2026-09-01', '2027-08-31', { job: 'paysagiste' }),
        contract('permanent', '2028-01-03', null, { job: 'paysagiste', category: 'worker' }),
      ],
      absences: [
        { kind: 'sickness', startsOn: day('2028-03-01'), endsOn: day('2028-04-30') },
        { kind: 'maternity', startsOn: day('2029-01-01'), endsOn: null },
      ],
      visits: [
        { kind: 'vip', heldOn: day('2026-05-20'), validUntil: null },
        { kind: 'sir', heldOn: day('2027-05-20'), validUntil: null },
      ],
      skills: [{ skill: 'CACES', obtainedOn: null, validUntil: day('2030-10-31') }],
    }
    expect(told(facts(situation))).toEqual([
      '2026-03-02 hiring_declaration:P1:2026-03-02 CTR-14 R1221-4 P1 ',
      '2026-03-04 contract_copy:P1:2026-03-02 CTR-08 L1242-13 P1 vendanges',
      '2026-03-09 information_main:P1:2026-03-02 CTR-06 R1221-35 P1 ',
      '2026-03-15 trial_end:P1:2026-03-02 CTR-09 L1242-10 P1 vendanges',
      '2026-04-02 information_all:P1:2026-03-02 CTR-06 R1221-35 P1 ',
      '2026-06-02 first_visit:P1:2026-03-02 MED-01 R4624-10 P1 ',
      '2026-06-30 term_end:P1:2026-06-30 CTR-10 L1243-5 P1 vendanges',
      '2026-12-31 mid_career_visit:P1 MED-08 L4624-2-2 P1 ',
      '2027-03-01 interview:P1:1 SKL-01 L6315-1 P1 ',
      '2027-08-31 term_end:P1:2027-08-31 CTR-10 L6222-7 P1 paysagiste',
      '2028-03-02 trial_end:P1:2028-01-03 CTR-07 L1221-19 P1 paysagiste',
      '2028-05-09 return_visit:P1:2028-03-01 MED-06 R4624-31 P1 ',
      '2029-05-20 intermediate_visit:P1:2027-05-20 MED-03 R4624-28 P1 ',
      '2030-10-31 authorisation_end:P1:CACES:2030-10-31 HAB-04 R4323-56 P1 CACES',
      '2031-03-01 interview:P1:2 SKL-01 L6315-1 P1 ',
      '2031-05-20 exam_renewal:P1:2027-05-20 MED-03 R4624-28 P1 ',
      '2034-03-01 recapitulation:P1:1 SKL-01 L6315-1 P1 ',
    ])
  })

  it('of the group names the member, or nobody', () => {
    const memberships = [{ startsOn: day('2026-01-31'), endsOn: day('2026-09-30') }]
    const assignments = [{ memberId: 'M1', startsOn: day('2026-02-01'), endsOn: null }]
    const of = facts(
      { assignments },
      {
        members: new Map([['M1', { memberships }]]),
        filings: [
          { kind: 'constitution', on: day('2026-01-05') },
          { kind: 'opposition', on: day('2026-02-05') },
          { kind: 'approval_request', on: day('2026-03-05') },
        ],
        marks: new Map([['constitution_note:2026-01-05', day('2026-01-20')]]),
      },
    )
    expect(told(of, '2026-01-01', '2027-03-15').filter((one) => !one.includes('P1'))).toEqual([
      '2026-02-05 constitution_note:2026-01-05 DEC-01 D1253-1  ',
      '2026-02-28 member_joined:M1:2026-01-31 DEC-03 D1253-3 M1 ',
      '2026-03-05 appeal:2026-02-05 DEC-10 R1253-12  ',
      '2026-04-05 approval_answer:2026-03-05 AGR-04 R1253-22  ',
      '2026-10-30 member_left:M1:2026-09-30 DEC-03 D1253-3 M1 ',
      '2027-03-15 disability_attestation:M1:2027 EFF-05 D5212-6 M1 ',
    ])
    expect(due(of, 'constitution_note')).toEqual(['2026-02-05 done 2026-01-20'])
  })

  it('of one day comes in the order of its key, those before it first', () => {
    const on = day('2026-05-31')
    const of = facts(
      {},
      {
        filings: [
          { kind: 'change', on },
          { kind: 'appeal', on },
        ],
      },
    )
    const kinds = deadlinesOf(of, day('2026-06-30'), day('2026-06-30')).map(({ kind }) => kind)
    expect(kinds).toEqual(['appeal_answer', 'change_note'])
    expect(told(of, '2026-06-29', '2026-06-29')).toEqual([])
    expect(told(of, '2026-07-01', '2026-07-01')).toEqual([])
  })

  it('is lacking for people employed in the period only', () => {
    const lacks = (situation: Situation) =>
      deadlineLacks(facts(situation), day('2026-03-01'), day('2026-03-31')).map(
        ({ ruleId }) => ruleId,
      )
    expect(lacks({ hiredOn: '2026-03-31' })).toEqual(['MED-02'])
    expect(lacks({ hiredOn: '2026-04-01' })).toEqual([])
    expect(lacks({ leftOn: '2026-03-01' })).toEqual(['MED-02'])
    expect(lacks({ leftOn: '2026-02-28' })).toEqual([])
    const two = facts({})
    const people = [...two.people, ...two.people]
    expect(deadlineLacks({ ...two, people }, day('2026-03-01'), day('2026-03-31'))).toMatchObject([
      { ruleId: 'MED-02', people: 2 },
    ])
  })
})

describe('visits that are done', () => {
  const visit = (kind: MedicalVisitFacts['kind'], heldOn: string) => ({
    kind,
    heldOn: day(heldOn),
    validUntil: null,
  })

  it('are those of their kind, after what asked for them', () => {
    const exams = [visit('intermediate', '2024-05-20'), visit('sir', '2024-05-20')]
    expect(due(facts({ visits: exams }), 'intermediate_visit')).toEqual(['2026-05-20'])
    const hiredOn = '2026-03-02'
    const exam = facts({
      hiredOn,
      visits: [visit('return', '2026-03-03'), visit('sir', '2026-03-04')],
    })
    expect(due(exam, 'first_visit')).toEqual(['2026-06-02 done 2026-03-04'])
    const bornOn = '1981-07-01'
    const middle = facts({ bornOn, visits: [visit('mid_career', '2026-02-03')] })
    expect(due(middle, 'mid_career_visit')).toEqual(['2026-12-31 done 2026-02-03'])
    expect(due(facts({}), 'mid_career_visit')).toEqual([])
    const absences = [{ kind: 'maternity', startsOn: day('2026-01-05'), endsOn: day('2026-04-26') }]
    const early = facts({ absences, visits: [visit('return', '2026-04-26')] })
    expect(due(early, 'return_visit')).toEqual(['2026-05-05'])
  })
})

describe('interviews (Code du travail, L6315-1)', () => {
  const hired = (marks: [string, string][] = []) =>
    facts({ hiredOn: '2026-03-01' }, { marks: new Map(marks.map(([key, on]) => [key, day(on)])) })

  it('come by 2027-02-28, then four years later, with a recapitulation by eight (T35)', () => {
    expect(due(hired(), 'interview', '2026-01-01', '2035-12-31')).toEqual([
      '2027-02-28',
      '2031-02-28',
      '2035-02-28',
    ])
    expect(due(hired(), 'recapitulation', '2026-01-01', '2050-12-31')).toEqual([
      '2034-02-28',
      '2042-02-28',
      '2050-02-28',
    ])
  })

  it('follow the day on which the one before was held', () => {
    const held = hired([['interview:P1:1', '2026-10-12']])
    expect(due(held, 'interview', '2026-01-01', '2031-12-31')).toEqual([
      '2027-02-28 done 2026-10-12',
      '2030-10-12',
    ])
  })
})

it('deadlines of a period are those of its parts', () => {
  const of = facts(
    {
      hiredOn: '2026-03-02',
      bornOn: '1981-07-01',
      contracts: [contract('fixed_term', '2026-03-06', '2026-06-30')],
    },
    {
      members: new Map([['M1', { memberships: [{ startsOn: day('2026-04-01'), endsOn: null }] }]]),
    },
  )
  const first = day('2026-01-01')
  const last = day('2027-12-31')
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 728 }), (days) => {
      const middle = addDays(first, days)
      expect([
        ...deadlinesOf(of, first, middle),
        ...deadlinesOf(of, addDays(middle, 1), last),
      ]).toEqual(deadlinesOf(of, first, last))
    }),
  )
})
