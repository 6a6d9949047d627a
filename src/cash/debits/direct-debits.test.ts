import { describe, expect, it } from 'vitest'
import { day } from '../../shared/days.ts'
import { lacksOfGroup, lacksOfMember } from './direct-debits.ts'

const GROUP = { iban: 'FR1420041010050500013M02606', creditorIdentifier: 'FR72ZZZ123456' }
const MEMBER = {
  iban: 'FR76 3000 6000 0112 3456 7890 189',
  mandateReference: 'RUM-0001',
  mandateSignedOn: day('2026-11-30'),
}
const DUE = day('2026-11-30')

describe('what is needed to collect by direct debit', () => {
  it('is an account and an identifier of the group, with right keys', () => {
    expect(lacksOfGroup(GROUP)).toEqual([])
    expect(lacksOfGroup({ iban: null, creditorIdentifier: null })).toEqual([
      'iban',
      'creditor_identifier',
    ])
    expect(lacksOfGroup({ ...GROUP, iban: 'FR1420041010050500013M02607' })).toEqual(['iban'])
    expect(lacksOfGroup({ ...GROUP, creditorIdentifier: 'FR73ZZZ123456' })).toEqual([
      'creditor_identifier',
    ])
  })

  it('is an account and a signed mandate of the member', () => {
    expect(lacksOfMember(MEMBER, DUE)).toEqual([])
    const nothing = { iban: null, mandateReference: null, mandateSignedOn: null }
    expect(lacksOfMember(nothing, DUE)).toEqual(['iban', 'mandate_reference', 'mandate_signed_on'])
  })

  it.each([
    ['an IBAN with a wrong key', { iban: 'FR7630006000011234567890188' }, ['iban']],
    ['a wrong French key (RIB)', { iban: 'FR7330006000011234567890190' }, ['iban']],
    ['an account in Monaco', { iban: 'MC5811222000010123456789030' }, ['iban_of_the_eea']],
    ['an account outside the SEPA', { iban: 'TN5910006035183598478831' }, ['iban_of_the_eea']],
    ['a reference with an accent', { mandateReference: 'RÉF' }, ['valid_mandate_reference']],
    [
      'a reference of 36 characters',
      { mandateReference: 'x'.repeat(36) },
      ['valid_mandate_reference'],
    ],
    [
      'a mandate signed the day after',
      { mandateSignedOn: day('2026-12-01') },
      ['mandate_signed_before_collection'],
    ],
  ])('refuses %s', (_, change, lacks) => {
    expect(lacksOfMember({ ...MEMBER, ...change }, DUE)).toEqual(lacks)
  })
})
