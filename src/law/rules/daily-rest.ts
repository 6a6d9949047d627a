import { type LocalTime, localDay, localTimeAt, MINUTES_PER_DAY } from '../../shared/time.ts'
import type { Work } from '../facts.ts'
import type { Finding } from '../finding.ts'
import type { Limit } from '../limits.ts'
import { findingOf, meets, onEachBasis, type Rule, type Scene } from '../rule.ts'
import type { Spell, Timeline } from '../timeline.ts'

/**
 * Repos quotidien: eleven hours in a row without work in each period of twenty-four hours.
 *
 * The period is counted from the start of work after the last such rest, so that a morning at
 * one member and an evening at another are not held against the person. Rests are whole: the
 * break of a shift is none, and one that runs beyond the twenty-four hours keeps its length.
 * What is reported breaks the rule under any reading; some readings would report more.
 */
export const DAILY_REST: Rule = {
  id: 'TIM-05',
  titleFr: 'Repos quotidien',
  titleEn: 'Daily rest',
  articles: ['L3131-1', 'L3131-2'],
  unit: 'minute',
  defaultLimit: 660,
  source: 'law',
  severity: 'breach',
  confidence: 'reading',
  judge: (scene) =>
    onEachBasis(scene, (timeline) =>
      shortRests(scene, timeline.spells).flatMap((rest) => breachOf(scene, timeline, rest)),
    ),
}

/** Time without work between two pieces of work, at its length. */
interface Rest {
  readonly works: readonly Work[]
  readonly startsAt: LocalTime
  readonly endsAt: LocalTime
  readonly minutes: number
  readonly limit: Limit
  /** Index of the spell of work that ends it. */
  readonly next: number
}

/** The longest rest of each chain of work that has none of sufficient length in time. */
function shortRests(scene: Scene, spells: readonly Spell[]): readonly Rest[] {
  const found: Rest[] = []
  for (let first = 0; first < spells.length; ) {
    const rests = restsWithinADay(scene, spells, first)
    const enough = rests.find(({ minutes, limit }) => minutes >= limit.value)
    const longest = rests.reduce<Rest | undefined>(
      (best, rest) => (best === undefined || rest.minutes > best.minutes ? rest : best),
      undefined,
    )
    if (enough === undefined && longest !== undefined) found.push(longest)
    first = (enough ?? longest)?.next ?? first + 1
  }
  return found
}

/**
 * The rests that begin within twenty-four hours after the start of a spell, up to the first that
 * is long enough. None when the last known work ends in time: the rest after it has no end.
 */
function restsWithinADay(scene: Scene, spells: readonly Spell[], first: number): Rest[] {
  const rests: Rest[] = []
  const until = (spells[first]?.start ?? 0) + MINUTES_PER_DAY
  for (let index = first; index < spells.length; index += 1) {
    const spell = spells[index]
    if (spell === undefined) break
    if (spell.end >= until) return index === first ? [noRest(scene, spell, index + 1)] : rests
    const rest = restBetween(scene, spell, spells[index + 1], index + 1)
    if (rest === null) return []
    rests.push(rest)
    if (rest.minutes >= rest.limit.value) break
  }
  return rests
}

function restBetween(
  scene: Scene,
  spell: Spell,
  nextSpell: Spell | undefined,
  next: number,
): Rest | null {
  if (nextSpell === undefined) return null
  const before = spell.last
  const after = nextSpell.first
  const startsAt = localTimeAt(before.end, before.zone)
  return {
    works: [before, after],
    startsAt,
    endsAt: localTimeAt(after.start, after.zone),
    minutes: after.start - before.end,
    limit: scene.limits(DAILY_REST, localDay(startsAt)),
    next,
  }
}

/** Work that runs for a whole day or longer: no rest begins in it, the span is the work. */
function noRest(scene: Scene, { day, works, first, last }: Spell, next: number): Rest {
  return {
    works,
    startsAt: localTimeAt(first.start, first.zone),
    endsAt: localTimeAt(last.end, last.zone),
    minutes: 0,
    limit: scene.limits(DAILY_REST, day),
    next,
  }
}

function breachOf(scene: Scene, { basis }: Timeline, rest: Rest): readonly Finding[] {
  const { works, startsAt, endsAt, minutes: measured } = rest
  if (!meets(scene.period, localDay(startsAt), localDay(endsAt))) return []
  const { value: limit, source } = rest.limit
  return [findingOf(DAILY_REST, scene, { basis, works, startsAt, endsAt, measured, limit, source })]
}
