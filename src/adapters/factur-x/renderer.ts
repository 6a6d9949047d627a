import { createHash } from 'node:crypto'
import type { Invoice, InvoiceAnnex } from '../../billing/invoice.ts'
import { openTypesetter } from '../typst/index.ts'
import { declareFacturX } from './factur-x-pdf.ts'
import { invoicePage } from './invoice-page.ts'
import { invoiceXml } from './invoice-xml.ts'

export interface InvoiceDocument {
  readonly number: string
  /** Factur-X: PDF/A-3 that holds the XML as `factur-x.xml`. */
  readonly pdf: Buffer
  readonly xml: string
  /** Of the PDF, in hexadecimal. */
  readonly sha256: string
}

export interface RenderOptions {
  /** Called after each document with how many are done. */
  readonly onEach?: (done: number) => void
  readonly signal?: AbortSignal
}

/** The same invoice and annex always give the same bytes. */
export interface Renderer {
  renderInvoice(invoice: Invoice, annex: InvoiceAnnex): Promise<Buffer>
  /** Documents in the order of the items; memory holds a few at a time. */
  renderAll(items: Items, options?: RenderOptions): AsyncGenerator<InvoiceDocument, void, undefined>
  close(): Promise<void>
}

type Item = { readonly invoice: Invoice; readonly annex: InvoiceAnnex }
type Items = AsyncIterable<Item> | Iterable<Item>

/** Documents under way at once: enough that the typesetting process never waits. */
const UNDER_WAY = 4

export function openRenderer(): Renderer {
  const typesetter = openTypesetter()

  async function document({ invoice, annex }: Item): Promise<InvoiceDocument> {
    const xml = invoiceXml(invoice, annex)
    const data = invoicePage(invoice, annex)
    const picture = annex.choices.logo?.content
    const page = await typesetter.typeset('invoice', data, { xml }, picture)
    const pdf = declareFacturX(page, annex.choices.profile)
    const sha256 = createHash('sha256').update(pdf).digest('hex')
    return { number: invoice.number, pdf, xml, sha256 }
  }

  return {
    renderInvoice: async (invoice, annex) => (await document({ invoice, annex })).pdf,
    async *renderAll(items, { onEach, signal } = {}) {
      const underWay: Promise<InvoiceDocument>[] = []
      let done = 0
      const first = async (): Promise<InvoiceDocument> => {
        signal?.throwIfAborted()
        const [oldest] = underWay
        if (oldest === undefined) throw new Error('no document is under way')
        const ready = await oldest
        void underWay.shift()
        done += 1
        onEach?.(done)
        return ready
      }
      try {
        for await (const item of items) {
          signal?.throwIfAborted()
          const started = document(item)
          // Awaited in order: one that fails meanwhile is not unhandled.
          started.catch(() => undefined)
          underWay.push(started)
          if (underWay.length >= UNDER_WAY) yield await first()
        }
        while (underWay.length > 0) yield await first()
      } finally {
        await Promise.allSettled(underWay)
      }
    },
    close: () => typesetter.close(),
  }
}
