import { describe, expect, it } from 'vitest'
import { day, month } from '../../../shared/days.ts'
import { cents, rateE4 } from '../../../shared/money.ts'
import type { AbsenceContract, AbsencePayFacts, PaidGross } from '../facts.ts'
import { endIndemnity } from './end-of-contract.ts'
import { contract, lines, NOTHING, person, POLICY } from './example-person.ts'

describe('the end-of-contract indemnity (L1243-8)', () => {
  const CLOSED: ReadonlyMap<ReturnType<typeof month>, PaidGross> = new Map([
    [month('2026-08'), { cents: cents(200_000), hasSickPay: false }],
    [month('2026-09'), { cents: cents(200_000), hasSickPay: false }],
  ])
  const term = (more: Partial<AbsenceContract> = {}) =>
    contract({
      kind: 'fixed_term',
      startsOn: day('2026-08-01'),
      endsOn: day('2026-10-31'),
      ...more,
    })
  const ends = (
    contracts: readonly AbsenceContract[],
    more: Partial<AbsencePayFacts> = {},
    of = '2026-10',
  ) =>
    lines(
      person({ hiredOn: day('2026-08-01'), contracts, grossOf: CLOSED, ...more }),
      of,
      NOTHING,
      200_000,
    )

  it('is a tenth of the gross of the contract: 600.00 for 6,000.00', () => {
    expect(ends([term()])).toEqual({
      pay: [['end_of_contract_indemnity', null, null, 60_000]],
      notices: [],
    })
    expect(endIndemnity(cents(600_000), { ...POLICY, endIndemnityE4: rateE4(600) })).toBe(36_000)
  })

  it.each([
    [{ kind: 'seasonal' }],
    [{ fixedTermReason: 'seasonal' as const }],
    [{ fixedTermReason: 'customary' as const }],
    [{ fixedTermReason: 'training' as const }],
    [{ endCause: 'permanent_refused' as const }],
    [{ endCause: 'early_by_employee' as const }],
    [{ endCause: 'serious_fault' as const }],
    [{ endCause: 'force_majeure' as const }],
    [{ kind: 'permanent' }],
  ])('is not due for %j', (more) => {
    expect(ends([term(more)]).pay).toEqual([])
  })

  it.each(['agreed', 'early_by_employer', 'term'] as const)('is due after %s', (endCause) => {
    expect(ends([term({ endCause })]).pay).toHaveLength(1)
  })

  it('is not due when work goes on under a permanent contract, or a renewal of the same job', () => {
    const next = (more: Partial<AbsenceContract>) =>
      contract({ contractId: 'C2', startsOn: day('2026-11-01'), ...more })
    expect(ends([term(), next({})]).pay).toEqual([])
    expect(ends([term(), next({ kind: 'fixed_term' })]).pay).toEqual([])
    expect(ends([term(), next({ kind: 'fixed_term', job: 'Vendeuse' })]).pay).toHaveLength(1)
    expect(ends([term(), next({ startsOn: day('2026-11-02') })]).pay).toHaveLength(1)
  })

  it('counts the gross of the versions before', () => {
    const versions = [
      term({ endsOn: day('2026-09-30') }),
      term({ contractId: 'C2', startsOn: day('2026-10-01') }),
    ]
    expect(ends(versions).pay).toEqual([['end_of_contract_indemnity', null, null, 60_000]])
  })

  it('says what nobody can tell: why it ended early, or what a month paid', () => {
    const early = ends([term({ endsOn: day('2026-11-30') })], { leftOn: day('2026-10-20') })
    expect(early).toEqual({
      pay: [['end_of_contract_indemnity', null, null, null]],
      notices: [['end_cause_not_said', 'C1']],
    })
    const unknown = {
      pay: [['end_of_contract_indemnity', null, null, null]],
      notices: [['gross_unknown', 'C1']],
    }
    expect(ends([term({ startsOn: day('2026-07-15') })])).toEqual(unknown)
    const grossOf = new Map(CLOSED).set(month('2026-09'), { cents: cents(1), hasSickPay: true })
    expect(ends([term()], { grossOf })).toEqual(unknown)
  })
})
