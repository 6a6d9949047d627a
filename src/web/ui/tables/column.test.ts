import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Column,
  nextSort,
  parseSort,
  searchRows,
  shownColumns,
  sortRows,
  writeSort,
} from './column.ts'

interface Person {
  readonly name: string
  readonly minutes: number | null
}

const columns: readonly Column<Person>[] = [
  { id: 'name', header: 'Nom', main: true, cell: () => null, value: ({ name }) => name },
  { id: 'minutes', header: 'Heures', cell: () => null, value: ({ minutes }) => minutes },
  { id: 'note', header: 'Note', cell: () => null, hidden: true },
]
const people: readonly Person[] = [
  { name: 'Zoé', minutes: 60 },
  { name: 'Élodie', minutes: null },
  { name: 'albert', minutes: 450 },
]
const names = (rows: readonly Person[]) => rows.map(({ name }) => name)

describe('the columns of a list', () => {
  it('sorts names as a French reader does, whatever accents and capitals', () => {
    expect(names(sortRows(people, columns, { by: 'name', descending: false }))).toEqual([
      'albert',
      'Élodie',
      'Zoé',
    ])
  })

  it('keeps rows without a value last in both directions', () => {
    expect(names(sortRows(people, columns, { by: 'minutes', descending: false })).at(-1)).toBe(
      'Élodie',
    )
    expect(names(sortRows(people, columns, { by: 'minutes', descending: true }))).toEqual([
      'albert',
      'Zoé',
      'Élodie',
    ])
  })

  it('finds words in any order, without accents', () => {
    expect(names(searchRows(people, columns, 'elod'))).toEqual(['Élodie'])
    expect(names(searchRows(people, columns, '450 alb'))).toEqual(['albert'])
    expect(searchRows(people, columns, '  ')).toBe(people)
  })

  it('goes up, down and back to the first order', () => {
    const up = nextSort(null, 'name')
    const down = nextSort(up, 'name')
    expect(up).toEqual({ by: 'name', descending: false })
    expect(down).toEqual({ by: 'name', descending: true })
    expect(nextSort(down, 'name')).toBeNull()
    expect(nextSort(down, 'minutes')).toEqual({ by: 'minutes', descending: false })
  })

  it('writes a sort that it reads again', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zA-Z]{1,12}$/), fc.boolean(), (by, descending) => {
        expect(parseSort(writeSort({ by, descending }))).toEqual({ by, descending })
      }),
    )
    expect(parseSort('')).toBeNull()
  })

  it('never hides the column that names the row', () => {
    expect(shownColumns(columns, '').map(({ id }) => id)).toEqual(['name', 'minutes'])
    expect(shownColumns(columns, 'note').map(({ id }) => id)).toEqual(['name', 'note'])
  })
})
