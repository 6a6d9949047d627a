import { openRenderer } from '../adapters/factur-x/index.ts'
import { type Database, inGroup } from '../platform/database/index.ts'
import type { Month } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import type { OnProgress } from './close-month.ts'
import { annexesOf, invoiceNumbers, invoicesOf, storeDocument } from './invoice-store.ts'

/** Invoices read at once: memory holds few of them, and of their pages still fewer. */
const BATCH = 32

export interface DocumentsOptions {
  readonly onProgress?: OnProgress
  /** Stops between two documents; those that are there stay. */
  readonly signal?: AbortSignal
}

/**
 * Makes the PDF and the XML of the invoices of a closed month that have none yet. Each is stored as
 * soon as it is made, so that the work goes on where it stopped; an invoice never changes, so that
 * two processes at it make the same document, of which one is kept.
 *
 * @returns how many were made, and whether all are there
 */
export async function renderDocuments(
  database: Pick<Database, 'system'>,
  groupId: GroupId,
  month: Month,
  { onProgress, signal }: DocumentsOptions = {},
): Promise<{ readonly made: number; readonly complete: boolean }> {
  const numbers = await inGroup(database, groupId, (db) =>
    invoiceNumbers(db, groupId, month, 'without-document'),
  )
  const total = numbers.length
  let made = 0
  await onProgress?.({ stage: 'documents', done: made, total })
  if (total === 0) return { made, complete: true }
  const renderer = openRenderer()
  try {
    const items = invoicesWithAnnex(database, groupId, numbers)
    for await (const document of renderer.renderAll(items, signal ? { signal } : {})) {
      await inGroup(database, groupId, (db) => storeDocument(db, groupId, document))
      made += 1
      await onProgress?.({ stage: 'documents', done: made, total })
    }
  } catch (error) {
    if (!signal?.aborted) throw error
  } finally {
    await renderer.close()
  }
  return { made, complete: made === total }
}

/** Invoices with what their page needs, read a batch at a time. */
async function* invoicesWithAnnex(
  database: Pick<Database, 'system'>,
  groupId: GroupId,
  numbers: readonly string[],
) {
  for (let from = 0; from < numbers.length; from += BATCH) {
    const batch = numbers.slice(from, from + BATCH)
    yield* await inGroup(database, groupId, async (db) => {
      const invoices = await invoicesOf(db, groupId, batch)
      const annexes = await annexesOf(db, groupId, invoices)
      return invoices.flatMap((invoice, index) => {
        const annex = annexes[index]
        return annex === undefined ? [] : [{ invoice, annex }]
      })
    })
  }
}
