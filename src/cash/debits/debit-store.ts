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

export async function memberBankingOf(
  db: GroupDb,
  groupId: GroupId,
): Promise<ReadonlyMap<string, MemberBanking>> {
  const { rows } = await sql<MemberBanking & { readonly memberId: string }>`
    select member_id as "memberId", iban, mandate_reference as "mandateReference",
      mandate_signed_on as "mandateSignedOn"
    from members where group_id = ${groupId}`.execute(db)
  return new Map(rows.map(({ memberId, ...member }) => [memberId, member]))
}
