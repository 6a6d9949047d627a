import { electronicFormatIBAN, isSEPACountry, isValidIBAN } from 'ibantools'
import { type DirectDebit, isSepaReference } from '../../adapters/sepa/index.ts'
import type { Invoice } from '../../billing/index.ts'
import { isCreditorIdentifier } from '../../shared/ids.ts'
import type { Day } from '../../shared/days.ts'

/** What the bank knows the group by. */
export interface GroupBanking {
  readonly iban: string | null
  readonly creditorIdentifier: string | null
}

/** What a member gave to be debited. */
export interface MemberBanking {
  readonly iban: string | null
  readonly mandateReference: string | null
  readonly mandateSignedOn: Day | null
}

export type GroupLack = 'iban' | 'creditor_identifier'
export type MemberLack =
  | 'iban'
  | 'iban_of_the_eea'
  | 'mandate_reference'
  | 'valid_mandate_reference'
  | 'mandate_signed_on'
  | 'mandate_signed_before_collection'

/** Why invoices are not in the file of direct debits. */
export type DirectDebitWarning =
  /** The group has invoices to collect, and no file can be made. */
  | { readonly kind: 'direct_debits_not_possible'; readonly missing: readonly GroupLack[] }
  | {
      readonly kind: 'members_not_debited'
      readonly members: readonly {
        readonly member_id: string
        readonly missing: readonly MemberLack[]
      }[]
    }

export interface DirectDebits {
  /** In the order of the invoices; none when the group lacks something. */
  readonly debits: readonly DirectDebit[]
  readonly warnings: readonly DirectDebitWarning[]
}

export const bareIban = (iban: string | null): string => electronicFormatIBAN(iban ?? '') ?? ''

/** What the group lacks to collect by direct debit; its keys are checked (SEP-01). */
export function lacksOfGroup({ iban, creditorIdentifier }: GroupBanking): readonly GroupLack[] {
  const lacks: readonly (GroupLack | false)[] = [
    !isValidIBAN(bareIban(iban)) && 'iban',
    !isCreditorIdentifier(creditorIdentifier ?? '') && 'creditor_identifier',
  ]
  return lacks.filter((lack) => lack !== false)
}

/** Countries of the SEPA for which a debit must tell the address of its debtor: outside the EEA. */
const OUTSIDE_EEA = new Set([
  'AD',
  'AL',
  'CH',
  'GB',
  'GG',
  'GI',
  'IM',
  'JE',
  'MC',
  'MD',
  'ME',
  'MK',
  'RS',
  'SM',
  'VA',
])

/** What a member lacks to be debited on a day (SEP-02). */
export function lacksOfMember(member: MemberBanking, collectedOn: Day): readonly MemberLack[] {
  const { mandateReference, mandateSignedOn } = member
  return [
    ...lacksOfIban(bareIban(member.iban)),
    ...lacksOfReference(mandateReference ?? ''),
    ...lacksOfSignature(mandateSignedOn, collectedOn),
  ]
}

export function lacksOfIban(iban: string): readonly MemberLack[] {
  if (!isValidIBAN(iban)) return ['iban']
  const country = iban.slice(0, 2)
  return isSEPACountry(country) && !OUTSIDE_EEA.has(country) ? [] : ['iban_of_the_eea']
}

function lacksOfReference(reference: string): readonly MemberLack[] {
  if (reference === '') return ['mandate_reference']
  return isSepaReference(reference) ? [] : ['valid_mandate_reference']
}

function lacksOfSignature(signedOn: Day | null, collectedOn: Day): readonly MemberLack[] {
  if (signedOn === null) return ['mandate_signed_on']
  return signedOn <= collectedOn ? [] : ['mandate_signed_before_collection']
}

const NOTHING_KNOWN: MemberBanking = { iban: null, mandateReference: null, mandateSignedOn: null }

type Collectable = Pick<Invoice, 'number' | 'memberId' | 'grossCents' | 'dueOn' | 'buyer'>

/**
 * The direct debits of a month: one for each invoice with something to pay, on the day it falls
 * due. What is not debited is told, with all that is missing. A credit note is not set against it.
 */
export function directDebitsOf(
  invoices: readonly Collectable[],
  group: GroupBanking,
  members: ReadonlyMap<string, MemberBanking>,
): DirectDebits {
  const toCollect = invoices.filter(({ grossCents }) => grossCents > 0)
  const missing = lacksOfGroup(group)
  const judged = toCollect.map((invoice) => {
    const member = members.get(invoice.memberId) ?? NOTHING_KNOWN
    return { invoice, member, lacks: lacksOfMember(member, invoice.dueOn) }
  })
  const left = judged.filter(({ lacks }) => lacks.length > 0)
  const warnings: (DirectDebitWarning | null)[] = [
    missing.length > 0 && toCollect.length > 0
      ? { kind: 'direct_debits_not_possible', missing }
      : null,
    left.length > 0
      ? {
          kind: 'members_not_debited',
          members: left.map(({ invoice, lacks }) => ({
            member_id: invoice.memberId,
            missing: lacks,
          })),
        }
      : null,
  ]
  return {
    debits: missing.length > 0 ? [] : judged.flatMap(debitOf),
    warnings: warnings.filter((warning) => warning !== null),
  }
}

function debitOf({
  invoice,
  member: { iban, mandateReference, mandateSignedOn },
  lacks,
}: {
  readonly invoice: Collectable
  readonly member: MemberBanking
  readonly lacks: readonly MemberLack[]
}): readonly DirectDebit[] {
  if (lacks.length > 0 || mandateReference === null || mandateSignedOn === null) return []
  return [
    {
      reference: invoice.number,
      collectedOn: invoice.dueOn,
      amountCents: invoice.grossCents,
      debtor: { name: invoice.buyer.name, iban: bareIban(iban) },
      mandate: { reference: mandateReference, signedOn: mandateSignedOn },
    },
  ]
}
