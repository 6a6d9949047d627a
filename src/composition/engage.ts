import { randomUUID } from 'node:crypto'
import type { GroupDb } from '../platform/database/index.ts'
import type { Day } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import type { RateE4 } from '../shared/money.ts'
import { agreementData, contractData, type Engagement } from './document-data.ts'
import {
  type ContractInForce,
  type NewAssignment,
  storeAssignments,
  storeHire,
  usualPrices,
} from './employment-store.ts'
import { firstSeason } from './first-season.ts'
import type { CompositionNeed } from './model.ts'
import type { Names } from './names-store.ts'
import type { AcceptedPiece, NewDocument } from './post-store.ts'

/** A piece with the need that it answers. */
export interface PieceOfNeed extends AcceptedPiece {
  readonly need: Pick<
    CompositionNeed,
    'skill' | 'startsOn' | 'endsOn' | 'everyYear' | 'authorisations'
  >
}

export interface Engaging {
  readonly acceptanceId: string
  readonly employeeId: string
  readonly engagement: Engagement
  readonly pieces: readonly PieceOfNeed[]
  readonly contract:
    | { readonly kind: 'contract' }
    | { readonly kind: 'amendment'; readonly before: ContractInForce }
    /** The contract in force says it all already. */
    | { readonly kind: 'none' }
  readonly names: Names
}

/** What was made; the documents are stored with the acceptance that they belong to. */
export interface Engaged {
  readonly assignmentIds: readonly string[]
  readonly documents: readonly NewDocument[]
}

/**
 * Puts a person to work: an assignment and an agreement to sign for each piece, and what is to be
 * signed with the person.
 */
export async function engage(db: GroupDb, groupId: GroupId, engaging: Engaging): Promise<Engaged> {
  const { acceptanceId, employeeId, engagement, pieces, names } = engaging
  const priceOf = await usualPrices(db, groupId, engagement.startsOn)
  const placed = pieces.map((piece) => {
    const { coefficientE4 } = priceOf(piece.memberId)
    const assignment: NewAssignment = {
      assignmentId: randomUUID(),
      employeeId,
      siteId: piece.siteId,
      memberId: piece.memberId,
      ...firstSeason(piece.need, engagement.startsOn),
      weeklyMinutes: piece.minutes,
      authorisations: piece.need.authorisations,
      coefficientE4,
    }
    return { piece, assignment }
  })
  await storeAssignments(
    db,
    groupId,
    placed.map(({ assignment }) => assignment),
  )
  const agreements = placed.map(
    ({ piece, assignment }): NewDocument => ({
      documentId: randomUUID(),
      acceptanceId,
      kind: 'agreement',
      employeeId,
      agreement: {
        memberId: piece.memberId,
        assignmentId: assignment.assignmentId,
        needId: piece.needId,
      },
      data: agreementData(engagement, piece, assignment, names),
    }),
  )
  return {
    assignmentIds: placed.map(({ assignment }) => assignment.assignmentId),
    documents: [...ofPerson(engaging), ...agreements],
  }
}

/** The contract, or the amendment, to sign with the person. */
function ofPerson(engaging: Engaging): NewDocument[] {
  const { acceptanceId, employeeId, engagement, contract, names } = engaging
  if (contract.kind === 'none') return []
  const before = contract.kind === 'amendment' ? contract.before : null
  const data = contractData(engagement, before, names)
  const documentId = randomUUID()
  return [{ documentId, acceptanceId, kind: contract.kind, employeeId, agreement: null, data }]
}

export interface Hiring extends Omit<Engaging, 'employeeId' | 'contract'> {
  readonly candidateId: string
  readonly startsOn: Day
  readonly hourlyGrossE4: RateE4
}

export interface Hired extends Engaged {
  readonly employeeId: string
  readonly contractId: string
}

/** Makes a candidate an employee with a contract to sign, and puts him to work. */
export async function hire(db: GroupDb, groupId: GroupId, hiring: Hiring): Promise<Hired> {
  const { candidateId, engagement, startsOn, hourlyGrossE4, ...engaging } = hiring
  const employeeId = randomUUID()
  const contractId = randomUUID()
  await storeHire(db, groupId, {
    employeeId,
    candidateId,
    contractId,
    hiredOn: startsOn,
    job: engagement.job,
    weeklyMinutes: engagement.weeklyMinutes,
    annualMinutes: engagement.annualMinutes,
    hourlyGrossE4,
    memberIds: engagement.memberIds,
  })
  const engaged = await engage(db, groupId, {
    ...engaging,
    employeeId,
    engagement,
    contract: { kind: 'contract' },
  })
  return { employeeId, contractId, ...engaged }
}
