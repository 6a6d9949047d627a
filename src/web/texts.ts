import { setupI18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'

/** Languages of the screens. French is the source: its texts are the keys. */
export const LANGUAGES = ['fr', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

const STORED = 'maillage.language'

const compiled = new Map<string, ReturnType<typeof compileMessage>>()

/** Messages are compiled where they are shown, once each. */
function compileOnce(message: string): ReturnType<typeof compileMessage> {
  const known = compiled.get(message)
  if (known !== undefined) return known
  const fresh = compileMessage(message)
  compiled.set(message, fresh)
  return fresh
}

export const i18n = setupI18n({ locale: 'fr', messages: { fr: {} } })
i18n.setMessagesCompiler(compileOnce)

const isLanguage = (text: string | null): text is Language => text === 'fr' || text === 'en'

export const language = (): Language => (isLanguage(i18n.locale) ? i18n.locale : 'fr')

/** The language that was chosen on this machine; null when nobody chose. */
export function chosenLanguage(): Language | null {
  const stored = localStorage.getItem(STORED)
  return isLanguage(stored) ? stored : null
}

/** The language chosen before on this machine, else that of the browser, else French. */
export const preferredLanguage = (): Language =>
  chosenLanguage() ?? (navigator.language.startsWith('en') ? 'en' : 'fr')

/** Loads the texts of a language and shows the screens in it. */
export async function speak(wanted: Language): Promise<void> {
  if (wanted === 'en') i18n.load('en', (await import('./locales/en.ts')).english)
  document.documentElement.lang = wanted
  i18n.activate(wanted)
}

/** A person chose: the screens change, and open in this language from now on. */
export function choose(wanted: Language): Promise<void> {
  localStorage.setItem(STORED, wanted)
  return speak(wanted)
}

/** French puts a no-break space inside guillemets and before high punctuation. */
const typeset = (text: string): string =>
  language() === 'fr' ? text.replace(/ (?=[:;?!»%])|(?<=«) /g, '\u00a0') : text

/**
 * The text of a screen in the language of the person. The key is the French text itself, with
 * named places and plurals in ICU form: `t('{count, plural, one {# ligne} other {# lignes}}', {count})`.
 * Apostrophes are typographic (’): the straight one is a quote in ICU.
 */
export const t = (text: string, values?: Readonly<Record<string, string | number>>): string =>
  typeset(i18n._(text, values === undefined ? undefined : { ...values }))

/** Marks a French text that a table holds and that `t` shows later. */
export const text = (french: string): string => french
