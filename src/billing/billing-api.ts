import { type ApiModule, notFound } from '../platform/http/index.ts'
import { cents } from '../shared/money.ts'
import { billingContract, type InvoiceAnswer, type InvoiceLineAnswer } from './billing-contract.ts'
import { documentOf, invoiceOf, invoicesOf, linesOf } from './billing-queries.ts'
import { vatBreakdown } from './rules/vat.ts'

/** What a member company sees of a line: not the pay and the cost behind its price. */
const withoutPay = (line: InvoiceLineAnswer): InvoiceLineAnswer => {
  const { pricing, label } = line.explanation
  return {
    ...line,
    wagesCents: null,
    contributionsCents: null,
    explanation: { pricing, ...(label === undefined ? {} : { label }) },
  }
}

export const billingApi: ApiModule = (api) => {
  api.serve(billingContract.list, async ({ db, viewer, query, paging }) => {
    const wanted = { sort: query.sort ?? '-number', slice: paging.slice }
    const found = await invoicesOf(db, viewer.groupId, query, wanted)
    return { ...paging.page(found), sums: found.sums }
  })

  api.serve(billingContract.invoice, async ({ db, viewer, params: { invoiceNumber } }) => {
    const found = await invoiceOf(db, viewer.groupId, invoiceNumber)
    if (found === null) throw notFound()
    const lines = await linesOf(db, viewer.groupId, invoiceNumber)
    const answer: InvoiceAnswer = {
      ...found,
      vat: [...vatBreakdown(lines.map((line) => ({ ...line, netCents: cents(line.netCents) })))],
      lines: viewer.role === 'officer' ? lines : lines.map(withoutPay),
    }
    return answer
  })

  api.serveFile(billingContract.pdf, async ({ db, viewer, params: { invoiceNumber } }) => {
    const found = await documentOf(db, viewer.groupId, invoiceNumber)
    if (found === null) throw notFound()
    return { content: found.pdf, fileName: `${invoiceNumber}.pdf`, disposition: 'inline' }
  })

  api.serveFile(billingContract.xml, async ({ db, viewer, params: { invoiceNumber } }) => {
    const found = await documentOf(db, viewer.groupId, invoiceNumber)
    if (found === null) throw notFound()
    return { content: found.xml, fileName: `${invoiceNumber}.xml`, disposition: 'attachment' }
  })
}
