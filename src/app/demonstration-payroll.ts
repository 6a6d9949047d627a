import { pendingCorrections, postPaidMonth } from '../closing/index.ts'
import { actualCostOf, exportMonth, importJournal } from '../payroll/index.ts'
import type { Clock } from '../platform/clock.ts'
import { type Database, type GroupDb, inGroup } from '../platform/database/index.ts'
import { day, type Month } from '../shared/days.ts'
import { decimalText } from '../shared/decimal-text.ts'
import type { GroupId } from '../shared/ids.ts'

const HEADINGS =
  'Matricule;Brut;Cotisations patronales;Cotisations salariales;Net avant impôt;Taux PAS;Montant PAS;Net payé'

/** Rates of withholding tax in hundredths of a percent, as they may come back. */
const RATES = [0, 90, 210, 0, 430, 750] as const
const EMPLOYEE_SHARE = 0.22

const euros = (cents: number): string => decimalText(Math.round(cents), 2, ',')

/** A line of the journal of an invented engine: most people as forecast, some with a gap. */
function journalLine(
  employeeId: string,
  rank: number,
  forecast: { readonly gross: number; readonly contributions: number },
): string {
  const gross = forecast.gross + (rank % 7 === 3 ? 4_500 : 0)
  const contributions = Math.round(forecast.contributions * (rank % 5 === 1 ? 1.012 : 1))
  const withheld = Math.round(gross * EMPLOYEE_SHARE)
  const net = gross - withheld
  const rate = RATES[rank % RATES.length] ?? 0
  const tax = Math.round((net * rate) / 10_000)
  return [
    employeeId,
    ...[gross, contributions, withheld, net, rate, tax, net - tax].map(euros),
  ].join(';')
}

async function journalOf(db: GroupDb, groupId: GroupId, month: Month): Promise<string> {
  const costs = Map.groupBy(await actualCostOf(db, groupId, month), (cost) => cost.employeeId)
  const lines = [...costs].map(([employeeId, rows], rank) =>
    journalLine(employeeId, rank, {
      gross: rows.reduce((sum, { grossCents }) => sum + grossCents, 0),
      contributions: rows.reduce((sum, { contributionsCents }) => sum + contributionsCents, 0),
    }),
  )
  return [HEADINGS, ...lines].join('\r\n')
}

/**
 * The closed month of the demonstration as payroll lived it: told to the engine, and its journal
 * back, so that gaps and corrected books are there to look at. Done once.
 */
export async function payDemonstration(
  database: Database,
  groupId: GroupId,
  { month, actor, clock }: { readonly month: Month; readonly actor: string; readonly clock: Clock },
): Promise<void> {
  const at = clock.now()
  await inGroup(database, groupId, async (db) => {
    const known = await db
      .selectFrom('payroll_journals')
      .select('version')
      .where('group_id', '=', groupId)
      .where('month', '=', month)
      .executeTakeFirst()
    if (known !== undefined) return
    const command = { groupId, month, actor, at }
    await exportMonth(db, { ...command, target: 'xlsx' }, pendingCorrections)
    const bytes = new TextEncoder().encode(await journalOf(db, groupId, month))
    const file = { fileName: `journal-${month}.csv`, bytes, dryRun: false }
    const today = day(at.slice(0, 10))
    const taken = await importJournal(db, { ...command, ...file, today }, postPaidMonth)
    if (!taken.ok) throw new Error(`the journal of the demonstration: ${taken.refusal.kind}`)
  })
}
