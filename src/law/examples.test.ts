import { describe, expect, it } from 'vitest'
import { day } from '../shared/days.ts'
import { exampleWork, judgeExample } from './examples.ts'
import { RULES } from './rules.ts'

const cases = RULES.flatMap((rule) =>
  rule.examples.map((example) => ({ rule, example, name: `${rule.id}: ${example.fr}` })),
)

describe('the worked examples of the rules', () => {
  it.each(cases)('$name', ({ rule, example }) => {
    const found = judgeExample(rule, example)
    expect(found.map(({ measured, limit }) => [measured, limit])).toEqual(example.found)
    expect(found.every(({ ruleId }) => ruleId === rule.id)).toBe(true)
  })

  const finding = cases.filter(({ example }) => example.found.length > 0)

  it.each(finding)('$name: says who, where, when and by which article', ({ rule, example }) => {
    const works = exampleWork(example)
    for (const found of judgeExample(rule, example)) {
      const named = works.filter(({ id }) => found.shiftIds.includes(id))
      expect(found.shiftIds).toEqual(named.map(({ id }) => id).toSorted())
      expect(found.basis).toBe(named.length > 0 ? (example.basis ?? 'worked') : 'planned')
      for (const { memberId, assignmentId } of named) {
        expect(found.memberIds).toContain(memberId)
        expect(found.assignmentIds).toContain(assignmentId)
      }
      for (const ids of [found.memberIds, found.assignmentIds])
        expect(ids).toEqual([...new Set(ids)].sort())
      expect(found.employeeId).toBe('P1')
      expect(rule.articles).toContain(found.article)
      expect(found.source).toBe(rule.source)
      expect(found.startsAt < found.endsAt).toBe(true)
      expect(found.date <= found.endsAt.slice(0, 10)).toBe(true)
    }
  })

  it.each(finding)('$name: not before anything is there, nor years after', ({ rule, example }) => {
    const judgedIn = (year: string) =>
      judgeExample(rule, {
        ...example,
        period: { from: day(`${year}-01-01`), to: day(`${year}-12-31`) },
      })
    expect(judgedIn('1990')).toEqual([])
    if (example.work.length > 0) expect(judgedIn('2090')).toEqual([])
  })

  it.each(RULES)('of $id show a case that it finds and one that it does not', ({ examples }) => {
    expect(examples.some(({ found }) => found.length > 0)).toBe(true)
    expect(examples.some(({ found }) => found.length === 0)).toBe(true)
  })

  it('are told in both languages, each once', () => {
    for (const { example } of cases) {
      expect(example.fr).not.toBe('')
      expect(example.en).not.toBe(example.fr)
    }
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length)
  })
})

describe('a line of work', () => {
  const works = (line: string) => exampleWork({ fr: '', en: '', work: [line], found: [] })
  const lengths = (line: string) => works(line).map(({ start, end }) => end - start)

  it('runs over midnight, and has its hour less or more when clocks change', () => {
    expect(lengths('A 2026-10-12 08:00-12:00')).toEqual([240])
    expect(lengths('A 2026-10-12 22:00-06:00')).toEqual([480])
    expect(lengths('A 2026-10-24 22:00-06:00')).toEqual([540])
    expect(lengths('A 2026-10-24 22:00-06:00 @Indian/Reunion')).toEqual([480])
    expect(lengths('A 2026-10-12 08:00-08:00')).toEqual([1_440])
  })

  it('may stand for many days, and have a break', () => {
    expect(works('A lu-ve 2026-10-12/2026-10-25 08:00-12:00')).toHaveLength(10)
    expect(works('B 2026-10-12/2026-10-25 08:00-12:00 pause 20')).toHaveLength(14)
    const [night] = works('B 2026-10-12 22:00-06:00 pause 20 à 01:00')
    expect(night).toMatchObject({ breakMinutes: 20, memberId: 'B', assignmentId: 'as-B' })
    expect(night?.breakStart).toBe((night?.start ?? 0) + 180)
  })

  it('is refused when it cannot be read', () => {
    expect(() => works('A on Monday')).toThrow('no line of work: A on Monday')
    expect(() => works('A 2026-03-29 02:30-03:30')).toThrow('no time')
  })
})
