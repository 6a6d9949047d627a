import { XmlDocument } from 'libxml2-wasm'
import { describe, expect, it } from 'vitest'
import { day } from '../../shared/days.ts'
import { type Dpae, dpaeXml } from './dpae.ts'
import { nirKey, nirOf } from '../../shared/nir.ts'

const dpae: Dpae = {
  isTest: true,
  employer: {
    siret: '73282932000074',
    name: 'Groupement d’employeurs du Bocage & des Vallées réunies',
    ape: '7830Z',
    urssafCode: '257',
    addressLine: '4, rue de l’Église',
    city: 'Flers',
    postalCode: '61100',
    phone: '0233000000',
    healthService: '01',
  },
  employee: {
    lastName: 'Le Bœuf-Éon',
    firstName: 'Zoé',
    sex: 2,
    nir: '2950361000123',
    bornOn: day('1995-03-14'),
    birthTown: 'Saint-Lô',
    birthDepartment: '50',
  },
  contract: {
    startsOn: day('2026-11-30'),
    startsAt: '08:00',
    nature: 'CDD',
    endsOn: day('2027-02-28'),
    trialDays: 14,
  },
}

describe('a social security number', () => {
  it('is taken with its key or without, also in Corsica, and no other', () => {
    expect(nirKey('2690549588157')).toBe('80')
    expect(nirOf('2 69 05 49 588 157 80')).toBe('2690549588157')
    expect(nirOf('2690549588157')).toBe('2690549588157')
    expect(nirOf('269054958815781')).toBeNull()
    expect(nirOf('26905495881')).toBeNull()
    expect(nirOf('5690549588157')).toBeNull()
    const corsican = '195012A123456'
    expect(nirOf(`${corsican}${nirKey(corsican)}`)).toBe(corsican)
  })
})

describe('the message of a declaration of hiring', () => {
  const bytes = dpaeXml(dpae)

  it('is well-formed XML in ISO 8859-1, with the data in their places', () => {
    const document = XmlDocument.fromBuffer(bytes)
    const prefixes = {
      rxpers: 'http://www.repxml.org/Person_Identity',
      rxorg: 'http://www.repxml.org/Organization',
    }
    const text = (path: string) => document.get(path, prefixes)?.content
    expect(text('//FR_DUE_Upload.Test.Indicator')).toBe('1')
    expect(text('//rxorg:FR_Organization.Designation.Text')).toBe(
      "Groupement d'employeurs du Bocag",
    )
    expect(text('//rxpers:FR_PersonIdentity.Surname.Text')).toBe('LE BOEUF-EON')
    expect(text('//rxpers:FR_PersonIdentity.ChristianName.Text')).toBe('ZOE')
    expect(text('//rxpers:FR_NNI.NIR.Identifier')).toBe('2950361000123')
    expect(text('//rxpers:FR_NNI.NIRKey.Text')).toBe(nirKey('2950361000123'))
    expect(text('//FR_Contract.StartContract.Time')).toBe('08:00:00')
    expect(text('//FR_Contract.EndContract.Date')).toBe('2027-02-28')
    document.dispose()
  })

  it('cuts names at 32 characters and keeps to one byte a letter', () => {
    const text = bytes.toString('latin1')
    const name = /Designation\.Text>(.*?)</.exec(text)?.[1] ?? ''
    expect(name.replaceAll('&amp;', '&').length).toBeLessThanOrEqual(32)
    expect(/[^\x00-\xff]/.test(text)).toBe(false)
  })

  it('leaves the end away for a permanent contract, and is real when it is no test', () => {
    const contract = { ...dpae.contract, nature: 'CDI', endsOn: null, trialDays: null } as const
    const text = dpaeXml({
      ...dpae,
      isTest: false,
      contract,
    }).toString('latin1')
    expect(text).toContain('<FR_DUE_Upload.Test.Indicator>120<')
    expect(text).not.toContain('EndContract')
    expect(text).not.toContain('TrialTime')
  })
})
