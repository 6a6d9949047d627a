import { type ApiModule, notFound } from '../platform/http/index.ts'
import { day } from '../shared/days.ts'
import {
  type Act,
  deadlinesBetween,
  markDeadline,
  recordFiling,
  takeBackFiling,
  unmarkDeadline,
  usualRange,
} from './deadlines.ts'
import { deadlinesContract } from './deadlines-contract.ts'
import { groupHeadcounts, memberHeadcounts } from './headcounts.ts'
import { headcountsContract } from './headcounts-contract.ts'
import { todayOf } from './today.ts'

interface Asked {
  readonly viewer: { readonly groupId: Act['groupId']; readonly userName: string }
  readonly now: string
}

const actOf = ({ viewer: { groupId, userName: actor }, now: at }: Asked): Act => ({
  groupId,
  actor,
  at,
})

/** Deadlines and headcounts: what the law counts and when, for the group's staff. */
export const deadlinesApi: ApiModule = (api) => {
  api.serve(deadlinesContract.deadlines, async ({ db, query, now, language }) => {
    const today = await todayOf(db, now)
    const usual = usualRange(today)
    const from = query.from === undefined ? usual.from : day(query.from)
    const to = query.to === undefined ? usual.to : day(query.to)
    return deadlinesBetween(db, { today, from, to, language })
  })

  api.serve(deadlinesContract.markDeadline, async (call) => {
    const { key, doneOn, note } = call.body
    await markDeadline(call.db, actOf(call), { key, doneOn: day(doneOn), note: note.trim() })
    return { done: true }
  })

  api.serve(deadlinesContract.unmarkDeadline, async (call) => ({
    done: await unmarkDeadline(call.db, actOf(call), call.body.key),
  }))

  api.serve(deadlinesContract.recordFiling, async (call) => {
    const { kind, filedOn, note } = call.body
    const filing = { kind, filedOn: day(filedOn), note: note.trim() }
    return { done: await recordFiling(call.db, actOf(call), filing) }
  })

  api.serve(deadlinesContract.removeFiling, async (call) => {
    const { kind, filedOn } = call.body
    return { done: await takeBackFiling(call.db, actOf(call), { kind, filedOn: day(filedOn) }) }
  })

  api.serve(headcountsContract.headcounts, ({ db, query }) => groupHeadcounts(db, day(query.on)))

  api.serve(headcountsContract.memberHeadcounts, async ({ db, params, query }) => {
    const found = await memberHeadcounts(db, params.memberId, day(query.on))
    if (found === null) throw notFound()
    return found
  })
}
