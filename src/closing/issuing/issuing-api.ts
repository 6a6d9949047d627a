import { feesOf, type TermRefusal, termProblem } from '../../billing/index.ts'
import {
  type ApiModule,
  type HttpProblem,
  notFound,
  type RefusalTable,
  refusalProblem,
} from '../../platform/http/index.ts'
import { cents } from '../../shared/money.ts'
import { type CorrectRefusal, correctInvoice, correctionsOf } from './correct-invoice.ts'
import { type CreditRefusal, creditInvoice } from './credit-invoice.ts'
import { issueAdvance } from './issue-advance.ts'
import { type FeeRunRefusal, feesDue, issueFees } from './issue-fees.ts'
import { issuingContract } from '../../billing/issuing-contract.ts'
import { creditableLinesOf, openAdvances } from './issuing-store.ts'
import { issueEventOf, relatedOf } from './life-store.ts'
import { previewTrueUp, type TrueUpRefusal, trueUpYear } from './true-up-year.ts'

type Refusal = CreditRefusal | CorrectRefusal | FeeRunRefusal | TrueUpRefusal

const REFUSALS: RefusalTable<Exclude<Refusal, TermRefusal>> = {
  'unknown-member': { is: 'invalid', fr: 'Adhérent introuvable.', en: 'No such member.' },
  'unknown-invoice': { is: 'not-found', fr: 'Facture introuvable.', en: 'No such invoice.' },
  'unknown-fee': { is: 'not-found', fr: 'Cotisation introuvable.', en: 'No such fee.' },
  'issued-before-last-invoice': {
    is: 'conflict',
    fr: 'Une facture porte déjà une date plus tardive : les numéros suivent les dates.',
    en: 'An invoice bears a later day already: numbers follow the days of issue.',
  },
  'issued-in-the-future': {
    is: 'invalid',
    fr: 'Une facture ne porte pas une date à venir.',
    en: 'An invoice does not bear a day to come.',
  },
  'not-creditable': {
    is: 'conflict',
    fr: 'Un avoir ne se reprend pas par un avoir : facturez de nouveau.',
    en: 'A credit note is not credited: invoice again.',
  },
  'nothing-left': {
    is: 'conflict',
    fr: 'Tout a déjà été repris par des avoirs.',
    en: 'All of it was credited already.',
  },
  'lines-refused': {
    is: 'invalid',
    fr: 'Des lignes ne peuvent pas être reprises ainsi : déjà reprises, ou pour un montant qui dépasse ce qui reste.',
    en: 'Some lines cannot be credited so: credited already, or for more than is left.',
  },
  'nothing-to-correct': {
    is: 'conflict',
    fr: 'Rien n’a changé depuis cette facture.',
    en: 'Nothing has changed since this invoice.',
  },
  'nothing-due': {
    is: 'conflict',
    fr: 'Personne ne doit cette cotisation, ou elle est déjà facturée.',
    en: 'Nobody owes this fee, or it is invoiced already.',
  },
  'nothing-to-true-up': {
    is: 'conflict',
    fr: 'Le prix facturé est déjà le coût réel pour chaque adhérent exonéré.',
    en: 'Each exempt member was billed its actual cost already.',
  },
}

const problemOf = (refusal: Refusal): HttpProblem =>
  refusal.kind === 'term-too-long' ? termProblem(refusal) : refusalProblem(REFUSALS, refusal)

/** Documents that no close makes. */
export const issuingApi: ApiModule = (api) => {
  api.serve(issuingContract.life, async ({ db, viewer, params: { invoiceNumber } }) => {
    const { groupId, role } = viewer
    const found = await creditableLinesOf(db, groupId, invoiceNumber)
    if (found === null) throw notFound()
    const related = await relatedOf(db, groupId, invoiceNumber)
    const left = found.lines.map(({ line, netCents, creditedCents }) => ({
      line,
      leftCents: netCents + creditedCents,
    }))
    if (role !== 'officer')
      return { issuedAt: null, issuedBy: null, reason: null, ...related, left, corrections: null }
    const event = await issueEventOf(db, groupId, invoiceNumber)
    const lines = found.kind === 'advance' ? [] : await correctionsOf(db, groupId, found)
    return {
      issuedAt: event?.at ?? null,
      issuedBy: event?.actor ?? null,
      reason: event?.reason ?? null,
      ...related,
      left,
      corrections: {
        lines: lines.length,
        netCents: lines.reduce((sum, { netCents }) => sum + netCents, 0),
      },
    }
  })

  api.serve(issuingContract.credit, async ({ db, viewer, params, body, now }) => {
    const lines = body.lines?.map(({ line, netCents }) => ({
      line,
      ...(netCents === undefined ? {} : { netCents: cents(netCents) }),
    }))
    const result = await creditInvoice(db, {
      groupId: viewer.groupId,
      actor: viewer.userName,
      now,
      number: params.invoiceNumber,
      lines: lines ?? null,
      reopens: body.reopens,
      reason: body.reason,
    })
    if (!result.ok) throw problemOf(result.refusal)
    return result.value
  })

  api.serve(issuingContract.correct, async ({ db, viewer, params, now }) => {
    const { groupId, userName: actor } = viewer
    const number = params.invoiceNumber
    const result = await correctInvoice(db, { groupId, actor, now, number })
    if (!result.ok) throw problemOf(result.refusal)
    return result.value
  })

  advancesAndFees(api)
  trueUps(api)
}

const advancesAndFees: ApiModule = (api) => {
  api.serve(issuingContract.advances, async ({ db, viewer }) => ({
    items: (await openAdvances(db, viewer.groupId)).map(({ number, memberId, leftCents }) => ({
      invoiceNumber: number,
      memberId,
      leftCents,
    })),
  }))

  api.serve(issuingContract.advance, async ({ db, viewer, body, now }) => {
    const { memberId, netCents, label, term } = body
    const result = await issueAdvance(db, {
      groupId: viewer.groupId,
      actor: viewer.userName,
      now,
      memberId,
      netCents: cents(netCents),
      label,
      ...(term === undefined ? {} : { term }),
    })
    if (!result.ok) throw problemOf(result.refusal)
    return result.value
  })

  api.serve(issuingContract.feesDue, async ({ db, viewer, params, query }) => {
    const fee = (await feesOf(db, viewer.groupId)).find(({ feeId }) => feeId === params.feeId)
    if (fee === undefined) throw notFound()
    return { items: [...(await feesDue(db, viewer.groupId, fee, query.year))] }
  })

  api.serve(issuingContract.issueFees, async ({ db, viewer, params, body, now }) => {
    const { groupId, userName: actor } = viewer
    const result = await issueFees(db, { groupId, actor, now, feeId: params.feeId, ...body })
    if (!result.ok) throw problemOf(result.refusal)
    return { issued: [...result.value] }
  })
}

const trueUps: ApiModule = (api) => {
  api.serve(issuingContract.trueUp, async ({ db, viewer, params, query }) => {
    const overheads = query.overheadsCents === undefined ? null : cents(query.overheadsCents)
    const preview = await previewTrueUp(db, viewer.groupId, params.year, overheads)
    return { ...preview, closed: [...preview.closed], members: [...preview.members] }
  })

  api.serve(issuingContract.issueTrueUp, async ({ db, viewer, params, body, now }) => {
    const { groupId, userName: actor } = viewer
    const overheadsCents = body.overheadsCents === null ? null : cents(body.overheadsCents)
    const command = { groupId, actor, now, year: params.year, overheadsCents }
    const result = await trueUpYear(db, command)
    if (!result.ok) throw problemOf(result.refusal)
    return { issued: [...result.value] }
  })
}
