import type { Day } from '../shared/days.ts'
import type { RateE4 } from '../shared/money.ts'
import type { DocumentData } from './composition-contract.ts'
import type { ContractInForce } from './employment-store.ts'
import type { Names } from './names-store.ts'
import type { AcceptedPiece } from './post-store.ts'

type Piece = DocumentData['pieces'][number]
type MemberName = DocumentData['members'][number]

export const namedMembers = (memberIds: readonly string[], names: Names): MemberName[] =>
  memberIds.map((memberId) => ({ memberId, name: names.members.get(memberId) ?? memberId }))

export const namedPiece = (piece: AcceptedPiece, names: Names): Piece => {
  const site = names.sites.get(piece.siteId)
  return {
    needId: piece.needId,
    memberId: piece.memberId,
    memberName: names.members.get(piece.memberId) ?? piece.memberId,
    siteId: piece.siteId,
    siteName: site?.name ?? piece.siteId,
    minutes: piece.minutes,
    halfDays: [...piece.halfDays],
    weeks: [...piece.weeks],
  }
}

/** What the person does, for whom and from when, as the documents say it. */
export interface Engagement {
  readonly employeeName: string
  readonly job: string
  readonly startsOn: Day
  readonly weeklyMinutes: number
  readonly annualMinutes: number | null
  readonly hourlyGrossE4: RateE4
  readonly authorisations: readonly string[]
  /** All members that the contract names as users (CTR-05). */
  readonly memberIds: readonly string[]
  readonly pieces: readonly AcceptedPiece[]
}

/** What a contract says, or an amendment of the version that is in force before. */
export const contractData = (
  engagement: Engagement,
  before: ContractInForce | null,
  names: Names,
): DocumentData => ({
  employeeName: engagement.employeeName,
  job: engagement.job,
  startsOn: engagement.startsOn,
  endsOn: before?.endsOn ?? null,
  weeklyMinutes: engagement.weeklyMinutes,
  annualMinutes: engagement.annualMinutes,
  hourlyGrossE4: engagement.hourlyGrossE4,
  coefficientE4: null,
  authorisations: [...engagement.authorisations],
  members: namedMembers(engagement.memberIds, names),
  pieces: engagement.pieces.map((piece) => namedPiece(piece, names)),
  before:
    before === null
      ? null
      : {
          weeklyMinutes: before.weeklyMinutes,
          members: namedMembers(before.memberIds, names),
        },
})

/** What an agreement (mise a disposition) says: the part of one member, and no wages. */
export const agreementData = (
  engagement: Engagement,
  piece: AcceptedPiece,
  agreed: {
    readonly startsOn: Day
    readonly endsOn: Day | null
    readonly coefficientE4: RateE4 | null
    readonly authorisations: readonly string[]
  },
  names: Names,
): DocumentData => ({
  employeeName: engagement.employeeName,
  job: engagement.job,
  startsOn: agreed.startsOn,
  endsOn: agreed.endsOn,
  weeklyMinutes: piece.minutes,
  annualMinutes: null,
  hourlyGrossE4: null,
  coefficientE4: agreed.coefficientE4,
  authorisations: [...agreed.authorisations],
  members: namedMembers([piece.memberId], names),
  pieces: [namedPiece(piece, names)],
  before: null,
})
