import {
  type CompositionMember,
  type CompositionNeed,
  type CompositionPerson,
  type CompositionProblem,
  DEFAULT_TERMS,
  NO_LOCKS,
  type Place,
} from '../../src/composition/model.ts'
import { day } from '../../src/shared/days.ts'
import { minutes } from '../../src/shared/time.ts'

/** What an instance is made of; its optimum is known because it is cut out of full weeks. */
export interface PlantedOptions {
  readonly seed: number
  readonly jobs: number
  readonly zones: number
  readonly skills: number
  /** Smallest piece that weeks are cut into: 210 for half-days, 1 for odd minutes. */
  readonly grain: number
  /** Pieces of a job at most. */
  readonly piecesMost?: number
  /** One job in so many is a winter and a summer. */
  readonly seasonalEvery?: number
  /** One job in so many completes somebody with hours to fill. */
  readonly personEvery?: number
  /** One job in so many has its half-days fixed. */
  readonly fixedEvery?: number
  readonly decoys?: number
  /** Needs that go together greedily and leave the rest without a job. */
  readonly baits?: boolean
}

export interface Planted {
  readonly problem: CompositionProblem
  /** The jobs that were cut: all of them can exist at once, and no minute more can be covered. */
  readonly jobs: number
  readonly minutes: number
}

/** Numbers that look random, always the same for a seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const FULL = 2_100
const LASTING = { startsOn: day('2026-10-01'), endsOn: null }
const WINTER = { startsOn: day('2026-10-01'), endsOn: day('2027-03-31') }
const SUMMER = { startsOn: day('2027-04-01'), endsOn: day('2027-09-30') }

interface Zone {
  readonly index: number
  readonly members: readonly CompositionMember[]
  readonly siteOf: ReadonlyMap<string, string>
}

/** Parts of a full week, each a multiple of the grain. */
function cut(random: () => number, total: number, parts: number, grain: number): number[] {
  const units = Math.floor(total / grain)
  const marks = new Set<number>()
  while (marks.size < parts - 1) marks.add(1 + Math.floor(random() * (units - 1)))
  const sorted = [0, ...[...marks].toSorted((a, b) => a - b), units]
  const pieces = sorted.slice(1).map((mark, at) => (mark - (sorted[at] ?? 0)) * grain)
  return pieces.map((piece, at) => (at === 0 ? piece + (total - units * grain) : piece))
}

function zonesOf(options: PlantedOptions, random: () => number, sites: Map<string, Place>): Zone[] {
  return Array.from({ length: options.zones }, (_, index) => {
    const latitude = 44 + Math.floor(index / 4) * 1.2
    const longitude = 0.5 + (index % 4) * 1.4
    const count = Math.max(8, Math.ceil((options.jobs / options.zones) * 0.6))
    const siteOf = new Map<string, string>()
    const members = Array.from({ length: count }, (__, place): CompositionMember => {
      const id = `M${index}-${String(place).padStart(3, '0')}`
      sites.set(`S-${id}`, {
        latitude: latitude + random() * 0.14,
        longitude: longitude + random() * 0.2,
      })
      siteOf.set(id, `S-${id}`)
      return {
        id,
        publicBody: false,
        competitorGroup: random() < 0.4 ? `C${index}-${Math.floor(random() * 4)}` : null,
        memberships: [{ startsOn: day('2020-01-01'), endsOn: null }],
      }
    })
    return { index, members, siteOf }
  })
}

/** Members of the zone, none competing with another. */
function allies(random: () => number, zone: Zone, count: number): CompositionMember[] {
  const chosen: CompositionMember[] = []
  while (chosen.length < count) {
    const member = zone.members[Math.floor(random() * zone.members.length)]
    if (member === undefined || chosen.includes(member)) continue
    const rival = chosen.some(
      ({ competitorGroup }) =>
        competitorGroup !== null && competitorGroup === member.competitorGroup,
    )
    if (!rival) chosen.push(member)
  }
  return chosen
}

/** An instance whose best answer is known by the way it is made. */
export function plantedComposition(options: PlantedOptions): Planted {
  const random = randomOf(options.seed)
  const sites = new Map<string, Place>()
  const zones = zonesOf(options, random, sites)
  const needs: CompositionNeed[] = []
  const people: CompositionPerson[] = []
  let covered = 0
  const add = (
    zone: Zone,
    member: CompositionMember,
    skill: string,
    asked: number,
    period: Pick<CompositionNeed, 'startsOn' | 'endsOn'>,
    halfDays: readonly number[] = [],
  ): void => {
    needs.push({
      ...period,
      id: `N${String(Math.floor(random() * 1e9)).padStart(9, '0')}-${needs.length}`,
      siteId: zone.siteOf.get(member.id) ?? '',
      memberId: member.id,
      skill,
      authorisations: [],
      minutes: { least: minutes(asked), asked: minutes(asked), most: minutes(asked) },
      halfDays,
      halfDaysNeeded: null,
      everyYear: period.endsOn !== null,
    })
  }
  const every = (step: number | undefined, at: number): boolean =>
    step !== undefined && at % step === step - 1
  for (let at = 0; at < options.jobs; at += 1) {
    const zone = zones[at % zones.length]
    if (zone === undefined) continue
    const skill = `skill-${Math.floor(at / zones.length) % options.skills}`
    const parts = 2 + Math.floor(random() * ((options.piecesMost ?? 4) - 1))
    if (every(options.seasonalEvery, at)) {
      const members = allies(random, zone, 4)
      for (const [half, season] of [WINTER, SUMMER].entries())
        for (const [place, piece] of cut(random, FULL, 2, options.grain).entries()) {
          const member = members[half * 2 + place]
          if (member !== undefined) add(zone, member, skill, piece, season)
        }
      covered += FULL
      continue
    }
    const person = every(options.personEvery, at)
    const sold = person ? 210 * (2 + Math.floor(random() * 5)) : 0
    const members = allies(random, zone, person ? parts : parts)
    const own = person ? members.slice(1) : members
    const pieces = cut(random, FULL - sold, own.length, options.grain)
    const fixed = every(options.fixedEvery, at) && !person && options.grain === 210
    let halfDay = 0
    for (const [place, member] of own.entries()) {
      const piece = pieces[place] ?? 0
      const slots = fixed ? Array.from({ length: piece / 210 }, (_, slot) => halfDay + slot) : []
      halfDay += slots.length
      add(zone, member, skill, piece, LASTING, slots)
    }
    if (person) people.push(somebody(`P${at}`, skill, sold, members[0], zone))
    covered += FULL - sold
  }
  addDecoys(options, random, zones, add)
  if (options.baits === true) covered += addBaits(options, random, zones, add)
  const baits = options.baits === true ? zones.length : 0
  return {
    jobs: options.jobs + baits,
    minutes: covered,
    problem: {
      needs: needs.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      members: new Map(zones.flatMap(({ members }) => members.map((each) => [each.id, each]))),
      sites,
      roadKm: new Map(),
      people,
      terms: DEFAULT_TERMS,
      locks: NO_LOCKS,
      running: [],
    },
  }
}

const somebody = (
  id: string,
  skill: string,
  sold: number,
  member: CompositionMember | undefined,
  zone: Zone,
): CompositionPerson => ({
  id,
  kind: 'employee',
  skills: [skill],
  weeklyMinutes: minutes(FULL),
  soldMinutes: minutes(sold),
  memberIds: member === undefined ? [] : [member.id],
  siteIds: member === undefined ? [] : [zone.siteOf.get(member.id) ?? ''],
  busyHalfDays: [],
  availableHalfDays: [],
  availableFrom: null,
  home: null,
  mobilityKm: null,
  refusedMemberIds: [],
})

type Add = (
  zone: Zone,
  member: CompositionMember,
  skill: string,
  asked: number,
  period: Pick<CompositionNeed, 'startsOn' | 'endsOn'>,
) => void

/** Needs that cannot be covered: their zone and skill have less than a full week of them. */
function addDecoys(
  options: PlantedOptions,
  random: () => number,
  zones: readonly Zone[],
  add: Add,
) {
  for (let at = 0; at < (options.decoys ?? 0); at += 1) {
    const zone = zones[at % zones.length]
    const skill = `decoy-${Math.floor(at / zones.length / 4)}`
    const [member] = zone === undefined ? [] : allies(random, zone, 1)
    if (zone !== undefined && member !== undefined)
      add(zone, member, skill, 60 + Math.floor(random() * 440), LASTING)
  }
}

/**
 * In each zone, of one skill: needs of 5.5 and 4.5 half-days whose only job is together, beside
 * two of 5 and 4 that fill nine tenths of a week and complete nothing.
 */
function addBaits(
  _: PlantedOptions,
  random: () => number,
  zones: readonly Zone[],
  add: Add,
): number {
  for (const zone of zones) {
    const [a, b, c, d] = allies(random, zone, 4)
    if (a === undefined || b === undefined || c === undefined || d === undefined) continue
    add(zone, a, 'bait', 1_155, LASTING)
    add(zone, b, 'bait', 945, LASTING)
    add(zone, c, 'bait', 1_050, LASTING)
    add(zone, d, 'bait', 840, LASTING)
  }
  return zones.length * FULL
}
