import type { Renderer } from '../adapters/factur-x/index.ts'
import type { DocumentMaker, StoredDocument } from '../billing/index.ts'
import { type Database, inGroup } from '../platform/database/index.ts'
import type { GroupId } from '../shared/ids.ts'
import { annexesOf, documentsOf, invoicesOf, storeDocument } from './invoice-store.ts'

/**
 * Makes the PDF and the XML of an invoice when somebody wants to see it and has none yet: its month
 * was closed without documents, or they are still being made. Whoever asks meanwhile waits for the
 * same. Of two processes at it one document is kept, and both give that one.
 */
export function openDocuments(
  database: Pick<Database, 'system'>,
  openRenderer: () => Renderer,
): DocumentMaker {
  const underWay = new Map<string, Promise<StoredDocument>>()
  let renderer: Renderer | undefined

  async function make(groupId: GroupId, number: string): Promise<StoredDocument> {
    const items = await inGroup(database, groupId, async (db) => {
      const invoices = await invoicesOf(db, groupId, [number])
      const annexes = await annexesOf(db, groupId, invoices)
      return invoices.flatMap((invoice, index) => {
        const annex = annexes[index]
        return annex === undefined ? [] : [{ invoice, annex }]
      })
    })
    renderer ??= openRenderer()
    for await (const document of renderer.renderAll(items))
      await inGroup(database, groupId, (db) => storeDocument(db, groupId, document))
    const [kept] = await inGroup(database, groupId, (db) => documentsOf(db, groupId, [number]))
    if (kept === undefined) throw new Error(`invoice ${number} has no document after it was made`)
    return { pdf: kept.pdf, xml: kept.xml }
  }

  return {
    make: (groupId, number) => {
      const key = JSON.stringify([groupId, number])
      const known = underWay.get(key)
      if (known !== undefined) return known
      const made = make(groupId, number).finally(() => underWay.delete(key))
      underWay.set(key, made)
      return made
    },
    close: async () => {
      await renderer?.close()
    },
  }
}
