import { describe, expect, it } from 'vitest'
import { at, foundBy, on } from '../../tests/support/person.ts'
import { day } from '../shared/days.ts'
import { articleUrl, explain, legifranceUrl, ruleById } from './catalogue.ts'
import { RULES } from './rules.ts'

describe('the catalogue of rules', () => {
  it('says of each rule, in both languages, what it is and how it counts', () => {
    for (const rule of RULES)
      for (const language of ['fr', 'en'] as const) {
        expect(rule.words[language].title).not.toBe('')
        expect(rule.words[language].counting).toMatch(/\.$/)
      }
  })

  it('names each rule once', () => {
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length)
    expect(ruleById('TIM-05')?.words.fr.title).toBe('Repos quotidien')
    expect(ruleById('TIM-99')).toBeUndefined()
  })

  it('leads to every article of the Code du travail that the rules name', () => {
    for (const article of RULES.flatMap(({ articles }) => articles))
      if (article === 'charte') expect(articleUrl(article)).toBeNull()
      else if (article.includes(' ')) expect(legifranceUrl(article)).toMatch(/query=[LRD]\d/)
      else expect(articleUrl(article)).toMatch(/^https:\/\/code\.travail\.gouv\.fr\/.*\/[lrd]\d/)
    expect(articleUrl('L3121-18')).toBe('https://code.travail.gouv.fr/code-du-travail/l3121-18')
    expect(legifranceUrl('L3121-18')).toContain('query=L3121-18')
  })

  it('makes a sentence of a finding, with its numbers', () => {
    const [short] = foundBy('TIM-05', {
      planned: [at('A', '2026-10-12T14:00', '22:00'), at('B', '2026-10-13T08:30', '12:00')],
    })
    expect(short && explain(short, 'fr')).toBe(
      '10 h 30 de repos entre deux journées de travail, pour 11 h au moins.',
    )
    const dates = [12, 13, 14, 15, 16, 17, 18].map((date) => `2026-10-${date}`)
    const [seven] = foundBy('TIM-06', { planned: on(dates, 'A', '08:00', '12:00') })
    expect(seven && explain(seven, 'fr')).toBe(
      '7 jours travaillés dans la semaine, pour 6 jours au plus.',
    )
    expect(seven && explain(seven, 'en')).toBe('7 days worked in the week, at most 6 days allowed.')
    const assignments = [{ id: '1', memberId: 'A', startsOn: day('2026-10-01'), endsOn: null }]
    const gone = { A: { memberships: [], competitorGroup: null } }
    const [idle] = foundBy('GEL-03', { assignments, members: gone })
    expect(idle && explain(idle, 'en')).toBe(
      'Assignment in force at a company that is not a member.',
    )
    const [noBreak] = foundBy('TIM-08', { planned: [at('A', '2026-10-12T08:00', '15:00')] })
    expect(noBreak && explain(noBreak, 'en')).toBe(
      '0 min of break at best in six hours of work, at least 20 min due.',
    )
  })
})
