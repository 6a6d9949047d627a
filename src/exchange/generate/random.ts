import { invariant } from '../../shared/refusal.ts'

/** A stream of numbers that a seed decides: the same on every machine, by integer steps alone. */
export interface Random {
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number
  /** True in so many cases of a thousand. */
  chance(perThousand: number): boolean
  pick<T>(items: readonly T[]): T
  /** An item, each as likely as its weight. */
  weighted<T>(items: readonly (readonly [T, number])[]): T
  shuffled<T>(items: readonly T[]): T[]
  /** A stream of its own, so that more draws in one place do not move those of another. */
  fork(label: string): Random
}

const rotateLeft = (value: number, by: number): number => (value << by) | (value >>> (32 - by))

/** FNV-1a over the label, mixed with the seed. */
function hash(seed: number, label: string): number {
  let value = 0x811c9dc5 ^ seed
  for (let i = 0; i < label.length; i += 1) {
    value = Math.imul(value ^ label.charCodeAt(i), 0x01000193)
  }
  return value >>> 0
}

/** splitmix32: spreads one number over the state of the generator. */
function splitmix(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x735a2d97)
    return mixed ^ (mixed >>> 15)
  }
}

/** xoshiro128** (Blackman and Vigna). */
function xoshiro(seed: number): () => number {
  const next = splitmix(seed)
  let a = next()
  let b = next()
  let c = next()
  let d = next()
  return () => {
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotateLeft(d, 11)
    return result
  }
}

export function randomOf(seed: number, label = ''): Random {
  const mixed = hash(seed | 0, `${Math.floor(seed / 0x1_0000_0000)}:${label}`)
  const next = xoshiro(mixed)
  const int = (low: number, high: number): number =>
    low + Math.floor((next() / 0x1_0000_0000) * (high - low + 1))
  const pick = <T>(items: readonly T[]): T => {
    const item = items[int(0, items.length - 1)]
    invariant(item !== undefined, 'nothing to pick from')
    return item
  }
  return {
    int,
    pick,
    chance: (perThousand) => int(0, 999) < perThousand,
    weighted: (items) => {
      let left = int(
        1,
        items.reduce((sum, [, weight]) => sum + weight, 0),
      )
      for (const [item, weight] of items) {
        left -= weight
        if (left <= 0) return item
      }
      return pick(items)[0]
    },
    shuffled: (items) => {
      const drawn = items.map((item) => ({ item, key: next() }))
      return drawn.sort((a, b) => a.key - b.key).map(({ item }) => item)
    },
    fork: (inner) => randomOf(mixed, inner),
  }
}
