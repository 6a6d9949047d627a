import { writeXlsx } from 'hucre/xlsx'
import { type Day, dayNumber, type Month } from '../../shared/days.ts'
import { hundredthsOfHour } from '../../shared/decimal-text.ts'

interface WorkbookLine {
  readonly payrollNumber: string
  readonly targetCode: string
  readonly period: Month
  readonly from: Day
  readonly to: Day
  readonly minutes: number | null
  readonly days: number | null
  readonly amountCents: number | null
  readonly memberId: string | null
  readonly assignmentId: string | null
  readonly establishmentId: string | null
}

export interface WorkbookTotals {
  readonly people: number
  readonly lines: number
  readonly minutes: number
  readonly days: number
  readonly amountCents: number
}

/** Number that Excel gives to 1970-01-01. */
const EXCEL_EPOCH = 25_569
const FORMATS = { text: undefined, day: 'dd/mm/yyyy', decimal: '#,##0.00' } as const

const COLUMNS: readonly (readonly [header: string, width: number, kind: keyof typeof FORMATS])[] = [
  ['Matricule', 14, 'text'],
  ['Code', 24, 'text'],
  ['Période', 10, 'text'],
  ['Début', 12, 'day'],
  ['Fin', 12, 'day'],
  ['Heures', 12, 'decimal'],
  ['Jours', 10, 'decimal'],
  ['Montant', 14, 'decimal'],
  ['Adhérent', 14, 'text'],
  ['Mise à disposition', 18, 'text'],
  ['Établissement', 14, 'text'],
]

type Cell = string | number | null

const excelDay = (day: Day): number => dayNumber(day) + EXCEL_EPOCH
const hundredths = (value: number | null): number | null => (value === null ? null : value / 100)

const cellsOf = (line: WorkbookLine): Cell[] => [
  line.payrollNumber,
  line.targetCode,
  line.period,
  excelDay(line.from),
  excelDay(line.to),
  hundredths(line.minutes === null ? null : hundredthsOfHour(line.minutes)),
  line.days,
  hundredths(line.amountCents),
  line.memberId,
  line.assignmentId,
  line.establishmentId,
]

/** The neutral journal as a workbook: its lines, and its control totals on a second sheet. */
export async function payrollWorkbook(
  lines: readonly WorkbookLine[],
  totals: WorkbookTotals,
): Promise<Buffer> {
  const workbook = await writeXlsx({
    sheets: [
      {
        name: 'Variables',
        columns: COLUMNS.map(([header, width, kind], index) => ({
          header,
          key: `c${index}`,
          width,
          ...(FORMATS[kind] === undefined ? {} : { numFmt: FORMATS[kind] }),
        })),
        data: lines.map((line) =>
          Object.fromEntries(cellsOf(line).map((cell, index) => [`c${index}`, cell])),
        ),
        freezePane: { rows: 1 },
      },
      {
        name: 'Totaux de contrôle',
        columns: [
          { header: 'Total', key: 'name', width: 20 },
          { header: 'Valeur', key: 'value', width: 16 },
        ],
        data: [
          { name: 'Salariés', value: totals.people },
          { name: 'Lignes', value: totals.lines },
          { name: 'Heures', value: hundredthsOfHour(totals.minutes) / 100 },
          { name: 'Jours', value: totals.days },
          { name: 'Montants (EUR)', value: totals.amountCents / 100 },
        ],
      },
    ],
  })
  return Buffer.from(workbook)
}
