import type { GroupDb } from '../../platform/database/index.ts'
import { addMonths, type Month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { type Concentration, concentrationOf } from './rules/concentration.ts'

const MONTHS = 12

export interface GroupConcentration extends Concentration {
  readonly first: Month
  readonly last: Month
  readonly months: number
  readonly netCents: number
  readonly members: readonly {
    readonly memberId: string
    readonly name: string
    readonly netCents: number
  }[]
}

/** What each member was billed over the twelve months up to one, the largest first. */
export async function groupConcentration(
  db: GroupDb,
  groupId: GroupId,
  last: Month,
): Promise<GroupConcentration> {
  const first = addMonths(last, 1 - MONTHS)
  const rows = await db
    .selectFrom('invoices as i')
    .innerJoin('members as m', (join) =>
      join.onRef('m.group_id', '=', 'i.group_id').onRef('m.member_id', '=', 'i.member_id'),
    )
    .select(['i.member_id', 'm.name', ({ fn }) => fn.sum<string>('i.net_cents').as('net')])
    .where('i.group_id', '=', groupId)
    .where('i.month', '>=', first)
    .where('i.month', '<=', last)
    .groupBy(['i.member_id', 'm.name'])
    .execute()
  const { months } = await db
    .selectFrom('month_closes')
    .select(({ fn }) => fn.countAll<string>().as('months'))
    .where('group_id', '=', groupId)
    .where('month', '>=', first)
    .where('month', '<=', last)
    .executeTakeFirstOrThrow()
  const members = rows
    .map((row) => ({ memberId: row.member_id, name: row.name, netCents: Number(row.net) }))
    .sort((a, b) => b.netCents - a.netCents || (a.memberId < b.memberId ? -1 : 1))
  const nets = members.map(({ netCents }) => netCents)
  return {
    first,
    last,
    months: Number(months),
    netCents: nets.reduce((sum, net) => sum + net, 0),
    members,
    ...concentrationOf(nets),
  }
}
