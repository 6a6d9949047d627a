import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { printable } from './fonts.ts'
import { type Typesetter, openTypesetter } from './index.ts'

const PAGE = {
  title: 'Facture',
  noun: 'Facture',
  number: 'F1',
  date: { year: 2026, month: 10, day: 31 },
  accent: '#0b6b74',
  logo: null,
  facts: [],
  seller: { name: 'GE', lines: [], numbers: [] },
  buyer: { name: 'Adhérent', lines: [], numbers: [] },
  groups: [],
  vat: [],
  mentions: [],
  totals: [],
  due: { label: 'À payer', amount: '1,00 €' },
  parts: '',
  payment: [],
  notes: ['Note'],
  footer: '',
  annex: [],
}
const FILES = { xml: '<a/>' }

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ label: 'Ligne', text: String(index) }))

/** Living processes that a process started and that typeset (Linux tells in /proc). */
function typesettingProcesses(parent = process.pid): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && isTypesettingChild(name, parent))
    .map(Number)
}

function isTypesettingChild(pid: string, parent: number): boolean {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    return status.includes(`PPid:\t${parent}\n`) && command.includes('typesetter-process')
  } catch {
    return false // It ended between the listing and the reading.
  }
}

describe.skipIf(process.platform !== 'linux')('typesetter (looks into /proc)', () => {
  let typesetter: Typesetter
  beforeEach(() => {
    typesetter = openTypesetter()
  })
  afterEach(() => typesetter.close())

  it('answers each order with its own document', async () => {
    const numbers = ['A', 'B', 'C', 'D', 'E']
    const pages = await Promise.all(
      numbers.map((number) => typesetter.typeset('invoice', { ...PAGE, title: number }, FILES)),
    )
    const titles = pages.map((pdf) => /x-default">(\w+)</.exec(pdf.toString('latin1'))?.[1])
    expect(titles).toEqual(numbers)
    expect(typesettingProcesses()).toHaveLength(1)
  })

  it('says what is wrong with a page, and goes on with the next', async () => {
    await expect(typesetter.typeset('invoice', { title: 'x' }, FILES)).rejects.toThrow(/invoice: /)
    await expect(typesetter.typeset('no-such-page', PAGE)).rejects.toThrow(/no-such-page/)
    expect(await typesetter.typeset('invoice', PAGE, FILES)).toBeInstanceOf(Buffer)
  })

  it('starts the process again when it dies, and loses no document', async () => {
    await typesetter.typeset('invoice', PAGE, FILES)
    const awaited = Array.from({ length: 8 }, () => typesetter.typeset('invoice', PAGE, FILES))
    const [running] = typesettingProcesses()
    process.kill(running ?? expect.unreachable(), 'SIGKILL')
    const pages = await Promise.all(awaited)
    expect(pages).toHaveLength(8)
    expect(typesettingProcesses()).not.toContain(running)
  })

  it('gives up a document over which the process dies twice, and that one alone', async () => {
    await typesetter.typeset('invoice', PAGE, FILES)
    const doomed = typesetter.typeset('invoice', { ...PAGE, facts: many(20_000) }, FILES)
    doomed.catch(() => undefined)
    const next = typesetter.typeset('invoice', PAGE, FILES)
    let last = 0
    for (let deaths = 0; deaths < 2; ) {
      await wait(20)
      const [running] = typesettingProcesses()
      if (running === undefined || running === last) continue
      process.kill(running, 'SIGKILL')
      last = running
      deaths += 1
    }
    await expect(doomed).rejects.toThrow(/ended \(SIGKILL\)/)
    expect(await next).toBeInstanceOf(Buffer)
  })

  it('is gone when its parent is killed, without a word', async () => {
    const door = new URL('./index.ts', import.meta.url).href
    const script = `import { openTypesetter } from '${door}'
      const typesetter = openTypesetter()
      const page = ${JSON.stringify({ ...PAGE, facts: many(300) })}
      const typeset = () => typesetter.typeset('invoice', page, { xml: '<a/>' })
      for (let more = 0; more < 4; more += 1) typeset()
      await typeset()
      for (let more = 0; more < 4; more += 1) typeset()
      console.log('ready')`
    const parent = spawn(process.execPath, ['--input-type=module', '-e', script])
    let said = ''
    parent.stderr.on('data', (text) => (said += text))
    await once(parent.stdout, 'data')
    const [orphan] = typesettingProcesses(parent.pid)
    expect(orphan).toBeDefined()
    parent.kill('SIGKILL')
    for (let tries = 0; existsSync(`/proc/${orphan}`) && tries < 250; tries += 1) await wait(20)
    expect(existsSync(`/proc/${orphan}`)).toBe(false)
    expect(said).toBe('')
  })

  it('leaves no process behind, and refuses what comes after its end', async () => {
    const late = typesetter.typeset('invoice', PAGE, FILES)
    late.catch(() => undefined)
    await typesetter.close()
    await expect(late).rejects.toThrow(/ended/)
    await expect(typesetter.typeset('invoice', PAGE, FILES)).rejects.toThrow(/closed/)
    for (let tries = 0; typesettingProcesses().length > 0 && tries < 50; tries += 1) await wait(20)
    expect(typesettingProcesses()).toEqual([])
  })
})

describe('printable text', () => {
  it('lets a word of 24 letters break, and leaves one of 23 whole', () => {
    expect(printable('x'.repeat(23))).toBe('x'.repeat(23))
    expect(printable('x'.repeat(24))).toBe(`x${'\u200bx'.repeat(23)}`)
  })

  it('keeps what the shipped font draws, in any European script', () => {
    const text = 'Œuvre d’Aïssatou ŁUKASIK, Ωmega, Жанна : 1 234,56 € − 7 h 30'
    expect(printable(text)).toBe(text)
  })

  it('takes the plain form of what it does not draw, else a question mark', () => {
    expect(printable('李 ﷺ')).toMatch(/^\?/)
    expect(printable('𝐆𝐄 ①')).toBe('GE 1')
  })
})
