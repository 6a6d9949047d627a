import { XmlDocument, XmlElement, XmlParseError } from 'libxml2-wasm'

/** What a bank says of a payment that it was asked for. */
export interface PaymentStatus {
  readonly endToEndId: string
  /** Refused, or taken for now or for good. */
  readonly status: 'rejected' | 'accepted' | 'pending'
  /** Code of ISO 20022, such as AC04 (account closed) or MD01 (no mandate). */
  readonly reason: string | null
  readonly words: string | null
}

export interface StatusReport {
  /** The file that it answers. */
  readonly messageId: string
  /** Refused or taken as a whole, where the report says so. */
  readonly group: PaymentStatus['status'] | null
  readonly groupReason: string | null
  readonly payments: readonly PaymentStatus[]
}

export type StatusReportMistake =
  | { readonly kind: 'not-xml'; readonly line: number | null }
  | { readonly kind: 'not-a-status-report'; readonly found: string }
  | { readonly kind: 'no-original-message' }
  | { readonly kind: 'unknown-status'; readonly endToEndId: string; readonly found: string }
  | { readonly kind: 'no-reference'; readonly line: number }

const STATUSES: Readonly<Record<string, PaymentStatus['status']>> = {
  RJCT: 'rejected',
  ACTC: 'accepted',
  ACCP: 'accepted',
  ACSP: 'accepted',
  ACSC: 'accepted',
  ACWC: 'accepted',
  PDNG: 'pending',
  RCVD: 'pending',
  PART: 'pending',
}

const MESSAGE = /pain\.002\.001\.(?:03|1\d)/

/**
 * Reads a payment status report, pain.002.001.03 or .10 on: what the bank refused before it was
 * booked, and why. All that is wrong with the file is told at once.
 */
export function readStatusReport(
  content: string | Uint8Array,
):
  | { readonly ok: true; readonly report: StatusReport }
  | { readonly ok: false; readonly mistakes: readonly StatusReportMistake[] } {
  const document = parsed(content)
  if (!(document instanceof XmlDocument)) return { ok: false, mistakes: [document] }
  try {
    const root = document.root
    if (root.name !== 'Document' || !MESSAGE.test(root.namespaceUri))
      return {
        ok: false,
        mistakes: [{ kind: 'not-a-status-report', found: root.namespaceUri || root.name }],
      }
    return read(root)
  } finally {
    document.dispose()
  }
}

function parsed(content: string | Uint8Array): XmlDocument | StatusReportMistake {
  try {
    return typeof content === 'string'
      ? XmlDocument.fromString(content)
      : XmlDocument.fromBuffer(content)
  } catch (error) {
    if (!(error instanceof XmlParseError)) throw error
    return { kind: 'not-xml', line: error.details[0]?.line ?? null }
  }
}

/** Elements by the names of a path, whatever the namespace is called. */
const at = (element: XmlElement, path: string): XmlElement[] =>
  element
    .find(
      path
        .split('/')
        .map((name) => `*[local-name()='${name}']`)
        .join('/'),
    )
    .filter((node) => node instanceof XmlElement)

const textAt = (element: XmlElement, path: string): string | null => {
  const text = at(element, path)[0]?.content.trim() ?? ''
  return text === '' ? null : text
}

function read(root: XmlElement): ReturnType<typeof readStatusReport> {
  const mistakes: StatusReportMistake[] = []
  const group = at(root, 'CstmrPmtStsRpt/OrgnlGrpInfAndSts')[0]
  const messageId = group === undefined ? null : textAt(group, 'OrgnlMsgId')
  if (messageId === null) mistakes.push({ kind: 'no-original-message' })
  const statusOf = (element: XmlElement, path: string, about: string) => {
    const code = textAt(element, path)
    if (code === null) return null
    const status = STATUSES[code]
    if (status === undefined)
      mistakes.push({ kind: 'unknown-status', endToEndId: about, found: code })
    return status ?? null
  }
  const payments = at(root, 'CstmrPmtStsRpt/OrgnlPmtInfAndSts').flatMap((information) => {
    const whole = statusOf(information, 'PmtInfSts', '')
    return at(information, 'TxInfAndSts').flatMap((transaction): PaymentStatus[] => {
      const endToEndId = textAt(transaction, 'OrgnlEndToEndId')
      if (endToEndId === null) {
        mistakes.push({ kind: 'no-reference', line: transaction.line })
        return []
      }
      const status = statusOf(transaction, 'TxSts', endToEndId) ?? whole
      return status === null ? [] : [{ endToEndId, status, ...reasonOf(transaction) }]
    })
  })
  const groupStatus = group === undefined ? null : statusOf(group, 'GrpSts', '')
  if (mistakes.length > 0 || messageId === null) return { ok: false, mistakes }
  const groupReason = group === undefined ? null : reasonOf(group).reason
  return { ok: true, report: { messageId, group: groupStatus, groupReason, payments } }
}

const reasonOf = (element: XmlElement): Pick<PaymentStatus, 'reason' | 'words'> => ({
  reason: textAt(element, 'StsRsnInf/Rsn/Cd') ?? textAt(element, 'StsRsnInf/Rsn/Prtry'),
  words: textAt(element, 'StsRsnInf/AddtlInf'),
})
