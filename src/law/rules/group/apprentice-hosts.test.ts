import { describe, expect, it } from 'vitest'
import { foundBy } from '../../../../tests/support/person.ts'
import { day } from '../../../shared/days.ts'

const host = (memberId: string, startsOn: string, endsOn: string | null = null) => ({
  memberId,
  id: `as-${memberId}-${startsOn}`,
  startsOn: day(startsOn),
  endsOn: endsOn === null ? null : day(endsOn),
})
const apprentice = (startsOn: string, endsOn: string | null) => ({
  kind: 'apprenticeship' as const,
  startsOn: day(startsOn),
  endsOn: endsOn === null ? null : day(endsOn),
})

describe('host companies of an apprentice (Code du travail, R6223-10)', () => {
  const contracts = [apprentice('2025-09-01', '2027-08-31')]
  const three = [
    host('A', '2025-09-01', '2026-01-31'),
    host('B', '2026-02-01', '2026-06-30'),
    host('C', '2026-07-01'),
  ]

  it('are three during the contract: the fourth is refused (T31)', () => {
    expect(foundBy('GEIQ-12', { contracts, assignments: three })).toEqual([])
    const back = [...three, host('A', '2026-10-12')]
    expect(foundBy('GEIQ-12', { contracts, assignments: back })).toEqual([])
    expect(
      foundBy('GEIQ-12', { contracts, assignments: [host('D', '2026-10-12'), ...three] }),
    ).toMatchObject([
      {
        date: '2026-10-12',
        measured: 4,
        limit: 3,
        unit: 'member',
        severity: 'breach',
        memberIds: ['A', 'B', 'C', 'D'],
        assignmentIds: ['as-A-2025-09-01', 'as-B-2026-02-01', 'as-C-2026-07-01', 'as-D-2026-10-12'],
      },
    ])
  })

  it('is said on the first judged day afterwards, not before the fourth comes', () => {
    const early = [...three, host('D', '2026-08-01')]
    expect(foundBy('GEIQ-12', { contracts, assignments: early })).toMatchObject([
      { date: '2026-10-01' },
    ])
    const later = [...three, host('D', '2026-11-01')]
    expect(foundBy('GEIQ-12', { contracts, assignments: later })).toEqual([])
  })

  it('counts over versions of one contract, not over another one, nor other contracts', () => {
    const assignments = [...three, host('D', '2026-10-12')]
    const versions = [apprentice('2025-09-01', '2026-08-31'), apprentice('2026-09-01', null)]
    expect(foundBy('GEIQ-12', { contracts: versions, assignments })).toHaveLength(1)
    const apart = [apprentice('2025-09-01', '2026-06-30'), apprentice('2026-07-02', null)]
    expect(foundBy('GEIQ-12', { contracts: apart, assignments })).toEqual([])
    const usual = [{ ...apprentice('2025-09-01', null), kind: 'professionalisation' as const }]
    expect(foundBy('GEIQ-12', { contracts: usual, assignments })).toEqual([])
  })
})
