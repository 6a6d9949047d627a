import { isValidIBAN } from 'ibantools'
import { recordEvent } from '../platform/audit/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import type { GroupId } from '../shared/ids.ts'
import { done, type Result, refused } from '../shared/refusal.ts'
import type { GroupSettings } from './group-contract.ts'
import { settingsOf, storeSettings } from './group-store.ts'

export type SettingsRefusal =
  | { readonly kind: 'not-an-iban'; readonly iban: string }
  | { readonly kind: 'not-a-bic'; readonly bic: string }

const BIC = /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/

const withoutSpaces = (text: string | null): string | null => {
  const bare = (text ?? '').replaceAll(/\s/g, '').toUpperCase()
  return bare === '' ? null : bare
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
  const iban = withoutSpaces(settings.iban)
  const bic = withoutSpaces(settings.bic)
  if (iban !== null && !isValidIBAN(iban)) return refused({ kind: 'not-an-iban', iban })
  if (bic !== null && !BIC.test(bic)) return refused({ kind: 'not-a-bic', bic })
  const before = await settingsOf(db, groupId)
  await storeSettings(db, groupId, { ...settings, iban, bic })
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
