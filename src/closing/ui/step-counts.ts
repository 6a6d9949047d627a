import type { CloseStep, MonthClose } from '../closing-contract.ts'

/** Reads a count of a step by its name; a step that does not count it has none. */
export const countsOf =
  ({ counts }: CloseStep) =>
  (name: string): number =>
    counts[name] ?? 0

export function stepCounts(
  { steps }: MonthClose,
  step: CloseStep['step'],
): (name: string) => number {
  const found = steps.find((each) => each.step === step)
  return found === undefined ? () => 0 : countsOf(found)
}
