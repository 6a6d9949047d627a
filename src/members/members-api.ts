import { type ApiModule, arranged, isFound, notFound } from '../platform/http/index.ts'
import { month } from '../shared/days.ts'
import { divideHalfUp, E4 } from '../shared/money.ts'
import { membersContract } from './members-contract.ts'
import { memberOf, memberRows, peopleOf, pricesOf } from './members-store.ts'

const hourlyPrice = (grossE4: number, coefficientE4: number): number =>
  Number(divideHalfUp(BigInt(grossE4) * BigInt(coefficientE4), E4))

export const membersApi: ApiModule = (api) => {
  api.serve(membersContract.list, async ({ db, viewer, query, paging }) => {
    const rows = await memberRows(db, viewer.groupId, month(query.month))
    const wanted = rows.filter(
      (row) =>
        (query.state === undefined || row.state === query.state) &&
        isFound(query.q, [row.name, row.memberId, row.siren]),
    )
    const order = { sort: query.sort ?? 'name', slice: paging.slice }
    const page = arranged(wanted, order, {
      name: ({ name }) => name,
      memberId: ({ memberId }) => memberId,
      people: ({ people }) => people,
      minutes: ({ minutes }) => minutes,
      entriesToConfirm: ({ entriesToConfirm }) => entriesToConfirm,
      netCents: ({ netCents }) => netCents,
      joinedOn: ({ joinedOn }) => joinedOn,
    })
    return paging.page(page)
  })

  api.serve(membersContract.member, async ({ db, viewer, params: { memberId } }) => {
    const member = await memberOf(db, viewer.groupId, memberId)
    if (member === null) throw notFound()
    return member
  })

  api.serve(membersContract.people, async ({ db, viewer, params: { memberId }, query }) => {
    if ((await memberOf(db, viewer.groupId, memberId)) === null) throw notFound()
    return { items: await peopleOf(db, viewer.groupId, memberId, month(query.month)) }
  })

  api.serve(membersContract.prices, async ({ db, viewer, params: { memberId } }) => {
    if ((await memberOf(db, viewer.groupId, memberId)) === null) throw notFound()
    const prices = await pricesOf(db, viewer.groupId, memberId)
    const items = prices.map((price) => ({
      ...price,
      hourlyPriceE4:
        price.pricing === 'coefficient' && price.hourlyGrossE4 !== null
          ? hourlyPrice(price.hourlyGrossE4, price.coefficientE4 ?? Number(E4))
          : null,
    }))
    return { items }
  })
}
