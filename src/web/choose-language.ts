import type { identityContract } from '../platform/identity/identity-contract.ts'
import { send } from './api.ts'
import { type Language, speak } from './texts.ts'

/** Shown at once; the server is told so that the next machine speaks it too. */
export async function chooseLanguage(code: Language): Promise<void> {
  await speak(code)
  await send<typeof identityContract.setLanguage>('PUT', '/session/language', {
    body: { language: code },
  }).catch(() => {})
}
