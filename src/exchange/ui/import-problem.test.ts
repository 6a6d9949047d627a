import { describe, expect, it } from 'vitest'
import { mistakesFile, refusedPackage } from './import-problem.ts'

const problem = (errors: readonly { path: string; expected: string; value?: unknown }[]) => ({
  type: '/problems/invalid',
  title: 'Données à corriger',
  status: 422,
  errors: [...errors],
  facts: { kind: 'invalid-package', errors: 12, warnings: ['x.csv : fichier inconnu, ignoré'] },
})

describe('what the API says of a package', () => {
  it('is read as file, line, column, value and what was expected', () => {
    const read = refusedPackage(
      problem([
        { path: '/body/members.csv/12/siren', expected: 'un SIREN', value: '123' },
        { path: '/body/a~1b~0c.csv', expected: 'un texte en UTF-8' },
      ]),
    )
    expect(read).toEqual({
      mistakes: [
        {
          key: '0',
          file: 'members.csv',
          line: 12,
          column: 'siren',
          value: '123',
          expected: 'un SIREN',
        },
        {
          key: '1',
          file: 'a/b~c.csv',
          line: 0,
          column: '',
          value: '',
          expected: 'un texte en UTF-8',
        },
      ],
      total: 12,
      warnings: ['x.csv : fichier inconnu, ignoré'],
    })
  })

  it('is another problem without the facts of a package', () => {
    expect(
      refusedPackage({ type: 'about:blank', title: 'Trop volumineux', status: 413 }),
    ).toBeNull()
  })
})

describe('the file of the mistakes', () => {
  it('holds no formula and keeps separators inside quotes', () => {
    const mistakes = [
      {
        key: '0',
        file: 'members.csv',
        line: 2,
        column: 'name',
        value: '=1+1;"',
        expected: 'un texte',
      },
      { key: '1', file: 'group.csv', line: 0, column: '', value: '', expected: 'ce fichier' },
    ]
    expect(mistakesFile(['Fichier', 'Ligne', 'Colonne', 'Valeur', 'Attendu'], mistakes)).toBe(
      '\uFEFFFichier;Ligne;Colonne;Valeur;Attendu\r\n' +
        'members.csv;2;name;"\'=1+1;""";un texte\r\n' +
        'group.csv;;;;ce fichier\r\n',
    )
  })
})
