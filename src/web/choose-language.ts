import type { identityContract } from '../platform/identity/identity-contract.ts'
import { send } from './api.ts'
import { choose, type Language } from './texts.ts'

/** Shown at once and kept on this machine; the server is told so that the next machine speaks it too. */
export async function chooseLanguage(code: Language): Promise<void> {
  await choose(code)
  await send<typeof identityContract.setLanguage>('PUT', '/session/language', {
    body: { language: code },
  }).catch(() => {})
}
