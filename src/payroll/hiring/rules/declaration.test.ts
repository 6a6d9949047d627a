import { describe, expect, it } from 'vitest'
import { day } from '../../../shared/days.ts'
import { declarationOf, hiringLacks, hiringState } from './declaration.ts'

const HIRED = day('2026-11-30')
const hired = {
  firstName: 'Zoé',
  lastName: 'Martin',
  bornOn: day('1995-03-14'),
  hiredOn: HIRED,
  contractKind: 'fixed_term',
  contractEndsOn: day('2027-02-28'),
  trialEndsOn: day('2026-12-13'),
  siret: '73282932000074',
  groupName: 'Groupement du Bocage',
  addressLine: '4 rue des Haies',
  postalCode: '61100',
  city: 'Flers',
}
const employer = { apeCode: '7830Z', urssafCode: '257', phone: '0233000000', healthService: '01' }
const asked = {
  isTest: false,
  nir: '2 95 03 50 502 123',
  sex: '2',
  birthTown: 'Saint-Lô',
  birthDepartment: '50',
  startsAt: '08:00',
}

describe('where a declaration of hiring stands (R1221-4)', () => {
  it.each([
    ['2026-11-21', 'too_early'],
    ['2026-11-22', 'to_declare'],
    ['2026-11-30', 'to_declare'],
    ['2026-12-01', 'late'],
  ])('on %s: %s', (today, state) => {
    expect(hiringState(HIRED, null, day(today))).toBe(state)
    expect(hiringState(HIRED, day('2026-11-25'), day(today))).toBe('declared')
  })
})

describe('what a declaration needs (R1221-1)', () => {
  it('is told all at once: what the group lacks, then what is asked each time', () => {
    const bare = { apeCode: null, urssafCode: null, phone: null, healthService: null }
    const unknown = { ...hired, siret: '123', city: null, bornOn: null, contractKind: null }
    expect(hiringLacks(unknown, bare)).toEqual([
      'siret',
      'ape_code',
      'urssaf_code',
      'address',
      'phone',
      'health_service',
      'born_on',
      'contract',
    ])
    const nothing = {
      ...asked,
      nir: '1',
      sex: '',
      birthTown: ' ',
      birthDepartment: '96',
      startsAt: '8h',
    }
    expect(declarationOf(hired, employer, nothing)).toEqual({
      ok: false,
      refusal: ['nir', 'sex', 'birth_town', 'birth_department', 'starts_at'],
    })
  })

  it('gives the nature, the end and the days of trial of the contract', () => {
    expect(declarationOf(hired, employer, asked)).toMatchObject({
      ok: true,
      value: {
        employee: { sex: 2, nir: '2950350502123' },
        contract: { nature: 'CDD', endsOn: '2027-02-28', trialDays: 14 },
      },
    })
    const permanent = { ...hired, contractEndsOn: null, trialEndsOn: null }
    expect(declarationOf(permanent, employer, asked)).toMatchObject({
      ok: true,
      value: { contract: { nature: 'CDI', endsOn: null, trialDays: null } },
    })
  })
})
