import { t } from '../../web/texts.ts'

/** Where a rule stands written: what is no article of law has a name in each language. */
export const articleText = (article: string): string =>
  article === 'charte' ? t('charte') : article
