/**
 * Invoices made per second in one typesetting process, beside a bare compile of an empty page by the
 * same engine, font and standard: the ratio is what the lines and the annex of an invoice cost. The
 * invoice is that of a mean member of a group of 680 employees: 12 lines, 50 confirmed entries.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { openRenderer } from '../src/adapters/factur-x/index.ts'
import { ANNEX, invoiceOf, timeLine } from '../src/adapters/factur-x/test-invoices.ts'
import { FONT_FOLDERS } from '../src/adapters/typst/fonts.ts'

const INVOICES = 100
const WARM_UP = 10
const PEOPLE = 6
const LINES = 12
const ENTRIES = 50

const EMPTY_PAGE =
  '#set document(title: "Page", date: datetime(year: 2026, month: 10, day: 31))\n' +
  '#set text(font: "Source Sans 3", fallback: false, lang: "fr")\nPage'

const personOf = (index: number) => `P${index % PEOPLE}`
const siteOf = (index: number) => `A${index % PEOPLE}`

function item(number: number) {
  const lines = Array.from({ length: LINES }, (_, index) =>
    timeLine({
      minutes: 600 + number + index,
      employeeId: personOf(index),
      assignmentId: siteOf(index),
    }),
  )
  const hours = Array.from({ length: ENTRIES }, (_, index) => {
    const day = `2026-10-${String((Math.floor(index / PEOPLE) % 28) + 1).padStart(2, '0')}`
    return {
      entryId: `E${number}-${index}`,
      employeeId: personOf(index),
      assignmentId: siteOf(index),
      startsLocal: `${day}T08:${String(number % 60).padStart(2, '0')}`,
      endsLocal: `${day}T16:00`,
      breakMinutes: 45,
      workedMinutes: 435 - (number % 60),
    }
  })
  const numbered = Array.from({ length: PEOPLE }, (_, index) => index)
  const employeeNames = new Map(
    numbered.map((index) => [personOf(index), `Camille MARTIN ${index}`]),
  )
  const siteNames = new Map(numbered.map((index) => [siteOf(index), `Atelier ${index}`]))
  const invoice = invoiceOf(lines, { number: `F-2026-${String(number).padStart(5, '0')}` })
  return { invoice, annex: { ...ANNEX, employeeNames, siteNames, hours } }
}

/** Milliseconds of one empty page, the mean of many. */
async function emptyPage(): Promise<number> {
  const workspace = await mkdtemp(join(tmpdir(), 'maillage-bench-'))
  const mainFilePath = join(workspace, 'empty.typ')
  await writeFile(mainFilePath, EMPTY_PAGE)
  try {
    const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: FONT_FOLDERS }] })
    const compile = () => {
      const { result } = compiler.compile({ mainFilePath })
      if (result === null) throw new Error('the empty page has a mistake')
      compiler.pdf(result, { pdfStandard: 'a-3a' })
      compiler.evictCache(0)
    }
    for (let count = 0; count < WARM_UP; count += 1) compile()
    const began = performance.now()
    for (let count = 0; count < INVOICES; count += 1) compile()
    return (performance.now() - began) / INVOICES
  } finally {
    await rm(workspace, { recursive: true })
  }
}

/** Milliseconds of one invoice, and bytes of it, the mean of many. */
async function invoices(): Promise<{ readonly ms: number; readonly bytes: number }> {
  const renderer = openRenderer()
  try {
    const items = Array.from({ length: WARM_UP + INVOICES }, (_, index) => item(index))
    let made = 0
    let bytes = 0
    let began = performance.now()
    for await (const { pdf } of renderer.renderAll(items)) {
      made += 1
      if (made > WARM_UP) bytes += pdf.length
      if (made === WARM_UP) began = performance.now()
    }
    return { ms: (performance.now() - began) / INVOICES, bytes: bytes / INVOICES }
  } finally {
    await renderer.close()
  }
}

const invoice = await invoices()
const empty = await emptyPage()
console.log(
  `${(1000 / invoice.ms).toFixed(1)} invoices a second, ${invoice.ms.toFixed(1)} ms and ` +
    `${Math.round(invoice.bytes / 1000)} kB each`,
)
console.log(`empty page: ${empty.toFixed(2)} ms; invoice/empty ${(invoice.ms / empty).toFixed(1)}`)
