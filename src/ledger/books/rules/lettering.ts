/** A line of an account that no lettering holds yet; positive for a debit. */
export interface OpenLine {
  readonly key: string
  readonly auxiliary: string | null
  readonly pieceReference: string
  readonly label: string
  readonly amountCents: number
}

/** Letters of a rank: AAA, AAB … ZZZ, AAAA. */
export function lettersOf(rank: number): string {
  let width = 3
  let rest = rank
  while (rest >= 26 ** width) {
    rest -= 26 ** width
    width += 1
  }
  let letters = ''
  for (let place = 0; place < width; place += 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters
    rest = Math.floor(rest / 26)
  }
  return letters
}

const sumOf = (lines: readonly OpenLine[]): number =>
  lines.reduce((total, { amountCents }) => total + amountCents, 0)

/** The pieces that a line is about: its own, and those that its label names. */
function piecesOf(line: OpenLine, known: ReadonlySet<string>): readonly string[] {
  const named = line.label.split(/[\s,;:()]+/).filter((word) => known.has(word))
  return [line.pieceReference, ...named]
}

/** Lines that name a common piece, directly or by way of another line. */
function componentsOf(lines: readonly OpenLine[]): readonly (readonly OpenLine[])[] {
  const known = new Set(lines.map(({ pieceReference }) => pieceReference))
  const parents = new Map<string, string>()
  const rootOf = (piece: string): string => {
    const parent = parents.get(piece) ?? piece
    if (parent === piece) return piece
    const root = rootOf(parent)
    parents.set(piece, root)
    return root
  }
  for (const line of lines) {
    const [first = '', ...others] = piecesOf(line, known)
    for (const other of others) parents.set(rootOf(other), rootOf(first))
  }
  return [...Map.groupBy(lines, ({ pieceReference }) => rootOf(pieceReference)).values()]
}

/** A debit and a credit of one amount, where no other line has that amount. */
function pairsOf(lines: readonly OpenLine[]): readonly (readonly OpenLine[])[] {
  const bySize = Map.groupBy(lines, ({ amountCents }) => Math.abs(amountCents))
  return [...bySize.values()].filter((same) => same.length === 2 && sumOf(same) === 0)
}

/**
 * The groups of lines of one account that settle each other for certain: the lines of a piece, or
 * of pieces that a receipt names together, when they add up to zero; then a debit and a credit of an
 * amount that occurs only with those two. Parties are never mixed.
 */
export function settledGroups(lines: readonly OpenLine[]): readonly (readonly OpenLine[])[] {
  return [...Map.groupBy(lines, ({ auxiliary }) => auxiliary).values()].flatMap((own) => {
    const byPiece = componentsOf(own).filter((group) => group.length > 1 && sumOf(group) === 0)
    const taken = new Set(byPiece.flat().map(({ key }) => key))
    return [...byPiece, ...pairsOf(own.filter(({ key }) => !taken.has(key)))]
  })
}

export type LetteringRefusal =
  | { readonly kind: 'unknown-line'; readonly key: string }
  | { readonly kind: 'already-lettered'; readonly key: string }
  | { readonly kind: 'too-few-lines' }
  | { readonly kind: 'several-accounts'; readonly accounts: readonly string[] }
  | { readonly kind: 'several-parties' }
  | { readonly kind: 'not-settled'; readonly differenceCents: number }

export interface ChosenLine extends OpenLine {
  readonly account: string
  readonly isLettered: boolean
}

/** Everything that keeps the chosen lines from settling each other. */
export function letteringRefusals(
  asked: readonly string[],
  lines: readonly ChosenLine[],
): readonly LetteringRefusal[] {
  const found = new Set(lines.map(({ key }) => key))
  const accounts = [...new Set(lines.map(({ account }) => account))]
  const parties = new Set(lines.map(({ auxiliary }) => auxiliary))
  const differenceCents = sumOf(lines)
  return [
    ...asked
      .filter((key) => !found.has(key))
      .map((key) => ({ kind: 'unknown-line', key }) as const),
    ...lines
      .filter(({ isLettered }) => isLettered)
      .map(({ key }) => ({ kind: 'already-lettered', key }) as const),
    ...(asked.length < 2 ? [{ kind: 'too-few-lines' } as const] : []),
    ...(accounts.length > 1 ? [{ kind: 'several-accounts', accounts } as const] : []),
    ...(parties.size > 1 ? [{ kind: 'several-parties' } as const] : []),
    ...(differenceCents === 0 ? [] : [{ kind: 'not-settled', differenceCents } as const]),
  ]
}
