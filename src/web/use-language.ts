import { useSyncExternalStore } from 'react'
import { i18n, type Language, language } from './texts.ts'

/** The language of the screens; what uses it is drawn again when it changes. */
export const useLanguage = (): Language =>
  useSyncExternalStore((changed) => i18n.on('change', changed), language)
