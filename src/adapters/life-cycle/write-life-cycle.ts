import type { StatusMessage, StatusSubject } from '../../billing/transmission/statuses.ts'
import { escapedXml } from '../xml/index.ts'
import { momentText } from './moments.ts'
import { NAMES } from './names.ts'

interface MessageParty {
  readonly name: string
  readonly siren: string
  readonly role: 'SE' | 'BY'
  /** Address in the French directory, scheme 0225. */
  readonly electronicAddress: string
}

/** A status that the group sets on an invoice, for the other side (CDAR). */
export interface LifeCycleMessage extends StatusMessage {
  readonly messageId: string
  /** `Encaissée` */
  readonly statusName: string
  readonly subject: StatusSubject
  readonly from: MessageParty
  readonly to: MessageParty
}

/** Statuses of treatment; those of transmission are set by platforms alone. */
const TREATMENT = '23'
/** UNTDID 4405, where the standard names one for the status. */
const STATUS_CODES: Readonly<Record<number, string>> = { 212: '47' }

/** The message in the syntax CDAR D22B, profile of exchanges between parties (XP Z12-012). */
export function lifeCycleMessage(message: LifeCycleMessage): string {
  const { messageId, statusName, subject, from, to, happenedAt } = message
  const namespaces = Object.entries(NAMES).map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    `<rsm:CrossDomainAcknowledgementAndResponse${namespaces.join('')}>` +
    '<rsm:ExchangedDocumentContext>' +
    ram('BusinessProcessSpecifiedDocumentContextParameter', text('ID', 'REGULATED')) +
    ram('GuidelineSpecifiedDocumentContextParameter', text('ID', PROFILE)) +
    '</rsm:ExchangedDocumentContext><rsm:ExchangedDocument>' +
    text('ID', messageId) +
    text('Name', `${subject.invoiceNumber} ${message.code} ${statusName}`) +
    moment('IssueDateTime', happenedAt) +
    ram('SenderTradeParty', text('RoleCode', from.role)) +
    ram('IssuerTradeParty', party(from)) +
    ram('RecipientTradeParty', party(to)) +
    '</rsm:ExchangedDocument><rsm:AcknowledgementDocument>' +
    ram('MultipleReferencesIndicator', '<udt:Indicator>false</udt:Indicator>') +
    text('TypeCode', TREATMENT) +
    moment('IssueDateTime', happenedAt) +
    ram('ReferenceReferencedDocument', reference(message)) +
    '</rsm:AcknowledgementDocument></rsm:CrossDomainAcknowledgementAndResponse>\n'
  )
}

const PROFILE = 'urn.cpro.gouv.fr:1p0:CDV:invoice'

const ram = (name: string, content: string): string => `<ram:${name}>${content}</ram:${name}>`

const text = (name: string, content: string | null, attributes = ''): string =>
  content === null || content === ''
    ? ''
    : `<ram:${name}${attributes}>${escapedXml(content)}</ram:${name}>`

const moment = (name: string, utc: string): string =>
  ram(name, `<udt:DateTimeString format="204">${momentText(utc)}</udt:DateTimeString>`)

const party = ({ name, siren, role, electronicAddress }: MessageParty): string =>
  text('GlobalID', siren, ' schemeID="0002"') +
  text('Name', name) +
  text('RoleCode', role) +
  ram('URIUniversalCommunication', text('URIID', electronicAddress, ' schemeID="0225"'))

function reference({ subject, code, statusName, ...status }: LifeCycleMessage): string {
  const { invoiceNumber, typeCode, issuedOn, sellerSiren } = subject
  const issued =
    issuedOn === null
      ? ''
      : ram(
          'FormattedIssueDateTime',
          `<qdt:DateTimeString format="102">${issuedOn.replaceAll('-', '')}</qdt:DateTimeString>`,
        )
  return [
    text('IssuerAssignedID', invoiceNumber),
    text('StatusCode', STATUS_CODES[code] ?? null),
    text('TypeCode', typeCode),
    issued,
    text('ProcessConditionCode', String(code)),
    text('ProcessCondition', statusName),
    ram('IssuerTradeParty', text('GlobalID', sellerSiren, ' schemeID="0002"') + SELLER),
    detail(status),
  ].join('')
}

const SELLER = '<ram:RoleCode>SE</ram:RoleCode>'

function detail({
  reasonCode,
  reason,
  amounts,
}: Pick<StatusMessage, 'reasonCode' | 'reason' | 'amounts'>): string {
  if (reasonCode === null && reason === null && amounts.length === 0) return ''
  return ram(
    'SpecifiedDocumentStatus',
    text('ReasonCode', reasonCode) +
      text('Reason', reason) +
      text('SequenceNumeric', '1') +
      amounts.map(paid).join(''),
  )
}

/** MEN: amount cashed, tax included, of a rate. */
const paid = ({ vatPercentE2, grossCents }: StatusMessage['amounts'][number]): string =>
  ram(
    'SpecifiedDocumentCharacteristic',
    text('TypeCode', 'MEN') +
      text('ValueAmount', hundredths(grossCents), ' currencyID="EUR"') +
      text('ValuePercent', hundredths(vatPercentE2)),
  )

const hundredths = (value: number): string => {
  const digits = String(Math.abs(value)).padStart(3, '0')
  return `${value < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
