import type { Accounts } from '../../accounts.ts'
import { balanced, credit, debit, type EntryDraft, type Party } from '../../entry.ts'
import type { GuaranteeMove } from '../guarantee.ts'

/** What the books name an act by. */
export const guaranteeCause = ({ moveId }: Pick<GuaranteeMove, 'moveId'>): string =>
  `guarantee:${moveId}`

/**
 * What an act writes in the books (OD); null where it writes nothing. A deposit is a debt of the
 * group to the member (165), without VAT (BIL-18); the money itself passes through a waiting account
 * (4671) that the bank statement settles. A promise of a bank is not in the books until it is
 * called. What is called is credited to the account of the member (411) as an advance is: setting
 * it off against an invoice is an act of its own, on which the VAT of that invoice falls due.
 */
export function guaranteeEntry(
  { moveId, kind, act, amountCents, on }: GuaranteeMove,
  member: Party,
  accounts: Pick<Accounts, 'member_receivable' | 'deposits_held' | 'deposits_in_transit'>,
): EntryDraft | null {
  const { member_receivable, deposits_held, deposits_in_transit } = accounts
  const isDeposit = kind === 'deposit'
  if (act === 'asked' || (!isDeposit && act !== 'called')) return null
  const label = `${WORDS[act]} ${member.name}`
  const line = (side: typeof debit, account: Accounts['member_receivable']) =>
    side(account, amountCents, label, member.id, member)
  const called = [
    ...line(debit, isDeposit ? deposits_held : deposits_in_transit),
    ...line(credit, member_receivable),
  ]
  const held = [...line(debit, deposits_in_transit), ...line(credit, deposits_held)]
  const refunded = [...line(debit, deposits_held), ...line(credit, deposits_in_transit)]
  return balanced({
    journal: 'OD',
    cause: guaranteeCause({ moveId }),
    entryDate: on,
    pieceReference: `GAR-${moveId.slice(0, 8)}`,
    pieceDate: on,
    label,
    lines: act === 'held' ? held : act === 'refunded' ? refunded : called,
  })
}

const WORDS = {
  held: 'Dépôt de garantie',
  called: 'Garantie appelée',
  refunded: 'Dépôt de garantie rendu',
} as const
