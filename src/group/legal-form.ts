const IN_WORDS: Readonly<Record<string, string>> = {
  association_1901: 'Association loi de 1901',
  association_local_law: 'Association de droit local',
  cooperative: 'Société coopérative',
}

/** The legal form of a group as its documents say it (GEL-04); null where it is not known. */
export const legalFormInWords = (form: string | null): string | null =>
  form === null ? null : (IN_WORDS[form] ?? null)
