import { sql } from 'kysely'
import type { GroupDb } from '../../platform/database/index.ts'
import type { GroupId } from '../../shared/ids.ts'
import type { MemberBanking } from './direct-debits.ts'

export interface GroupBankingRow {
  readonly name: string
  readonly siren: string | null
  readonly country: string
  readonly addressLine: string | null
  readonly postalCode: string | null
  readonly city: string | null
  readonly iban: string | null
  readonly bic: string | null
  readonly creditorIdentifier: string | null
}

export async function groupBankingOf(db: GroupDb, groupId: GroupId): Promise<GroupBankingRow> {
  const { rows } = await sql<GroupBankingRow>`
    select g.name, g.siren, g.country, s.address_line as "addressLine",
      s.postal_code as "postalCode", s.city, s.iban, s.bic,
      s.creditor_identifier as "creditorIdentifier"
    from employer_group g left join group_settings s using (group_id)
    where g.group_id = ${groupId}`.execute(db)
  const [group] = rows
  if (group === undefined) throw new Error('the group exists')
  return group
}

/** What each member gave to be debited: the mandate recorded last, else that of the data package. */
export async function memberBankingOf(
  db: GroupDb,
  groupId: GroupId,
): Promise<ReadonlyMap<string, MemberBanking>> {
  const { rows } = await sql<MemberBanking & { readonly memberId: string }>`
    select m.member_id as "memberId",
      case when r.reference is null then m.iban else r.iban end as iban,
      case when r.reference is null then m.mandate_reference
        when r.revoked_on is null then r.reference end as "mandateReference",
      case when r.reference is null then m.mandate_signed_on else r.signed_on end as "mandateSignedOn"
    from members m left join lateral (
      select reference, iban, signed_on, revoked_on from mandates d
      where d.group_id = m.group_id and d.member_id = m.member_id
      order by signed_on desc, reference limit 1) r on true
    where m.group_id = ${groupId}`.execute(db)
  return new Map(rows.map(({ memberId, ...member }) => [memberId, member]))
}
