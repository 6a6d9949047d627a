import { type ApiModule, type Call, type FileAnswer, notFound } from '../platform/http/index.ts'
import type { GroupId } from '../shared/ids.ts'
import { cents } from '../shared/money.ts'
import { billingContract, type InvoiceAnswer, type InvoiceLineAnswer } from './billing-contract.ts'
import {
  documentOf,
  invoiceOf,
  invoicesOf,
  linesOf,
  type StoredDocument,
} from './billing-queries.ts'
import { vatBreakdown } from './rules/vat.ts'

/** What a member company sees of a line: not the pay and the cost behind its price. */
const withoutPay = (line: InvoiceLineAnswer): InvoiceLineAnswer => {
  const { pricing, label, reason } = line.explanation
  return {
    ...line,
    wagesCents: null,
    contributionsCents: null,
    explanation: {
      pricing,
      ...(label === undefined ? {} : { label }),
      ...(reason === undefined ? {} : { reason }),
    },
  }
}

/** Makes the documents of an invoice that has none yet, and stores them. */
export interface DocumentMaker {
  make(groupId: GroupId, invoiceNumber: string): Promise<StoredDocument>
  close(): Promise<void>
}

export const billingApi =
  (documents: DocumentMaker): ApiModule =>
  (api) => {
    api.atEnd(() => documents.close())

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

    /** Made outside of the request's transaction: it would keep a connection for seconds. */
    const served =
      (answer: (number: string, document: StoredDocument) => FileAnswer) =>
      async ({ db, viewer: { groupId }, params: { invoiceNumber } }: InvoiceCall) => {
        if ((await invoiceOf(db, groupId, invoiceNumber)) === null) throw notFound()
        const found = await documentOf(db, groupId, invoiceNumber)
        if (found !== null) return answer(invoiceNumber, found)
        return async () => answer(invoiceNumber, await documents.make(groupId, invoiceNumber))
      }

    api.serveFile(
      billingContract.pdf,
      served((number, { pdf }) => ({
        content: pdf,
        fileName: `${number}.pdf`,
        disposition: 'inline',
      })),
    )

    api.serveFile(
      billingContract.xml,
      served((number, { xml }) => ({
        content: xml,
        fileName: `${number}.xml`,
        disposition: 'attachment',
      })),
    )
  }

type InvoiceCall = Pick<Call<typeof billingContract.pdf>, 'db' | 'viewer' | 'params'>
