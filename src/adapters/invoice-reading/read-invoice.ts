import { join } from 'node:path'
import type {
  ReadingFault,
  ReceivedInvoice,
  ReceivedSyntax,
} from '../../purchases/received-invoice.ts'
import { done, type Result, refused } from '../../shared/refusal.ts'
import { openSchema, parseXml, type Schema, type XmlFault } from '../xml/index.ts'
import { CII_NAMES, CII_NAMESPACE, ciiInvoice } from './cii.ts'
import { Fields } from './fields.ts'
import { attachedInvoice } from './pdf-attachment.ts'
import { sumFaults } from './sums.ts'
import { UBL_CREDIT_NOTE, UBL_INVOICE, UBL_NAMES, ublInvoice } from './ubl.ts'

const SCHEMAS = join(import.meta.dirname, 'schemas')
const ofUbl = (document: string): Schema =>
  openSchema(join(SCHEMAS, 'ubl'), join('maindoc', `UBL-${document}-2.1.xsd`))

interface Format {
  readonly schema: Schema
  readonly read: (fields: Fields, syntax: ReceivedSyntax) => ReceivedInvoice
}

/** By namespace of the root. */
const FORMATS: ReadonlyMap<string, Format> = new Map([
  [
    CII_NAMESPACE,
    {
      schema: openSchema(join(SCHEMAS, 'cii'), 'CrossIndustryInvoice_100pD22B.xsd'),
      read: ciiInvoice,
    },
  ],
  [UBL_INVOICE, { schema: ofUbl('Invoice'), read: ublInvoice }],
  [UBL_CREDIT_NOTE, { schema: ofUbl('CreditNote'), read: ublInvoice }],
])

/** Larger files are no invoice of a supplier: the platforms refuse more than this. */
const MOST_BYTES = 20_000_000
/** As many faults as a person reads; one cause often makes a hundred. */
const MOST_FAULTS = 20

type Reading = Result<ReceivedInvoice, readonly ReadingFault[]>

/**
 * Reads an invoice in CII, UBL or Factur-X: conform to the schema of its format, with all that
 * booking needs, and adding up. Otherwise all that is wrong.
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
    const format = FORMATS.get(xml.namespace)
    if (format === undefined) return refused([{ kind: 'not-an-invoice', found: xml.rootName }])
    const violations = format.schema.faultsOf(xml).slice(0, MOST_FAULTS)
    if (violations.length > 0)
      return refused(violations.map((fault) => ({ kind: 'schema', ...fault })))
    const fields = new Fields(xml)
    const isCii = xml.namespace === CII_NAMESPACE
    const invoice = format.read(fields, fromPdf ? 'Factur-X' : isCii ? 'CII' : 'UBL')
    const faults = [...fields.faults, ...(fields.faults.length > 0 ? [] : sumFaults(invoice))]
    return faults.length > 0 ? refused(faults.slice(0, MOST_FAULTS)) : done(invoice)
  } finally {
    xml.close()
  }
}

const isFaults = (xml: object): xml is readonly XmlFault[] => Array.isArray(xml)
