import { openTypesetter } from '../../adapters/typst/index.ts'
import { todayOf } from '../../group/index.ts'
import { beyondMember, type GroupDb } from '../../platform/database/index.ts'
import { type ApiModule, notFound, dayAt, openOnce } from '../../platform/http/index.ts'
import { type Day, month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { certificatePage } from './certificate.ts'
import { groupConcentration } from './concentration.ts'
import { debtsAt } from './debts-at.ts'
import { liabilityContract } from './liability-contract.ts'
import { type NetOfMonth, termsOf } from './liability-of-month.ts'

/** The day asked for, else today. */
async function dayAsked(db: GroupDb, at: string | undefined, now: string): Promise<Day> {
  return at === undefined ? todayOf(db, now) : dayAt('/query/at', at)
}

/** The group as it signs: its name, its numbers, its address where it is known. */
async function certifyingGroup(db: GroupDb, groupId: GroupId) {
  const group = await db
    .selectFrom('employer_group as g')
    .leftJoin('group_settings as s', 's.group_id', 'g.group_id')
    .select(['g.name', 'g.siren', 's.address_line', 's.postal_code', 's.city'])
    .where('g.group_id', '=', groupId)
    .executeTakeFirstOrThrow()
  const town = [group.postal_code, group.city].filter((word) => word !== null).join(' ')
  const siren = group.siren === null ? '' : `SIREN ${group.siren}`
  const lines = [group.address_line ?? '', town, siren].filter((line) => line !== '')
  return { name: group.name, lines }
}

/** Routes of what is owed on a day, of its certificate, and of how concentrated billing is. */
export const debtsApi =
  (netOfMonth: NetOfMonth): ApiModule =>
  (api) => {
    const typesetter = openOnce(api, openTypesetter)

    api.serve(
      liabilityContract.debts,
      async ({ db, viewer: { groupId }, query, now }) => {
        const at = await dayAsked(db, query.at, now)
        const { months, members, ...rest } = await debtsAt(db, groupId, at, netOfMonth)
        return {
          ...rest,
          months: months.map((month) => ({ ...month, ...termsOf(month.statute) })),
          members: [...members],
        }
      },
      { rowsOf: ({ members }) => members },
    )

    api.serveFile(liabilityContract.certificate, async ({ db, viewer, params, query, now }) => {
      const { groupId, memberId: own } = viewer
      const { memberId } = params
      // A member is told of no other: the shares of all are needed to find its own.
      if (own !== null && own !== memberId) throw notFound()
      const at = await dayAsked(db, query.at, now)
      const page = await beyondMember(db, async () => {
        const debts = await debtsAt(db, groupId, at, netOfMonth)
        const member = debts.members.find((one) => one.memberId === memberId)
        if (member === undefined) return null
        const group = await certifyingGroup(db, groupId)
        return certificatePage(debts, member, group, await todayOf(db, now))
      })
      if (page === null) throw notFound()
      return async () => {
        return {
          content: await typesetter().typeset('letter', page),
          fileName: `attestation-${memberId}-${at}.pdf`,
          disposition: 'inline',
        }
      }
    })

    api.serve(liabilityContract.concentration, async ({ db, viewer: { groupId }, query }) => {
      const { members, ...rest } = await groupConcentration(db, groupId, month(query.month))
      return { ...rest, members: [...members] }
    })
  }
