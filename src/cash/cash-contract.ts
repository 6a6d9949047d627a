import { z } from 'zod'
import {
  centsNumber,
  dayText,
  defineRoute,
  identifier,
  instantText,
  listQuery,
  pageOf,
} from '../platform/http/contract.ts'

const tag = 'cash'

export const bankAccount = z
  .object({
    accountId: z.string(),
    name: z.string(),
    iban: z.string(),
    bic: z.string().nullable(),
    ledgerAccount: z.string(),
    ledgerLabel: z.string(),
    knownBalanceCents: centsNumber.nullable(),
    knownOn: dayText.nullable(),
    balanceCents: centsNumber.describe('Today: the last balance told, and the movements after it'),
    since: dayText.nullable().describe('Day of the balance that it rests on; null without any'),
  })
  .meta({ id: 'BankAccount' })
export type BankAccountAnswer = z.infer<typeof bankAccount>

const statement = z.object({
  statementId: z.string(),
  accountId: z.string(),
  accountName: z.string(),
  format: z.enum(['camt053', 'cfonb120', 'ofx', 'manual']),
  fileName: z.string(),
  reference: z.string().nullable(),
  firstOn: dayText.nullable(),
  lastOn: dayText.nullable(),
  openingCents: centsNumber.nullable(),
  closingCents: centsNumber.nullable(),
  differenceCents: centsNumber.nullable().describe('Other than 0 was accepted by a person'),
  operations: z.int(),
  added: z.int().describe('Movements that no earlier statement had'),
  importedBy: z.string(),
  importedAt: instantText,
})
export type StatementAnswer = z.infer<typeof statement>

const target = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('invoice'),
    invoiceNumber: identifier,
    amountCents: centsNumber.describe('In the sense of the movement: positive is received'),
  }),
  z.object({ kind: z.literal('advance'), memberId: identifier, amountCents: centsNumber }),
  z.object({
    kind: z.literal('account'),
    account: z.string().max(12),
    accountLabel: z.string().max(100),
    amountCents: centsNumber,
  }),
])
export type PartAnswer = z.infer<typeof target>

const reason = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('end-to-end'), reference: z.string() }),
  z.object({ kind: z.literal('number-in-label'), numbers: z.array(z.string()) }),
  z.object({ kind: z.literal('iban'), memberName: z.string() }),
  z.object({ kind: z.literal('name'), memberName: z.string() }),
  z.object({ kind: z.literal('amount') }),
  z.object({ kind: z.literal('sum-of'), count: z.int() }),
  z.object({ kind: z.literal('debits-of-day'), dueOn: z.string(), count: z.int() }),
  z.object({ kind: z.literal('oldest-first') }),
  z.object({ kind: z.literal('partial'), missingCents: centsNumber }),
  z.object({ kind: z.literal('too-much'), overCents: centsNumber }),
  z.object({ kind: z.literal('returned'), code: z.string() }),
  z.object({ kind: z.literal('rule'), contains: z.string() }),
  z.object({ kind: z.literal('usual-word'), word: z.string() }),
])
export type ReasonAnswer = z.infer<typeof reason>

const proposal = z.object({
  score: z.int().describe('0 to 100'),
  isCertain: z.boolean(),
  reasons: z.array(reason),
  parts: z.array(target),
})
export type ProposalAnswer = z.infer<typeof proposal>

const settledPart = z.object({
  kind: z.enum(['invoice', 'advance', 'account']),
  memberId: z.string().nullable(),
  memberName: z.string().nullable(),
  invoiceNumber: z.string().nullable(),
  account: z.string().nullable(),
  accountLabel: z.string().nullable(),
  amountCents: centsNumber,
  returnReason: z.string().nullable(),
})
export type SettledPart = z.infer<typeof settledPart>

const settlement = z.object({
  settlementId: z.string(),
  settledOn: dayText,
  origin: z.enum(['person', 'certain', 'rule', 'reversal']),
  isUndone: z.boolean(),
  reason: z.string(),
  settledBy: z.string(),
  settledAt: instantText,
  parts: z.array(settledPart),
})
export type SettlementAnswer = z.infer<typeof settlement>

export const operationRow = z
  .object({
    operationId: z.string(),
    accountId: z.string(),
    accountName: z.string(),
    bookedOn: dayText,
    valueOn: dayText,
    amountCents: centsNumber,
    label: z.string(),
    counterpartyName: z.string().nullable(),
    returnReason: z.string().nullable(),
    settlement: settlement.nullable().describe('The one that stands'),
    targets: z.string().describe('What it settles, in a few words'),
  })
  .meta({ id: 'BankOperation' })
export type OperationRow = z.infer<typeof operationRow>

const operationId = z.object({ operationId: identifier })

export const ruleAnswer = z.object({
  ruleId: z.string(),
  contains: z.string(),
  direction: z.enum(['in', 'out', 'both']),
  memberId: z.string().nullable(),
  account: z.string().nullable(),
  accountLabel: z.string().nullable(),
  automatic: z.boolean(),
})
export type RuleAnswer = z.infer<typeof ruleAnswer>

export const importReport = z
  .object({
    isKnown: z.boolean().describe('The very same file was taken before: nothing was done'),
    settled: z.int().describe('Movements that were settled by themselves'),
    warnings: z.array(z.string()),
    statements: z.array(
      z.object({
        account: z.string(),
        operations: z.int(),
        added: z.int(),
        gapCents: centsNumber
          .nullable()
          .describe('Opening balance less the closing one before it: a statement is missing'),
      }),
    ),
  })
  .meta({ id: 'StatementImport' })
export type ImportReportAnswer = z.infer<typeof importReport>

const STATES = ['free', 'settled'] as const

export const cashContract = {
  accounts: defineRoute({
    method: 'GET',
    url: '/cash/accounts',
    tag,
    summary: 'Bank accounts with their balance of today',
    access: 'officer',
    response: z.object({ items: z.array(bankAccount), freeOperations: z.int() }),
  }),
  storeAccount: defineRoute({
    method: 'POST',
    url: '/cash/accounts',
    tag,
    summary: 'Add a bank account, or change the one of the same identifier',
    access: 'officer',
    body: z.object({
      accountId: z.uuid().optional(),
      name: z.string().trim().min(1).max(100),
      iban: z.string().max(50),
      bic: z.string().max(11).nullable(),
      ledgerAccount: z.string().max(12),
      ledgerLabel: z.string().trim().min(1).max(100),
      knownBalanceCents: centsNumber.nullable(),
      knownOn: dayText.nullable(),
    }),
    response: z.object({ accountId: z.string() }),
  }),
  statements: defineRoute({
    method: 'GET',
    url: '/cash/statements',
    tag,
    summary: 'Statements that were imported, newest first',
    access: 'officer',
    response: z.object({ items: z.array(statement) }),
  }),
  importStatements: defineRoute({
    method: 'POST',
    url: '/cash/statements',
    tag,
    summary: 'Import a statement: camt.053, CFONB 120 or OFX, all or nothing',
    description:
      'A form with one file. 422 with everything that is wrong: line, field, what was expected and ' +
      'what was there. 409 when balances do not add up, until acceptDifference is true, or when the ' +
      'account is not one of the group. Movements that an earlier statement had are not taken twice.',
    access: 'officer',
    consumes: ['multipart/form-data'],
    querystring: z.object({ acceptDifference: z.enum(['true', 'false']).default('false') }),
    response: importReport,
  }),
  operations: defineRoute({
    method: 'GET',
    url: '/cash/operations',
    tag,
    summary: 'Movements of the bank accounts',
    access: 'officer',
    querystring: listQuery(['bookedOn', 'amountCents', 'label'], {
      state: z.enum(STATES).optional(),
      account: identifier.optional(),
      q: z.string().max(200).optional().describe('Part of the label or of a name'),
    }),
    response: pageOf(operationRow),
    exports: {
      file: 'operations-bancaires',
      columns: [
        { path: 'bookedOn', heading: 'Date', kind: 'day' },
        { path: 'valueOn', heading: 'Date de valeur', kind: 'day' },
        { path: 'accountName', heading: 'Compte', kind: 'text' },
        { path: 'label', heading: 'Libellé', kind: 'text' },
        { path: 'counterpartyName', heading: 'Contrepartie', kind: 'text' },
        { path: 'amountCents', heading: 'Montant (EUR)', kind: 'cents' },
        { path: 'targets', heading: 'Affectation', kind: 'text' },
      ],
    },
  }),
  operation: defineRoute({
    method: 'GET',
    url: '/cash/operations/:operationId',
    tag,
    summary: 'One movement with what it may settle and why, and what was settled before',
    access: 'officer',
    params: operationId,
    response: z.object({
      operation: operationRow,
      proposals: z.array(proposal),
      history: z.array(settlement),
    }),
  }),
  addOperation: defineRoute({
    method: 'POST',
    url: '/cash/operations',
    tag,
    summary: 'Type a movement that no file brings, such as a cheque paid in',
    access: 'officer',
    status: 201,
    body: z.object({
      accountId: z.uuid(),
      bookedOn: dayText,
      amountCents: centsNumber,
      label: z.string().trim().min(1).max(200),
    }),
    response: z.object({ operationId: z.string() }),
  }),
  settle: defineRoute({
    method: 'POST',
    url: '/cash/operations/:operationId/settlements',
    tag,
    summary: 'Settle a movement: its parts, which add up to it',
    access: 'officer',
    params: operationId,
    status: 201,
    body: z.object({ parts: z.array(target).min(1).max(2000) }),
    response: z.object({ settlementId: z.string() }),
  }),
  setOff: defineRoute({
    method: 'POST',
    url: '/cash/set-offs',
    tag,
    summary: 'Set what a member has in its favour against what it owes; the parts add up to zero',
    access: 'officer',
    status: 201,
    body: z.object({ parts: z.array(target).min(2).max(200) }),
    response: z.object({ settlementId: z.string() }),
  }),
  undo: defineRoute({
    method: 'POST',
    url: '/cash/settlements/:settlementId/undoing',
    tag,
    summary: 'Undo a settlement by a contrary one, and its entry',
    access: 'officer',
    params: z.object({ settlementId: identifier }),
    status: 201,
    body: z.object({ reason: z.string().max(500).default('') }),
    response: z.object({ settlementId: z.string() }),
  }),
  rules: defineRoute({
    method: 'GET',
    url: '/cash/rules',
    tag,
    summary: 'What the officer taught: labels and where they go',
    access: 'officer',
    response: z.object({ items: z.array(ruleAnswer) }),
  }),
  addRule: defineRoute({
    method: 'POST',
    url: '/cash/rules',
    tag,
    summary: 'Teach a rule: a label that contains so and so goes there',
    access: 'officer',
    status: 201,
    body: z.object({
      contains: z.string().trim().min(3).max(100),
      direction: z.enum(['in', 'out', 'both']),
      memberId: identifier.nullable(),
      account: z.string().max(12).nullable(),
      accountLabel: z.string().max(100).nullable(),
      automatic: z.boolean(),
    }),
    response: ruleAnswer,
  }),
  removeRule: defineRoute({
    method: 'DELETE',
    url: '/cash/rules/:ruleId',
    tag,
    summary: 'Forget a rule; what it settled stays',
    access: 'officer',
    params: z.object({ ruleId: identifier }),
    response: z.object({ items: z.array(ruleAnswer) }),
  }),
}
