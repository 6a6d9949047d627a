import { todayOf } from '../group/index.ts'
import { type ApiModule, HttpProblem, notFound, dayAt } from '../platform/http/index.ts'
import { cashForecast } from './forecast.ts'
import { forecastContract } from './forecast-contract.ts'
import { assumptionsOf, itemsOf } from './forecast-store.ts'
import { addCashItem, changeAssumptions, removeCashItem } from './plan-cash.ts'
import { known } from './request.ts'

/** The cash of the weeks to come, and what a person knows of it. */
export const forecastApi: ApiModule = (api) => {
  api.serve(
    forecastContract.forecast,
    async ({ db, viewer: { groupId }, now }) => {
      const forecast = await cashForecast(db, groupId, { today: await todayOf(db, now) })
      return {
        ...forecast,
        weeks: [...forecast.weeks],
        flows: [...forecast.flows],
        items: [...(await itemsOf(db, groupId))],
        assumptions: await assumptionsOf(db, groupId),
      }
    },
    { rowsOf: ({ weeks }) => weeks },
  )

  api.serve(forecastContract.addItem, async ({ db, viewer, body, now }) => {
    const doer = { groupId: viewer.groupId, actor: viewer.userName, at: now }
    const firstOn = dayAt('/body/firstOn', body.firstOn)
    const lastOn = body.lastOn === null ? null : dayAt('/body/lastOn', body.lastOn)
    if (lastOn !== null && lastOn < firstOn) {
      const expected = 'a day from firstOn on'
      const errors = [{ path: '/body/lastOn', expected, value: lastOn }]
      throw new HttpProblem('invalid', { errors })
    }
    return addCashItem(db, doer, { ...body, firstOn, lastOn })
  })

  api.serve(forecastContract.removeItem, async ({ db, viewer, params, now }) => {
    const doer = { groupId: viewer.groupId, actor: viewer.userName, at: now }
    const left = await removeCashItem(db, doer, known(params.itemId))
    if (left === null) throw notFound()
    return { items: [...left] }
  })

  api.serve(forecastContract.changeAssumptions, ({ db, viewer, body, now }) =>
    changeAssumptions(db, { groupId: viewer.groupId, actor: viewer.userName, at: now }, body),
  )
}
