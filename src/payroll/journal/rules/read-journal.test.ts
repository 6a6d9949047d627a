import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { month } from '../../../shared/days.ts'
import { JOURNAL_FIELD_NAMES, JOURNAL_FIELDS, type JournalHeadings } from '../journal-line.ts'
import { actualCosts } from './actual-cost.ts'
import { payGaps } from './gaps.ts'
import { parseAmount } from './parse-amount.ts'
import { readJournal } from './read-journal.ts'

const headings = Object.fromEntries(
  JOURNAL_FIELD_NAMES.map((field) => [field, JOURNAL_FIELDS[field].heading]),
) as unknown as JournalHeadings
const reading = {
  month: month('2026-10'),
  headings,
  employees: new Map([
    ['12', 'P1'],
    ['P2', 'P2'],
  ]),
}

const HEAD =
  'Matricule;Mois;BRUT;Cotisations patronales;Cotisations salariales;Net avant impot;Taux PAS;Montant PAS;Net payé'
const read = (...lines: readonly string[]) =>
  readJournal(
    lines.map((line, index) => ({ line: index + 1, cells: line.split(';') })),
    reading,
  )

describe('an amount of a journal', () => {
  it.each([
    ['1 234,56', 123_456],
    ['1 234,56 €', 123_456],
    ['1.234,5', 123_450],
    ['1.234,56', 123_456],
    ['1,234.56', 123_456],
    ['1234.5', 123_450],
    ['-12', -1_200],
    ['(12,00)', -1_200],
    ['0', 0],
    ['12,345', null],
    ['', null],
    ['douze', null],
  ])('%s is %s cents', (text, cents) => {
    expect(parseAmount(text)).toBe(cents)
  })

  it('is read back as it was written, in French and in English', () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999, max: 99_999_999 }), (cents) => {
        const amount = cents / 100
        const written = { minimumFractionDigits: 2 }
        expect(parseAmount(amount.toLocaleString('fr-FR', written))).toBe(cents || 0)
        expect(parseAmount(amount.toFixed(2))).toBe(cents || 0)
      }),
    )
  })
})

describe('the journal of a payroll engine', () => {
  it('is read under a title, with headings in any case, without its line of totals', () => {
    const result = read(
      'Journal de paie;octobre',
      HEAD,
      '0012;10/2026;2 000,00;812,40;438,10;1 561,90;7,5;117,14;1 444,76',
      'P2;2026-10;1500;600;330;1170;;0;1170',
      'Total;;3500;1412,40;768,10;2731,90;;117,14;2614,76',
    )
    expect(result).toEqual({
      ok: true,
      value: [
        {
          employeeId: 'P1',
          grossCents: 200_000,
          employerContributionsCents: 81_240,
          employeeContributionsCents: 43_810,
          netBeforeTaxCents: 156_190,
          taxRateE4: 750,
          taxCents: 11_714,
          netPaidCents: 144_476,
          employerTotalCents: 281_240,
        },
        expect.objectContaining({ employeeId: 'P2', taxRateE4: null, employerTotalCents: 210_000 }),
      ],
    })
  })

  it('says every error at once, with line and column, and takes nothing', () => {
    expect(
      read(HEAD, 'P9;2026-09;x;600;330;1170;150;0;1170', 'P2;2026-10;1500;;330;1170;;0;1170'),
    ).toEqual({
      ok: false,
      refusal: [
        { line: 2, column: 'Matricule', value: 'P9', expected: 'payroll-number' },
        { line: 2, column: 'Mois', value: '2026-09', expected: 'month' },
        { line: 2, column: 'Brut', value: 'x', expected: 'amount' },
        { line: 2, column: 'Taux PAS', value: '150', expected: 'rate' },
        { line: 3, column: 'Cotisations patronales', value: '', expected: 'amount' },
      ],
    })
  })

  it('names each column that is missing or there twice', () => {
    expect(read('Matricule;Brut;Brut;Net payé', 'P2;1;1;1')).toMatchObject({
      ok: false,
      refusal: [
        { column: 'Brut', expected: 'one-column' },
        { column: 'Cotisations patronales', expected: 'column' },
        { column: 'Cotisations salariales', expected: 'column' },
        { column: 'Net avant impôt', expected: 'column' },
        { column: 'Montant PAS', expected: 'column' },
      ],
    })
  })

  it('refuses a journal of nobody', () => {
    expect(read(HEAD)).toMatchObject({ ok: false, refusal: [{ expected: 'rows' }] })
  })

  it('adds up two payslips of one person and reads a rate that a workbook keeps as a part', () => {
    const result = read(
      HEAD,
      'P2;2026-10;1000;400;220;780;0.075;58.50;721.50',
      'P2;2026-10;500;200;110;390;0.075;29.25;360.75',
    )
    expect(result).toMatchObject({
      ok: true,
      value: [{ grossCents: 150_000, taxCents: 8_775, taxRateE4: 750 }],
    })
  })
})

describe('what was really paid', () => {
  const forecast = [
    ['P1', 'M1', 60_000, 20_000],
    ['P1', 'M2', 30_000, 10_000],
    ['P2', 'M1', 10_000, 4_000],
  ].map(([employeeId, memberId, grossCents, contributionsCents]) => ({
    employeeId: String(employeeId),
    memberId: String(memberId),
    minutes: 60,
    grossCents: Number(grossCents),
    contributionsCents: Number(contributionsCents),
    leaveProvisionCents: 100,
  }))

  it('is split over the members as the forecast was, to the cent', () => {
    const costs = actualCosts(forecast, [
      { employeeId: 'P1', grossCents: 100_000, employerContributionsCents: 40_001 },
      { employeeId: 'P3', grossCents: 5, employerContributionsCents: 2 },
    ])
    expect(costs).toMatchObject([
      { employeeId: 'P1', memberId: 'M1', grossCents: 66_667, contributionsCents: 26_667 },
      { employeeId: 'P1', memberId: 'M2', grossCents: 33_333, contributionsCents: 13_334 },
      { employeeId: 'P2', memberId: 'M1', grossCents: 10_000, source: 'forecast' },
      { employeeId: 'P3', memberId: null, grossCents: 5, totalCents: 7, source: 'journal' },
    ])
  })

  it('adds up to the journal whatever the forecast', () => {
    const row = fc.record({
      employeeId: fc.constantFrom('P1', 'P2'),
      memberId: fc.constantFrom('M1', 'M2', null),
      minutes: fc.nat(9_999),
      grossCents: fc.integer({ min: -1_000, max: 500_000 }),
      contributionsCents: fc.integer({ min: -1_000, max: 200_000 }),
      leaveProvisionCents: fc.nat(50_000),
    })
    const paid = fc.record({
      employeeId: fc.constantFrom('P1', 'P3'),
      grossCents: fc.integer({ min: -5_000, max: 900_000 }),
      employerContributionsCents: fc.integer({ min: -5_000, max: 400_000 }),
    })
    fc.assert(
      fc.property(fc.array(row), paid, (rows, line) => {
        const own = actualCosts(rows, [line]).filter((one) => one.employeeId === line.employeeId)
        const sum = (pick: 'grossCents' | 'contributionsCents') =>
          own.reduce((total, one) => total + one[pick], 0)
        expect([sum('grossCents'), sum('contributionsCents')]).toEqual([
          line.grossCents,
          line.employerContributionsCents,
        ])
      }),
    )
  })

  it('shows who is missing first, then the largest gaps', () => {
    const paid = { netPaidCents: 0, taxRateE4: null, taxCents: 0 }
    expect(
      payGaps(
        [...forecast, { employeeId: 'P3', grossCents: 1, contributionsCents: 1 }],
        [
          { employeeId: 'P2', grossCents: 10_500, employerContributionsCents: 4_000, ...paid },
          { employeeId: 'P1', grossCents: 88_000, employerContributionsCents: 30_100, ...paid },
        ],
      ).map(({ employeeId, gapCents }) => [employeeId, gapCents]),
    ).toEqual([
      ['P3', null],
      ['P1', -1_900],
      ['P2', 500],
    ])
  })
})
