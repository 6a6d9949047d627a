import type {
  ReadingFault,
  ReceivedInvoice,
  ReceivedSyntax,
} from '../../purchases/received-invoice.ts'
import { done, type Result, refused } from '../../shared/refusal.ts'
import { parseXml, type XmlFault } from '../xml/index.ts'
import { CII_NAMES, CII_NAMESPACE, ciiInvoice } from './cii.ts'
import { Fields } from './fields.ts'
import { attachedInvoice } from './pdf-attachment.ts'
import { sumFaults } from './sums.ts'
import { UBL_CREDIT_NOTE, UBL_INVOICE, UBL_NAMES, ublInvoice } from './ubl.ts'

type Read = (fields: Fields, syntax: ReceivedSyntax) => ReceivedInvoice

/** By namespace of the root. */
const FORMATS: ReadonlyMap<string, Read> = new Map([
  [CII_NAMESPACE, ciiInvoice],
  [UBL_INVOICE, ublInvoice],
  [UBL_CREDIT_NOTE, ublInvoice],
])

/** Larger files are no invoice of a supplier: the platforms refuse more than this. */
const MOST_BYTES = 20_000_000
/** As many faults as a person reads; one cause often makes a hundred. */
const MOST_FAULTS = 20

type Reading = Result<ReceivedInvoice, readonly ReadingFault[]>

/**
 * Reads an invoice in CII, UBL or Factur-X: with all that booking needs, each value of its type, and
 * adding up. Otherwise all that is wrong. Platforms judge the rest of the format before they deliver.
 */
export async function readInvoice(file: Uint8Array): Promise<Reading> {
  if (file.length > MOST_BYTES)
    return refused([{ kind: 'too-large', bytes: file.length, mostBytes: MOST_BYTES }])
  if (!isPdf(file)) return readXml(file, false)
  const attached = await attachedInvoice(file)
  return attached.ok ? readXml(attached.value, true) : attached
}

/** Readers of PDF look for the mark in the first kilobyte. */
const isPdf = (file: Uint8Array): boolean =>
  Buffer.from(file.subarray(0, 1024)).toString('latin1').includes('%PDF-')

function readXml(content: Uint8Array, fromPdf: boolean): Reading {
  const xml = parseXml(content, { ...CII_NAMES, ...UBL_NAMES })
  if (isFaults(xml)) return refused(xml.map((fault) => ({ kind: 'not-well-formed', ...fault })))
  try {
    const read = FORMATS.get(xml.namespace)
    if (read === undefined) return refused([{ kind: 'not-an-invoice', found: xml.rootName }])
    const fields = new Fields(xml)
    const isCii = xml.namespace === CII_NAMESPACE
    const invoice = read(fields, fromPdf ? 'Factur-X' : isCii ? 'CII' : 'UBL')
    const faults = [...fields.faults, ...(fields.faults.length > 0 ? [] : sumFaults(invoice))]
    return faults.length > 0 ? refused(faults.slice(0, MOST_FAULTS)) : done(invoice)
  } finally {
    xml.close()
  }
}

const isFaults = (xml: object): xml is readonly XmlFault[] => Array.isArray(xml)
