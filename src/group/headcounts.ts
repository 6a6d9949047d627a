import {
  articleUrl,
  fixedTermShareE4,
  HEADCOUNT_PURPOSES,
  type Headcount,
  headcountAtUser,
  headcountOf,
  meanHeadcount,
  votersAtUser,
} from '../law/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import type { Day } from '../shared/days.ts'
import { loadContracts, type Names, namesOf } from './dossiers-store.ts'
import type { HeadcountRow, Headcounts, MemberHeadcounts } from './headcounts-contract.ts'

const rowOf = ({ purpose, articles, totalE4, people }: Headcount, names: Names): HeadcountRow => ({
  purpose,
  articles: articles.map((article) => ({ article, url: articleUrl(article) })),
  totalE4,
  people: people.map((one) => ({
    ...one,
    name: names.employees.get(one.employeeId) ?? one.employeeId,
  })),
})

/** The headcount of the group for each purpose. */
export async function groupHeadcounts(db: GroupDb, on: Day): Promise<Headcounts> {
  const people = await loadContracts(db)
  const names = await namesOf(db)
  const year = Number(on.slice(0, 4)) - 1
  const { totalE4, months } = meanHeadcount('social_security', year, people)
  return {
    on,
    purposes: HEADCOUNT_PURPOSES.map((purpose) => rowOf(headcountOf(purpose, on, people), names)),
    year: { year, totalE4, months: [...months] },
    fixedTermShareE4: fixedTermShareE4(people, on),
  }
}

/** What the people of the group count for at one of its members; null where there is none. */
export async function memberHeadcounts(
  db: GroupDb,
  memberId: string,
  on: Day,
): Promise<MemberHeadcounts | null> {
  const member = await db
    .selectFrom('members')
    .select(['name', 'headcount'])
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  if (member === undefined) return null
  const people = await loadContracts(db)
  const names = await namesOf(db)
  return {
    on,
    memberId,
    name: member.name,
    declared: member.headcount,
    purposes: HEADCOUNT_PURPOSES.map((purpose) =>
      rowOf(headcountAtUser(purpose, on, people, memberId), names),
    ),
    voters: votersAtUser(on, people, memberId).map(({ employeeId, since }) => ({
      employeeId,
      since,
      name: names.employees.get(employeeId) ?? employeeId,
    })),
  }
}
