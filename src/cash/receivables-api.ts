import type { Typesetter } from '../adapters/typst/index.ts'
import { todayOf } from '../group/index.ts'
import { lateRateE4 } from '../law/index.ts'
import {
  type ApiModule,
  notFound,
  type RefusalTable,
  dayAt,
  openOnce,
} from '../platform/http/index.ts'
import { daysBetween } from '../shared/days.ts'
import { agedView, asAnswer } from './aged-view.ts'
import { letterOf } from './letter.ts'
import { receivablesContract } from './receivables-contract.ts'
import { advancesOf, invoicesNamed, openInvoices, paymentsOf } from './receivables-store.ts'
import {
  changeLevels,
  type LevelsRefusal,
  type NotDue,
  type PauseRefusal,
  pauseReminders,
  proposedReminders,
  writeReminders,
} from './remind.ts'
import { levelsOf, owedByInvoice, reminderOf, remindersOf } from './reminder-store.ts'
import { known, problemOf } from './request.ts'
import { lateInvoice } from './rules/reminders.ts'

const REFUSALS: RefusalTable<NotDue | PauseRefusal | LevelsRefusal> = {
  'not-due': {
    is: 'conflict',
    fr: 'La relance d’un adhérent n’est plus à faire : relisez la liste.',
    en: 'The reminder of a member is no longer due: read the list again.',
  },
  'no-reason': {
    is: 'invalid',
    fr: 'Dites pourquoi la facture est contestée.',
    en: 'Say why the invoice is disputed.',
  },
  'is-so-already': {
    is: 'conflict',
    fr: 'C’est déjà le cas.',
    en: 'It is so already.',
  },
  'not-in-order': {
    is: 'invalid',
    fr: 'Chaque niveau vient plus tard que le précédent.',
    en: 'Each level comes later than the one before.',
  },
}

/** What members owe and what they paid. */
export const receivablesApi: ApiModule = (api) => {
  api.serve(
    receivablesContract.agedBalance,
    async ({ db, viewer: { groupId }, query, now }) => {
      const at = query.at === undefined ? await todayOf(db, now) : dayAt('/query/at', query.at)
      return agedView(db, groupId, at)
    },
    { rowsOf: ({ members }) => members },
  )

  api.serve(receivablesContract.memberAccount, async ({ db, viewer, params, now }) => {
    const { groupId, role, memberId: own } = viewer
    const { memberId } = params
    if (role === 'member' && own !== memberId) throw notFound()
    const member = await db
      .selectFrom('members')
      .select('member_id')
      .where('group_id', '=', groupId)
      .where('member_id', '=', memberId)
      .executeTakeFirst()
    if (member === undefined) throw notFound()
    const today = await todayOf(db, now)
    const open = (await openInvoices(db, groupId)).filter((row) => row.memberId === memberId)
    const advances = await advancesOf(db, groupId)
    const sum = (rows: typeof open) => rows.reduce((all, { openCents }) => all + openCents, 0)
    return {
      invoices: open.map((invoice) => asAnswer(invoice, today)),
      openCents: sum(open),
      lateCents: sum(open.filter(({ dueOn }) => dueOn < today)),
      advanceCents: advances.find((row) => row.memberId === memberId)?.amountCents ?? 0,
      reminders: (await remindersOf(db, groupId))
        .filter((row) => row.memberId === memberId)
        .map((row) => ({ ...row, invoices: [...row.invoices] })),
    }
  })

  api.serve(receivablesContract.payments, async ({ db, viewer: { groupId }, params, now }) => {
    const { invoiceNumber } = params
    const invoice = (await invoicesNamed(db, groupId, [invoiceNumber])).get(invoiceNumber)
    if (invoice === undefined) throw notFound()
    const today = await todayOf(db, now)
    const owed = (await owedByInvoice(db, groupId, [invoiceNumber])).get(invoiceNumber) ?? []
    const { grossCents, paidCents, openCents, dueOn, isPaused } = invoice
    return {
      grossCents,
      paidCents,
      openCents,
      dueOn,
      daysLate: daysBetween(dueOn, today),
      interestCents: openCents > 0 ? lateInvoice(invoice, owed, today).interestCents : 0,
      isPaused,
      items: (await paymentsOf(db, groupId, invoiceNumber)).map((row) => ({
        ...row,
        vat: [...row.vat],
      })),
    }
  })
}

/** Whom to remind, the letters, the levels. */
export const remindersApi =
  (openTypesetter: () => Typesetter): ApiModule =>
  (api) => {
    const typesetter = openOnce(api, openTypesetter)

    api.serve(receivablesContract.reminders, async ({ db, viewer: { groupId }, now }) => {
      const today = await todayOf(db, now)
      const copied = <Row extends { readonly invoices: readonly object[] }>(row: Row) => ({
        ...row,
        invoices: [...row.invoices] as Row['invoices'][number][],
      })
      return {
        today,
        proposals: (await proposedReminders(db, groupId, today)).map(copied),
        written: (await remindersOf(db, groupId)).map(copied),
        levels: [...(await levelsOf(db, groupId))],
        rateE4: lateRateE4(today, false, today),
      }
    })

    api.serve(receivablesContract.writeReminders, async ({ db, viewer, body, now }) => {
      const doer = { groupId: viewer.groupId, actor: viewer.userName, at: now }
      const written = await writeReminders(db, doer, { ...body, today: await todayOf(db, now) })
      if (!written.ok) throw problemOf(REFUSALS, [written.refusal])
      return { written: [...written.value] }
    })

    api.serveFile(receivablesContract.letter, async ({ db, viewer: { groupId }, params }) => {
      const reminder = await reminderOf(db, groupId, known(params.reminderId))
      if (reminder === null) throw notFound()
      const page = await letterOf(db, groupId, reminder)
      return async () => {
        return {
          content: await typesetter().typeset('letter', page),
          fileName: `relance-${reminder.writtenOn}-${reminder.memberId}.pdf`,
          disposition: 'inline' as const,
        }
      }
    })

    api.serve(receivablesContract.pause, async ({ db, viewer, body, now }) => {
      const doer = { groupId: viewer.groupId, actor: viewer.userName, at: now }
      const result = await pauseReminders(db, doer, body)
      if (result === null) throw notFound()
      if (!result.ok) throw problemOf(REFUSALS, [result.refusal])
      return { invoiceNumber: body.invoiceNumber, paused: body.paused }
    })

    api.serve(receivablesContract.changeLevels, async ({ db, viewer, body, now }) => {
      const doer = { groupId: viewer.groupId, actor: viewer.userName, at: now }
      const changed = await changeLevels(db, doer, body.levels)
      if (!changed.ok) throw problemOf(REFUSALS, [changed.refusal])
      return { levels: [...changed.value] }
    })
  }
