import { beyondMember, type GroupDb } from '../platform/database/index.ts'
import {
  type ApiModule,
  arranged,
  HttpProblem,
  isFound,
  type Language,
  notFound,
  type SignedIn,
} from '../platform/http/index.ts'
import { day } from '../shared/days.ts'
import { type MoveRefusal, reopenNeed, withdrawNeed } from './move-needs.ts'
import {
  NEED_STATES,
  type Need,
  type NeedBody,
  type NeedRow,
  needsContract,
} from './needs-contract.ts'
import { countedByState, medianDays, needRows, needSites, skillsOffered } from './needs-queries.ts'
import { eventsOf } from './needs-store.ts'
import { skillsKnown } from './open-needs.ts'
import { type ChangeRefusal, changeNeed, stateNeed, type WrongNeed } from './state-need.ts'
import { expectedText } from './mistake-text.ts'

interface Asked {
  readonly db: GroupDb
  readonly viewer: SignedIn
  readonly now: string
}

/** The need with its life, or "not found" for who does not see it. */
async function needOf({ db, viewer, now }: Asked, needId: string): Promise<Need> {
  const [row] = await needRows(db, viewer.groupId, { now, needId })
  if (row === undefined) throw notFound()
  const events = await eventsOf(db, viewer.groupId, needId)
  return {
    ...row,
    events: events.map(({ detail, ...event }) => {
      const before: unknown = detail['before']
      const isThere = typeof before === 'object' && before !== null
      return { ...event, before: isThere ? before : null }
    }),
  }
}

const wrongNeed = (refusal: WrongNeed, body: NeedBody, language: Language): HttpProblem =>
  new HttpProblem('invalid', {
    errors: refusal.mistakes.map((mistake) => ({
      path: `/body/${mistake.field}`,
      expected: expectedText(mistake, language),
      value: body[mistake.field],
    })),
    facts: refusal,
  })

function changeProblem(refusal: ChangeRefusal, body: NeedBody, language: Language): HttpProblem {
  if (refusal.kind === 'wrong-need') return wrongNeed(refusal, body, language)
  if (refusal.kind === 'not-found') return notFound()
  return new HttpProblem('conflict', {
    detail: {
      fr: 'Ce besoin est retiré : rouvrez-le avant de le modifier.',
      en: 'This need is withdrawn: open it again before changing it.',
    },
    facts: refusal,
  })
}

function moveProblem(refusal: MoveRefusal): HttpProblem {
  if (refusal.needs.some(({ reason }) => reason === 'not-found')) return notFound()
  return new HttpProblem('conflict', {
    detail: {
      fr: 'Ce besoin n’en est plus là : relisez son histoire.',
      en: 'This need is no longer at that point: read its history again.',
    },
    facts: refusal,
  })
}

const by = ({ viewer: { groupId, memberId, userName }, now }: Asked) => ({
  groupId,
  memberId,
  actor: userName,
  at: now,
})

const isOpen = ({ state }: NeedRow): boolean => state === 'stated' || state === 'being_answered'

function skillCounts(rows: readonly NeedRow[]) {
  const counts = new Map<string, number>()
  for (const row of rows)
    counts.set(row.skill, (counts.get(row.skill) ?? 0) + (isOpen(row) ? 1 : 0))
  return [...counts]
    .map(([skill, needs]) => ({ skill, needs }))
    .toSorted((a, b) => b.needs - a.needs || a.skill.localeCompare(b.skill, 'fr'))
}

const serveList: ApiModule = (api) =>
  api.serve(needsContract.list, async ({ db, viewer, now, query, paging }) => {
    const all = await needRows(db, viewer.groupId, { now })
    const { month, state } = query
    const found = all.filter(
      (row) =>
        (query.memberId === undefined || row.memberId === query.memberId) &&
        (query.skill === undefined || row.skill === query.skill) &&
        (month === undefined || row.months.includes(month)) &&
        isFound(query.q, [row.skill, row.memberName, row.siteName, row.needId, row.note]),
    )
    const wanted = found.filter(
      (row) => state === undefined || (state === 'open' ? isOpen(row) : row.state === state),
    )
    const order = { sort: query.sort ?? '-statedAt', slice: paging.slice }
    const page = arranged(wanted, order, {
      needId: (row) => row.needId,
      statedAt: (row) => row.statedAt,
      skill: (row) => row.skill,
      memberName: (row) => row.memberName,
      weeklyMinutes: (row) => row.weeklyMinutes,
      startsOn: (row) => row.startsOn,
      state: (row) => NEED_STATES.indexOf(row.state),
      days: (row) => row.days,
    })
    const skills = skillCounts(all)
    const counted = { states: countedByState(found), medianDays: medianDays(found) }
    return { ...paging.page(page), ...counted, skills }
  })

const serveReads: ApiModule = (api) => {
  api.serve(needsContract.need, (call) => needOf(call, call.params.needId))
  api.serve(needsContract.suggestions, async ({ db, viewer: { groupId, role }, now }) => ({
    sites: await needSites(db, groupId, day(now.slice(0, 10))),
    skills:
      role === 'officer'
        ? (await skillsKnown(db)).map(({ skill }) => skill)
        : await beyondMember(db, () => skillsOffered(db, groupId)),
  }))
}

/** A member company's user sees its own needs; what a command leads to is of the whole group. */
const serveCommands: ApiModule = (api) => {
  api.serve(needsContract.state, async (call) => {
    const { db, body, language } = call
    const result = await beyondMember(db, () => stateNeed(db, { ...by(call), need: body }))
    if (!result.ok) throw wrongNeed(result.refusal, body, language)
    return needOf(call, result.value.needId)
  })
  api.serveChange(
    needsContract.change,
    async (call) => {
      const { db, body, language } = call
      const { needId } = call.params
      const command = { ...by(call), needId, need: body }
      const result = await beyondMember(db, () => changeNeed(db, command))
      if (!result.ok) throw changeProblem(result.refusal, body, language)
      return needOf(call, needId)
    },
    { contract: needsContract.need, handler: (call) => needOf(call, call.params.needId) },
  )
  api.serve(needsContract.withdraw, async (call) => {
    const { db, body, params } = call
    const command = { ...by(call), needIds: [params.needId], reason: body.reason }
    const result = await beyondMember(db, () => withdrawNeed(db, command))
    if (!result.ok) throw moveProblem(result.refusal)
    return needOf(call, params.needId)
  })
  api.serve(needsContract.reopen, async (call) => {
    const { db, body, params } = call
    const before = await needOf(call, params.needId)
    // What a composition answers is taken back there, with all that it made.
    if (before.state !== 'withdrawn')
      throw moveProblem({
        kind: 'needs-refused',
        needs: [{ needId: params.needId, reason: 'state', state: before.state }],
      })
    const command = { ...by(call), needIds: [params.needId], reason: body.reason || null }
    const result = await beyondMember(db, () => reopenNeed(db, command))
    if (!result.ok) throw moveProblem(result.refusal)
    return needOf(call, params.needId)
  })
}

export const needsApi: ApiModule = (api) => {
  serveList(api)
  serveReads(api)
  serveCommands(api)
}
