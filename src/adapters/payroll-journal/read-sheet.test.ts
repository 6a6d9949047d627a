import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { readSheet } from './read-sheet.ts'

const rowsOf = async (bytes: Uint8Array) => {
  const read = await readSheet(bytes)
  if (!read.ok) throw new Error(read.refusal.kind)
  return read.value
}

describe('a sheet that a payroll engine wrote', () => {
  it('is read as a workbook, amounts to the cent and days as days', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'Journal',
          rows: [
            ['Matricule', 'Brut', 'Mois'],
            ['0042', 0.1 + 0.2, new Date('2026-10-01T00:00Z')],
            ['0043', 1234, null],
          ],
        },
      ],
    })
    expect(await rowsOf(bytes)).toEqual([
      { line: 1, cells: ['Matricule', 'Brut', 'Mois'] },
      { line: 2, cells: ['0042', '0.30', '2026-10-01'] },
      { line: 3, cells: ['0043', '1234', ''] },
    ])
  })

  it.each([
    ['; in the code page of Windows', Buffer.from('Matricule;Net payé\r\nP1;12,50\r\n', 'latin1')],
    ['; in UTF-8 with a mark', Buffer.from('\uFEFFMatricule;Net payé\r\nP1;12,50\r\n')],
    ['tabs', Buffer.from('Matricule\tNet payé\nP1\t12,50\n')],
    ['commas and quotes', Buffer.from('Matricule,Net payé\nP1,"12,50"\n')],
  ])('is read with %s', async (_name, bytes) => {
    expect((await rowsOf(bytes)).map(({ cells }) => cells)).toEqual([
      ['Matricule', 'Net payé'],
      ['P1', '12,50'],
    ])
  })

  it('keeps the line of each row when others are empty', async () => {
    const rows = await rowsOf(Buffer.from('a;b\n\n;\n1;2\n'))
    expect(rows.map(({ line }) => line)).toEqual([1, 4])
  })

  it('is refused when it is a broken workbook', async () => {
    expect(await readSheet(Buffer.from('PK\u0003\u0004 nothing'))).toEqual({
      ok: false,
      refusal: { kind: 'unreadable' },
    })
  })
})
