import { randomUUID } from 'node:crypto'
import { electronicFormatIBAN, isValidIBAN } from 'ibantools'
import { isAccountNumber } from '../ledger/index.ts'
import { recordEvent } from '../platform/audit/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import type { Day } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { done, type Result, refused } from '../shared/refusal.ts'
import { fingerprintsOf } from './rules/fingerprint.ts'
import {
  type BankAccount,
  bankAccountsOf,
  storeBankAccount,
  storeStatement,
} from './statement-store.ts'

interface Doer {
  readonly groupId: GroupId
  readonly actor: string
  readonly at: string
}

export type AccountRefusal =
  | { readonly kind: 'not-an-iban'; readonly iban: string }
  | { readonly kind: 'iban-known'; readonly iban: string }
  | { readonly kind: 'not-an-account'; readonly account: string }
  | { readonly kind: 'balance-without-day' }

/** Adds a bank account or changes one; what is wrong is told at once. */
export async function setBankAccount(
  db: GroupDb,
  { groupId, actor, at }: Doer,
  given: Omit<BankAccount, 'accountId'> & { readonly accountId: string | null },
): Promise<Result<BankAccount, readonly AccountRefusal[]>> {
  const iban = electronicFormatIBAN(given.iban) ?? ''
  const others = (await bankAccountsOf(db, groupId)).filter(
    ({ accountId }) => accountId !== given.accountId,
  )
  const refusals: AccountRefusal[] = [
    ...(isValidIBAN(iban) ? [] : [{ kind: 'not-an-iban' as const, iban: given.iban }]),
    ...(others.some((one) => one.iban === iban) ? [{ kind: 'iban-known' as const, iban }] : []),
    ...(isAccountNumber(given.ledgerAccount)
      ? []
      : [{ kind: 'not-an-account' as const, account: given.ledgerAccount }]),
    ...((given.knownOn === null) === (given.knownBalanceCents === null)
      ? []
      : [{ kind: 'balance-without-day' as const }]),
  ]
  if (refusals.length > 0) return refused(refusals)
  const account: BankAccount = { ...given, iban, accountId: given.accountId ?? randomUUID() }
  await storeBankAccount(db, groupId, account)
  await recordEvent(db, groupId, {
    at,
    actor,
    action: 'cash.account-set',
    subject: account.accountId,
    detail: { ...account },
  })
  return done(account)
}

/** Keeps a movement that no file brings; null when there is no such account. */
export async function addOperation(
  db: GroupDb,
  { groupId, actor, at }: Doer,
  move: {
    readonly accountId: string
    readonly bookedOn: Day
    readonly amountCents: number
    readonly label: string
  },
): Promise<string | null> {
  const accounts = await bankAccountsOf(db, groupId)
  if (!accounts.some(({ accountId }) => accountId === move.accountId)) return null
  const operationId = randomUUID()
  const operation = {
    ...move,
    operationId,
    valueOn: move.bookedOn,
    counterpartyName: null,
    counterpartyIban: null,
    endToEndId: null,
    mandateReference: null,
    // Typed twice on purpose is two movements: each has a reference of its own.
    bankReference: `SAISIE-${operationId.slice(0, 8)}`,
    returnReason: null,
    details: [],
  }
  const [fingerprint = ''] = fingerprintsOf([operation])
  await storeStatement(
    db,
    groupId,
    {
      statementId: randomUUID(),
      accountId: move.accountId,
      format: 'manual',
      fileName: '',
      fileSha256: fingerprint,
      reference: null,
      openingCents: null,
      closing: null,
      differenceCents: null,
      warnings: [],
      importedBy: actor,
      importedAt: at,
    },
    [{ ...operation, fingerprint }],
  )
  await recordEvent(db, groupId, {
    at,
    actor,
    action: 'cash.movement-typed',
    subject: operationId,
    detail: { ...move },
  })
  return operationId
}
