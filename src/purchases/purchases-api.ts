import {
  currentStatus,
  isStatusCode,
  statusesOf,
  statusesOpenTo,
  statusKind,
  statusProblem,
} from '../billing/index.ts'
import { accountsOf } from '../ledger/index.ts'
import { type GroupDb, inGroup } from '../platform/database/index.ts'
import {
  type Api,
  type ApiModule,
  HttpProblem,
  type Language,
  notFound,
  formFile,
} from '../platform/http/index.ts'
import type { GroupId } from '../shared/ids.ts'
import { answerPurchase, type PurchaseRefusal, validatePurchase } from './decide-purchase.ts'
import { faultText } from './fault-text.ts'
import * as store from './purchase-store.ts'
import { type PurchaseAnswer, purchasesContract } from './purchases-contract.ts'
import { receivePurchase } from './receive-purchase.ts'
import type { InvoiceReader } from './received-invoice.ts'

/** Routes of purchases; what reads their files is chosen where the product is put together. */
export const purchasesApi =
  (readInvoice: InvoiceReader): ApiModule =>
  (api) => {
    serveReading(api, readInvoice)
    serveDecisions(api)
  }

function serveReading(api: Api, readInvoice: InvoiceReader): void {
  api.serve(purchasesContract.list, async ({ db, viewer, query, paging }) =>
    paging.page(
      await store.purchasesOf(db, viewer.groupId, query, {
        sort: query.sort ?? '-receivedAt',
        slice: paging.slice,
      }),
    ),
  )

  api.serveOutside(purchasesContract.receive, async ({ viewer, upload, language, now }) => {
    if (viewer === null) throw new HttpProblem('not-signed-in')
    const { groupId, userName: actor } = viewer
    const { name, bytes: content } = await formFile(upload)
    const read = await readInvoice(content)
    if (!read.ok)
      throw new HttpProblem('invalid', {
        errors: read.refusal.map((fault) => ({
          path: '/body',
          expected: faultText(fault, language),
        })),
        facts: read.refusal,
      })
    const file = { name, content, flowId: null }
    return inGroup(api.database, viewer, (db) =>
      receivePurchase(db, { groupId, file, invoice: read.value, actor, at: now }),
    )
  })

  api.serve(purchasesContract.purchase, ({ db, viewer, params: { purchaseId } }) =>
    answerOf(db, viewer.groupId, purchaseId),
  )

  api.serveFile(purchasesContract.file, async ({ db, viewer, params: { purchaseId } }) => {
    const found = await store.fileOfPurchase(db, viewer.groupId, purchaseId)
    if (found === null) throw notFound()
    return { content: found.file, fileName: found.name, disposition: 'attachment' }
  })
}

function serveDecisions(api: Api): void {
  api.serve(
    purchasesContract.validate,
    async ({ db, viewer, params: { purchaseId }, body, now, language }) => {
      const { groupId, userName: actor } = viewer
      const { account, label, deductibleE4 } = body
      const expense = { account, label }
      const command = { groupId, purchaseId, expense, deductibleE4, actor, at: now }
      const result = await validatePurchase(db, command)
      if (!result.ok) throw purchaseProblem(result.refusal, language)
      return answerOf(db, groupId, purchaseId)
    },
  )

  api.serve(
    purchasesContract.answer,
    async ({ db, viewer, params: { purchaseId }, body, now, language }) => {
      const { groupId, userName: actor } = viewer
      const { code, reasonCode, reason } = body
      // Approved is a validation: it posts.
      if (!isStatusCode(code) || code === 205) throw notFound()
      const command = { groupId, purchaseId, code, reasonCode, reason, actor, at: now }
      const result = await answerPurchase(db, command)
      if (!result.ok) throw purchaseProblem(result.refusal, language)
      return answerOf(db, groupId, purchaseId)
    },
  )
}

async function answerOf(
  db: GroupDb,
  groupId: GroupId,
  purchaseId: string,
): Promise<PurchaseAnswer> {
  const found = await store.purchaseOf(db, groupId, purchaseId)
  if (found === null) throw notFound()
  const { content, account, accountLabel, deductibleE4, ...row } = found
  const { invoice, warnings } = content
  const { purchases_expense: usual } = await accountsOf(db, groupId)
  const of = { purchaseId }
  const open = statusesOpenTo('buyer', await currentStatus(db, groupId, of))
  return {
    ...row,
    profile: invoice.profile,
    currency: invoice.currency,
    seller: { ...invoice.seller },
    buyer: { ...invoice.buyer },
    orderNumber: invoice.orderNumber,
    iban: invoice.iban,
    preceding: [...invoice.preceding],
    notes: [...invoice.notes],
    lines: invoice.lines.map((line) => ({ ...line })),
    vat: invoice.vat.map((rate) => ({ ...rate })),
    warnings: warnings.map((one) => ({ ...one })),
    statuses: (await statusesOf(db, groupId, of)).map((one) => ({
      ...one,
      amounts: [...one.amounts],
    })),
    open: open.map((code) => ({ code, reasons: [...(statusKind(code).reasons ?? [])] })),
    expense:
      account === null || accountLabel === null ? { ...usual } : { account, label: accountLabel },
    deductibleE4,
    expenses: await store.usedExpenses(db, groupId),
  }
}

function purchaseProblem(refusals: readonly PurchaseRefusal[], language: Language): HttpProblem {
  const [first] = refusals
  if (first?.kind === 'not-found') return notFound()
  if (first?.kind === 'not-an-expense')
    return new HttpProblem('invalid', {
      errors: [
        {
          path: '/body/account',
          expected:
            language === 'fr'
              ? 'un compte de charge (classe 6) ou d’immobilisation (classe 2)'
              : 'an account of expense (class 6) or of assets (class 2)',
          value: first.account,
        },
      ],
    })
  return statusProblem(refusals, language)
}
