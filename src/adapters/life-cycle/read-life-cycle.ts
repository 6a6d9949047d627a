import type { XmlNode } from 'libxml2-wasm'
import type {
  AmountByRate,
  StatusMessage,
  StatusSubject,
} from '../../billing/transmission/statuses.ts'
import { parseDay } from '../../shared/days.ts'
import { cents } from '../../shared/money.ts'
import { done, type Result, refused } from '../../shared/refusal.ts'
import { type ParsedXml, parseXml, type XmlFault } from '../xml/index.ts'
import { momentOf } from './moments.ts'
import { NAMES } from './names.ts'

/** What is wrong with a message. */
export type MessageFault =
  | { readonly kind: 'not-well-formed'; readonly line: number; readonly message: string }
  | { readonly kind: 'not-a-status'; readonly found: string }
  | { readonly kind: 'bad-value'; readonly field: string; readonly value: string }

export interface ReadMessage {
  readonly messageId: string | null
  /** One status an invoice; nearly always one invoice. */
  readonly statuses: readonly (StatusMessage & { readonly subject: StatusSubject })[]
}

/** Reads the message of a status (CDAR), from a platform or another party. */
export function readLifeCycle(content: Uint8Array): Result<ReadMessage, readonly MessageFault[]> {
  const xml = parseXml(content, NAMES)
  if (isFaults(xml)) return refused(xml.map((fault) => ({ kind: 'not-well-formed', ...fault })))
  try {
    if (xml.namespace !== NAMES.rsm) return refused([{ kind: 'not-a-status', found: xml.rootName }])
    const faults: MessageFault[] = []
    const statuses = xml
      .elements('rsm:AcknowledgementDocument')
      .flatMap((document) =>
        xml
          .elements('ram:ReferenceReferencedDocument', document)
          .map((reference) => statusOf(xml, { document, reference }, faults)),
      )
    if (faults.length > 0) return refused(faults)
    return done({ messageId: xml.text('rsm:ExchangedDocument/ram:ID'), statuses })
  } finally {
    xml.close()
  }
}

const isFaults = (xml: object): xml is readonly XmlFault[] => Array.isArray(xml)

function statusOf(
  xml: ParsedXml,
  { document, reference }: { readonly document: XmlNode; readonly reference: XmlNode },
  faults: MessageFault[],
) {
  const bad = (field: string, value: string) => faults.push({ kind: 'bad-value', field, value })
  const code = xml.text('ram:ProcessConditionCode', reference) ?? ''
  if (!/^\d{3}$/.test(code)) bad('code', code)
  const invoiceNumber = xml.text('ram:IssuerAssignedID', reference) ?? ''
  if (invoiceNumber === '') bad('invoiceNumber', '')
  const when = xml.text('ram:IssueDateTime/udt:DateTimeString', document) ?? ''
  const happenedAt = momentOf(when)
  if (happenedAt === null) bad('happenedAt', when)
  const day = xml.text('ram:FormattedIssueDateTime/qdt:DateTimeString', reference) ?? ''
  const status = 'ram:SpecifiedDocumentStatus'
  return {
    code: Number(code),
    reasonCode: xml.text(`${status}/ram:ReasonCode`, reference),
    reason: xml.texts(`${status}/ram:Reason`, reference).join(' ; ') || null,
    amounts: amountsOf(xml, reference, bad),
    happenedAt: happenedAt ?? '',
    subject: {
      invoiceNumber,
      typeCode: xml.text('ram:TypeCode', reference),
      issuedOn: parseDay(day.replace(/^(\d{4})(\d\d)(\d\d).*$/, '$1-$2-$3')),
      sellerSiren: xml.text("ram:IssuerTradeParty/ram:GlobalID[@schemeID = '0002']", reference),
    },
  }
}

function amountsOf(
  xml: ParsedXml,
  reference: XmlNode,
  bad: (field: string, value: string) => void,
): AmountByRate[] {
  return xml
    .elements(
      'ram:SpecifiedDocumentStatus/ram:SpecifiedDocumentCharacteristic' +
        "[normalize-space(ram:TypeCode) = 'MEN' or normalize-space(ram:TypeCode) = 'MPA']",
      reference,
    )
    .map((paid) => {
      const amount = xml.text('ram:ValueAmount', paid) ?? ''
      const percent = xml.text('ram:ValuePercent', paid) ?? '0'
      const grossCents = hundredthsOf(amount)
      const vatPercentE2 = hundredthsOf(percent)
      if (grossCents === null) bad('amount', amount)
      if (vatPercentE2 === null) bad('rate', percent)
      return { vatPercentE2: vatPercentE2 ?? 0, grossCents: cents(grossCents ?? 0) }
    })
}

function hundredthsOf(text: string): number | null {
  const found = /^(-?)(\d{1,12})(?:\.(\d{1,2})0*)?$/.exec(text)
  if (found === null) return null
  const [, sign = '', whole = '', fraction = ''] = found
  return Number(`${sign}${whole}${fraction.padEnd(2, '0')}`)
}
