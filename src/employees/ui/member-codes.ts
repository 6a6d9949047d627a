/** A member in the pictures of one person: short letters and one of six colours. */
export interface MemberCode {
  readonly memberId: string
  readonly name: string
  /** Two letters, or two letters and a figure: readable without the colour. */
  readonly code: string
  /** 1 to 6. */
  readonly colour: number
}

const COLOURS = 6
const SMALL_WORDS = new Set(['de', 'du', 'des', 'la', 'le', 'les', 'et', 'd', 'l', 'en', 'sur'])

/** First letters of the words that carry the name: `Conserverie du Bocage` is `CB`. */
export function initialsOf(name: string): string {
  const words = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !SMALL_WORDS.has(word.toLowerCase()))
  const [first = '', second = ''] = words
  const letters = second === '' ? first.slice(0, 2) : first.charAt(0) + second.charAt(0)
  return letters === '' ? '?' : letters.toUpperCase()
}

/** Codes of the members of a person, each its own, in the order given. */
export function memberCodes(
  members: readonly { readonly memberId: string; readonly name: string }[],
): ReadonlyMap<string, MemberCode> {
  const codes = new Map<string, MemberCode>()
  const taken = new Map<string, number>()
  for (const { memberId, name } of members) {
    if (codes.has(memberId)) continue
    const letters = initialsOf(name)
    const before = taken.get(letters) ?? 0
    taken.set(letters, before + 1)
    const code = before === 0 ? letters : `${letters}${before + 1}`
    codes.set(memberId, { memberId, name, code, colour: (codes.size % COLOURS) + 1 })
  }
  return codes
}
