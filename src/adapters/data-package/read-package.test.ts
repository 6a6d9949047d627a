import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import {
  filesOf,
  packageFolders,
  SMALL,
  type Tables,
  withRow,
  withRows,
} from '../../../tests/support/package.ts'
import { BROKEN } from '../../../tests/support/broken-packages.ts'
import { parseCsv } from './csv.ts'
import { describeError, mistakesIn, readPackage, RESOURCES } from './index.ts'

const folder = packageFolders()
type Files = Record<string, string | Uint8Array>

async function sentences(files: Files): Promise<string[]> {
  return mistakesIn(await readPackage(await folder(files))).map(describeError)
}

/** Where and what, without the sentence: file, line, column, value, kind of expectation. */
async function places(tables: Tables): Promise<string[]> {
  const errors = mistakesIn(await readPackage(await folder(filesOf(tables))))
  return errors.map(({ file, line, column, value, expected }) =>
    [file, line, column, value, expected.kind].join('|'),
  )
}

describe('a right package', () => {
  it('has no mistake', async () => expect(await places(SMALL)).toEqual([]))

  it('may be no more than its group', async () => {
    expect(await places({ group: SMALL['group'] ?? [] })).toEqual([])
  })

  it('may have a byte order mark, CRLF, empty lines, and columns in any order', async () => {
    const files: Files = {
      'group.csv':
        '\uFEFFtime_zone,name,country,group_id\r\n\r\nEurope/Paris,Bocage,FR,G\r\n,,,\r\n',
    }
    expect(await sentences(files)).toEqual([])
  })

  it('reports what it does not know without refusing it', async () => {
    const files = {
      ...filesOf(SMALL),
      'notes.csv': 'a\n1\n',
      'limits.csv': 'rule_id,value,starts_on,source,colour\n',
    }
    const data = await readPackage(await folder(files))
    expect(data.warnings).toEqual([
      { kind: 'unknown-file', file: 'notes.csv' },
      { kind: 'unknown-column', file: 'limits.csv', column: 'colour' },
    ])
    expect(mistakesIn(data)).toEqual([])
  })

  it('lets the assignments of one person overlap, and shifts touch', async () => {
    const next = {
      shift_id: 'H3',
      assignment_id: 'A2',
      starts_at: '2026-06-01T14:00',
      ends_at: '2026-06-01T15:00',
    }
    // 14:00 at La Réunion is 12:00 in Paris in summer: the moment the first shift ends.
    expect(await places(withRows(SMALL, 'shifts', next))).toEqual([])
  })
})

describe('a broken package', () => {
  it.each(BROKEN)('says %s', async (_, tables, expected) => {
    expect(await places(tables)).toEqual(expected)
  })

  it('says everything at once, in the order of files and lines', async () => {
    const tables = [
      ['members', 'M1', { siren: '1' }],
      ['contracts', 'C2', { starts_on: '2026-13-01', weekly_minutes: 'x' }],
      ['shifts', 'H2', { assignment_id: 'A9', ends_at: '' }],
    ] as const
    const broken = tables.reduce(
      (all, [resource, key, row]) => withRow(all, resource, key, row),
      SMALL,
    )
    expect(await sentences(filesOf(broken))).toEqual([
      'members.csv, ligne 2, colonne siren : « 1 » — attendu : un SIREN : 9 chiffres, clé de Luhn exacte',
      'contracts.csv, ligne 3, colonne starts_on : « 2026-13-01 » — attendu : une date AAAA-MM-JJ',
      'contracts.csv, ligne 3, colonne weekly_minutes : « x » — attendu : un nombre entier',
      'shifts.csv, ligne 3, colonne ends_at : attendu : une valeur',
      'shifts.csv, ligne 3, colonne assignment_id : « A9 » — attendu : l’identifiant d’une ligne de assignments',
    ])
  })

  it('names both lines of an overlap', async () => {
    const twice = withRows(SMALL, 'contracts', {
      contract_id: 'C3',
      employee_id: 'P1',
      starts_on: '2026-03-01',
      hourly_gross_e4: '1',
      job: 'x',
    })
    expect(await sentences(filesOf(twice))).toEqual([
      'contracts.csv, ligne 4, colonne starts_on : « 2026-03-01 » — attendu : aucun chevauchement avec C2 (ligne 3)',
    ])
  })

  it('needs its group, once, with its columns', async () => {
    expect(await sentences({})).toEqual(['group.csv : attendu : ce fichier est obligatoire'])
    expect(await sentences({ 'group.csv': 'group_id,name,country,time_zone\n' })).toEqual([
      'group.csv : « 0 » — attendu : exactement une ligne',
    ])
    expect(await sentences({ 'group.csv': 'group_id,name,country\nG,B,FR\nH,B,FR\n' })).toEqual([
      'group.csv, ligne 1, colonne time_zone : attendu : cette colonne est obligatoire',
      'group.csv, ligne 3 : « 2 » — attendu : exactement une ligne',
    ])
  })

  it('needs a country that there is', async () => {
    const wrong: string[] = []
    for (const country of ['FR', 'RE', 'BE', 'DE', 'GB', 'XX', 'UK', 'EU', 'DD', 'ZZ', 'fr']) {
      const group = `group_id,name,country,time_zone\nG,B,${country},Europe/Paris\n`
      const found = await sentences({ 'group.csv': group })
      if (found.length > 0) wrong.push(country)
      if (country === 'XX')
        expect(found).toEqual([
          'group.csv, ligne 2, colonne country : « XX » — attendu : un code de pays ISO 3166-1 à deux lettres',
        ])
    }
    expect(wrong).toEqual(['XX', 'UK', 'EU', 'DD', 'ZZ', 'fr'])
  })

  it('says bytes that are not UTF-8, quotes that do not close, cells that are too many', async () => {
    const files = { ...filesOf(SMALL), 'limits.csv': Buffer.from('rule_id\nTIM\xe9\n', 'latin1') }
    expect(await sentences(files)).toEqual([
      'limits.csv, ligne 2 : « TIM\uFFFD » — attendu : un texte en UTF-8',
    ])
    expect(
      await sentences({ ...filesOf(SMALL), 'skills.csv': 'employee_id,skill\nP1,"a\nP2,b\n' }),
    ).toEqual(['skills.csv, ligne 2 : attendu : un contenu lisible (CSV_QUOTE_NOT_CLOSED)'])
    expect(
      await sentences({ ...filesOf(SMALL), 'skills.csv': 'employee_id,skill\nP1,a,b\n' }),
    ).toEqual(['skills.csv, ligne 2 : « 3 » — attendu : 2 cellules, autant que d’en-têtes'])
  })
})

describe('a file that cannot be read', () => {
  const members = (text: string) => sentences({ ...filesOf(SMALL), 'members.csv': text })

  it('says that semicolons or tabs separate its columns, once', async () => {
    expect(await members('member_id;name;joined_on\nM1;A;2020-01-01\n')).toEqual([
      'members.csv, ligne 1 : « member_id;name;joined_on » — attendu : des colonnes séparées par des virgules, non par des points-virgules',
    ])
    expect(await members('member_id\tname\nM1\tA\n')).toEqual([
      'members.csv, ligne 1 : « member_id\tname » — attendu : des colonnes séparées par des virgules, non par des tabulations',
    ])
    expect(await sentences({ 'group.csv': 'group_id;name\nG;B\n' })).toHaveLength(1)
  })

  it('is not held against the rows that refer to it', async () => {
    expect(await members('')).toEqual([
      'members.csv, ligne 1, colonne member_id : attendu : cette colonne est obligatoire',
      'members.csv, ligne 1, colonne name : attendu : cette colonne est obligatoire',
      'members.csv, ligne 1, colonne joined_on : attendu : cette colonne est obligatoire',
    ])
    expect(await members('member_id,name,joined_on\nM1,"A,2020-01-01\n')).toEqual([
      'members.csv, ligne 2 : attendu : un contenu lisible (CSV_QUOTE_NOT_CLOSED)',
    ])
  })
})

describe('clock changes', () => {
  const night = (row: Record<string, string>) => withRow(SMALL, 'time_entries', 'T2', row)

  it('lets a night in October hold the hour that comes twice, as a break too', async () => {
    const row = {
      starts_at: '2026-10-24T22:00',
      ends_at: '2026-10-25T06:00',
      break_minutes: '539',
      break_starts_at: '2026-10-24T22:01',
    }
    expect(await places(night(row))).toEqual([])
    expect(await places(night({ ...row, break_minutes: '541', break_starts_at: '' }))).toEqual([
      'time_entries.csv|3|break_minutes|541|at-most',
    ])
  })

  it('shortens a night in March by an hour', async () => {
    const row = { starts_at: '2026-03-28T22:00', ends_at: '2026-03-29T06:00', break_minutes: '421' }
    expect(await places(night(row))).toEqual(['time_entries.csv|3|break_minutes|421|at-most'])
  })

  it('knows that La Réunion skips no hour', async () => {
    const row = { assignment_id: 'A2', starts_at: '2026-03-29T02:30', ends_at: '2026-03-29T04:00' }
    expect(await places(withRow(SMALL, 'shifts', 'H2', row))).toEqual([])
  })
})

describe('the lines of a CSV file', () => {
  const value = fc
    .array(fc.constantFrom('a', ',', '"', '\n', '\r\n', ' ', 'é'), { maxLength: 6 })
    .map((parts) => `x${parts.join('')}`)
  const record = fc.record({
    values: fc.tuple(value, value),
    end: fc.constantFrom('\n', '\r\n'),
    blank: fc.nat(2),
  })

  it('are those where the records start, whatever is quoted', () => {
    fc.assert(
      fc.property(fc.array(record), (records) => {
        let text = ''
        const expected = records.map(({ values, end, blank }) => {
          const line = text.split('\n').length
          text += values.map((v) => `"${v.replaceAll('"', '""')}"`).join() + end.repeat(1 + blank)
          return { line, texts: values }
        })
        expect(parseCsv('f', text)).toEqual({ file: 'f', rows: expected, errors: [] })
      }),
    )
  })
})

describe('a workbook', () => {
  const sheet = (
    name: string,
    rows: Parameters<typeof writeXlsx>[0]['sheets'][number]['rows'] & {},
  ) => ({ name, rows })
  const at = (text: string) => new Date(`${text}Z`)

  it('has its date, number and boolean cells read as the column says', async () => {
    const path = join(await folder({}), 'group.xlsx')
    const bytes = await writeXlsx({
      sheets: [
        sheet('group', [
          ['group_id', 'name', 'country', 'time_zone', 'idcc'],
          [12, 'Bocage', 'FR', 'Europe/Paris', 1518],
        ]),
        sheet('members', [
          ['member_id', 'name', 'joined_on', 'public_body', 'headcount'],
          [],
          ['M1', '=1+1', at('2020-02-29T00:00'), true, 3],
        ]),
        sheet('Feuil1', [['x']]),
      ],
    })
    await writeFile(path, bytes)
    const data = await readPackage(path)
    expect(mistakesIn(data)).toEqual([])
    expect(data.warnings).toEqual([{ kind: 'unknown-file', file: 'Feuil1' }])
    expect(data.tables.get('group')?.rows[0]?.cells).toMatchObject({ group_id: '12', idcc: '1518' })
    expect(data.tables.get('members')?.rows).toMatchObject([
      {
        line: 3,
        cells: { name: '=1+1', joined_on: '2020-02-29', public_body: 'true', headcount: '3' },
      },
    ])
  })

  it('has its mistakes told by sheet and row', async () => {
    const path = join(await folder({}), 'group.xlsx')
    const bytes = await writeXlsx({
      sheets: [
        sheet('group', [
          ['group_id', 'name', 'country', 'time_zone'],
          ['G', 'Bocage', 'FR', 'Europe/Paris'],
        ]),
        sheet('members', [
          ['member_id', 'name', 'joined_on', 'headcount'],
          ['M1', 'A', at('2020-01-01T10:30'), 2.5],
        ]),
      ],
    })
    await writeFile(path, bytes)
    expect(mistakesIn(await readPackage(path)).map(describeError)).toEqual([
      'members, ligne 2, colonne joined_on : « 2020-01-01T10:30 » — attendu : une date AAAA-MM-JJ',
      'members, ligne 2, colonne headcount : « 2.5 » — attendu : un nombre entier',
    ])
  })

  it('or folder that is not there is an error, not a failure', async () => {
    const path = join(await folder({}), 'nowhere')
    expect((await readPackage(path)).errors.map(describeError)).toEqual([
      `${path} : attendu : un dossier de fichiers CSV, ou un classeur .xlsx`,
    ])
  })

  it('that is none is an error, not a failure', async () => {
    const path = join(await folder({ 'group.xlsx': 'not a workbook' }), 'group.xlsx')
    expect((await readPackage(path)).errors).toMatchObject([
      { file: 'group.xlsx', expected: { kind: 'well-formed' } },
    ])
  })
})

it('knows each resource after those it refers to', () => {
  const seen = new Set<string>()
  for (const { name, references } of RESOURCES) {
    for (const { resource } of references) expect(seen).toContain(resource)
    seen.add(name)
  }
})
