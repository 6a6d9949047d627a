import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../../../shared/days.ts'
import { DEFAULT_ACCOUNTS } from '../../accounts.ts'
import { balanced } from '../../entry.ts'
import { vatEntry, type VatOfPeriod, vatReturnOf } from './vat-return.ts'

const OCTOBER = { from: day('2026-10-01'), to: day('2026-10-31') }
const NOTHING: VatOfPeriod = {
  collected: [],
  exemptBaseCents: 0,
  deductibleCents: 0,
  deductibleAssetsCents: 0,
  carriedCreditCents: 0,
  pendingCents: 0,
}

describe('the VAT return (CA3)', () => {
  it('has a line for each rate in whole euros, what is deductible, and what is due', () => {
    const { lines, dueCents } = vatReturnOf({
      ...NOTHING,
      collected: [
        { percentE2: 1000, baseCents: 10_049, vatCents: 1005 },
        { percentE2: 2000, baseCents: 224_450, vatCents: 44_890 },
      ],
      exemptBaseCents: 50_050,
      deductibleCents: 4949,
      carriedCreditCents: 10_000,
    })
    expect(lines.map(({ box, baseEuros, vatEuros }) => [box, baseEuros, vatEuros])).toEqual([
      ['A1', 2345, null],
      ['E2', 501, null],
      ['08', 2245, 449],
      ['9B', 100, 10],
      ['16', null, 459],
      ['19', null, 0],
      ['20', null, 49],
      ['22', null, 100],
      ['23', null, 149],
      ['28', null, 310],
    ])
    expect(dueCents).toBe(31_000)
  })

  it('shows a credit to carry over when more is deductible', () => {
    const vat = { ...NOTHING, deductibleCents: 12_345 }
    expect(vatReturnOf(vat).lines.at(-1)).toMatchObject({ box: '27', vatEuros: 123 })
    const { lines } = vatEntry(vat, OCTOBER, DEFAULT_ACCOUNTS)
    expect(
      lines.map(({ account, debitCents, creditCents }) => [account, debitCents, creditCents]),
    ).toEqual([
      ['445660', 0, 12_345],
      ['445670', 12_300, 0],
      ['658000', 45, 0],
    ])
  })

  it('settles its accounts by an entry that balances, whatever the amounts', () => {
    const amount = fc.integer({ min: -10_000_000, max: 10_000_000 })
    const positive = fc.integer({ min: 0, max: 10_000_000 })
    fc.assert(
      fc.property(amount, positive, positive, positive, (vat, others, assets, carried) => {
        const entry = vatEntry(
          {
            ...NOTHING,
            collected: [{ percentE2: 2000, baseCents: vat * 5, vatCents: vat }],
            deductibleCents: others,
            deductibleAssetsCents: assets,
            carriedCreditCents: carried,
          },
          OCTOBER,
          DEFAULT_ACCOUNTS,
        )
        expect(() => balanced(entry)).not.toThrow()
        const rounding = entry.lines.filter(({ account }) => /^[67]58/.test(account))
        for (const line of rounding)
          expect(line.debitCents + line.creditCents).toBeLessThanOrEqual(200)
      }),
    )
  })
})
