import { mistakeText, readStatements, warningText } from '../adapters/bank-statements/index.ts'
import { todayOf } from '../group/index.ts'
import { inGroup } from '../platform/database/index.ts'
import {
  type ApiModule,
  HttpProblem,
  type Language,
  notFound,
  formFile,
  dayAt,
} from '../platform/http/index.ts'
import { knowledgeOf } from './apply-certain.ts'
import { cashContract } from './cash-contract.ts'
import {
  ACCOUNT_REFUSALS,
  IMPORT_REFUSALS,
  RULE_REFUSALS,
  SETTLE_REFUSALS,
  UNDO_REFUSALS,
} from './cash-refusals.ts'
import { importStatements } from './import-statements.ts'
import { countFree, historyOf, operationsOf } from './operation-queries.ts'
import { known, problemOf } from './request.ts'
import { proposalsFor, type Reason } from './rules/propose.ts'
import { addOperation, setBankAccount } from './set-account.ts'
import { operationOf, rulesOf } from './settlement-store.ts'
import { setOff, settleOperation } from './settle.ts'
import { balancesOn, bankAccountsOf, statementsOf } from './statement-store.ts'
import { forgetRule, teachRule } from './teach-rule.ts'
import { undoSettlement } from './undo-settlement.ts'

const MOST_MISTAKES = 1000

function unreadable(
  mistakes: ReturnType<typeof readStatements>['mistakes'],
  language: Language,
): HttpProblem {
  return new HttpProblem('invalid', {
    errors: mistakes.slice(0, MOST_MISTAKES).map((mistake) => ({
      path: `/body/${mistake.line}${mistake.field === '' ? '' : `/${mistake.field.replaceAll('/', '~1')}`}`,
      expected: mistakeText(mistake, language),
      value: mistake.found,
    })),
    facts: { kind: 'unreadable-statement', mistakes: mistakes.length },
  })
}

/** Bank accounts, their statements and movements. */
export const bankApi: ApiModule = (api) => {
  api.serve(cashContract.accounts, async ({ db, viewer: { groupId }, now }) => {
    const accounts = await bankAccountsOf(db, groupId)
    const balances = new Map(
      (await balancesOn(db, groupId, await todayOf(db, now))).map((row) => [row.accountId, row]),
    )
    return {
      items: accounts.map((account) => ({
        ...account,
        balanceCents: balances.get(account.accountId)?.balanceCents ?? 0,
        since: balances.get(account.accountId)?.since ?? null,
      })),
      freeOperations: await countFree(db, groupId),
    }
  })

  api.serve(cashContract.storeAccount, async ({ db, viewer, body, now }) => {
    const doer = { groupId: viewer.groupId, actor: viewer.userName, at: now }
    const knownOn = body.knownOn === null ? null : dayAt('/body/knownOn', body.knownOn)
    const account = { ...body, knownOn, accountId: body.accountId ?? null }
    const stored = await setBankAccount(db, doer, account)
    if (!stored.ok) throw problemOf(ACCOUNT_REFUSALS, stored.refusal)
    return { accountId: stored.value.accountId }
  })

  api.serve(cashContract.statements, async ({ db, viewer: { groupId } }) => ({
    items: [...(await statementsOf(db, groupId))],
  }))

  api.serveOutside(
    cashContract.importStatements,
    async ({ viewer, upload, query, language, now }) => {
      if (viewer === null) throw new HttpProblem('not-signed-in')
      const { groupId, userName: actor } = viewer
      const { name, bytes } = await formFile(upload)
      const read = readStatements(bytes)
      if (read.mistakes.length > 0) throw unreadable(read.mistakes, language)
      const warnings = read.warnings.map((warning) => warningText(warning, language))
      const result = await inGroup(api.database, groupId, async (db) =>
        importStatements(db, {
          groupId,
          fileName: name,
          bytes,
          read,
          warnings,
          acceptDifference: query.acceptDifference === 'true',
          today: await todayOf(db, now),
          actor,
          at: now,
        }),
      )
      if (!result.ok) throw problemOf(IMPORT_REFUSALS, result.refusal)
      return { ...result.value, statements: [...result.value.statements], warnings }
    },
  )

  api.serve(cashContract.operations, async ({ db, viewer: { groupId }, query, paging }) => {
    const wanted = { sort: query.sort ?? '-bookedOn', slice: paging.slice }
    return paging.page(await operationsOf(db, groupId, query, wanted))
  })
}

/** What movements settle. */
export const settlementsApi: ApiModule = (api) => {
  api.serve(cashContract.operation, async ({ db, viewer: { groupId }, params, now }) => {
    const operation = known(params.operationId)
    const { rows } = await operationsOf(
      db,
      groupId,
      { operation },
      { sort: 'bookedOn', slice: { limit: 1, offset: 0 } },
    )
    const [row] = rows
    const stored = await operationOf(db, groupId, operation)
    if (row === undefined || stored === null) throw notFound()
    const proposals = stored.isFree
      ? proposalsFor(stored, await knowledgeOf(db, groupId, await todayOf(db, now)))
      : []
    return {
      operation: row,
      proposals: proposals.map(({ score, isCertain, reasons, parts }) => ({
        score,
        isCertain,
        reasons: reasons.map(mutable),
        parts: [...parts],
      })),
      history: await historyOf(db, groupId, operation),
    }
  })

  api.serve(cashContract.addOperation, async ({ db, viewer, body, now }) => {
    const doer = { groupId: viewer.groupId, actor: viewer.userName, at: now }
    const bookedOn = dayAt('/body/bookedOn', body.bookedOn)
    const operationId = await addOperation(db, doer, { ...body, bookedOn })
    if (operationId === null) throw notFound()
    return { operationId }
  })

  api.serve(cashContract.settle, async ({ db, viewer, params, body, now }) => {
    const today = await todayOf(db, now)
    const settling = { groupId: viewer.groupId, actor: viewer.userName, at: now, today }
    const operationId = known(params.operationId)
    const result = await settleOperation(db, { ...settling, operationId, parts: body.parts })
    if (result === null) throw notFound()
    if (!result.ok) throw problemOf(SETTLE_REFUSALS, result.refusal)
    return { settlementId: result.value.settlementId }
  })

  api.serve(cashContract.setOff, async ({ db, viewer, body, now }) => {
    const today = await todayOf(db, now)
    const settling = { groupId: viewer.groupId, actor: viewer.userName, at: now, today }
    const result = await setOff(db, { ...settling, parts: body.parts })
    if (!result.ok) throw problemOf(SETTLE_REFUSALS, result.refusal)
    return { settlementId: result.value.settlementId }
  })

  api.serve(cashContract.undo, async ({ db, viewer, params, body, now }) => {
    const today = await todayOf(db, now)
    const doer = { groupId: viewer.groupId, actor: viewer.userName, at: now, today }
    const undoing = { ...doer, settlementId: known(params.settlementId), reason: body.reason }
    const result = await undoSettlement(db, undoing)
    if (result === null) throw notFound()
    if (!result.ok) throw problemOf(UNDO_REFUSALS, result.refusal)
    return { settlementId: result.value.settlementId }
  })
}

/** What the officer taught of labels. */
export const settlementRulesApi: ApiModule = (api) => {
  api.serve(cashContract.rules, async ({ db, viewer: { groupId } }) => ({
    items: [...(await rulesOf(db, groupId))],
  }))

  api.serve(cashContract.addRule, async ({ db, viewer, body, now }) => {
    const doer = { groupId: viewer.groupId, actor: viewer.userName, at: now }
    const taught = await teachRule(db, doer, body)
    if (!taught.ok) throw problemOf(RULE_REFUSALS, taught.refusal)
    return taught.value
  })

  api.serve(cashContract.removeRule, async ({ db, viewer, params, now }) => {
    const doer = { groupId: viewer.groupId, actor: viewer.userName, at: now }
    const left = await forgetRule(db, doer, known(params.ruleId))
    if (left === null) throw notFound()
    return { items: [...left] }
  })
}

const mutable = (reason: Reason) =>
  reason.kind === 'number-in-label' ? { ...reason, numbers: [...reason.numbers] } : { ...reason }
