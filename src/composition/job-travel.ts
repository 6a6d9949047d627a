import type { JobTravel, WeekPicture } from './composition-contract.ts'
import type { CompositionProblem, Place } from './model.ts'
import { homeKm, roadKey, roadKm } from './rules/distance.ts'

/** A work place with its name and that of its member. */
export interface NamedSite {
  readonly siteId: string
  readonly name: string
  readonly memberId: string
  readonly memberName: string
}

type Day = JobTravel['days'][number]

/** A tenth of a kilometre is as much as a distance by road is known. */
export const rounded = (km: number): number => Math.round(km * 10) / 10
const roundedOrNull = (km: number | null): number | null => (km === null ? null : rounded(km))

/** The ways of a job: between its sites, of each day, from home. */
export function jobTravel(
  problem: CompositionProblem,
  sites: readonly NamedSite[],
  weeks: readonly WeekPicture[],
  home: Place | null,
): JobTravel {
  const days = weeks.flatMap((week) => daysOf(problem, week, home))
  return {
    sites: sites.map((site) => ({
      ...site,
      place: problem.sites.get(site.siteId) ?? null,
      homeKm: home === null ? null : roundedOrNull(homeKm(problem, home, site.siteId)),
    })),
    home,
    distances: sites.flatMap((from, index) =>
      sites.slice(index + 1).map((to) => distance(problem, from.siteId, to.siteId)),
    ),
    days,
    weeklyBetweenKm: rounded(mean(days, ({ betweenKm }) => betweenKm)),
    weeklyHomeKm: home === null ? null : rounded(mean(days, ({ homeKm: km }) => km ?? 0)),
    detourE4: problem.terms.detourE4,
  }
}

function distance(
  problem: CompositionProblem,
  fromSiteId: string,
  toSiteId: string,
): JobTravel['distances'][number] {
  const km = roundedOrNull(roadKm(problem, fromSiteId, toSiteId))
  const measured = problem.roadKm.has(roadKey(fromSiteId, toSiteId))
  return { fromSiteId, toSiteId, km, source: km === null ? null : measured ? 'table' : 'circle' }
}

const weeksIn = ({ weeks }: Day): number =>
  weeks.reduce((sum, { from, to }) => sum + to - from + 1, 0)

const mean = (days: readonly Day[], km: (day: Day) => number): number =>
  days.reduce((sum, day) => sum + km(day) * weeksIn(day), 0) / 52

/** The days of one week picture: the sites in the order of the day, and the ways between them. */
function daysOf(problem: CompositionProblem, week: WeekPicture, home: Place | null): Day[] {
  return [1, 2, 3, 4, 5, 6, 7].flatMap((day) => {
    const worked = week.halfDays.filter(({ halfDay }) => halfDay >> 1 === day - 1)
    const siteIds = worked
      .map(({ siteId }) => siteId)
      .filter((siteId, index, all) => siteId !== all[index - 1])
    const [first, last] = [siteIds[0], siteIds.at(-1)]
    if (first === undefined || last === undefined) return []
    const between = siteIds
      .slice(1)
      .reduce((sum, siteId, index) => sum + (roadKm(problem, siteIds[index] ?? '', siteId) ?? 0), 0)
    const out = home === null ? null : homeKm(problem, home, first)
    const back = home === null ? null : homeKm(problem, home, last)
    return [
      {
        weeks: week.weeks,
        day,
        siteIds,
        betweenKm: rounded(between),
        homeKm: out === null || back === null ? null : rounded(out + back),
      },
    ]
  })
}
