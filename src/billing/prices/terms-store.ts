import { sql } from 'kysely'
import { recordEvent } from '../../platform/audit/index.ts'
import type { GroupDb } from '../../platform/database/index.ts'
import type { GroupId } from '../../shared/ids.ts'
import { done, type Result, refused } from '../../shared/refusal.ts'
import { DEFAULT_TERM, type PaymentTerm, type TermRefusal, termRefusal } from '../rules/terms.ts'
import type { MemberTerm } from './prices-contract.ts'

export interface Terms {
  readonly group: PaymentTerm
  readonly members: MemberTerm[]
}

/** The term of the group, and what each member agreed on. */
export async function termsOfGroup(db: GroupDb, groupId: GroupId): Promise<Terms> {
  const settings = await db
    .selectFrom('group_settings')
    .select(['payment_days', 'payment_end_of_month'])
    .where('group_id', '=', groupId)
    .executeTakeFirst()
  const { rows } = await sql<MemberTerm>`
    select m.member_id as "memberId", m.name, coalesce(m.public_body, false) as "publicBody",
      case when t.member_id is not null then jsonb_build_object('days', t.payment_days,
        'endOfMonth', t.end_of_month) end as term, t.source
    from members m left join member_terms t using (group_id, member_id)
    where m.group_id = ${groupId} order by m.name collate "fr-x-icu"`.execute(db)
  const group =
    settings === undefined
      ? DEFAULT_TERM
      : { days: settings.payment_days, endOfMonth: settings.payment_end_of_month }
  return { group, members: rows }
}

export interface TermCommand {
  readonly groupId: GroupId
  /** Null: the term of the group. */
  readonly memberId: string | null
  readonly term: PaymentTerm | null
  readonly source: string
  readonly actor: string
  readonly at: string
}

export type SetTermRefusal =
  | TermRefusal
  | { readonly kind: 'unknown-member'; readonly memberId: string }
  | { readonly kind: 'source-missing' }

/** Changes when the invoices to come fall due. Those of a close are periodic: at most 45 days. */
export async function setTerm(
  db: GroupDb,
  { groupId, memberId, term, source, actor, at }: TermCommand,
): Promise<Result<Terms, SetTermRefusal>> {
  const { members } = await termsOfGroup(db, groupId)
  const member = members.find((each) => each.memberId === memberId)
  if (memberId !== null && member === undefined)
    return refused({ kind: 'unknown-member', memberId })
  const wanted = term ?? DEFAULT_TERM
  const tooLong = termRefusal(wanted, 'periodic', member?.publicBody ?? false)
  if (tooLong !== null) return refused(tooLong)
  if (memberId === null) await storeOfGroup(db, groupId, wanted)
  else if (term === null)
    await db
      .deleteFrom('member_terms')
      .where('group_id', '=', groupId)
      .where('member_id', '=', memberId)
      .execute()
  else if (source.trim() === '') return refused({ kind: 'source-missing' })
  else await storeOfMember(db, groupId, memberId, { term, source: source.trim(), actor })
  await recordEvent(db, groupId, {
    at,
    actor,
    action: 'terms.changed',
    subject: memberId ?? groupId,
    detail: { days: term?.days ?? null, end_of_month: term?.endOfMonth ?? null, source },
  })
  return done(await termsOfGroup(db, groupId))
}

async function storeOfGroup(db: GroupDb, groupId: GroupId, term: PaymentTerm): Promise<void> {
  const row = { payment_days: term.days, payment_end_of_month: term.endOfMonth }
  await db
    .insertInto('group_settings')
    .values({ group_id: groupId, ...row })
    .onConflict((conflict) => conflict.column('group_id').doUpdateSet(row))
    .execute()
}

async function storeOfMember(
  db: GroupDb,
  groupId: GroupId,
  memberId: string,
  { term, source, actor }: { term: PaymentTerm; source: string; actor: string },
): Promise<void> {
  const row = {
    payment_days: term.days,
    end_of_month: term.endOfMonth,
    source,
    recorded_by: actor,
  }
  await db
    .insertInto('member_terms')
    .values({ group_id: groupId, member_id: memberId, ...row })
    .onConflict((conflict) => conflict.columns(['group_id', 'member_id']).doUpdateSet(row))
    .execute()
}
