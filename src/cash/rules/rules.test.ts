import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../../shared/days.ts'
import type { OpenInvoice, Operation, VatShare } from '../model.ts'
import { ageOf, agedBalance, dsoTenths, sumAges } from './aged-balance.ts'
import { allocateVat, settledSoFar } from './allocate-vat.ts'
import { fingerprintsOf } from './fingerprint.ts'
import { type Knowledge, proposalsFor } from './propose.ts'
import { subsetsOfSum } from './subset-sum.ts'

const share = (vatPercentE2: number, netCents: number, vatCents: number): VatShare => ({
  vatPercentE2,
  vatExemption: vatPercentE2 === 0 ? 'CGI 261 B' : null,
  netCents,
  vatCents,
})
const sumOf = (shares: readonly VatShare[]): number =>
  shares.reduce((sum, { netCents, vatCents }) => sum + netCents + vatCents, 0)

describe('the VAT of what is received', () => {
  it('follows the rates of the invoice, by largest remainder', () => {
    const breakdown = [share(2000, 10_000, 2000), share(0, 3001, 0)]
    expect(allocateVat(5000, breakdown, [])).toEqual([share(2000, 3333, 667), share(0, 1000, 0)])
  })

  it('adds up to each payment and to each rate, in whatever steps an invoice is paid', () => {
    const rate = fc.tuple(fc.constantFrom(2000, 1000, 550), fc.integer({ min: 1, max: 999_999 }))
    const invoice = fc.uniqueArray(rate, {
      minLength: 1,
      maxLength: 3,
      selector: ([percent]) => percent,
    })
    fc.assert(
      fc.property(
        invoice,
        fc.array(fc.nat(), { maxLength: 6 }),
        fc.boolean(),
        (rates, steps, isCredit) => {
          const sign = isCredit ? -1 : 1
          const breakdown = rates.map(([percent, net]) =>
            share(percent, sign * net, sign * Math.round((net * percent) / 10_000) + 0),
          )
          const gross = sumOf(breakdown)
          let left = gross
          let settled: VatShare[] = []
          const pay = (amount: number): void => {
            const parts = allocateVat(amount, breakdown, settled)
            expect(sumOf(parts)).toBe(amount)
            for (const part of parts) {
              expect(part.netCents * amount).toBeGreaterThanOrEqual(0)
              expect(part.vatCents * amount).toBeGreaterThanOrEqual(0)
            }
            settled = settledSoFar(breakdown, [...settled, ...parts])
            left -= amount
          }
          for (const step of steps) {
            const amount = sign * (step % (Math.abs(left) + 1))
            if (amount !== 0) pay(amount)
            if (step % 5 === 0 && left !== gross)
              pay(left - gross === 0 ? 0 : sign * -Math.min(7, Math.abs(gross - left)))
          }
          if (left !== 0) pay(left)
          expect(settled).toEqual(breakdown)
        },
      ),
    )
  })

  it('settles rates of both signs exactly when all is paid', () => {
    const breakdown = [share(2000, 10_000, 2000), share(0, -1001, 0)]
    const first = allocateVat(5000, breakdown, [])
    expect(sumOf(first)).toBe(5000)
    const rest = allocateVat(5999, breakdown, first)
    expect(settledSoFar(breakdown, [...first, ...rest])).toEqual(breakdown)
  })
})

describe('invoices that add up', () => {
  it('are found as a slow search finds them', () => {
    const amounts = fc.array(
      fc.integer({ min: -50, max: 100 }).filter((cents) => cents !== 0),
      { maxLength: 9 },
    )
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 200 }), (all, total) => {
        let isThere = false
        for (let set = 1; set < 2 ** all.length; set += 1)
          isThere ||=
            all.reduce((sum, cents, at) => sum + (set & (1 << at) ? cents : 0), 0) === total
        const { found, isComplete } = subsetsOfSum(all, total)
        expect(isComplete).toBe(true)
        expect(found.length > 0).toBe(isThere)
        for (const places of found)
          expect(places.reduce((sum, at) => sum + (all[at] ?? 0), 0)).toBe(total)
      }),
    )
  })

  it('stop after a bounded search', () => {
    const many = Array.from({ length: 40 }, (_, at) => 1000 + 2 * at)
    expect(subsetsOfSum(many, 20_001)).toEqual({ found: [], isComplete: false })
  })
})

const invoice = (
  invoiceNumber: string,
  memberId: string,
  openCents: number,
  dueOn = '2026-11-30',
): OpenInvoice => ({
  invoiceNumber,
  kind: openCents < 0 ? 'credit_note' : 'invoice',
  memberId,
  memberName: `Member ${memberId}`,
  isPublic: false,
  issuedOn: day('2026-10-31'),
  dueOn: day(dueOn),
  grossCents: openCents,
  vatCents: 0,
  paidCents: 0,
  openCents,
  isPaused: false,
})
const operation = (change: Partial<Operation>): Operation => ({
  operationId: 'O',
  accountId: 'A',
  bookedOn: day('2026-12-01'),
  valueOn: day('2026-12-01'),
  amountCents: 10_000,
  label: 'VIR',
  counterpartyName: null,
  counterpartyIban: null,
  endToEndId: null,
  bankReference: null,
  returnReason: null,
  details: [],
  ...change,
})
const FEES = { account: '627000', label: 'Services bancaires' }
const known = (invoices: readonly OpenInvoice[], change: Partial<Knowledge> = {}): Knowledge => ({
  invoices,
  paid: [],
  members: [
    { memberId: 'M1', name: 'Garage Morin', iban: 'FR76 3000 6000 0112 3456 7890 189' },
    { memberId: 'M2', name: 'Laiterie du Bocage', iban: null },
  ],
  rules: [],
  usual: [{ word: /FRAIS/, account: FEES }],
  fees: FEES,
  ...change,
})
const best = (given: Partial<Operation>, knowledge: Knowledge) =>
  proposalsFor(operation(given), knowledge)[0]

describe('what a movement settles', () => {
  const two = [invoice('F-2026-00001', 'M1', 10_000), invoice('F-2026-00012', 'M2', 4000)]

  it('is certain for our reference or the number with its amount, however it is written', () => {
    for (const given of [
      { endToEndId: 'F-2026-00001' },
      { label: 'VIR facture f 2026 00001 MORIN' },
    ])
      expect(best(given, known(two))).toMatchObject({
        score: 100,
        isCertain: true,
        parts: [{ kind: 'invoice', invoiceNumber: 'F-2026-00001', amountCents: 10_000 }],
      })
  })

  it('does not take the beginning of a longer number for it', () => {
    const [found] = proposalsFor(operation({ label: 'F-2026-000012', amountCents: 1 }), known(two))
    expect(found).toBeUndefined()
  })

  it('is a part, or leaves the rest to the account of the member, where the amount differs', () => {
    expect(best({ label: 'F-2026-00001', amountCents: 9999 }, known(two))).toMatchObject({
      isCertain: false,
      parts: [{ amountCents: 9999 }],
    })
    expect(best({ label: 'F-2026-00001', amountCents: 10_001 }, known(two))).toMatchObject({
      isCertain: false,
      parts: [{ amountCents: 10_000 }, { kind: 'advance', memberId: 'M1', amountCents: 1 }],
    })
  })

  it('is certain by the IBAN and the amount of one invoice, not of two that are alike', () => {
    const iban = { counterpartyIban: 'FR7630006000011234567890189' }
    expect(best(iban, known(two))).toMatchObject({ score: 95, isCertain: true })
    const alike = [...two, invoice('F-2026-00002', 'M1', 10_000)]
    expect(best(iban, known(alike))).toMatchObject({ isCertain: false })
  })

  it('is several invoices of a member that add up, a credit note among them', () => {
    const own = [
      invoice('F-2026-00003', 'M2', 7000),
      invoice('F-2026-00004', 'M2', 5000),
      invoice('A-2026-00001', 'M2', -2000),
      invoice('F-2026-00005', 'M2', 9100),
    ]
    const found = best({ counterpartyName: 'LAITERIE DU BOCAGE' }, known(own))
    expect(found?.reasons).toContainEqual({ kind: 'sum-of', count: 3 })
    expect(found?.parts.map(({ amountCents }) => amountCents)).toEqual([7000, 5000, -2000])
  })

  it('is all the direct debits of a day', () => {
    const due = [
      invoice('F-1', 'M1', 6000),
      invoice('F-2', 'M2', 4000),
      invoice('F-3', 'M2', 1, '2026-11-29'),
    ]
    expect(best({ label: 'REMISE PRLV' }, known(due))).toMatchObject({ score: 90, parts: [{}, {}] })
  })

  it('takes a debit that came back out of its invoice, with the fee of the bank', () => {
    const paid = [{ ...invoice('F-2026-00001', 'M1', 0), grossCents: 10_000, paidCents: 10_000 }]
    const back = { amountCents: -10_350, endToEndId: 'F-2026-00001', returnReason: 'AM04' }
    expect(best(back, known([], { paid }))).toMatchObject({
      isCertain: false,
      reasons: [{ kind: 'returned', code: 'AM04' }, {}],
      parts: [
        { invoiceNumber: 'F-2026-00001', amountCents: -10_000 },
        { account: '627000', amountCents: -350 },
      ],
    })
    expect(best({ ...back, amountCents: -10_000 }, known([], { paid }))?.isCertain).toBe(true)
  })

  it('follows a rule of the officer before a usual word', () => {
    const rule = {
      ruleId: 'R',
      contains: 'frais de tenue',
      direction: 'out',
      memberId: null,
      account: '627800',
      accountLabel: 'Tenue de compte',
      automatic: true,
    } as const
    const given = { label: 'FRAIS DE TENUE DE COMPTE', amountCents: -1200 }
    expect(best(given, known([]))).toMatchObject({ score: 50, parts: [{ account: '627000' }] })
    expect(best(given, known([], { rules: [rule] }))).toMatchObject({
      isCertain: true,
      ruleId: 'R',
      parts: [{ account: '627800', amountCents: -1200 }],
    })
    expect(best({ ...given, amountCents: 1200 }, known([], { rules: [rule] }))?.ruleId).toBeNull()
  })

  it('always adds up to the movement', () => {
    const anyInvoice = fc.record({
      member: fc.constantFrom('M1', 'M2'),
      cents: fc.integer({ min: -900, max: 2000 }),
    })
    fc.assert(
      fc.property(
        fc.array(anyInvoice, { maxLength: 8 }),
        fc.integer({ min: -2000, max: 5000 }),
        (all, amountCents) => {
          const invoices = all
            .filter(({ cents }) => cents !== 0)
            .map(({ member, cents }, at) => invoice(`F-2026-1000${at}`, member, cents))
          const label = 'GARAGE MORIN F-2026-10000'
          for (const { parts } of proposalsFor(operation({ amountCents, label }), known(invoices)))
            expect(parts.reduce((sum, part) => sum + part.amountCents, 0)).toBe(amountCents)
        },
      ),
    )
  })
})

describe('movements of two statements', () => {
  const moved = (label: string) => ({
    bookedOn: '2026-11-03',
    valueOn: '2026-11-03',
    amountCents: -1000,
    label,
    bankReference: null,
    endToEndId: null,
  })

  it('are the same where the bank wrote the same, and two where it wrote it twice', () => {
    const [a, b, c] = fingerprintsOf([moved('A'), moved('A'), moved('B')])
    expect(new Set([a, b, c]).size).toBe(3)
    expect(fingerprintsOf([moved('A')])).toEqual([a])
    expect(fingerprintsOf([moved('B'), moved('A'), moved('A')])).toEqual([c, a, b])
  })
})

describe('what members owe by age', () => {
  it.each([
    ['2026-11-30', 'not_due'],
    ['2026-12-01', 'd1_30'],
    ['2026-12-30', 'd1_30'],
    ['2026-12-31', 'd31_60'],
    ['2027-01-29', 'd31_60'],
    ['2027-01-30', 'd61_90'],
    ['2027-02-28', 'd61_90'],
    ['2027-03-01', 'over_90'],
  ])('on %s an invoice due on 2026-11-30 is %s', (at, age) => {
    expect(ageOf(day('2026-11-30'), day(at))).toBe(age)
  })

  it('adds up, advances apart', () => {
    const invoices = [
      invoice('F-1', 'M1', 500),
      invoice('F-2', 'M1', -100),
      invoice('F-3', 'M2', 900),
    ]
    const advances = [{ memberId: 'M1', memberName: 'Member M1', amountCents: 50 }]
    const rows = agedBalance(invoices, advances, day('2026-12-15'))
    expect(rows.map(({ memberId, totalCents }) => [memberId, totalCents])).toEqual([
      ['M2', 900],
      ['M1', 350],
    ])
    expect(sumAges(rows.map(({ ages }) => ages))).toMatchObject({ d1_30: 1300, not_due: 0 })
  })

  it('counts days of billing', () => {
    expect(dsoTenths(30_000, 90_000)).toBe(300)
    expect(dsoTenths(0, 90_000)).toBe(0)
    expect(dsoTenths(1, 0)).toBeNull()
  })
})
