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
      'group.csv': '\uFEFFtime_zone,name,country,group_id\r\n\r\nEurope/Paris,Bocage,FR,G\r\n',
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

const BROKEN: readonly [string, Tables, string[]][] = [
  [
    'an impossible day',
    withRow(SMALL, 'contracts', 'C1', { starts_on: '2026-02-30' }),
    ['contracts.csv|2|starts_on|2026-02-30|date'],
  ],
  [
    'a month that does not exist',
    withRow(SMALL, 'pay_items', 'I1', { month: '2026-13' }),
    ['pay_items.csv|2|month|2026-13|month'],
  ],
  [
    'a missing required value',
    withRow(SMALL, 'employees', 'P2', { last_name: '' }),
    ['employees.csv|3|last_name||value'],
  ],
  [
    'decimals in an integer',
    withRow(SMALL, 'contracts', 'C2', { weekly_minutes: '2100.5' }),
    ['contracts.csv|3|weekly_minutes|2100.5|integer'],
  ],
  [
    'a decimal comma',
    withRow(SMALL, 'sites', 'S1', { latitude: '48,43' }),
    ['sites.csv|2|latitude|48,43|number'],
  ],
  [
    'a number below its minimum',
    withRow(SMALL, 'contracts', 'C2', { weekly_minutes: '0' }),
    ['contracts.csv|3|weekly_minutes|0|at-least'],
  ],
  [
    'a number above its maximum',
    withRow(SMALL, 'contracts', 'C2', { weekly_minutes: '2881' }),
    ['contracts.csv|3|weekly_minutes|2881|at-most'],
  ],
  [
    'a share above 100',
    withRow(SMALL, 'members', 'M1', { taxable_revenue_percent: '100.01' }),
    ['members.csv|2|taxable_revenue_percent|100.01|at-most'],
  ],
  [
    'a value out of its list',
    withRow(SMALL, 'contracts', 'C1', { kind: 'cdi' }),
    ['contracts.csv|2|kind|cdi|one-of'],
  ],
  [
    'an absence of no kind',
    withRow(SMALL, 'absences', 'B1', { kind: 'holiday' }),
    ['absences.csv|2|kind|holiday|one-of'],
  ],
  [
    'more absence than the days hold',
    withRow(SMALL, 'absences', 'B1', { minutes: '4321' }),
    ['absences.csv|2|minutes|4321|at-most'],
  ],
  [
    'no absence at all',
    withRow(SMALL, 'absences', 'B1', { minutes: '0' }),
    ['absences.csv|2|minutes|0|at-least'],
  ],
  [
    'a boolean in French',
    withRow(SMALL, 'members', 'M1', { public_body: 'oui' }),
    ['members.csv|2|public_body|oui|boolean'],
  ],
  [
    'an unknown zone',
    withRow(SMALL, 'sites', 'S2', { time_zone: 'Europe/Rouen' }),
    ['sites.csv|3|time_zone|Europe/Rouen|zone'],
  ],
  [
    'an agreement of three digits',
    withRow(SMALL, 'group', 'G', { idcc: '518' }),
    ['group.csv|2|idcc|518|idcc'],
  ],
  [
    'a wrong SIREN key',
    withRow(SMALL, 'members', 'M2', { siren: '552100555' }),
    ['members.csv|3|siren|552100555|siren'],
  ],
  [
    'a wrong SIRET key',
    withRow(SMALL, 'establishments', 'E1', { siret: '73282932000075' }),
    ['establishments.csv|2|siret|73282932000075|siret'],
  ],
  [
    'a SIRET of someone else',
    withRow(SMALL, 'sites', 'S1', { siret: '73282932000074' }),
    ['sites.csv|2|siret|73282932000074|siret-of'],
  ],
  [
    'a wrong IBAN key',
    withRow(SMALL, 'members', 'M1', { iban: 'FR15 2004 1010 0505 0001 3M02 606' }),
    ['members.csv|2|iban|FR15 2004 1010 0505 0001 3M02 606|iban'],
  ],
  [
    'a key given twice',
    withRows(SMALL, 'limits', ...(SMALL['limits'] ?? [])),
    ['limits.csv|3|rule_id starts_on|TIM-01 2026-01-01|unique'],
  ],
  [
    'a site of no member',
    withRow(SMALL, 'sites', 'S1', { member_id: 'M9' }),
    ['sites.csv|2|member_id|M9|reference'],
  ],
  [
    'a contract that names no member',
    withRow(SMALL, 'contracts', 'C1', { member_ids: 'M1 M8' }),
    ['contracts.csv|2|member_ids|M8|reference'],
  ],
  [
    'a bonus borne by no member',
    withRow(SMALL, 'pay_items', 'I1', { member_id: 'M9' }),
    ['pay_items.csv|2|member_id|M9|reference'],
  ],
  [
    'a need at no site',
    withRow(SMALL, 'needs', 'N1', { site_id: 'S9' }),
    ['needs.csv|2|site_id|S9|reference'],
  ],
  [
    'an employee of no establishment',
    withRow(SMALL, 'employees', 'P2', { establishment_id: 'E9' }),
    ['employees.csv|3|establishment_id|E9|reference'],
  ],
  [
    'an end before its start',
    withRow(SMALL, 'absences', 'B1', { ends_on: '2026-06-30' }),
    ['absences.csv|2|ends_on|2026-06-30|not-before'],
  ],
  [
    'a member that left before it joined',
    withRow(SMALL, 'members', 'M2', { left_on: '2021-04-30' }),
    ['members.csv|3|left_on|2021-04-30|not-before'],
  ],
  [
    'a price without its coefficient',
    withRow(SMALL, 'assignments', 'A1', { coefficient_e4: '' }),
    ['assignments.csv|2|coefficient_e4||required-by'],
  ],
  [
    'a price without its fixed part',
    withRow(SMALL, 'assignments', 'A3', { fixed_e4: '' }),
    ['assignments.csv|4|fixed_e4||required-by'],
  ],
  [
    'a price without its percentage',
    withRow(SMALL, 'assignments', 'A2', { pricing: 'cost_plus_percent' }),
    ['assignments.csv|3|percent_e4||required-by'],
  ],
  [
    'a negative coefficient',
    withRow(SMALL, 'assignments', 'A1', { coefficient_e4: '-1' }),
    ['assignments.csv|2|coefficient_e4|-1|at-least'],
  ],
  [
    'contracts of one person at one time',
    withRow(SMALL, 'contracts', 'C1', { ends_on: '2026-01-01' }),
    ['contracts.csv|3|starts_on|2026-01-01|no-overlap'],
  ],
  [
    'unknown half-days',
    withRow(SMALL, 'needs', 'N1', { half_days: 'mon-am lun-pm' }),
    ['needs.csv|2|half_days|mon-am lun-pm|half-days'],
  ],
  [
    'more half-days than are listed',
    withRow(SMALL, 'needs', 'N1', { half_days_needed: '3' }),
    ['needs.csv|2|half_days_needed|3|at-most'],
  ],
  [
    'work that ends when it starts',
    withRow(SMALL, 'shifts', 'H1', { ends_at: '2026-06-01T08:00' }),
    ['shifts.csv|2|ends_at|2026-06-01T08:00|after'],
  ],
  [
    'work of more than a day',
    withRow(SMALL, 'shifts', 'H1', { ends_at: '2026-06-02T08:01' }),
    ['shifts.csv|2|ends_at|2026-06-02T08:01|within-day'],
  ],
  [
    'a break longer than the work',
    withRow(SMALL, 'shifts', 'H1', { break_minutes: '241' }),
    ['shifts.csv|2|break_minutes|241|at-most'],
  ],
  [
    'a break that starts after the work',
    withRow(SMALL, 'time_entries', 'T1', { break_starts_at: '2026-06-01T15:16' }),
    ['time_entries.csv|2|break_starts_at|2026-06-01T15:16|within-work'],
  ],
  [
    'a time with seconds',
    withRow(SMALL, 'shifts', 'H1', { starts_at: '2026-06-01T08:00:00' }),
    ['shifts.csv|2|starts_at|2026-06-01T08:00:00|local-time'],
  ],
  [
    'a confirmation on no day',
    withRow(SMALL, 'time_entries', 'T1', { employee_confirmed_at: '2026-06-31T08:00' }),
    ['time_entries.csv|2|employee_confirmed_at|2026-06-31T08:00|utc-time'],
  ],
  [
    'the hour that spring skips',
    withRow(SMALL, 'shifts', 'H1', { starts_at: '2026-03-29T02:30', ends_at: '2026-03-29T08:00' }),
    ['shifts.csv|2|starts_at|2026-03-29T02:30|existing-time'],
  ],
  [
    'one person at two members at once',
    withRow(SMALL, 'time_entries', 'T2', {
      assignment_id: 'A2',
      starts_at: '2026-06-01T17:59',
      ends_at: '2026-06-01T19:00',
    }),
    ['time_entries.csv|3|starts_at|2026-06-01T17:59|no-overlap'],
  ],
]

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
