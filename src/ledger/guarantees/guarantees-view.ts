import type { GroupDb } from '../../platform/database/index.ts'
import type { Day } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { type Cents, cents } from '../../shared/money.ts'
import type { GuaranteeKind, GuaranteeMove, GuaranteePolicy, Standing } from './guarantee.ts'
import * as store from './guarantee-store.ts'
import { standingOf } from './rules/standing.ts'
import { targetDeposit } from './rules/target.ts'

/** The guarantees of a member on a day. */
export interface MemberGuarantees {
  readonly memberId: string
  readonly name: string
  readonly isMember: boolean
  readonly deposit: Standing
  readonly bankGuarantee: Standing
  readonly billedCents: Cents
  readonly memberMonths: number
  /** By the policy of the day; null without one. A member that left needs none. */
  readonly targetCents: Cents | null
  /** What is still to ask for; below zero, what could be given back. Null without a policy. */
  readonly missingCents: Cents | null
}

export interface GuaranteesOnDay {
  readonly policy: GuaranteePolicy | null
  readonly members: readonly MemberGuarantees[]
}

/** All guarantees on a day: those of every member that has been one, or of one member. */
export async function guaranteesOn(
  db: GroupDb,
  groupId: GroupId,
  at: Day,
  memberId: string | null = null,
): Promise<GuaranteesOnDay> {
  const members = await store.guaranteedMembers(db, groupId, at, memberId)
  const moves = await store.movesOf(db, groupId, memberId)
  const policies = await store.policiesOf(db, groupId)
  const policy = policies.find(({ startsOn }) => startsOn <= at) ?? null
  const standing = movesByGuarantee(moves)
  return {
    policy,
    members: members.map((member) => measured(member, standing, policy, at)),
  }
}

type Counted = ReadonlyMap<string, readonly GuaranteeMove[]>

const keyOf = ({ memberId, kind }: Pick<GuaranteeMove, 'memberId' | 'kind'>): string =>
  `${kind} ${memberId}`

const movesByGuarantee = (moves: readonly store.RecordedMove[]): Counted =>
  Map.groupBy(
    moves.filter(({ cancelled }) => cancelled === null),
    keyOf,
  )

function measured(
  member: store.GuaranteedMember,
  moves: Counted,
  policy: GuaranteePolicy | null,
  at: Day,
): MemberGuarantees {
  const { memberId, name, isMember, billedCents, memberMonths } = member
  const standing = (kind: GuaranteeKind): Standing =>
    standingOf(member.opening[kind], moves.get(keyOf({ memberId, kind })) ?? [], at)
  const [deposit, bankGuarantee] = [standing('deposit'), standing('bank_guarantee')]
  const counts = { monthsE4: policy?.monthsE4 ?? 0, billedCents, memberMonths }
  const target = policy === null ? null : isMember ? targetDeposit(counts) : cents(0)
  const given = [deposit, bankGuarantee].reduce(
    (sum, each) => sum + each.heldCents + each.awaitedCents,
    0,
  )
  return {
    memberId,
    name,
    isMember,
    deposit,
    bankGuarantee,
    billedCents,
    memberMonths,
    targetCents: target,
    missingCents: target === null ? null : cents(target - given),
  }
}
