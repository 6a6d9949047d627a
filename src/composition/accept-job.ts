import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { smicHourlyE4 } from '../law/index.ts'
import { markBeingAnswered } from '../needs/index.ts'
import { recordEvent } from '../platform/audit/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { GroupDb } from '../platform/database/index.ts'
import { covers, type Day } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import type { RateE4 } from '../shared/money.ts'
import { done, invariant, type Result, refused } from '../shared/refusal.ts'
import { isHypothetical } from './apply-changes.ts'
import type { AcceptanceReason } from './composition-contract.ts'
import { chosenTerms, keyOf, needsById } from './composition-view.ts'
import { problemOfGroup } from './current-problem.ts'
import type { Engagement } from './document-data.ts'
import { type ContractInForce, contractOn } from './employment-store.ts'
import { engage, hire, type PieceOfNeed } from './engage.ts'
import type { CompositionProblem, ProposedJob } from './model.ts'
import { namesOf } from './names-store.ts'
import { oneAtATime, storeAcceptance, storeDocuments, storePost } from './post-store.ts'
import { resultOf, standingAcceptances, type StoredResult } from './result-store.ts'
import { seasonWeeks } from './week-picture.ts'

export interface AcceptCommand {
  readonly groupId: GroupId
  readonly resultId: string
  readonly jobId: string
  /** Null: a person when the job fills somebody, else a post. */
  readonly as: 'post' | 'person' | null
  readonly startsOn: Day
  readonly title: string | null
  readonly hourlyGrossE4: RateE4 | null
  readonly note: string | null
  readonly actor: string
  readonly clock: Clock
}

export type AcceptRefusal =
  | { readonly kind: 'unknown-job' }
  /** Nothing is changed: all that stands against it. */
  | { readonly kind: 'not-acceptable'; readonly reasons: readonly AcceptanceReason[] }

/** All that an acceptance is made of. */
interface Accepting {
  readonly command: AcceptCommand
  readonly acceptanceId: string
  readonly now: string
  readonly result: StoredResult
  readonly job: ProposedJob
  readonly pieces: readonly PieceOfNeed[]
  readonly wage: RateE4
  readonly contract: ContractInForce | null
}

/**
 * Accepts a job of a result: it becomes a post to recruit for, or the assignments, agreements and
 * amendment of the person whose hours it fills. All of it in the transaction of the caller.
 *
 * @returns the identifier of the acceptance
 */
export async function acceptJob(
  db: GroupDb,
  command: AcceptCommand,
): Promise<Result<string, AcceptRefusal>> {
  const { groupId, startsOn, clock } = command
  await oneAtATime(db, groupId)
  const result = await resultOf(db, groupId, command.resultId)
  const job = result?.answer.jobs.find(({ id }) => id === command.jobId)
  if (result === null || job === undefined) return refused({ kind: 'unknown-job' })
  const person = result.problem.people.find(({ id }) => id === job.personId)
  const as = command.as ?? (person === undefined ? 'post' : 'person')
  const contract =
    as === 'person' && person?.kind === 'employee'
      ? await contractOn(db, groupId, person.id, startsOn)
      : null
  const isWithoutContract = as === 'person' && person?.kind === 'employee' && contract === null
  const smic = smicHourlyE4(startsOn)
  const wage = command.hourlyGrossE4 ?? contract?.hourlyGrossE4 ?? smic
  const reasons = [
    ...(await reasonsOfData(db, command, result, job, as)),
    ...(isWithoutContract ? [{ kind: 'person-changed', personId: person.id } as const] : []),
    ...(as === 'post' && person !== undefined && person.soldMinutes > 0
      ? [{ kind: 'fills-a-person', personId: person.id } as const]
      : []),
    ...(as === 'person' && person === undefined ? [{ kind: 'needs-a-person' } as const] : []),
    ...(wage < smic
      ? [{ kind: 'below-minimum-wage', hourlyGrossE4: wage, smicE4: smic } as const]
      : []),
  ]
  if (reasons.length > 0) return refused({ kind: 'not-acceptable', reasons })
  const pieces = piecesOf(result.problem, job)
  const accepting: Accepting = {
    command,
    acceptanceId: randomUUID(),
    now: clock.now(),
    result,
    job,
    pieces,
    wage,
    contract,
  }
  await markAnswered(db, accepting, as)
  if (as === 'post') await openPost(db, accepting)
  else if (contract === null) await hireCandidate(db, accepting)
  else await fillEmployee(db, accepting, contract)
  return done(accepting.acceptanceId)
}

/** What changed since the result was made, or was accepted before. */
async function reasonsOfData(
  db: GroupDb,
  { groupId, startsOn, clock }: AcceptCommand,
  { problem, scenario }: StoredResult,
  job: ProposedJob,
  as: 'post' | 'person',
): Promise<AcceptanceReason[]> {
  const reasons: AcceptanceReason[] = []
  if (scenario !== null && scenario.state !== 'kept') reasons.push({ kind: 'scenario-not-kept' })
  const needIds = job.pieces.map(({ needId }) => needId)
  const standing = await standingAcceptances(db, groupId)
  const before = standing.find((one) => keyOf(one.needIds) === keyOf(needIds))
  if (before !== undefined)
    reasons.push({ kind: 'already-accepted', acceptanceId: before.acceptanceId })
  const current = await problemOfGroup(db, clock, chosenTerms(problem))
  const [then, now] = [needsById(problem), needsById(current)]
  const states = await statesOf(db, groupId, needIds)
  for (const needId of needIds) {
    const need = now.get(needId)
    const state = states.get(needId) ?? 'gone'
    if (isHypothetical(needId)) reasons.push({ kind: 'hypothetical-need', needId })
    else if (need === undefined) reasons.push({ kind: 'need-taken', needId, state })
    else if (!isDeepStrictEqual(need, then.get(needId)))
      reasons.push({ kind: 'need-changed', needId })
    const memberId = then.get(needId)?.memberId ?? ''
    const memberships = current.members.get(memberId)?.memberships ?? []
    if (!memberships.some((one) => covers(one, startsOn)))
      reasons.push({ kind: 'member-left', memberId, needId })
  }
  if (as === 'person') reasons.push(...reasonsOfPerson(problem, current, job, standing))
  return reasons
}

function reasonsOfPerson(
  problem: CompositionProblem,
  current: CompositionProblem,
  { personId }: ProposedJob,
  standing: readonly { readonly acceptanceId: string; readonly people: readonly string[] }[],
): AcceptanceReason[] {
  if (personId === null) return []
  const personIn = ({ people }: CompositionProblem) => people.find(({ id }) => id === personId)
  const now = personIn(current)
  if (isDeepStrictEqual(now, personIn(problem))) return []
  const taken = standing.find(({ people }) => people.includes(personId))
  return [
    taken === undefined
      ? { kind: 'person-changed', personId }
      : { kind: 'person-taken', personId, acceptanceId: taken.acceptanceId },
  ]
}

async function statesOf(
  db: GroupDb,
  groupId: GroupId,
  needIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('needs')
    .select(['need_id', 'state'])
    .where('group_id', '=', groupId)
    .where('need_id', 'in', [...needIds])
    .execute()
  return new Map(rows.map(({ need_id, state }) => [need_id, state]))
}

function piecesOf(problem: CompositionProblem, job: ProposedJob): PieceOfNeed[] {
  const needs = needsById(problem)
  return job.pieces.map(({ needId, minutes, halfDays }) => {
    const need = needs.get(needId)
    invariant(need !== undefined, `the need ${needId} of a job is in its problem`)
    const { siteId, memberId } = need
    return { needId, siteId, memberId, minutes, halfDays, weeks: seasonWeeks(need), need }
  })
}

async function markAnswered(
  db: GroupDb,
  { command, acceptanceId, pieces, now }: Accepting,
  as: 'post' | 'person',
): Promise<void> {
  const { groupId, actor } = command
  const needIds = pieces.map(({ needId }) => needId)
  const detail = { acceptanceId, as }
  const marked = await markBeingAnswered(db, { groupId, needIds, actor, at: now, detail })
  invariant(marked.ok, 'needs that were open a moment ago are open')
}

const annualOf = ({ job, result }: Accepting): number | null =>
  job.annualised ? result.problem.terms.annualMinutes : null

const authorisationsOf = (pieces: readonly PieceOfNeed[]): string[] =>
  [...new Set(pieces.flatMap(({ need }) => need.authorisations))].toSorted()

const tradesOf = ({ pieces }: Accepting): string[] =>
  [...new Set(pieces.map(({ need }) => need.skill))].toSorted()

const titleOf = (accepting: Accepting): string =>
  accepting.command.title ?? tradesOf(accepting).join(', ')

const acceptanceRow = (accepting: Accepting) => ({
  acceptanceId: accepting.acceptanceId,
  resultId: accepting.command.resultId,
  jobId: accepting.command.jobId,
  title: titleOf(accepting),
  weeklyMinutes: accepting.job.weeklyMinutes,
  needIds: accepting.pieces.map(({ needId }) => needId).toSorted(),
  actor: accepting.command.actor,
  now: accepting.now,
})

async function tell(
  db: GroupDb,
  { command, acceptanceId, now, pieces }: Accepting,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { groupId, resultId, jobId, actor } = command
  const needIds = pieces.map(({ needId }) => needId)
  await recordEvent(db, groupId, {
    at: now,
    actor,
    action: 'job.accept',
    subject: acceptanceId,
    detail: { resultId, jobId, needIds, ...detail },
  })
}

async function openPost(db: GroupDb, accepting: Accepting): Promise<void> {
  const { command, job, pieces, wage, now } = accepting
  const { groupId, actor, startsOn, note } = command
  const postId = randomUUID()
  await storePost(db, groupId, {
    postId,
    title: titleOf(accepting),
    skill: tradesOf(accepting)[0] ?? '',
    authorisations: authorisationsOf(pieces),
    weeklyMinutes: job.weeklyMinutes,
    annualMinutes: annualOf(accepting),
    hourlyGrossE4: wage,
    startsOn,
    travelKm: job.travelKm,
    note,
    pieces,
    actor,
    now,
  })
  await storeAcceptance(db, groupId, {
    ...acceptanceRow(accepting),
    kind: 'post',
    postId,
    employeeId: null,
    employeeName: null,
    candidateId: null,
    contractId: null,
    assignmentIds: [],
  })
  await tell(db, accepting, { postId })
}

const engagementOf = (
  accepting: Accepting,
  person: { readonly name: string; readonly memberIds: readonly string[] },
): Engagement => ({
  employeeName: person.name,
  job: titleOf(accepting),
  startsOn: accepting.command.startsOn,
  weeklyMinutes: accepting.job.weeklyMinutes,
  annualMinutes: annualOf(accepting),
  hourlyGrossE4: accepting.wage,
  authorisations: authorisationsOf(accepting.pieces),
  memberIds: [...new Set([...person.memberIds, ...accepting.job.memberIds])],
  pieces: accepting.pieces,
})

/** The contract is amended where it names not all members, or says other hours. */
async function fillEmployee(
  db: GroupDb,
  accepting: Accepting,
  contract: ContractInForce,
): Promise<void> {
  const { command, job, pieces, acceptanceId, now } = accepting
  const { groupId } = command
  const employeeId = job.personId
  invariant(employeeId !== null, 'the job of an employee names the employee')
  const { employeeName, memberIds } = contract
  const engagement = engagementOf(accepting, { name: employeeName, memberIds })
  const says =
    engagement.memberIds.length === memberIds.length &&
    (contract.weeklyMinutes ?? job.weeklyMinutes) === job.weeklyMinutes &&
    (engagement.annualMinutes === null || contract.annualMinutes !== null)
  const { assignmentIds, documents } = await engage(db, groupId, {
    acceptanceId,
    employeeId,
    engagement,
    pieces,
    contract: says ? { kind: 'none' } : { kind: 'amendment', before: contract },
    names: await namesOf(db, groupId),
  })
  await storeAcceptance(db, groupId, {
    ...acceptanceRow(accepting),
    kind: 'person',
    postId: null,
    employeeId,
    employeeName,
    candidateId: null,
    contractId: null,
    assignmentIds,
  })
  await storeDocuments(db, groupId, documents, now)
  await tell(db, accepting, { employeeId, assignmentIds })
}

async function hireCandidate(db: GroupDb, accepting: Accepting): Promise<void> {
  const { command, job, pieces, acceptanceId, wage, now } = accepting
  const { groupId, startsOn } = command
  const candidateId = job.personId
  invariant(candidateId !== null, 'the job of a candidate names the candidate')
  const names = await namesOf(db, groupId)
  const name = names.people.get(candidateId) ?? candidateId
  const { documents, ...hired } = await hire(db, groupId, {
    acceptanceId,
    candidateId,
    engagement: engagementOf(accepting, { name, memberIds: [] }),
    pieces,
    startsOn,
    hourlyGrossE4: wage,
    names,
  })
  await storeAcceptance(db, groupId, {
    ...acceptanceRow(accepting),
    ...hired,
    kind: 'hire',
    postId: null,
    employeeName: name,
    candidateId,
  })
  await storeDocuments(db, groupId, documents, now)
  await tell(db, accepting, { candidateId, ...hired })
}
