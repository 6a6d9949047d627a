import { cents, divideHalfUp } from '../../../shared/money.ts'
import type { Accounts } from '../../accounts.ts'
import { credit, debit, type EntryDraft, type LedgerLine } from '../../entry.ts'
import type { Day } from '../../../shared/days.ts'

/** What fell due at one rate in a period; base and VAT are signed, a credit note is negative. */
export interface CollectedVat {
  /** Null for entries that do not say their rate. */
  readonly percentE2: number | null
  readonly baseCents: number
  readonly vatCents: number
}

/** The accounts of VAT as they stand in a period. */
export interface VatOfPeriod {
  readonly collected: readonly CollectedVat[]
  /** Operations without VAT that were invoiced in the period. */
  readonly exemptBaseCents: number
  readonly deductibleCents: number
  readonly deductibleAssetsCents: number
  /** Credit of the return before. */
  readonly carriedCreditCents: number
  /** Sold, waiting for its receipt at the end of the period. */
  readonly pendingCents: number
}

/** A line of the return CA3 (form 3310), in whole euros as it is filed. */
export interface ReturnLine {
  readonly box: string
  readonly label: string
  readonly baseEuros: number | null
  readonly vatEuros: number | null
}

export interface VatReturn {
  readonly lines: readonly ReturnLine[]
  /** To the cent, as the books hold them. */
  readonly collectedCents: number
  readonly deductibleCents: number
  /** To pay when positive, a credit to carry over when negative; of the form, in cents. */
  readonly dueCents: number
}

/** Form 3310 rounds each amount to the nearest euro (CGI annex III, art. 384 A bis by use). */
export const wholeEuros = (amount: number): number => Number(divideHalfUp(BigInt(amount), 100n))

const BOXES: Readonly<Record<number, readonly [box: string, label: string]>> = {
  2000: ['08', 'Taux normal 20 %'],
  550: ['09', 'Taux réduit 5,5 %'],
  1000: ['9B', 'Taux réduit 10 %'],
  210: ['11', 'Taux particulier 2,1 %'],
  850: ['10', 'Départements d’outre-mer 8,5 %'],
}

const boxOf = (percentE2: number | null): readonly [box: string, label: string] =>
  percentE2 === null
    ? ['?', 'Taux non indiqué dans l’écriture']
    : (BOXES[percentE2] ?? ['14', `Autre taux : ${String(percentE2 / 100).replace('.', ',')} %`])

const total = <Row>(rows: readonly Row[], of: (row: Row) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0)

/** The return of a period out of the books, line by line as the form has them. */
export function vatReturnOf(vat: VatOfPeriod): VatReturn {
  const rates = [...vat.collected].sort((a, b) => (b.percentE2 ?? 0) - (a.percentE2 ?? 0))
  const collected = rates.map((rate): ReturnLine => {
    const [box, label] = boxOf(rate.percentE2)
    return {
      box,
      label,
      baseEuros: wholeEuros(rate.baseCents),
      vatEuros: wholeEuros(rate.vatCents),
    }
  })
  const gross = total(collected, ({ vatEuros }) => vatEuros ?? 0)
  const assets = wholeEuros(vat.deductibleAssetsCents)
  const others = wholeEuros(vat.deductibleCents)
  const carried = wholeEuros(vat.carriedCreditCents)
  const deductible = assets + others + carried
  const due = gross - deductible
  const line = (box: string, label: string, base: number | null, amount: number | null) =>
    ({ box, label, baseEuros: base, vatEuros: amount }) satisfies ReturnLine
  return {
    lines: [
      line(
        'A1',
        'Ventes, prestations de services',
        total(collected, (row) => row.baseEuros ?? 0),
        null,
      ),
      line('E2', 'Autres opérations non imposables', wholeEuros(vat.exemptBaseCents), null),
      ...collected,
      line('16', 'Total de la TVA brute due', null, gross),
      line('19', 'Biens constituant des immobilisations', null, assets),
      line('20', 'Autres biens et services', null, others),
      line('22', 'Report du crédit de la déclaration précédente', null, carried),
      line('23', 'Total de la TVA déductible', null, deductible),
      due >= 0
        ? line('28', 'TVA nette due', null, due)
        : line('27', 'Crédit de TVA à reporter', null, -due),
    ],
    collectedCents: total(vat.collected, ({ vatCents }) => vatCents),
    deductibleCents: vat.deductibleCents + vat.deductibleAssetsCents,
    dueCents: due * 100,
  }
}

/**
 * The entry that settles the accounts of VAT of a period: collected and deductible are cleared
 * against what is to pay (44551) or to carry over (44567). The form counts whole euros: the cents
 * between are a gain (758) or a loss (658).
 */
export function vatEntry(
  vat: VatOfPeriod,
  { from, to }: { readonly from: Day; readonly to: Day },
  accounts: Accounts,
): EntryDraft {
  const label = `Déclaration de TVA du ${french(from)} au ${french(to)}`
  const { collectedCents, deductibleCents, dueCents } = vatReturnOf(vat)
  const settled = collectedCents - deductibleCents - vat.carriedCreditCents - dueCents
  const difference = { account: settled > 0 ? '758000' : '658000', label: 'Arrondis de TVA' }
  const lines: readonly LedgerLine[] = [
    ...debit(accounts.vat_collected, collectedCents, label, null),
    ...credit(accounts.vat_deductible, vat.deductibleCents, label, null),
    ...credit(accounts.vat_deductible_assets, vat.deductibleAssetsCents, label, null),
    ...credit(accounts.vat_credit, vat.carriedCreditCents, label, null),
    ...(dueCents >= 0
      ? credit(accounts.vat_due, dueCents, label, null)
      : debit(accounts.vat_credit, -dueCents, label, null)),
    ...credit(difference, cents(settled), label, null),
  ]
  return {
    journal: 'OD',
    cause: `vat:${from}:${to}`,
    entryDate: to,
    pieceReference: `TVA-${to.slice(0, 7)}`,
    pieceDate: to,
    label,
    lines,
  }
}

const french = (on: Day): string => on.split('-').toReversed().join('/')
