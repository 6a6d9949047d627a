import { describe, expect, it } from 'vitest'
import { at, circumstancesOf, foundBy, on, personOf } from '../../tests/support/person.ts'
import { day } from '../shared/days.ts'
import { articleUrl, explain, legifranceUrl, ruleById } from './catalogue.ts'
import { judgeGroup, RULES } from './rules.ts'

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
    const long = {
      kind: 'fixed_term',
      startsOn: day('2025-04-13'),
      endsOn: day('2026-10-13'),
    } as const
    const [months] = foundBy('CTR-10', { contracts: [long] })
    expect(months && explain(months, 'fr')).toBe(
      '19 mois de contrat à durée déterminée, pour 18 mois au plus.',
    )
    expect(months && explain({ ...months, measured: 1 }, 'en')).toBe(
      '1 month of fixed-term contract, at most 18 months allowed.',
    )
    const [noBreak] = foundBy('TIM-08', { planned: [at('A', '2026-10-12T08:00', '15:00')] })
    expect(noBreak && explain(noBreak, 'en')).toBe(
      '0 min of break at best in six hours of work, at least 20 min due.',
    )
  })

  it('says a share of the hours of the group in hundredths', () => {
    const situation = {
      members: { V: { publicBody: true }, A: {} },
      worked: [at('V', '2026-10-12T08:00', '12:01'), at('A', '2026-10-12T13:00', '17:00')],
    }
    const people = [personOf(situation)]
    const [found] = judgeGroup(people, circumstancesOf(situation))
    expect(found && explain(found, 'fr')).toBe(
      '50,11 % des heures de l’année pour des adhérents publics, pour 50 % au plus.',
    )
    expect(found && explain({ ...found, measured: 6_005 }, 'en')).toBe(
      '60.05% of the hours of the year for public members, at most 50%.',
    )
  })

  it('says the lengths of the hours in words of the clock, one day and two', () => {
    const [found] = foundBy('TIM-01', { planned: [at('A', '2026-10-12T08:00', '19:05')] })
    const said = (measured: number) =>
      found && explain({ ...found, measured }, 'en').split(' of ')[0]
    expect([59, 60, 65, 660].map(said)).toEqual(['59 min', '1 h', '1 h 05', '11 h'])
    const ended = [{ skill: 'CACES', obtainedOn: null, validUntil: day('2026-10-11') }]
    const planned = [at('A', '2026-10-12T08:00', '12:00')]
    const [late] = foundBy('HAB-04', { planned, skills: ended })
    expect(late && explain(late, 'fr')).toBe('Travail 1 jour après la fin d’une habilitation.')
    expect(late && explain({ ...late, measured: 2 }, 'en')).toBe(
      'Work 2 days after the end of an authorisation.',
    )
    expect(found && explain({ ...found, ruleId: 'TIM-99' }, 'fr')).toBe('')
  })

  it('says a warning, and hours that are none, in their own words', () => {
    const members = { A: { memberships: [] } }
    const [work] = foundBy('GEL-03', { planned: [at('A', '2026-10-12T08:00', '12:00')], members })
    expect(work && explain(work, 'en')).toBe(
      '4 h of work at a company that is not a member on those days.',
    )
    const [idle] = foundBy('TIM-01', { planned: [at('A', '2026-10-12T08:00', '19:05')] })
    expect(idle && explain({ ...idle, severity: 'warning', shiftIds: [] }, 'en')).toBe(
      '11 h 05 of work in the day, at most 10 h allowed.',
    )
    const absences = [
      { kind: 'paid_leave', startsOn: day('2026-09-28'), endsOn: day('2026-10-26') },
    ]
    const [row] = foundBy('LEA-08', { absences, to: '2026-10-30' })
    expect(row && explain(row, 'fr')).toBe(
      '25 jours ouvrables de congés payés d’affilée, pour 24 jours au plus.',
    )
    expect(row && explain({ ...row, severity: 'warning', measured: 11, limit: 12 }, 'fr')).toBe(
      '11 jours ouvrables d’affilée au mieux entre mai et octobre, pour 12 jours dus.',
    )
  })

  it('links the codes that are searched by number, and no charter', () => {
    expect(articleUrl('D3121-18-1')).toContain('/d3121-18-1')
    for (const other of ['Code rural L713-13', 'CSS L130-1', 'charte', 'L3121', 'XL3121-18'])
      expect(articleUrl(other)).toBeNull()
    expect(legifranceUrl('Code rural L713-13')).toMatch(/NUM_ARTICLE&query=L713-13$/)
    expect(legifranceUrl('CSS D242-17')).toMatch(/query=D242-17$/)
    for (const other of ['charte', 'CRPM L741-16', 'voir CSS L130-1'])
      expect(legifranceUrl(other)).toBeNull()
  })
})
