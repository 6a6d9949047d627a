import { expect, it } from 'vitest'
import { day } from '../../shared/days.ts'
import { sageFile } from './sage.ts'

it('writes one byte a letter, decimal commas, and what a line does not have as nothing', () => {
  const line = {
    payrollNumber: '0042',
    targetCode: 'Prime d’été; n° 1',
    from: day('2026-10-01'),
    to: day('2026-10-31'),
    minutes: null,
    days: null,
    amountCents: -5_005,
    memberId: 'M1',
    assignmentId: null,
  }
  const file = sageFile([line, { ...line, targetCode: '1010', minutes: -290, amountCents: null }])
  expect(file.toString('latin1').split('\r\n')).toEqual([
    'Matricule;Code rubrique;Nombre;Montant;Date debut;Date fin;Section analytique;Affectation',
    "0042;Prime d'été  n° 1;;-50,05;01/10/2026;31/10/2026;M1;",
    '0042;1010;-4,83;;01/10/2026;31/10/2026;M1;',
    '',
  ])
})
