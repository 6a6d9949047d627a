import type { OpenInvoice, Operation, PartDraft, SettlementRule } from '../model.ts'
import { subsetsOfSum } from './subset-sum.ts'

/** Why a movement is thought to settle something: facts, for a sentence. */
export type Reason =
  | { readonly kind: 'end-to-end'; readonly reference: string }
  | { readonly kind: 'number-in-label'; readonly numbers: readonly string[] }
  | { readonly kind: 'iban'; readonly memberName: string }
  | { readonly kind: 'name'; readonly memberName: string }
  | { readonly kind: 'amount' }
  | { readonly kind: 'sum-of'; readonly count: number }
  | { readonly kind: 'debits-of-day'; readonly dueOn: string; readonly count: number }
  | { readonly kind: 'oldest-first' }
  | { readonly kind: 'partial'; readonly missingCents: number }
  | { readonly kind: 'too-much'; readonly overCents: number }
  | { readonly kind: 'returned'; readonly code: string }
  | { readonly kind: 'rule'; readonly contains: string }
  | { readonly kind: 'usual-word'; readonly word: string }

export interface Proposal {
  /** 0 to 100. */
  readonly score: number
  /** Nothing else can be meant: applied without being asked. */
  readonly isCertain: boolean
  readonly reasons: readonly Reason[]
  readonly parts: readonly PartDraft[]
  readonly ruleId: string | null
}

export interface KnownAccount {
  readonly account: string
  readonly label: string
}

export interface Knowledge {
  readonly invoices: readonly OpenInvoice[]
  /** Invoices with something settled, for what comes back. */
  readonly paid: readonly OpenInvoice[]
  readonly members: readonly {
    readonly memberId: string
    readonly name: string
    readonly iban: string | null
  }[]
  readonly rules: readonly SettlementRule[]
  /** Words of labels that banks use everywhere, with where they go. */
  readonly usual: readonly { readonly word: RegExp; readonly account: KnownAccount }[]
  readonly fees: KnownAccount
}

const bare = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')

const words = (text: string): string =>
  ` ${text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^0-9A-Z]+/g, ' ')} `

const sumOpen = (invoices: readonly OpenInvoice[]): number =>
  invoices.reduce((sum, { openCents }) => sum + openCents, 0)

const wholly = (invoices: readonly OpenInvoice[]): PartDraft[] =>
  invoices.map(({ invoiceNumber, openCents }) => ({
    kind: 'invoice',
    invoiceNumber,
    amountCents: openCents,
  }))

const textOf = ({ label, endToEndId, details }: Operation): string =>
  [label, endToEndId ?? '', ...details.flatMap((one) => [one.label, one.endToEndId ?? ''])].join(
    ' ',
  )

/** Best first; none where nothing is known. */
export function proposalsFor(operation: Operation, known: Knowledge): readonly Proposal[] {
  const proposals = [
    ...(operation.amountCents > 0 ? receipts(operation, known) : payments(operation, known)),
    ...byRules(operation, known),
    ...byUsualWords(operation, known),
  ]
  const byParts = new Map<string, Proposal>()
  for (const proposal of proposals.sort((a, b) => b.score - a.score)) {
    const key = JSON.stringify(proposal.parts)
    if (!byParts.has(key)) byParts.set(key, proposal)
  }
  return [...byParts.values()].slice(0, 5)
}

function receipts(operation: Operation, known: Knowledge): Proposal[] {
  const named = namedInvoices(operation, known.invoices)
  const payer = payerOf(operation, known)
  return [
    ...(named === null ? [] : [ofNamed(operation, named)]),
    ...debitsOfADay(operation, known.invoices),
    ...(payer === null ? [] : ofPayer(operation, payer, known.invoices)),
    ...ofAmount(operation, known.invoices),
  ]
}

interface Named {
  readonly invoices: readonly OpenInvoice[]
  readonly reason: Reason
}

/** Invoices whose number stands as our reference or in the label, whatever its separators. */
function namedInvoices(operation: Operation, invoices: readonly OpenInvoice[]): Named | null {
  const references = [operation.endToEndId, ...operation.details.map((one) => one.endToEndId)]
    .filter((reference) => reference !== null)
    .map(bare)
  const referred = invoices.filter(({ invoiceNumber }) => references.includes(bare(invoiceNumber)))
  const [first] = referred
  if (first !== undefined)
    return { invoices: referred, reason: { kind: 'end-to-end', reference: first.invoiceNumber } }
  const text = bare(textOf(operation))
  const spoken = invoices.filter(({ invoiceNumber }) => holds(text, bare(invoiceNumber)))
  const numbers = spoken.map(({ invoiceNumber }) => invoiceNumber)
  return spoken.length === 0
    ? null
    : { invoices: spoken, reason: { kind: 'number-in-label', numbers } }
}

/** The number and not the beginning of a longer one. */
function holds(text: string, number: string): boolean {
  if (number.length < 6) return false
  for (let at = text.indexOf(number); at >= 0; at = text.indexOf(number, at + 1))
    if (!/\d/.test(text.charAt(at + number.length))) return true
  return false
}

function ofNamed({ amountCents }: Operation, { invoices, reason }: Named): Proposal {
  const open = sumOpen(invoices)
  const base = { ruleId: null }
  if (open === amountCents)
    return {
      ...base,
      score: 100,
      isCertain: true,
      reasons: [reason, { kind: 'amount' }],
      parts: wholly(invoices),
    }
  if (open > amountCents)
    return {
      ...base,
      score: 80,
      isCertain: false,
      reasons: [reason, { kind: 'partial', missingCents: open - amountCents }],
      parts: oldestFirst(amountCents, invoices),
    }
  const memberId = invoices[0]?.memberId ?? ''
  return {
    ...base,
    score: 75,
    isCertain: false,
    reasons: [reason, { kind: 'too-much', overCents: amountCents - open }],
    parts: [...wholly(invoices), { kind: 'advance', memberId, amountCents: amountCents - open }],
  }
}

type Member = Knowledge['members'][number]

function payerOf(
  { counterpartyIban, counterpartyName, label }: Operation,
  { members }: Knowledge,
): { readonly member: Member; readonly reason: Reason } | null {
  const byIban = members.find(
    ({ iban }) =>
      iban !== null && counterpartyIban !== null && bare(iban) === bare(counterpartyIban),
  )
  if (byIban !== undefined)
    return { member: byIban, reason: { kind: 'iban', memberName: byIban.name } }
  const text = words(`${counterpartyName ?? ''} ${label}`)
  const byName = members.filter(({ name }) => name.length > 3 && text.includes(words(name)))
  const [only] = byName
  return only === undefined || byName.length > 1
    ? null
    : { member: only, reason: { kind: 'name', memberName: only.name } }
}

/** Largest number of open documents of a member among which a sum is looked for. */
const MOST_SUMMED = 24

function ofPayer(
  { amountCents }: Operation,
  { member, reason }: NonNullable<ReturnType<typeof payerOf>>,
  invoices: readonly OpenInvoice[],
): Proposal[] {
  const own = invoices.filter(({ memberId }) => memberId === member.memberId)
  const isIban = reason.kind === 'iban'
  if (own.length === 0)
    return [
      {
        score: isIban ? 60 : 45,
        isCertain: false,
        reasons: [reason, { kind: 'too-much', overCents: amountCents }],
        parts: [{ kind: 'advance', memberId: member.memberId, amountCents }],
        ruleId: null,
      },
    ]
  const summed = own.slice(0, MOST_SUMMED)
  const { found, isComplete } = subsetsOfSum(
    summed.map(({ openCents }) => openCents),
    amountCents,
  )
  const isAlone = found.length === 1 && isComplete && own.length <= MOST_SUMMED
  const exact = found.map((places): Proposal => {
    const taken = places.flatMap((at) => summed[at] ?? [])
    const sum: Reason =
      taken.length === 1 ? { kind: 'amount' } : { kind: 'sum-of', count: taken.length }
    return {
      score: (isIban ? 95 : 85) - (isAlone ? 0 : 15) - (taken.length > 1 ? 3 : 0),
      isCertain: isIban && isAlone && taken.length === 1,
      reasons: [reason, sum],
      parts: wholly(taken),
      ruleId: null,
    }
  })
  return exact.length > 0 ? exact : [ofOldest(amountCents, member, reason, own)]
}

function ofOldest(
  amountCents: number,
  { memberId }: Member,
  reason: Reason,
  own: readonly OpenInvoice[],
): Proposal {
  const owed = own.filter(({ openCents }) => openCents > 0)
  const over = amountCents - sumOpen(owed)
  return {
    score: reason.kind === 'iban' ? 55 : 40,
    isCertain: false,
    reasons: [reason, over > 0 ? { kind: 'too-much', overCents: over } : { kind: 'oldest-first' }],
    parts: [
      ...oldestFirst(amountCents, owed),
      ...(over > 0 ? [{ kind: 'advance' as const, memberId, amountCents: over }] : []),
    ],
    ruleId: null,
  }
}

/** Fills invoices in the order in which they fell due. */
function oldestFirst(amountCents: number, invoices: readonly OpenInvoice[]): PartDraft[] {
  let left = amountCents
  return [...invoices]
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))
    .flatMap(({ invoiceNumber, openCents }) => {
      const taken = Math.min(left, openCents)
      if (taken <= 0) return []
      left -= taken
      return [{ kind: 'invoice' as const, invoiceNumber, amountCents: taken }]
    })
}

/** A file of direct debits is booked in one amount: all that fell due on one day. */
function debitsOfADay(
  { amountCents, bookedOn }: Operation,
  invoices: readonly OpenInvoice[],
): Proposal[] {
  const owed = invoices.filter(({ openCents, dueOn }) => openCents > 0 && dueOn <= bookedOn)
  const byDay = Map.groupBy(owed, ({ dueOn }) => dueOn)
  return [...byDay].flatMap(([dueOn, due]): Proposal[] =>
    due.length > 1 && sumOpen(due) === amountCents
      ? [
          {
            score: 90,
            isCertain: false,
            reasons: [{ kind: 'debits-of-day', dueOn, count: due.length }, { kind: 'amount' }],
            parts: wholly(due),
            ruleId: null,
          },
        ]
      : [],
  )
}

/** One invoice alone has this amount. */
function ofAmount({ amountCents }: Operation, invoices: readonly OpenInvoice[]): Proposal[] {
  const [only, ...others] = invoices.filter(({ openCents }) => openCents === amountCents)
  if (only === undefined || others.length > 2) return []
  return [only, ...others].map((invoice) => ({
    score: others.length === 0 ? 60 : 35,
    isCertain: false,
    reasons: [{ kind: 'amount' }],
    parts: wholly([invoice]),
    ruleId: null,
  }))
}

/** Money that goes: a debit that came back, a credit note paid out. */
function payments(operation: Operation, known: Knowledge): Proposal[] {
  const named = namedInvoices(operation, known.paid)
  const code = operation.returnReason
  const isReturn = code !== null || /REJET|IMPAYE|RETOUR/.test(words(operation.label))
  const returned = named !== null && isReturn ? ofReturned(operation, named, code ?? '', known) : []
  const credits = known.invoices.filter(({ openCents }) => openCents < 0)
  const refund = namedInvoices(operation, credits)
  const isWhole = refund !== null && sumOpen(refund.invoices) === operation.amountCents
  return [
    ...returned,
    ...(refund !== null && isWhole ? [ofNamed(operation, refund)] : []),
    ...ofAmount(operation, credits),
  ]
}

/** What was received goes back; what the bank took beyond is its fee. */
function ofReturned(
  { amountCents, endToEndId }: Operation,
  { invoices, reason }: Named,
  code: string,
  { fees }: Knowledge,
): Proposal[] {
  const received = invoices.reduce((sum, { paidCents }) => sum + paidCents, 0)
  const fee = amountCents + received
  if (received <= 0 || fee > 0 || -fee > MOST_FEE_CENTS) return []
  return [
    {
      score: 95,
      isCertain: fee === 0 && endToEndId !== null && invoices.length === 1,
      reasons: [{ kind: 'returned', code }, reason],
      parts: [
        ...invoices.map(({ invoiceNumber, paidCents }) => ({
          kind: 'invoice' as const,
          invoiceNumber,
          amountCents: -paidCents,
        })),
        ...(fee === 0
          ? []
          : [
              {
                kind: 'account' as const,
                account: fees.account,
                accountLabel: fees.label,
                amountCents: fee,
              },
            ]),
      ],
      ruleId: null,
    },
  ]
}

/** More than any bank takes for a rejected debit is no fee. */
const MOST_FEE_CENTS = 5000

const fits = ({ direction }: SettlementRule, { amountCents }: Operation): boolean =>
  direction === 'both' || (direction === 'in') === amountCents > 0

function byRules(operation: Operation, { rules, invoices }: Knowledge): Proposal[] {
  const text = words(`${operation.counterpartyName ?? ''} ${textOf(operation)}`)
  return rules
    .filter((rule) => fits(rule, operation) && text.includes(words(rule.contains).trimEnd()))
    .map((rule): Proposal => {
      const { contains, automatic, ruleId, account, accountLabel, memberId } = rule
      const reasons: Reason[] = [{ kind: 'rule', contains }]
      const { amountCents } = operation
      if (account !== null && accountLabel !== null)
        return {
          score: 92,
          isCertain: automatic,
          reasons,
          parts: [{ kind: 'account', account, accountLabel, amountCents }],
          ruleId,
        }
      const own = invoices.filter((one) => one.memberId === memberId && one.openCents > 0)
      const over = amountCents - sumOpen(own)
      const rest: PartDraft[] =
        over > 0 && memberId !== null ? [{ kind: 'advance', memberId, amountCents: over }] : []
      const exact = own.filter(({ openCents }) => openCents === amountCents)
      const parts = exact.length === 1 ? wholly(exact) : [...oldestFirst(amountCents, own), ...rest]
      return { score: 88, isCertain: automatic && exact.length === 1, reasons, parts, ruleId }
    })
    .filter(({ parts }) => parts.length > 0)
}

function byUsualWords(operation: Operation, { usual }: Knowledge): Proposal[] {
  const text = words(`${operation.counterpartyName ?? ''} ${operation.label}`)
  for (const { word, account } of usual) {
    const match = word.exec(text)
    if (match !== null)
      return [
        {
          score: 50,
          isCertain: false,
          reasons: [{ kind: 'usual-word', word: match[0].trim() }],
          parts: [
            {
              kind: 'account',
              account: account.account,
              accountLabel: account.label,
              amountCents: operation.amountCents,
            },
          ],
          ruleId: null,
        },
      ]
  }
  return []
}
