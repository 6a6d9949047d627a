import { t, text } from '../../web/texts.ts'

const SOURCES: Readonly<Record<string, string>> = { law: text('loi'), charter: text('charte') }

/** Who sets a limit: the law, the charter, or an agreement by its name. */
export const sourceText = (source: string): string => {
  const known = SOURCES[source]
  return known === undefined ? source : t(known)
}
