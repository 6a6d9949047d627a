import { recordEvent } from '../../platform/audit/index.ts'
import type { GroupDb } from '../../platform/database/index.ts'
import { done, type Result, refused } from '../../shared/refusal.ts'
import type { CounterSettings } from './counters-contract.ts'
import type { Doer } from './keep-line.ts'
import { storeSettings } from './kept-store.ts'

/** The legal share (L1243-8), below which an agreement is needed (L1243-9). */
const WHOLE_INDEMNITY_E4 = 1_000

export type SettingsRefusal = { readonly kind: 'no-agreement'; readonly endIndemnityE4: number }

/** Changes how the group counts; the counters of any day follow at once. */
export async function changeCounterSettings(
  db: GroupDb,
  { groupId, actor, at }: Omit<Doer, 'employeeId'>,
  given: CounterSettings,
): Promise<Result<CounterSettings, SettingsRefusal>> {
  const source = given.endIndemnitySource?.trim() ?? ''
  const { endIndemnityE4 } = given
  if (endIndemnityE4 < WHOLE_INDEMNITY_E4 && source === '')
    return refused({ kind: 'no-agreement', endIndemnityE4 })
  const settings = { ...given, endIndemnitySource: source === '' ? null : source }
  await storeSettings(db, groupId, settings)
  const event = { at, actor, action: 'change-counter-settings', subject: groupId }
  await recordEvent(db, groupId, { ...event, detail: { ...settings } })
  return done(settings)
}
