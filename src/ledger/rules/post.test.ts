import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Invoice } from '../../billing/index.ts'
import { day, month } from '../../shared/days.ts'
import { cents, rateE4, shareOf, sumCents } from '../../shared/money.ts'
import { DEFAULT_ACCOUNTS } from '../accounts.ts'
import { type Books, invoiceEntry, payEntry } from './post.ts'

const BOOKS: Books = {
  accounts: DEFAULT_ACCOUNTS,
  vatOnReceipts: true,
  establishments: new Map([['M1', 'E1']]),
}

const party = {
  name: 'Boulangerie du Bocage',
  siren: null,
  siret: null,
  vatNumber: null,
  legalForm: null,
  addressLine: null,
  postalCode: null,
  city: null,
  communeCode: null,
  countryCode: 'FR',
  email: null,
}

/** An invoice with one breakdown row at 20 % and one exempt. */
function invoice(taxed: number, exempt: number): Invoice {
  const net = cents(taxed + exempt)
  const vat = shareOf(cents(taxed), rateE4(2000))
  return {
    number: 'F-2026-00001',
    kind: net < 0 ? 'credit_note' : 'invoice',
    month: month('2026-10'),
    memberId: 'M001',
    issuedOn: day('2026-10-31'),
    dueOn: day('2026-11-30'),
    seller: party,
    buyer: party,
    lines: [],
    vat: [
      { vatPercentE2: 2000, vatExemption: null, netCents: cents(taxed), vatCents: vat },
      { vatPercentE2: 0, vatExemption: 'CGI 261 B', netCents: cents(exempt), vatCents: cents(0) },
    ],
    netCents: net,
    vatCents: vat,
    grossCents: cents(net + vat),
    wagesCents: net,
    contributionsCents: cents(0),
    otherCents: cents(0),
  }
}

const sides = (lines: readonly { account: string; debitCents: number; creditCents: number }[]) =>
  lines.map(({ account, debitCents, creditCents }) => [
    account.slice(0, 3),
    debitCents,
    creditCents,
  ])

describe('an invoice in the books', () => {
  it('is due from the member, sold, and its VAT collected', () => {
    expect(sides(invoiceEntry(invoice(224_400, 0), BOOKS).lines)).toEqual([
      ['411', 269_280, 0],
      ['706', 0, 224_400],
      ['445', 0, 44_880],
    ])
  })

  it('has its VAT wait for the receipt, or due at once for a group that opted for debits', () => {
    const vatOf = (vatOnReceipts: boolean) =>
      invoiceEntry(invoice(224_400, 1000), { ...BOOKS, vatOnReceipts })
        .lines.filter(({ account }) => account.startsWith('445'))
        .map(({ account, creditCents, vat }) => [account, creditCents, vat])
    const vat = { percentE2: 2000, baseCents: 224_400 }
    expect(vatOf(true)).toEqual([['445740', 44_880, vat]])
    expect(vatOf(false)).toEqual([['445710', 44_880, vat]])
  })

  it('has its sides swapped when it is a credit note', () => {
    expect(sides(invoiceEntry(invoice(-1000, 0), BOOKS).lines)).toEqual([
      ['411', 0, 1200],
      ['706', 1000, 0],
      ['445', 200, 0],
    ])
  })

  it('balances whatever the amounts, each line on one side only', () => {
    const amount = fc.integer({ min: -10_000_000, max: 10_000_000 })
    fc.assert(
      fc.property(amount, amount, (taxed, exempt) => {
        const { lines } = invoiceEntry(invoice(taxed, exempt), BOOKS)
        expect(sumCents(lines.map((line) => line.debitCents))).toBe(
          sumCents(lines.map((line) => line.creditCents)),
        )
        expect(lines.every((line) => (line.debitCents === 0) !== (line.creditCents === 0))).toBe(
          true,
        )
      }),
    )
  })
})

describe('the pay of a month in the books', () => {
  it('charges members apart and owes in one sum', () => {
    const cost = (memberId: string | null, gross: number, employeeId = 'P1') => ({
      employeeId,
      memberId,
      grossCents: cents(gross),
      contributionsCents: cents(gross / 4),
      leaveProvisionCents: cents(gross / 8),
    })
    const entry = payEntry(
      month('2026-10'),
      [cost('M2', 8000), cost('M1', 4000), cost('M2', 8000, 'P2'), cost(null, 400)],
      BOOKS,
    )
    expect(
      entry?.lines
        .filter(({ account }) => account === '641100')
        .map(({ memberId, debitCents }) => [memberId, debitCents]),
    ).toEqual([
      [null, 400],
      ['M1', 4000],
      ['M2', 16_000],
    ])
    expect(
      entry?.lines
        .filter(({ account }) => account === '641100')
        .map(({ parts }) => parts?.map(({ employeeId, amountCents }) => [employeeId, amountCents])),
    ).toEqual([
      [['P1', 400]],
      [['P1', 4000]],
      [
        ['P1', 8000],
        ['P2', 8000],
      ],
    ])
    expect(entry?.lines[4]).toMatchObject({ memberId: 'M1', establishmentId: 'E1' })
    expect(
      entry?.lines
        .filter(({ creditCents }) => creditCents > 0)
        .map(({ account, creditCents }) => [account, creditCents]),
    ).toEqual([
      ['421000', 20_400],
      ['431000', 5100],
      ['428200', 2040],
      ['438200', 510],
    ])
  })

  it('is nothing when nobody cost anything', () => {
    expect(payEntry(month('2026-10'), [], BOOKS)).toBeNull()
  })
})
