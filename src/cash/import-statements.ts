import { createHash, randomUUID } from 'node:crypto'
import { isValidIBAN } from 'ibantools'
import type { BankStatement, ReadStatements } from '../adapters/bank-statements/index.ts'
import { recordEvent } from '../platform/audit/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import type { Day } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { done, type Result, refused } from '../shared/refusal.ts'
import { applyCertain } from './apply-certain.ts'
import { lockCash } from './cash-lock.ts'
import { fingerprintsOf } from './rules/fingerprint.ts'
import {
  alikeInOtherFormat,
  type BankAccount,
  bankAccountsOf,
  closingBefore,
  isImported,
  storeBankAccount,
  storeStatement,
} from './statement-store.ts'

/** Why no statement of a file is kept. */
export type ImportRefusal =
  | { readonly kind: 'unknown-account'; readonly account: string }
  | { readonly kind: 'other-currency'; readonly account: string; readonly currency: string }
  | {
      readonly kind: 'balances-differ'
      readonly account: string
      readonly differenceCents: number
    }
  /** Movements of the same days and amounts came in another format: they would count twice. */
  | { readonly kind: 'other-format'; readonly account: string; readonly alike: number }

export interface ImportedStatement {
  readonly account: string
  readonly operations: number
  readonly added: number
  /** Opening balance less the closing one before it: other than 0, a statement is missing. */
  readonly gapCents: number | null
}

export interface ImportReport {
  /** The very same file was taken before: nothing was done. */
  readonly isKnown: boolean
  readonly statements: readonly ImportedStatement[]
  /** Movements that were settled by themselves. */
  readonly settled: number
}

export interface ImportCommand {
  readonly groupId: GroupId
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly read: Pick<ReadStatements, 'statements'>
  readonly warnings: readonly string[]
  /** A person saw that balances differ, or what came before, and takes the statement all the same. */
  readonly acceptDifference: boolean
  readonly today: Day
  readonly actor: string
  readonly at: string
}

/**
 * Keeps the statements of a file, all or none: each movement once, however often and in however
 * many overlapping statements it comes. What can only mean one thing is settled at once.
 */
export async function importStatements(
  db: GroupDb,
  command: ImportCommand,
): Promise<Result<ImportReport, readonly ImportRefusal[]>> {
  const { groupId, bytes, read, actor, at, fileName } = command
  await lockCash(db, groupId)
  const fileSha256 = createHash('sha256').update(bytes).digest('hex')
  if (await isImported(db, groupId, fileSha256))
    return done({ isKnown: true, statements: [], settled: 0 })
  const accounts = await accountsFor(db, groupId, read.statements)
  const refusals = [
    ...read.statements.flatMap((statement) => refusalsOf(statement, accounts, command)),
    ...(command.acceptDifference ? [] : await sameInOtherFormat(db, command, accounts)),
  ]
  if (refusals.length > 0) return refused(refusals)
  const statements: ImportedStatement[] = []
  for (const statement of read.statements) {
    const account = accounts.get(statement.account)
    if (account !== undefined)
      statements.push(await keep(db, command, { statement, account, fileSha256 }))
  }
  const settled = await applyCertain(db, command)
  await recordEvent(db, groupId, {
    at,
    actor,
    action: 'cash.statement-imported',
    subject: fileName,
    detail: { fileSha256, statements, settled },
  })
  return done({ isKnown: false, statements, settled })
}

/** The accounts of the statements; the account of the group itself is opened at its first one. */
async function accountsFor(
  db: GroupDb,
  groupId: GroupId,
  statements: readonly BankStatement[],
): Promise<ReadonlyMap<string, BankAccount>> {
  const known = await bankAccountsOf(db, groupId)
  const settings = await db
    .selectFrom('group_settings')
    .select(['iban', 'bic'])
    .where('group_id', '=', groupId)
    .executeTakeFirst()
  const own = (settings?.iban ?? '').replace(/\s/g, '').toUpperCase()
  const accounts = new Map(known.map((account) => [account.iban, account]))
  for (const { account: iban } of statements) {
    const isFirst = accounts.size === 0 && own === '' && isValidIBAN(iban)
    if (accounts.has(iban) || (iban !== own && !isFirst)) continue
    const account: BankAccount = {
      accountId: randomUUID(),
      name: 'Compte courant',
      iban,
      bic: iban === own ? (settings?.bic ?? null) : null,
      ledgerAccount: '512000',
      ledgerLabel: 'Banque',
      knownBalanceCents: null,
      knownOn: null,
    }
    await storeBankAccount(db, groupId, account)
    accounts.set(iban, account)
  }
  return accounts
}

function refusalsOf(
  { account, currency, differenceCents }: BankStatement,
  accounts: ReadonlyMap<string, BankAccount>,
  { acceptDifference }: ImportCommand,
): ImportRefusal[] {
  return [
    ...(accounts.has(account) ? [] : [{ kind: 'unknown-account' as const, account }]),
    ...(currency === 'EUR' ? [] : [{ kind: 'other-currency' as const, account, currency }]),
    ...(acceptDifference || differenceCents === null || differenceCents === 0
      ? []
      : [{ kind: 'balances-differ' as const, account, differenceCents }]),
  ]
}

async function sameInOtherFormat(
  db: GroupDb,
  { groupId, read }: ImportCommand,
  accounts: ReadonlyMap<string, BankAccount>,
): Promise<readonly ImportRefusal[]> {
  const refusals: ImportRefusal[] = []
  for (const { account, format, operations } of read.statements) {
    const accountId = accounts.get(account)?.accountId
    if (accountId === undefined) continue
    const alike = await alikeInOtherFormat(db, groupId, { accountId, format, operations })
    if (alike > 0) refusals.push({ kind: 'other-format', account, alike })
  }
  return refusals
}

async function keep(
  db: GroupDb,
  { groupId, fileName, warnings, actor, at }: ImportCommand,
  {
    statement,
    account,
    fileSha256,
  }: {
    readonly statement: BankStatement
    readonly account: BankAccount
    readonly fileSha256: string
  },
): Promise<ImportedStatement> {
  const { opening, closing, operations } = statement
  const before =
    opening?.on === null || opening === null
      ? null
      : await closingBefore(db, groupId, account.accountId, opening.on)
  const fingerprints = fingerprintsOf(operations)
  const { added } = await storeStatement(
    db,
    groupId,
    {
      statementId: randomUUID(),
      accountId: account.accountId,
      format: statement.format,
      fileName,
      fileSha256,
      reference: statement.reference,
      openingCents: opening?.amountCents ?? null,
      closing: closing === null ? null : { ...closing, on: closing.on ?? lastDay(operations) },
      differenceCents: statement.differenceCents,
      warnings,
      importedBy: actor,
      importedAt: at,
    },
    operations.map((operation, index) => ({
      ...operation,
      operationId: randomUUID(),
      fingerprint: fingerprints[index] ?? '',
    })),
  )
  const gap = before === null || opening === null ? 0 : opening.amountCents - before.amountCents
  return {
    account: account.name,
    operations: operations.length,
    added,
    gapCents: gap === 0 ? null : gap,
  }
}

const lastDay = (operations: readonly { readonly bookedOn: Day }[]): Day | null =>
  operations
    .map(({ bookedOn }) => bookedOn)
    .sort()
    .at(-1) ?? null
