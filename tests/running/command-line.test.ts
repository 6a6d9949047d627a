import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import pg from 'pg'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { launch, CLI, maillage, type Outcome, temporaryFolder } from '../support/programs.ts'

const run = (...args: string[]): Promise<Outcome> =>
  maillage(args, { DATABASE_URL: inject('serverUrl') })

async function throwaways(): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: inject('serverUrl') })
  await client.connect()
  const { rows } = await client.query<{ datname: string }>(
    "select datname from pg_database where datname like 'maillage_throwaway_%'",
  )
  await client.end()
  return rows.map(({ datname }) => datname)
}

interface LiabilityAnswer {
  readonly shares: readonly {
    readonly member_id: string
    readonly weight: number
    readonly wages_cents: number
    readonly contributions_cents: number
    readonly guaranteed_cents: number
    readonly uncovered_cents: number
  }[]
}

const rowsOf = (file: string): Record<string, string>[] =>
  parse(readFileSync(file, 'utf8'), { columns: true })

describe('./maillage', () => {
  it('runs from any folder and explains itself', async () => {
    const general = await run('--help')
    expect(general.code).toBe(0)
    for (const command of ['serve', 'generate', 'import', 'export', 'check', 'close', 'verify'])
      expect(general.stdout).toMatch(new RegExp(`^  ${command} `, 'm'))
    const close = await run('close', '--help')
    expect(close).toMatchObject({ code: 0, stderr: '' })
    expect(close.stdout).toContain('--issued-on D')
  })

  it('refuses an unknown command and names the known ones', async () => {
    const outcome = await run('chekc')
    expect(outcome).toMatchObject({ code: 2, stdout: '' })
    expect(outcome.stderr).toContain('commande inconnue : chekc (attendu : serve, generate')
  })

  it('tells all mistakes of its arguments at once', async () => {
    const { code, stderr } = await run('check', '--to', '2026-02-30', '--form', 'json', 'extra')
    expect(code).toBe(2)
    expect(stderr).toContain('--to vaut « 2026-02-30 » : attendu un jour AAAA-MM-JJ')
    expect(stderr).toContain('option inconnue : --form (attendu : --data')
    expect(stderr).toContain('il manque --from D')
    expect(stderr).toContain('« extra » est de trop')
  })

  it('says that roster comes later', async () => {
    const outcome = await run('roster', 'situations.json', '--out', 'x')
    expect(outcome).toMatchObject({ code: 1, stdout: '' })
    expect(outcome.stderr).toContain('viendra plus tard')
  })

  it('tells a wrong month together with the other mistakes of liability', async () => {
    const words = ['2026-13', '--rule', 'turnover', '--wages-cents', '1,5', '--failing', 'M1,,M2']
    const { code, stdout, stderr } = await run('liability', ...words)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('« 2026-13 » : attendu un mois AAAA-MM')
    expect(stderr).toContain('--rule vaut « turnover » : attendu l’une de equal, hours, billing')
    expect(stderr).toContain('--wages-cents vaut « 1,5 » : attendu un nombre entier de centimes')
    expect(stderr).toContain('--failing vaut « M1,,M2 » : attendu des identifiants')
    expect(stderr).toContain('il manque --contributions-cents N')
  })

  it('refuses data that is not there', async () => {
    const nowhere = join(temporaryFolder('data'), 'nowhere')
    const outcome = await run(
      'check',
      '--data',
      nowhere,
      '--from',
      '2026-10-01',
      '--to',
      '2026-10-02',
    )
    expect(outcome).toMatchObject({ code: 2, stdout: '' })
    expect(outcome.stderr).toContain(`${nowhere} : introuvable`)
  })
})

describe('a package on the command line', { timeout: 120_000 }, () => {
  let data = ''
  beforeAll(async () => {
    const { mkdtempSync } = await import('node:fs')
    const { tmpdir } = await import('node:os')
    data = mkdtempSync(join(tmpdir(), 'maillage-data-'))
    expect((await run('generate', '--profile', 'progressis', '--seed', '1', data)).code).toBe(0)
    return () => rmSync(data, { recursive: true, force: true })
  })

  it('is checked, and leaves no database behind', async () => {
    const period = ['--from', '2026-10-01', '--to', '2026-10-31'] as const
    const outcome = await run('check', '--data', data, ...period)
    expect(outcome).toMatchObject({ code: 0 })
    // What the data cannot tell is said apart from the findings, a line each.
    const said = outcome.stderr.trim().split('\n')
    expect(said.filter((line) => !line.startsWith('non contrôlé : '))).toEqual([])
    expect(outcome.stderr).toContain('MED-01')
    const findings: unknown = JSON.parse(outcome.stdout)
    expect(findings).toContainEqual(
      expect.objectContaining({ rule_id: 'TIM-02', unit: 'minute', source: 'law' }),
    )
    const table = await run('check', '--data', data, ...period, '--format', 'text')
    expect(table.stdout).toMatch(/^règle +gravité/)
  })

  it('is closed into the files of the exchange format', async () => {
    const out = join(temporaryFolder('out'), 'new')
    const outcome = await run('close', '2026-10', '--data', data, '--out', out, '--no-pdf')
    expect(outcome).toMatchObject({ code: 0, stderr: '' })
    const files = readdirSync(out)
    expect(files).toEqual(
      expect.arrayContaining([
        'cost.csv',
        'invoice_lines.csv',
        'invoices.csv',
        'pay_variables.csv',
        'report.json',
      ]),
    )
    const again = join(temporaryFolder('out'), 'again')
    await run('close', '2026-10', '--data', data, '--out', again, '--no-pdf')
    for (const file of files.filter((name) => name.endsWith('.csv')))
      expect(readFileSync(join(again, file), 'utf8')).toBe(readFileSync(join(out, file), 'utf8'))
  })

  describe('its joint liability', () => {
    const debts = ['--wages-cents', '1000001', '--contributions-cents', '400003'] as const
    const liability = (rule: string, ...more: readonly string[]): Promise<Outcome> =>
      run('liability', '2026-10', '--data', data, '--rule', rule, ...debts, ...more)
    const answered = async (rule: string, ...more: readonly string[]): Promise<LiabilityAnswer> => {
      const outcome = await liability(rule, ...more)
      expect(outcome).toMatchObject({ code: 0, stderr: '' })
      return JSON.parse(outcome.stdout)
    }

    it('adds up to the cent, without the members that fail', async () => {
      const { shares, ...rest } = await answered('hours', '--failing', 'M002,M001')
      expect(rest).toEqual({
        rule: 'hours',
        debts: { wages_cents: 1_000_001, contributions_cents: 400_003 },
      })
      const total = (part: (share: LiabilityAnswer['shares'][number]) => number) =>
        shares.reduce((sum, share) => sum + part(share), 0)
      expect(total((share) => share.wages_cents)).toBe(1_000_001)
      expect(total((share) => share.contributions_cents)).toBe(400_003)
      expect(total((share) => share.guaranteed_cents + share.uncovered_cents)).toBe(1_400_004)
      const ids = shares.map(({ member_id }) => member_id)
      expect(ids).toEqual([...ids].sort())
      expect(shares.filter(({ member_id }) => member_id < 'M003')).toMatchObject([
        { member_id: 'M001', weight: 0, wages_cents: 0, contributions_cents: 0 },
        { member_id: 'M002', weight: 0, wages_cents: 0, contributions_cents: 0 },
      ])
    })

    it('weighs by billing what the close would invoice', async () => {
      const { shares } = await answered('billing')
      const out = temporaryFolder('out')
      await run('close', '2026-10', '--data', data, '--out', out, '--no-pdf')
      const invoiced = rowsOf(join(out, 'invoices.csv'))
      const net = new Map(invoiced.map((row) => [row['member_id'], Number(row['net_cents'])]))
      for (const { member_id, weight } of shares) expect(weight).toBe(net.get(member_id) ?? 0)
      expect(shares.filter(({ weight }) => weight > 0).length).toBeGreaterThan(30)
    })

    it('may be asked whole of each member of the month, and of no other', async () => {
      const { shares } = await answered('joint')
      const members = rowsOf(join(data, 'members.csv')).filter(
        ({ joined_on = '', left_on = '' }) =>
          joined_on <= '2026-10-31' && (left_on === '' || left_on >= '2026-10-01'),
      )
      expect(shares.map(({ member_id }) => member_id)).toEqual(
        members.map((row) => row['member_id']).sort(),
      )
      for (const share of shares)
        expect(share).toMatchObject({ wages_cents: 1_000_001, contributions_cents: 400_003 })
    })

    it('refuses unknown failing members, all at once', async () => {
      const unknown = await liability('equal', '--failing', 'M001,M998,M999')
      expect(unknown).toMatchObject({ code: 2, stdout: '' })
      expect(unknown.stderr).toContain('« M998 »')
      expect(unknown.stderr).toContain('« M999 »')
    })
  })

  it('with mistakes is refused with each of them, by file and line', async () => {
    const broken = temporaryFolder('broken')
    for (const file of readdirSync(data))
      writeFileSync(join(broken, file), readFileSync(join(data, file)))
    const members = readFileSync(join(data, 'members.csv'), 'utf8').split('\n')
    const [header = '', first = '', second = ''] = members
    writeFileSync(join(broken, 'members.csv'), [header, `${first}x`, first, second, ''].join('\n'))
    const out = temporaryFolder('out')
    const outcome = await run('close', '2026-10', '--data', broken, '--out', out)
    expect(outcome).toMatchObject({ code: 2, stdout: '' })
    expect(outcome.stderr.split('\n').length).toBeGreaterThan(3)
    expect(outcome.stderr).toMatch(/^members\.csv, ligne 3/m)
    expect(existsSync(join(out, 'report.json'))).toBe(false)
  })

  it('interrupted, ends with 130 and drops its database', async () => {
    const before = new Set(await throwaways())
    const mine = async (): Promise<readonly string[]> =>
      (await throwaways()).filter((name) => !before.has(name))
    const out = temporaryFolder('out')
    const args = ['close', '2026-10', '--data', data, '--out', out]
    const command = launch(CLI, args, { DATABASE_URL: inject('serverUrl') })
    await expect.poll(mine, { timeout: 30_000, interval: 20 }).not.toEqual([])
    command.child.kill('SIGINT')
    const outcome = await command.ended
    expect(outcome).toMatchObject({ code: 130, stdout: '' })
    expect(outcome.stderr).not.toContain('inattendu')
  })

  it('killed, leaves a database that the next command drops', async () => {
    const before = new Set(await throwaways())
    const mine = async (): Promise<readonly string[]> =>
      (await throwaways()).filter((name) => !before.has(name))
    const args = ['close', '2026-10', '--data', data, '--out', temporaryFolder('out')]
    const command = launch(CLI, args, { DATABASE_URL: inject('serverUrl') })
    await expect.poll(mine, { timeout: 30_000, interval: 20 }).toHaveLength(1)
    const [left = ''] = await mine()
    command.child.kill('SIGKILL')
    await command.ended
    await expect
      .poll(
        async () => {
          await run('check', '--data', data, '--from', '2026-10-01', '--to', '2026-10-01')
          return (await throwaways()).includes(left)
        },
        { timeout: 60_000 },
      )
      .toBe(false)
  })
})
