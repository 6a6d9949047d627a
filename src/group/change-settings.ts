import { recordEvent } from '../platform/audit/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import type { GroupId } from '../shared/ids.ts'
import { done, type Result, refused } from '../shared/refusal.ts'
import type { GroupSettings } from './group-contract.ts'
import { settingsOf, storeSettings } from './group-store.ts'
import { mistakesIn, type SettingMistake, tidied } from './rules/settings-mistakes.ts'

/** Nothing is changed. All that is wrong, at once. */
export interface SettingsRefusal {
  readonly kind: 'wrong-settings'
  readonly mistakes: readonly SettingMistake[]
}

/** Changes the choices of the group. The months that are closed keep what they were closed with. */
export async function changeSettings(
  db: GroupDb,
  {
    groupId,
    settings,
    actor,
    at,
  }: {
    readonly groupId: GroupId
    readonly settings: GroupSettings
    readonly actor: string
    readonly at: string
  },
): Promise<Result<GroupSettings, SettingsRefusal>> {
  const wanted = tidied(settings)
  const mistakes = mistakesIn(wanted)
  if (mistakes.length > 0) return refused({ kind: 'wrong-settings', mistakes })
  const before = await settingsOf(db, groupId)
  await storeSettings(db, groupId, wanted)
  const after = await settingsOf(db, groupId)
  await recordEvent(db, groupId, {
    at,
    actor,
    action: 'change-settings',
    subject: groupId,
    detail: { before, after },
  })
  return done(after)
}
