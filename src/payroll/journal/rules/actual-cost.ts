import { allocate, type Cents, cents } from '../../../shared/money.ts'

/** What a person cost at a member in the pay of a month. */
export interface ActualCost {
  readonly employeeId: string
  /** Null: what the group bears itself. */
  readonly memberId: string | null
  readonly minutes: number
  readonly grossCents: Cents
  readonly contributionsCents: Cents
  /** Paid leave earned: always a forecast, for no payslip knows it. */
  readonly leaveProvisionCents: Cents
  readonly totalCents: Cents
  /** `journal`: what was really paid; `forecast`: what the close computed. */
  readonly source: 'journal' | 'forecast'
}

interface Forecast {
  readonly employeeId: string
  readonly memberId: string | null
  readonly minutes: number
  readonly grossCents: number
  readonly contributionsCents: number
  readonly leaveProvisionCents: number
}

interface Paid {
  readonly employeeId: string
  readonly grossCents: number
  readonly employerContributionsCents: number
}

const costOf = (
  {
    employeeId,
    memberId,
    minutes,
    leaveProvisionCents,
  }: Omit<Forecast, 'grossCents' | 'contributionsCents'>,
  gross: number,
  contributions: number,
  source: ActualCost['source'],
): ActualCost => ({
  employeeId,
  memberId,
  minutes,
  grossCents: cents(gross),
  contributionsCents: cents(contributions),
  leaveProvisionCents: cents(leaveProvisionCents),
  totalCents: cents(gross + contributions + leaveProvisionCents),
  source,
})

/** Weights of the members of a person: their forecast gross, else their minutes, else equal. */
function weightsOf(rows: readonly Forecast[]): number[] {
  const gross = rows.map((row) => Math.max(0, row.grossCents))
  if (gross.some((weight) => weight > 0)) return gross
  const minutes = rows.map((row) => Math.max(0, row.minutes))
  return minutes.some((weight) => weight > 0) ? minutes : rows.map(() => 1)
}

/**
 * What was really paid, split over the members as the forecast was, to the cent (largest
 * remainder). A person whom the journal does not name keeps the forecast; one whom the forecast
 * does not name is borne by the group. Without a journal all is forecast.
 */
export function actualCosts(
  forecast: readonly Forecast[],
  journal: readonly Paid[] | null,
): readonly ActualCost[] {
  const paid = new Map((journal ?? []).map((line) => [line.employeeId, line]))
  const people = Map.groupBy(forecast, ({ employeeId }) => employeeId)
  const known = [...people].flatMap(([employeeId, rows]) => {
    const line = paid.get(employeeId)
    if (line === undefined)
      return rows.map((row) => costOf(row, row.grossCents, row.contributionsCents, 'forecast'))
    const weights = weightsOf(rows)
    const gross = allocate(line.grossCents, weights)
    const contributions = allocate(line.employerContributionsCents, weights)
    return rows.map((row, index) =>
      costOf(row, gross[index] ?? 0, contributions[index] ?? 0, 'journal'),
    )
  })
  const unforeseen = [...paid.values()]
    .filter(({ employeeId }) => !people.has(employeeId))
    .map(({ employeeId, grossCents, employerContributionsCents }) =>
      costOf(
        { employeeId, memberId: null, minutes: 0, leaveProvisionCents: 0 },
        grossCents,
        employerContributionsCents,
        'journal',
      ),
    )
  return [...known, ...unforeseen]
}
