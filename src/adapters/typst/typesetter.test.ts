import { readFileSync, readdirSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { printable } from './fonts.ts'
import { type Typesetter, openTypesetter } from './index.ts'

const PAGE = {
  title: 'Facture',
  noun: 'Facture',
  number: 'F1',
  date: { year: 2026, month: 10, day: 31 },
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

/** Living processes that this one started and that typeset (Linux tells in /proc). */
function typesettingProcesses(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && isTypesettingChild(name))
    .map(Number)
}

function isTypesettingChild(pid: string): boolean {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    return status.includes(`PPid:\t${process.pid}\n`) && command.includes('typesetter-process')
  } catch {
    return false // It ended between the listing and the reading.
  }
}

const onLinux = it.skipIf(process.platform !== 'linux')

describe('typesetter', () => {
  let typesetter: Typesetter
  beforeEach(() => {
    typesetter = openTypesetter()
  })
  afterEach(() => typesetter.close())

  onLinux('answers each order with its own document', async () => {
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

  onLinux('starts the process again when it dies, and loses no document', async () => {
    await typesetter.typeset('invoice', PAGE, FILES)
    const awaited = Array.from({ length: 8 }, () => typesetter.typeset('invoice', PAGE, FILES))
    const [running] = typesettingProcesses()
    process.kill(running ?? expect.unreachable(), 'SIGKILL')
    const pages = await Promise.all(awaited)
    expect(pages).toHaveLength(8)
    expect(typesettingProcesses()).not.toContain(running)
  })

  onLinux('leaves no process behind, and refuses what comes after its end', async () => {
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
  it('keeps what the shipped font draws, in any European script', () => {
    const text = 'Œuvre d’Aïssatou ŁUKASIK, Ωmega, Жанна : 1 234,56 € − 7 h 30'
    expect(printable(text)).toBe(text)
  })

  it('takes the plain form of what it does not draw, else a question mark', () => {
    expect(printable('李 ﷺ')).toMatch(/^\?/)
    expect(printable('𝐆𝐄 ①')).toBe('GE 1')
  })
})
