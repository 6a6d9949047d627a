import { type ApiModule, HttpProblem, type Language } from '../platform/http/index.ts'
import { changeSettings } from './change-settings.ts'
import { groupContract } from './group-contract.ts'
import { groupOf, settingsOf } from './group-store.ts'
import type { SettingMistake } from './rules/settings-mistakes.ts'

const EXPECTED: Readonly<Record<SettingMistake['kind'], Readonly<Record<Language, string>>>> = {
  iban: { fr: 'un IBAN dont la clé est exacte', en: 'an IBAN whose key is exact' },
  bic: { fr: 'un BIC de 8 ou 11 caractères', en: 'a BIC of 8 or 11 characters' },
  'creditor-identifier': {
    fr: 'un identifiant créancier SEPA dont la clé est exacte',
    en: 'a SEPA creditor identifier whose key is exact',
  },
}

export const groupApi: ApiModule = (api) => {
  api.serve(groupContract.group, ({ db, viewer }) => groupOf(db, viewer.groupId))
  api.serve(groupContract.settings, ({ db, viewer }) => settingsOf(db, viewer.groupId))
  api.serveChange(
    groupContract.changeSettings,
    async ({ db, viewer: { groupId, userName }, body, now, language }) => {
      const command = { groupId, settings: body, actor: userName, at: now }
      const result = await changeSettings(db, command)
      if (result.ok) return result.value
      const errors = result.refusal.mistakes.map(({ field, kind }) => ({
        path: `/body/${field}`,
        expected: EXPECTED[kind][language],
        value: body[field],
      }))
      throw new HttpProblem('invalid', { errors, facts: result.refusal })
    },
    {
      contract: groupContract.settings,
      handler: ({ db, viewer }) => settingsOf(db, viewer.groupId),
    },
  )
}
