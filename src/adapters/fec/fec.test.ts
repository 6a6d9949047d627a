import { expect, it } from 'vitest'
import { day } from '../../shared/days.ts'
import { FEC_COLUMNS, fecName, fecText } from './index.ts'

const line = {
  journal: 'VE',
  journalLabel: 'Ventes',
  entryNumber: 'VE2026-000001',
  entryDate: day('2026-10-31'),
  account: '411000',
  accountLabel: 'Adhérents',
  auxiliary: 'M001',
  auxiliaryLabel: 'Boulangerie\tdu "Bocage"\r\n',
  pieceReference: 'F-2026-00001',
  pieceDate: day('2026-10-31'),
  label: 'Facture F-2026-00001',
  debitCents: 269280,
  creditCents: 0,
  validatedOn: day('2026-10-31'),
}

it('writes eighteen columns, decimal commas, days without dashes, and no stray separator', () => {
  const rows = fecText([line, { ...line, debitCents: 0, creditCents: 5 }]).split('\r\n')
  expect(rows[0]?.split('\t')).toEqual([...FEC_COLUMNS])
  expect(rows[1]?.split('\t')).toEqual([
    'VE',
    'Ventes',
    'VE2026-000001',
    '20261031',
    '411000',
    'Adhérents',
    'M001',
    'Boulangerie du "Bocage"',
    'F-2026-00001',
    '20261031',
    'Facture F-2026-00001',
    '2692,80',
    '0,00',
    '',
    '',
    '20261031',
    '',
    '',
  ])
  expect(rows[2]?.split('\t')[12]).toBe('0,05')
  expect(rows[3]).toBe('')
})

it('is named after the SIREN and the day of the close', () => {
  expect(fecName('732829320', day('2026-10-31'))).toBe('732829320FEC20261031.txt')
})
