import { recordEvent } from '../../platform/audit/index.ts'
import type { GroupDb } from '../../platform/database/index.ts'
import type { GroupId } from '../../shared/ids.ts'
import { done, type Result, refused } from '../../shared/refusal.ts'
import { proposedCode } from './engine-codes.ts'
import * as store from './codes-store.ts'
import type { Target } from './pay-line.ts'

export interface CodeChoice {
  readonly code: string
  /** Null: the engine does not want it; empty: what the product proposes. */
  readonly targetCode: string | null
}

export interface CodeRefusal {
  readonly kind: 'not-a-code'
  readonly code: string
  readonly targetCode: string
}

interface Doer {
  readonly groupId: GroupId
  readonly actor: string
  readonly at: string
}

/** What separates columns and lines of the files cannot stand in a code or a number. */
const isCell = (text: string): boolean => text.length <= 40 && !/[;\p{Cc}]/u.test(text)

/** Says how variables are called in an engine; files that were made keep their codes. */
export async function setCodes(
  db: GroupDb,
  { groupId, actor, at }: Doer,
  target: Target,
  choices: readonly CodeChoice[],
): Promise<Result<null, readonly CodeRefusal[]>> {
  const refusals = choices.flatMap(({ code, targetCode }): CodeRefusal[] =>
    targetCode === null || isCell(targetCode.trim())
      ? []
      : [{ kind: 'not-a-code', code, targetCode }],
  )
  if (refusals.length > 0) return refused(refusals)
  for (const choice of choices) {
    const targetCode = choice.targetCode === null ? null : choice.targetCode.trim()
    const row = { target, code: choice.code, targetCode }
    const isProposed = targetCode !== null && targetCode === proposedCode(target, choice.code)
    if (targetCode === '' || isProposed) await store.dropCode(db, groupId, row)
    else await store.storeCode(db, groupId, row)
  }
  await recordEvent(db, groupId, {
    at,
    actor,
    action: 'payroll.codes-set',
    subject: target,
    detail: { choices },
  })
  return done(null)
}

export interface NumberChoice {
  readonly employeeId: string
  readonly payrollNumber: string
}

export type NumberRefusal =
  | ({ readonly kind: 'not-a-number' } & NumberChoice)
  | ({ readonly kind: 'number-taken'; readonly by: string } & NumberChoice)
  | ({ readonly kind: 'no-such-person' } & NumberChoice)

/** Sets the numbers of people in the engine; no two people may have one, everything is told. */
export async function setNumbers(
  db: GroupDb,
  { groupId, actor, at }: Doer,
  given: readonly NumberChoice[],
): Promise<Result<null, readonly NumberRefusal[]>> {
  const choices = given.map((one) => ({ ...one, payrollNumber: one.payrollNumber.trim() }))
  const rows = await store.numberRows(db, groupId)
  const set = new Map(choices.map((one) => [one.employeeId, one.payrollNumber]))
  const numberOf = (row: store.NumberRow): string =>
    (set.get(row.employeeId) ?? row.payrollNumber ?? '') || row.employeeId
  const holders = Map.groupBy(rows, numberOf)
  const refusals = choices.flatMap((one): NumberRefusal[] => {
    if (!rows.some(({ employeeId }) => employeeId === one.employeeId))
      return [{ kind: 'no-such-person', ...one }]
    if (!isCell(one.payrollNumber)) return [{ kind: 'not-a-number', ...one }]
    const number = one.payrollNumber || one.employeeId
    const other = holders.get(number)?.find(({ employeeId }) => employeeId !== one.employeeId)
    return other === undefined ? [] : [{ kind: 'number-taken', by: other.employeeName, ...one }]
  })
  if (refusals.length > 0) return refused(refusals)
  await store.replaceNumbers(db, groupId, choices)
  await recordEvent(db, groupId, {
    at,
    actor,
    action: 'payroll.numbers-set',
    subject: groupId,
    detail: { choices },
  })
  return done(null)
}
