import { PDF } from '@libpdf/core'
import type { ReadingFault } from '../../purchases/received-invoice.ts'
import { done, type Result, refused } from '../../shared/refusal.ts'

/** Names under which the standards of hybrid invoices attach their XML, newest first. */
const NAMES = ['factur-x.xml', 'xrechnung.xml', 'zugferd-invoice.xml']

/** The XML of a Factur-X file, or what its attachments are when none of them is one. */
export async function attachedInvoice(
  file: Uint8Array,
): Promise<Result<Uint8Array, readonly ReadingFault[]>> {
  const attachments = await attachmentsOf(file)
  if (attachments === null) return refused([{ kind: 'not-an-invoice', found: 'PDF' }])
  for (const wanted of NAMES) {
    const content = attachments.get(wanted)
    if (content !== undefined) return done(content)
  }
  return refused([{ kind: 'pdf-without-invoice', attachments: [...attachments.keys()] }])
}

/** By file name in small letters; null when the file cannot be read as PDF. */
async function attachmentsOf(file: Uint8Array): Promise<ReadonlyMap<string, Uint8Array> | null> {
  try {
    const { attachments } = await PDF.load(file)
    const found = new Map<string, Uint8Array>()
    for (const [name, { filename }] of attachments.list()) {
      const content = attachments.get(name)
      if (content !== null) found.set((filename || name).toLowerCase(), content)
    }
    return found
  } catch {
    return null
  }
}
