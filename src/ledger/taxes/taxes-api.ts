import {
  type ApiModule,
  type HttpProblem,
  type RefusalTable,
  refusalProblem,
  dayAt,
} from '../../platform/http/index.ts'
import { month } from '../../shared/days.ts'
import { REFUSALS as BOOKS } from '../books/books-refusals.ts'
import { doerOf } from '../books/books-api.ts'
import {
  type PayrollTaxRefusal,
  type PayrollTaxView,
  payrollTaxView,
  postPayrollTax,
} from './payroll-tax.ts'
import { taxesContract } from './taxes-contract.ts'
import {
  type PreparedReturn,
  postVatReturn,
  prepareVatReturn,
  setVatRegime,
  type VatRefusal,
} from './vat.ts'

type TaxRefusal = VatRefusal | PayrollTaxRefusal

const REFUSALS: RefusalTable<TaxRefusal> = {
  'already-posted': {
    is: 'conflict',
    fr: 'Cette écriture est déjà passée.',
    en: 'This entry is posted already.',
  },
  'nothing-to-settle': {
    is: 'conflict',
    fr: 'Aucune TVA sur cette période.',
    en: 'No VAT in this period.',
  },
  'nothing-due': {
    is: 'conflict',
    fr: 'Rien n’est dû pour ce mois.',
    en: 'Nothing is due for this month.',
  },
  'month-locked': BOOKS['month-locked'],
  'year-closed': BOOKS['year-closed'],
}

function problemOf(refusals: readonly TaxRefusal[]): HttpProblem {
  const [first] = refusals
  if (first === undefined) throw new Error('a refusal has a reason')
  return refusalProblem(REFUSALS, first, { kind: first.kind, refusals })
}

const vatAnswer = (
  period: { readonly from: string; readonly to: string },
  prepared: PreparedReturn,
) => ({
  ...period,
  onReceipts: prepared.onReceipts,
  lines: [...prepared.lines],
  collectedCents: prepared.collectedCents,
  deductibleCents: prepared.deductibleCents,
  dueCents: prepared.dueCents,
  pendingCents: prepared.pendingCents,
  isPosted: prepared.isPosted,
})

const payrollTaxAnswer = ({
  names,
  persons,
  monthlyCents,
  postedMonths,
  ...view
}: PayrollTaxView) => ({
  ...view,
  monthlyCents: [...monthlyCents],
  postedMonths: [...postedMonths],
  persons: persons.map((person) => ({
    ...person,
    name: names.get(person.employeeId) ?? person.employeeId,
  })),
})

/** Routes of VAT and of the payroll tax. */
export const taxesApi: ApiModule = (api) => {
  api.serve(
    taxesContract.vatReturn,
    async ({ db, viewer, query }) => {
      const period = { from: dayAt('/query/from', query.from), to: dayAt('/query/to', query.to) }
      return vatAnswer(period, await prepareVatReturn(db, viewer.groupId, period))
    },
    { rowsOf: ({ lines }) => lines },
  )
  api.serve(taxesContract.postVatReturn, async (call) => {
    const { body } = call
    const period = { from: dayAt('/body/from', body.from), to: dayAt('/body/to', body.to) }
    const posted = await postVatReturn(call.db, await doerOf(call), period)
    if (!posted.ok) throw problemOf(posted.refusal)
    return vatAnswer(period, posted.value)
  })
  api.serve(taxesContract.setVatRegime, async (call) => ({
    onReceipts: await setVatRegime(call.db, await doerOf(call), call.body.onReceipts),
  }))
  api.serve(
    taxesContract.payrollTax,
    async ({ db, viewer, params }) =>
      payrollTaxAnswer(await payrollTaxView(db, viewer.groupId, params.year)),
    { rowsOf: ({ persons }) => persons },
  )
  api.serve(taxesContract.postPayrollTax, async (call) => {
    const posted = await postPayrollTax(call.db, await doerOf(call), month(call.body.month))
    if (!posted.ok) throw problemOf(posted.refusal)
    return { pieceReference: posted.value.pieceReference }
  })
}
