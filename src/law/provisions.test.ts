import { expect, it } from 'vitest'
import { articleUrl } from './catalogue.ts'
import { PROVISIONS } from './provisions.ts'
import { GROUP_RULES, RULES } from './rules.ts'

it('provisions are named once, and not as a rule that is judged', () => {
  const ids = [...PROVISIONS, ...RULES, ...GROUP_RULES].map(({ id }) => id)
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
})

it('provisions say in both languages what they are and how the product uses them', () => {
  for (const { id, words } of PROVISIONS)
    for (const language of ['fr', 'en'] as const) {
      expect(words[language].title, id).not.toBe('')
      expect(words[language].sentence, id).toMatch(/[.)]$/)
      expect(words[language].counting, id).toMatch(/[.)]$/)
    }
})

it('provisions name articles that can be opened, or the code that they stand in', () => {
  for (const article of PROVISIONS.flatMap(({ articles }) => articles))
    expect(articleUrl(article) !== null || /^[A-Z]+ [LRD]\d/.test(article), article).toBe(true)
})
