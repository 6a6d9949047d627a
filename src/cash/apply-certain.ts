import { accountsOf, type Accounts } from '../ledger/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import { addDays, type Day } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import type { OpenInvoice, PartDraft } from './model.ts'
import { openInvoices, paidInvoices } from './receivables-store.ts'
import { type Knowledge, proposalsFor } from './rules/propose.ts'
import { settleOperation } from './settle.ts'
import { membersToMatch, rulesOf, untouchedOperations } from './settlement-store.ts'

/** A debit may come back for thirteen months where the member did not agree to it. */
const RETURN_DAYS = 400

/** What proposals are made from, as it stands now. */
export async function knowledgeOf(db: GroupDb, groupId: GroupId, today: Day): Promise<Knowledge> {
  const accounts = await accountsOf(db, groupId)
  return {
    invoices: await openInvoices(db, groupId),
    paid: await paidInvoices(db, groupId, addDays(today, -RETURN_DAYS)),
    members: await membersToMatch(db, groupId),
    rules: await rulesOf(db, groupId),
    usual: usualWords(accounts),
    fees: accounts.bank_fees,
  }
}

/** Words that French banks and bodies put in their labels. */
const usualWords = (accounts: Accounts): Knowledge['usual'] => [
  {
    word: /\b(?:FRAIS|COMMISSIONS?|COTISATION (?:CARTE|COMPTE)|ABONNEMENT)\b/,
    account: accounts.bank_fees,
  },
  { word: /\b(?:URSSAF|MSA)\b/, account: accounts.contributions_due },
  { word: /\b(?:SALAIRES?|PAIES?|REMUNERATIONS?)\b/, account: accounts.wages_due },
  { word: /\bDGFIP\b.*\bTVA\b|\bTVA\b.*\bDGFIP\b/, account: accounts.vat_due },
]

const MOST_AT_ONCE = 5000

/** Settles each movement that can only mean one thing; answers how many. */
export async function applyCertain(
  db: GroupDb,
  {
    groupId,
    today,
    actor,
    at,
  }: {
    readonly groupId: GroupId
    readonly today: Day
    readonly actor: string
    readonly at: string
  },
): Promise<number> {
  let known = await knowledgeOf(db, groupId, today)
  let settled = 0
  for (const operation of await untouchedOperations(db, groupId, MOST_AT_ONCE)) {
    const [best] = proposalsFor(operation, known)
    if (best === undefined || !best.isCertain) continue
    const result = await settleOperation(db, {
      groupId,
      operationId: operation.operationId,
      parts: best.parts,
      origin: best.ruleId === null ? 'certain' : 'rule',
      ruleId: best.ruleId,
      today,
      actor,
      at,
    })
    if (result?.ok !== true) continue
    settled += 1
    known = settledBy(known, best.parts)
  }
  return settled
}

/** What is open and paid after these parts, without asking the database for all of it again. */
function settledBy(known: Knowledge, parts: readonly PartDraft[]): Knowledge {
  const amounts = new Map(
    parts.flatMap((part) =>
      part.kind === 'invoice' ? [[part.invoiceNumber, part.amountCents] as const] : [],
    ),
  )
  const all = new Map([...known.paid, ...known.invoices].map((row) => [row.invoiceNumber, row]))
  const touched = [...amounts].flatMap(([number, amount]) => {
    const row = all.get(number)
    return row === undefined
      ? []
      : [{ ...row, paidCents: row.paidCents + amount, openCents: row.openCents - amount }]
  })
  const others = (rows: readonly OpenInvoice[]) =>
    rows.filter(({ invoiceNumber }) => !amounts.has(invoiceNumber))
  return {
    ...known,
    invoices: [
      ...others(known.invoices),
      ...touched.filter(({ openCents }) => openCents !== 0),
    ].sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0)),
    paid: [...others(known.paid), ...touched.filter(({ paidCents }) => paidCents > 0)],
  }
}
