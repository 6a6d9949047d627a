import type { Place } from '../model.ts'

/** A point of the map, in its own units. */
export interface Spot {
  readonly x: number
  readonly y: number
}

export interface MapLayout {
  readonly width: number
  readonly height: number
  readonly spots: readonly Spot[]
  /** Units of the picture for one kilometre as the crow flies. */
  readonly unitsPerKm: number
}

const KM_PER_DEGREE = 111.195
/** Places nearer than this are drawn as if they were so far apart: a village is still a picture. */
const SMALLEST_KM = 2

/**
 * Puts places on a sheet at scale, north above. At the size of a département the earth is flat:
 * a degree of longitude is shorter by the cosine of the middle latitude.
 * @param margin units kept free at the sides, above and below, for the labels
 */
export function layOut(
  places: readonly Place[],
  { width, height, margin }: { width: number; height: number; margin: Spot },
): MapLayout {
  const latitudes = places.map(({ latitude }) => latitude)
  const longitudes = places.map(({ longitude }) => longitude)
  const middle = { latitude: middleOf(latitudes), longitude: middleOf(longitudes) }
  const shrink = Math.cos((middle.latitude * Math.PI) / 180)
  const kmWide = spanOf(longitudes) * KM_PER_DEGREE * shrink
  const kmHigh = spanOf(latitudes) * KM_PER_DEGREE
  const unitsPerKm = Math.min(
    (width - 2 * margin.x) / Math.max(SMALLEST_KM, kmWide),
    (height - 2 * margin.y) / Math.max(SMALLEST_KM, kmHigh),
  )
  const spots = places.map(({ latitude, longitude }) => ({
    x: width / 2 + (longitude - middle.longitude) * KM_PER_DEGREE * shrink * unitsPerKm,
    y: height / 2 - (latitude - middle.latitude) * KM_PER_DEGREE * unitsPerKm,
  }))
  return { width, height, spots, unitsPerKm }
}

const spanOf = (values: readonly number[]): number =>
  values.length === 0 ? 0 : Math.max(...values) - Math.min(...values)

const middleOf = (values: readonly number[]): number =>
  values.length === 0 ? 0 : (Math.max(...values) + Math.min(...values)) / 2

/**
 * Marks of places that lie too near each other to be read, moved apart until no two are nearer
 * than `apart`; those that are far enough stay where they are.
 */
export function moveApart(spots: readonly Spot[], apart: number): Spot[] {
  const moved = spots.map(({ x, y }) => ({ x, y }))
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    let still = true
    for (const [place, one] of moved.entries()) {
      for (const other of moved.slice(place + 1)) {
        const distance = Math.hypot(other.x - one.x, other.y - one.y)
        if (distance >= apart - 0.01) continue
        still = false
        // Two marks of one place part sideways.
        const [dx, dy] =
          distance < 0.01 ? [1, 0] : [(other.x - one.x) / distance, (other.y - one.y) / distance]
        const half = (apart - distance) / 2
        one.x -= dx * half
        one.y -= dy * half
        other.x += dx * half
        other.y += dy * half
      }
    }
    if (still) break
  }
  return moved
}

const MOST_ROUNDS = 200

const ALONG = [0.5, 0.36, 0.64, 0.25, 0.75] as const

/** Where the length of each line is written: as near its middle as no other mark is in the way. */
export function placeOnLines(
  lines: readonly (readonly [from: Spot, to: Spot])[],
  marks: readonly Spot[],
  { width, height }: { width: number; height: number },
): Spot[] {
  const taken = [...marks]
  return lines.map(([from, to]) => {
    const places = ALONG.map((part) => ({
      x: from.x + (to.x - from.x) * part,
      y: from.y + (to.y - from.y) * part,
    }))
    const free = places.find((spot) =>
      taken.every(({ x, y }) => Math.abs(x - spot.x) >= width || Math.abs(y - spot.y) >= height),
    )
    const chosen = free ?? places[0] ?? from
    taken.push(chosen)
    return chosen
  })
}

const ROUND_KM = [1, 2, 5, 10, 20, 50, 100] as const

/** The longest round distance whose bar is at most `most` units long. */
export const scaleBarKm = (unitsPerKm: number, most: number): number =>
  ROUND_KM.findLast((km) => km * unitsPerKm <= most) ?? 1

/** Labels of a map, moved up or down until none lies over another. `height`: of one label. */
export function spreadLabels(ys: readonly number[], height: number, bottom: number): number[] {
  const order = ys.map((y, place) => ({ y, place })).sort((a, b) => a.y - b.y)
  const result = [...ys]
  let free = Number.NEGATIVE_INFINITY
  for (const { y, place } of order) {
    const at = Math.max(y, free)
    result[place] = at
    free = at + height
  }
  // What ran over the foot goes back up, pushing those before it.
  let lowest = bottom
  for (const { place } of order.toReversed()) {
    const at = Math.min(result[place] ?? 0, lowest)
    result[place] = at
    lowest = at - height
  }
  return result
}
