/** An article of the Code du travail by its number: `L3121-18`, `D3121-24`, `R4228-20`. */
const LABOUR_CODE = /^[LRD]\d{3,4}(-\d+)*$/

/**
 * Where an article of the Code du travail can be read: the search of Legifrance by its number,
 * which outlives the identifiers of its versions. Null for what is not an article of that code.
 */
export function articleUrl(article: string): string | null {
  if (!LABOUR_CODE.test(article)) return null
  const query = new URLSearchParams({
    tab_selection: 'code',
    searchField: 'NUM_ARTICLE',
    query: article,
  })
  return `https://www.legifrance.gouv.fr/search/code?${query}`
}
