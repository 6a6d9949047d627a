import type { CompositionProblem, Place } from '../model.ts'

const EARTH_KM = 6371.0088
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Kilometres as the crow flies. */
export function greatCircleKm(a: Place, b: Place): number {
  const latitude = Math.sin(radians(b.latitude - a.latitude) / 2)
  const longitude = Math.sin(radians(b.longitude - a.longitude) / 2)
  const chord =
    latitude * latitude +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * longitude * longitude
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(chord)))
}

export const roadKey = (a: string, b: string): string => (a < b ? `${a}|${b}` : `${b}|${a}`)

type Roads = Pick<CompositionProblem, 'roadKm' | 'sites' | 'terms'>

/** Kilometres by road: of the table, else great circle with the detour; null when not known. */
export function roadKm(problem: Roads, a: string, b: string): number | null {
  if (a === b) return 0
  const measured = problem.roadKm.get(roadKey(a, b))
  if (measured !== undefined) return measured
  const from = problem.sites.get(a)
  const to = problem.sites.get(b)
  if (from === undefined || to === undefined) return null
  return (greatCircleKm(from, to) * problem.terms.detourE4) / 10_000
}

export const homeKm = (problem: Roads, home: Place, siteId: string): number | null => {
  const site = problem.sites.get(siteId)
  return site === undefined ? null : (greatCircleKm(home, site) * problem.terms.detourE4) / 10_000
}

/** Length of a shortest way through all places; few enough to try each order. */
export function shortestWay(count: number, km: (a: number, b: number) => number): number {
  if (count < 2) return 0
  if (count === 2) return km(0, 1)
  if (count === 3) {
    const [a, b, c] = [km(0, 1), km(0, 2), km(1, 2)]
    return a + b + c - Math.max(a, b, c)
  }
  if (count === 4) return shortestOfFour(km)
  let best = Number.POSITIVE_INFINITY
  const visit = (at: number, seen: number, length: number): void => {
    if (length >= best) return
    if (seen === (1 << count) - 1) {
      best = length
      return
    }
    for (let next = 0; next < count; next += 1)
      if ((seen & (1 << next)) === 0) visit(next, seen | (1 << next), length + km(at, next))
  }
  for (let start = 0; start < count; start += 1) visit(start, 1 << start, 0)
  return best
}

/** The twelve ways through four places: two ends, and the two between in either order. */
function shortestOfFour(km: (a: number, b: number) => number): number {
  const [ab, ac, ad, bc, bd, cd] = [km(0, 1), km(0, 2), km(0, 3), km(1, 2), km(1, 3), km(2, 3)]
  return Math.min(
    ab + bc + cd,
    ab + bd + cd,
    ac + bc + bd,
    ac + cd + bd,
    ad + bd + bc,
    ad + cd + bc,
    ab + ac + cd,
    ab + ad + cd,
    ac + ab + bd,
    ac + ad + bd,
    ad + ab + bc,
    ad + ac + bc,
  )
}

export function travelKm(problem: Roads, siteIds: readonly string[]): number {
  const sites = [...new Set(siteIds)].toSorted()
  return shortestWay(sites.length, (a, b) => roadKm(problem, sites[a] ?? '', sites[b] ?? '') ?? 0)
}
