import { findingsWithin, openFindingsWithin } from '../compliance/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import { lastDayOf, type Month } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { closedPeriods } from '../ledger/index.ts'
import { reportOf } from './close-store.ts'
import { entriesAfterClose, hourCounts, itemCounts } from './preflight-store.ts'

export const PREFLIGHT_STEPS = ['hours', 'checks', 'pay_variables', 'invoices', 'ledger'] as const
export type PreflightStepName = (typeof PREFLIGHT_STEPS)[number]

/** `attention`: something is missing, the close would work; `waiting`: not known yet. */
export type PreflightState = 'ready' | 'attention' | 'waiting' | 'done'

export interface PreflightStep {
  readonly step: PreflightStepName
  readonly state: PreflightState
  /** Named counts; names end with the unit where they have one. */
  readonly counts: Readonly<Record<string, number>>
}

/** Where a month stands before its close, and what it left after it: five steps in their order. */
export async function preflightOf(
  db: GroupDb,
  groupId: GroupId,
  month: Month,
): Promise<readonly PreflightStep[]> {
  const report = await reportOf(db, groupId, month)
  const hours = await hourCounts(db, groupId, month)
  const findings = await findingsWithin(db, groupId, month)
  const breaches = findings.filter(({ severity }) => severity === 'breach').length
  const open = await openFindingsWithin(db, groupId, month)
  const items = await itemCounts(db, groupId, month)
  const isClosed = report !== null
  const isLocked = (await closedPeriods(db, groupId, [lastDayOf(month)])).length > 0
  const state = (isFine: boolean): PreflightState =>
    isClosed ? 'done' : isFine ? 'ready' : 'attention'
  const { without_contract, without_price, members_billed, ...confirmation } = hours
  return [
    {
      step: 'hours',
      state: state(confirmation.entries === confirmation.confirmed),
      counts: confirmation,
    },
    {
      step: 'checks',
      state: state(!open.some(({ severity }) => severity === 'breach')),
      counts: { findings: findings.length, breaches, warnings: findings.length - breaches },
    },
    {
      step: 'pay_variables',
      state: state(without_contract === 0),
      counts: {
        ...items,
        without_contract,
        ...(report === null ? {} : { pay_variables: report.totals.pay_variables }),
      },
    },
    {
      step: 'invoices',
      state: state(without_price === 0),
      counts:
        report === null
          ? { members: members_billed, without_price }
          : {
              invoices: report.totals.invoices + report.totals.credit_notes,
              net_cents: report.totals.net_cents,
              vat_cents: report.totals.vat_cents,
              gross_cents: report.totals.gross_cents,
              without_price,
            },
    },
    {
      step: 'ledger',
      // Nothing could be posted at the end of the month: the close would be refused.
      state: isClosed ? 'done' : isLocked ? 'attention' : 'waiting',
      counts: await entriesAfterClose(db, groupId, month),
    },
  ]
}
