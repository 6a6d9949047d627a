import { candidatesToPlace } from '../needs/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import { day } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { candidatesFor } from './candidates-that-fit.ts'
import type { MissingDetail } from './composition-contract.ts'
import { missingOf, missingView, needsById, needView } from './composition-view.ts'
import { placedPieces, sitesOf } from './job-detail.ts'
import { jobTravel, type NamedSite, rounded } from './job-travel.ts'
import type { CompositionNeed, CompositionProblem, IncompleteJob } from './model.ts'
import { type Names, namesOf } from './names-store.ts'
import { placesOf, usersOfSkill } from './places-store.ts'
import type { StoredResult } from './result-store.ts'
import { roadKm } from './rules/distance.ts'
import { weekPictures, yearPicture } from './week-picture.ts'

/** A missing piece and who could bring it, nearest first; null when the result has none such. */
export async function missingDetail(
  db: GroupDb,
  { resultId, problem, answer }: StoredResult,
  question: { readonly groupId: GroupId; readonly missingId: string; readonly now: string },
): Promise<MissingDetail | null> {
  const { groupId, missingId, now } = question
  const missing = missingOf(answer).get(missingId)
  if (missing === undefined) return null
  const names = await namesOf(db, groupId)
  const byId = needsById(problem)
  const needs = missing.pieces.flatMap(({ needId }) => byId.get(needId) ?? [])
  const pieces = placedPieces(missing, byId)
  const weeks = weekPictures(pieces)
  const home = problem.people.find(({ id }) => id === missing.personId)?.home ?? null
  const roads = { ...problem, sites: await placesOf(db, groupId) }
  const users = await usersOfSkill(db, groupId, missing.skill)
  const covered = new Set(answer.jobs.flatMap((job) => job.pieces.map(({ needId }) => needId)))
  const open = problem.needs.filter(({ id }) => !covered.has(id))
  return {
    resultId,
    missing: missingView(missingId, missing, problem, names),
    needs: needs.map((need) => needView(need, problem, names)),
    weeks,
    year: yearPicture(pieces),
    travel: jobTravel(problem, sitesOf(needs, names), weeks, home),
    ...membersNear(roads, { missing, needs, names, users, open }),
    candidates:
      missing.personId === null
        ? candidatesFor(roads, await candidatesToPlace(db, day(now.slice(0, 10))), {
            skill: missing.skill,
            authorisations: [...new Set(needs.flatMap(({ authorisations }) => authorisations))],
            weeklyMinutes: problem.terms.fullTimeMinutes,
            startsOn: day(now.slice(0, 10)),
            pieces,
          })
            // Who wishes fewer hours may take the job as it is without them.
            .filter(({ misfits }) => misfits.every((one) => one === 'date' || one === 'hours'))
            .map(({ candidateId, name, weeklyMinutes, km }) => ({
              candidateId,
              name,
              weeklyMinutes,
              km,
            }))
        : [],
  }
}

interface Around {
  readonly missing: IncompleteJob
  readonly needs: readonly CompositionNeed[]
  readonly names: Names
  readonly users: ReadonlySet<string>
  /** Needs that no job covers. */
  readonly open: readonly CompositionNeed[]
}

type Near = MissingDetail['neighbours'][number]

/** Of each member the site nearest to the piece, within reach of all its sites. */
function membersNear(
  roads: CompositionProblem,
  { missing, needs, names, users, open }: Around,
): Pick<MissingDetail, 'members' | 'neighbours'> {
  const own = new Set(needs.map(({ memberId }) => memberId))
  const siteIds = [...new Set(needs.map(({ siteId }) => siteId))]
  const nearest = new Map<string, Near>()
  for (const site of names.sites.values()) {
    const near = nearOf(roads, site, siteIds, missing.aroundSiteId)
    const known = nearest.get(site.memberId)
    if (near !== null && (known === undefined || near.km < known.km))
      nearest.set(site.memberId, near)
  }
  const groups = new Set([...own].flatMap((id) => roads.members.get(id)?.competitorGroup ?? []))
  const inPiece = new Set(needs.map(({ id }) => id))
  const all = [...nearest.values()].toSorted(
    (a, b) => a.km - b.km || (a.siteId < b.siteId ? -1 : 1),
  )
  const members = all
    .filter(({ memberId }) => !own.has(memberId) && isMember(roads, memberId))
    .map((near) => ({
      ...near,
      usesSkill: users.has(near.memberId),
      openMinutes: open
        .filter(
          (need) =>
            need.memberId === near.memberId &&
            need.skill === missing.skill &&
            !inPiece.has(need.id),
        )
        .reduce((sum, need) => sum + need.minutes.asked, 0),
      competitor: groups.has(roads.members.get(near.memberId)?.competitorGroup ?? ''),
    }))
  return { members, neighbours: all.filter(({ memberId }) => own.has(memberId)) }
}

/** Companies that left, or have not joined, bring nothing. */
const isMember = ({ members }: CompositionProblem, memberId: string): boolean =>
  (members.get(memberId)?.memberships ?? []).some(({ endsOn }) => endsOn === null)

function nearOf(
  roads: CompositionProblem,
  { siteId, name, memberId, memberName }: NamedSite,
  siteIds: readonly string[],
  aroundSiteId: string,
): Near | null {
  const place = roads.sites.get(siteId)
  const ways = siteIds.map((id) => roadKm(roads, id, siteId))
  const km = roadKm(roads, aroundSiteId, siteId)
  const reached = ways.every((way) => way !== null && way <= roads.terms.travelMostKm)
  if (place === undefined || km === null || !reached) return null
  return { memberId, memberName, siteId, siteName: name, km: rounded(km), place }
}
