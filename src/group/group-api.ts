import { type ApiModule, type RefusalTable, refusalProblem } from '../platform/http/index.ts'
import { changeSettings, type SettingsRefusal } from './change-settings.ts'
import { groupContract } from './group-contract.ts'
import { groupOf, settingsOf } from './group-store.ts'

const REFUSALS: RefusalTable<SettingsRefusal> = {
  'not-an-iban': { is: 'invalid', fr: 'L’IBAN n’est pas valable.', en: 'The IBAN is not valid.' },
  'not-a-bic': { is: 'invalid', fr: 'Le BIC n’est pas valable.', en: 'The BIC is not valid.' },
}

export const groupApi: ApiModule = (api) => {
  api.serve(groupContract.group, ({ db, viewer }) => groupOf(db, viewer.groupId))
  api.serve(groupContract.settings, ({ db, viewer }) => settingsOf(db, viewer.groupId))
  api.serveChange(
    groupContract.changeSettings,
    async ({ db, viewer: { groupId, userName }, body, now }) => {
      const command = { groupId, settings: body, actor: userName, at: now }
      const result = await changeSettings(db, command)
      if (!result.ok) throw refusalProblem(REFUSALS, result.refusal)
      return result.value
    },
    {
      contract: groupContract.settings,
      handler: ({ db, viewer }) => settingsOf(db, viewer.groupId),
    },
  )
}
