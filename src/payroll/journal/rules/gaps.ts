/** What the close forecast for a person and what was paid, in cents. */
export interface PayGap {
  readonly employeeId: string
  readonly forecastGrossCents: number
  readonly actualGrossCents: number | null
  readonly forecastContributionsCents: number
  readonly actualContributionsCents: number | null
  /** Paid less forecast, gross and contributions; null while the journal does not name the person. */
  readonly gapCents: number | null
  readonly netPaidCents: number | null
  readonly taxRateE4: number | null
  readonly taxCents: number | null
}

interface Forecast {
  readonly employeeId: string
  readonly grossCents: number
  readonly contributionsCents: number
}

interface Paid {
  readonly employeeId: string
  readonly grossCents: number
  readonly employerContributionsCents: number
  readonly netPaidCents: number
  readonly taxRateE4: number | null
  readonly taxCents: number
}

const sum = (rows: readonly Forecast[], pick: 'grossCents' | 'contributionsCents'): number =>
  rows.reduce((total, row) => total + row[pick], 0)

/** Every person of the forecast or of the journal: those that the journal lacks, then by size. */
export function payGaps(forecast: readonly Forecast[], journal: readonly Paid[]): PayGap[] {
  const people = Map.groupBy(forecast, ({ employeeId }) => employeeId)
  const paid = new Map(journal.map((line) => [line.employeeId, line]))
  const gaps = [...new Set([...people.keys(), ...paid.keys()])].map((employeeId): PayGap => {
    const rows = people.get(employeeId) ?? []
    const line = paid.get(employeeId)
    const forecastGrossCents = sum(rows, 'grossCents')
    const forecastContributionsCents = sum(rows, 'contributionsCents')
    const costCents = line === undefined ? null : line.grossCents + line.employerContributionsCents
    return {
      employeeId,
      forecastGrossCents,
      actualGrossCents: line?.grossCents ?? null,
      forecastContributionsCents,
      actualContributionsCents: line?.employerContributionsCents ?? null,
      gapCents:
        costCents === null ? null : costCents - forecastGrossCents - forecastContributionsCents,
      netPaidCents: line?.netPaidCents ?? null,
      taxRateE4: line?.taxRateE4 ?? null,
      taxCents: line?.taxCents ?? null,
    }
  })
  const size = ({ gapCents }: PayGap): number =>
    gapCents === null ? Number.POSITIVE_INFINITY : Math.abs(gapCents)
  return gaps.sort((a, b) =>
    size(a) === size(b) ? a.employeeId.localeCompare(b.employeeId, 'en') : size(b) - size(a),
  )
}
