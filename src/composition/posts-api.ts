import type { Clock } from '../platform/clock.ts'
import {
  type ApiModule,
  arranged,
  isFound,
  notFound,
  type RefusalTable,
  refusalProblem,
  dayAt,
} from '../platform/http/index.ts'
import { rateE4 } from '../shared/money.ts'
import { type AcceptRefusal, acceptJob } from './accept-job.ts'
import { compositionContract } from './composition-contract.ts'
import { type DecideRefusal, decideDocument } from './decide-document.ts'
import { fillPost, type PostRefusal, withdrawPost } from './fill-post.ts'
import { documentOf, documentsList } from './post-queries.ts'
import { acceptanceOf, documentView, myPosts, postRows, postView } from './post-view.ts'
import { type ReverseRefusal, reverseAcceptance } from './reverse-acceptance.ts'

type Refusal = AcceptRefusal | ReverseRefusal | PostRefusal | DecideRefusal

const REFUSALS: RefusalTable<Refusal> = {
  'unknown-job': { is: 'not-found', fr: 'Emploi introuvable.', en: 'No such job.' },
  'not-acceptable': {
    is: 'conflict',
    fr: 'Cet emploi ne peut pas être accepté en l’état.',
    en: 'This job cannot be accepted as it stands.',
  },
  'unknown-acceptance': {
    is: 'not-found',
    fr: 'Acceptation introuvable.',
    en: 'No such acceptance.',
  },
  'not-reversible': {
    is: 'conflict',
    fr: 'Cette acceptation ne peut plus être annulée.',
    en: 'This acceptance can no longer be undone.',
  },
  'unknown-post': { is: 'not-found', fr: 'Poste introuvable.', en: 'No such post.' },
  'post-not-open': {
    is: 'conflict',
    fr: 'Ce poste n’est plus à pourvoir.',
    en: 'This post is no longer open.',
  },
  'unknown-candidate': {
    is: 'conflict',
    fr: 'Ce candidat n’est pas ou plus disponible.',
    en: 'This candidate is not available, or no longer.',
  },
  'below-minimum-wage': {
    is: 'conflict',
    fr: 'Le salaire horaire est inférieur au SMIC.',
    en: 'The hourly wage is below the minimum wage.',
  },
  'unknown-document': { is: 'not-found', fr: 'Document introuvable.', en: 'No such document.' },
  decided: {
    is: 'conflict',
    fr: 'Ce document est déjà signé, refusé ou retiré.',
    en: 'This document is signed, refused or withdrawn already.',
  },
  'in-use': {
    is: 'conflict',
    fr: 'Des heures sont déjà prévues ou déclarées sur cette mise à disposition.',
    en: 'Hours are planned or declared on this assignment already.',
  },
  'no-contract': {
    is: 'conflict',
    fr: 'Le contrat que l’avenant modifie n’est plus en vigueur.',
    en: 'The contract that the amendment changes is no longer in force.',
  },
}

/** Jobs that are accepted, and what is undone of it. */
export const acceptancesApi =
  ({ clock }: { readonly clock: Clock }): ApiModule =>
  (api) => {
    api.serve(compositionContract.accept, async ({ db, viewer, params, body }) => {
      const { groupId, userName: actor } = viewer
      const accepted = await acceptJob(db, {
        groupId,
        ...params,
        as: body.as ?? null,
        startsOn: dayAt('/body/startsOn', body.startsOn),
        title: body.title ?? null,
        hourlyGrossE4: body.hourlyGrossE4 === undefined ? null : rateE4(body.hourlyGrossE4),
        note: body.note ?? null,
        actor,
        clock,
      })
      if (!accepted.ok) throw refusalProblem(REFUSALS, accepted.refusal)
      const found = await acceptanceOf(db, groupId, accepted.value)
      if (found === null) throw notFound()
      return found
    })

    api.serve(compositionContract.acceptance, async ({ db, viewer, params }) => {
      const found = await acceptanceOf(db, viewer.groupId, params.acceptanceId)
      if (found === null) throw notFound()
      return found
    })

    api.serve(compositionContract.reverse, async ({ db, viewer, params, now }) => {
      const { groupId, userName: actor } = viewer
      const reversed = await reverseAcceptance(db, { groupId, ...params, actor, now })
      if (!reversed.ok) throw refusalProblem(REFUSALS, reversed.refusal)
      const found = await acceptanceOf(db, groupId, params.acceptanceId)
      if (found === null) throw notFound()
      return found
    })

    api.serve(compositionContract.fill, async ({ db, viewer, params, body, now }) => {
      const { groupId, userName: actor } = viewer
      const filled = await fillPost(db, {
        groupId,
        ...params,
        candidateId: body.candidateId,
        startsOn: dayAt('/body/startsOn', body.startsOn),
        hourlyGrossE4: body.hourlyGrossE4 === undefined ? null : rateE4(body.hourlyGrossE4),
        actor,
        now,
      })
      if (!filled.ok) throw refusalProblem(REFUSALS, filled.refusal)
      const found = await acceptanceOf(db, groupId, filled.value)
      if (found === null) throw notFound()
      return found
    })
  }

/** Posts to recruit for. */
export const postsApi: ApiModule = (api) => {
  api.serve(compositionContract.posts, async ({ db, viewer, query, paging, now }) => {
    const rows = await postRows(db, viewer.groupId, now)
    const wanted = rows.filter(
      ({ state, title, skill, members }) =>
        (query.state === undefined || query.state === state) &&
        isFound(query.q, [title, skill, ...members.map(({ name }) => name)]),
    )
    const order = { sort: query.sort ?? '-openedAt', slice: paging.slice }
    return paging.page(
      arranged(wanted, order, {
        title: ({ title }) => title,
        startsOn: ({ startsOn }) => startsOn,
        openedAt: ({ openedAt }) => openedAt,
        weeklyMinutes: ({ weeklyMinutes }) => weeklyMinutes,
      }),
    )
  })

  api.serve(compositionContract.post, async ({ db, viewer, params: { postId }, now }) => {
    const found = await postView(db, viewer.groupId, postId, now)
    if (found === null) throw notFound()
    return found
  })

  api.serve(compositionContract.withdrawPost, async ({ db, viewer, params, body, now }) => {
    const { groupId, userName: actor } = viewer
    const { reason } = body
    const withdrawn = await withdrawPost(db, { groupId, ...params, reason, actor, now })
    if (!withdrawn.ok) throw refusalProblem(REFUSALS, withdrawn.refusal)
    const found = await postView(db, groupId, params.postId, now)
    if (found === null) throw notFound()
    return found
  })
}

/** What is to be signed, and what a member sees of the posts that answer its needs. */
export const documentsApi: ApiModule = (api) => {
  api.serve(compositionContract.documents, async ({ db, viewer, query, paging }) => {
    const rows = await documentsList(db, viewer.groupId, query)
    const order = { sort: query.sort ?? 'createdAt', slice: paging.slice }
    return paging.page(
      arranged(rows.map(documentView), order, {
        createdAt: ({ createdAt }) => createdAt,
        kind: ({ kind }) => kind,
        employeeName: ({ data }) => data.employeeName,
      }),
    )
  })

  api.serve(compositionContract.decide, async ({ db, viewer, params, body, now }) => {
    const { groupId, userName: actor } = viewer
    const decided = await decideDocument(db, {
      groupId,
      ...params,
      decision: body.decision,
      on: dayAt('/body/on', body.on),
      reason: body.reason ?? null,
      actor,
      now,
    })
    if (!decided.ok) throw refusalProblem(REFUSALS, decided.refusal)
    const found = await documentOf(db, groupId, params.documentId)
    if (found === null) throw notFound()
    return documentView(found)
  })

  api.serve(compositionContract.myPosts, async ({ db, viewer }) => ({
    items: viewer.memberId === null ? [] : await myPosts(db, viewer.groupId),
  }))
}
