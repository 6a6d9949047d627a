import { createHash } from 'node:crypto'

/** What makes a movement the same in two statements. */
export interface Fingerprinted {
  readonly bookedOn: string
  readonly valueOn: string
  readonly amountCents: number
  readonly label: string
  readonly bankReference: string | null
  readonly endToEndId: string | null
}

/**
 * One digest a movement, in the order given: of what the bank wrote, and of its rank among equal
 * movements. A statement that overlaps another has the same equal movements in the same days, so
 * each is kept once and two equal ones are kept as two.
 */
export function fingerprintsOf(operations: readonly Fingerprinted[]): string[] {
  const ranks = new Map<string, number>()
  return operations.map(({ bookedOn, valueOn, amountCents, label, bankReference, endToEndId }) => {
    const content = JSON.stringify([
      bookedOn,
      valueOn,
      amountCents,
      bankReference,
      endToEndId,
      label,
    ])
    const rank = (ranks.get(content) ?? 0) + 1
    ranks.set(content, rank)
    return createHash('sha256').update(`${content} ${rank}`).digest('hex')
  })
}
