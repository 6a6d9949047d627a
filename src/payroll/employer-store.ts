import { headcountOf, meanHeadcount } from '../law/index.ts'
import { loadContracts } from '../group/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import { lastDayOf, type Month } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { isAgricultural } from './cost/index.ts'
import type { Employer } from './month-facts.ts'

const E4 = 10_000
const HUNDREDTH = 100

/**
 * People of the group in the sense of contributions: the mean of the year before, without those
 * made available; in its first year, the people of the month; cut to the hundredth (R130-1).
 */
async function headcountFor(db: GroupDb, month: Month): Promise<number> {
  const people = await loadContracts(db)
  const year = Number(month.slice(0, 4)) - 1
  const { totalE4, months } = meanHeadcount('social_security', year, people)
  if (months.length > 0) return totalE4 / E4
  const ofMonth = headcountOf('social_security', lastDayOf(month), people).totalE4
  return Math.floor(ofMonth / HUNDREDTH) / HUNDREDTH
}

/** The group as contributions of a month see it, but for its rate of work accidents. */
export async function employerOf(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<Omit<Employer, 'workAccidentRateE4'>> {
  const group = await db
    .selectFrom('employer_group')
    .select(['idcc', 'kind'])
    .where('group_id', '=', groupId)
    .executeTakeFirst()
  const first = await db
    .selectFrom('establishments')
    .select('commune_code')
    .where('group_id', '=', groupId)
    .orderBy('establishment_id')
    .executeTakeFirst()
  const idcc = group?.idcc ?? null
  return {
    idcc,
    isAgricultural: group?.kind === 'agricultural' || (idcc !== null && isAgricultural(idcc)),
    communeCode: first?.commune_code ?? null,
    headcount: await headcountFor(db, month),
  }
}

/** Commune of the establishment of each person who has one of its own. */
export async function communesOf(
  db: GroupDb,
  groupId: GroupId,
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('employees')
    .innerJoin('establishments', (join) =>
      join
        .onRef('establishments.group_id', '=', 'employees.group_id')
        .onRef('establishments.establishment_id', '=', 'employees.establishment_id'),
    )
    .select(['employees.employee_id', 'establishments.commune_code'])
    .where('employees.group_id', '=', groupId)
    .execute()
  return new Map(
    rows.flatMap(({ employee_id, commune_code }) =>
      commune_code === null ? [] : [[employee_id, commune_code] as const],
    ),
  )
}
