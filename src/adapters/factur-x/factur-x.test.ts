import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { XmlDocument } from 'libxml2-wasm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { InvoiceAnnex } from '../../billing/invoice.ts'
import { day, month } from '../../shared/days.ts'
import { cents } from '../../shared/money.ts'
import { type InvoiceDocument, type Renderer, invoiceXml, openRenderer } from './index.ts'
import { euros, hoursAndMinutes, invoicePage } from './invoice-page.ts'
import { ANNEX, BUYER, EXEMPT, invoiceOf, itemLine, timeLine } from './test-invoices.ts'

const HOSTILE = `#import "/etc/passwd" *gras* $x^2$ <ref> @ref 李 \u0000\uE000 ${'x'.repeat(200)}`

const entry = (entryId: string, employeeId: string, startsLocal: string, endsLocal: string) => ({
  entryId,
  employeeId,
  assignmentId: 'A1',
  startsLocal,
  endsLocal,
  breakMinutes: 30,
  workedMinutes: 450,
})

const withHours: InvoiceAnnex = {
  ...ANNEX,
  hours: [
    entry('E2', 'P1', '2026-10-02T22:00', '2026-10-03T06:00'),
    entry('E1', 'P1', '2026-10-01T08:00', '2026-10-01T16:00'),
    entry('E3', 'P2', '2026-10-01T08:00', '2026-10-01T16:00'),
  ],
}

const ordinary = invoiceOf([
  timeLine({ minutes: 9100 }),
  timeLine({ minutes: 2130, employeeId: 'P2', assignmentId: 'A2', ...EXEMPT }),
  itemLine({ kind: 'fee', net: 18_000, employeeId: null, assignmentId: null }),
])
const hostile = invoiceOf([timeLine({ minutes: 60 })], { buyer: { ...BUYER, name: HOSTILE } })

/** The content of the stream that declares a file of this type, as readers get it. */
function embeddedFile(pdf: Buffer): string {
  const at = pdf.indexOf('/Type /EmbeddedFile')
  const from = pdf.indexOf('stream\n', at) + 'stream\n'.length
  const until = pdf.indexOf('\nendstream', from)
  const head = pdf.toString('latin1', at, from)
  const content = pdf.subarray(from, until)
  return (head.includes('/FlateDecode') ? inflateSync(content) : content).toString('utf8')
}

/** The last metadata packet: an incremental update replaces the earlier ones. */
const metadata = (pdf: Buffer): string =>
  pdf.toString('utf8', pdf.lastIndexOf('<?xpacket begin'), pdf.lastIndexOf('<?xpacket end'))

const isInstalled = (tool: string): boolean => spawnSync(tool, ['-v']).error === undefined

/** A PNG of one white point. */
const ONE_PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg==',
  'base64',
)

describe('Factur-X document', () => {
  let renderer: Renderer
  let pdf: Buffer
  beforeAll(async () => {
    renderer = openRenderer()
    pdf = await renderer.renderInvoice(ordinary, withHours)
  })
  afterAll(() => renderer.close())

  it('holds the XML of the invoice byte for byte, as an alternative of the page', () => {
    expect(embeddedFile(pdf)).toBe(invoiceXml(ordinary, withHours))
    const text = pdf.toString('latin1')
    expect(text).toContain('/AFRelationship /Alternative')
    expect(text).toMatch(/\/F \(factur-x\.xml\)/)
    expect(text).toMatch(/\/Subtype \/text#2Fxml/)
  })

  it('says so in its metadata, and stays PDF/A-3a', () => {
    const packet = metadata(pdf)
    const document = XmlDocument.fromString(packet)
    const names = {
      fx: 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#',
      pdfaid: 'http://www.aiim.org/pdfa/ns/id/',
      pdfaSchema: 'http://www.aiim.org/pdfa/ns/schema#',
    }
    const read = (path: string) => document.find(path, names).map((node) => node.content)
    expect(read('//fx:ConformanceLevel')).toEqual(['EN 16931'])
    expect(read('//fx:DocumentFileName')).toEqual(['factur-x.xml'])
    expect(read('//fx:DocumentType')).toEqual(['INVOICE'])
    expect(read('//fx:Version')).toEqual(['1.0'])
    expect(read('//pdfaSchema:prefix')).toContain('fx')
    expect([...read('//pdfaid:part'), ...read('//pdfaid:conformance')]).toEqual(['3', 'A'])
    document.dispose()
  })

  it('has a title, a language and tags', () => {
    expect(metadata(pdf)).toContain('Facture F2026-00001 · GE Val de Loire Emploi')
    const text = pdf.toString('latin1')
    expect(text).toContain('/Lang (fr-FR)')
    expect(text).toContain('/Marked true')
  })

  it('points its last cross-reference at the new metadata and the new catalog', () => {
    const text = pdf.toString('latin1')
    const table = text.slice(Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]))
    const rows = [...table.matchAll(/^(\d+) 1\n(\d{10}) 00000 n $/gm)]
    const kinds = rows.map(([, number, at]) => {
      const object = text.slice(Number(at))
      expect(object.startsWith(`${number} 0 obj\n`)).toBe(true)
      return /\/Type \/(\w+)/.exec(object)?.[1]
    })
    expect(kinds.toSorted()).toEqual(['Catalog', 'Metadata'])
    expect(table).toMatch(/\/Prev \d+/)
  })

  it('says that it is PDF/UA-1 too, and that readers show its title', () => {
    const document = XmlDocument.fromString(metadata(pdf))
    const names = { pdfuaid: 'http://www.aiim.org/pdfua/ns/id/' }
    expect(document.find('//pdfuaid:part', names).map(({ content }) => content)).toEqual(['1'])
    document.dispose()
    expect(pdf.toString('latin1')).toMatch(/\/ViewerPreferences <<\s+\/DisplayDocTitle true/)
  })

  it('takes the colour and the logo of the group', async () => {
    const logo = { mediaType: 'image/png' as const, content: ONE_PIXEL }
    const choices = { ...ANNEX.choices, accent: '#7a1f3d', logo }
    const own = await renderer.renderInvoice(ordinary, { ...ANNEX, choices })
    expect(own.toString('latin1')).toMatch(/\/Subtype \/Image/)
    expect(own.toString('latin1')).toContain('Logo de GE Val de Loire Emploi')
    const plain = await renderer.renderInvoice(ordinary, ANNEX)
    expect(plain.toString('latin1')).not.toMatch(/\/Subtype \/Image/)
  })

  it('names the profile EXTENDED in its metadata where the group chose it', async () => {
    const choices = { ...ANNEX.choices, profile: 'extended_ctc_fr' as const }
    const extended = await renderer.renderInvoice(ordinary, { ...ANNEX, choices })
    expect(metadata(extended)).toContain('<fx:ConformanceLevel>EXTENDED</fx:ConformanceLevel>')
    expect(embeddedFile(extended)).toContain('#urn:factur-x.eu:1p0:extended</ram:ID>')
  })

  it.skipIf(!isInstalled('pdfinfo'))('is a sound file (needs qpdf and poppler)', async () => {
    await inFile(await renderer.renderInvoice(hostile, withHours), (path) => {
      const run = (tool: string, ...args: string[]) =>
        execFileSync(tool, [...args, path], { encoding: 'utf8', stdio: 'pipe' })
      expect(run('pdfinfo')).toMatch(/^Tagged: +yes$/m)
      expect(run('pdfdetach', '-list')).toMatch(/^1 embedded files\n1: factur-x\.xml$/m)
      if (isInstalled('qpdf')) expect(run('qpdf', '--check')).toContain('No syntax or stream')
    })
  })

  it('gives the same bytes for the same invoice, on another process too', async () => {
    const other = openRenderer()
    try {
      expect((await other.renderInvoice(ordinary, withHours)).equals(pdf)).toBe(true)
      expect((await other.renderInvoice(hostile, ANNEX)).equals(pdf)).toBe(false)
    } finally {
      await other.close()
    }
  })

  it('prints hostile text as text, and what no font draws as a question mark', async () => {
    const hostilePdf = await renderer.renderInvoice(hostile, ANNEX)
    expect(embeddedFile(hostilePdf)).toContain('李')
    expect(metadata(hostilePdf)).toContain('EN 16931')
  })

  it.skipIf(!isInstalled('pdffonts'))(
    'draws with the shipped family alone (needs poppler)',
    async () => {
      await inFile(await renderer.renderInvoice(hostile, withHours), (path) => {
        const rows = execFileSync('pdffonts', [path], { encoding: 'utf8', stdio: 'pipe' }).split(
          '\n',
        )
        const fonts = rows.slice(2).filter((row) => row !== '')
        expect(fonts.length).toBeGreaterThan(0)
        for (const row of fonts) expect(row).toMatch(/^[A-Z]{6}\+SourceSans3-\w+ .* yes yes yes /)
      })
    },
  )

  it.skipIf(!isInstalled('pdftotext'))('shows what the XML says (needs poppler)', async () => {
    await inFile(pdf, (path) => {
      const page = execFileSync('pdftotext', ['-layout', path, '-'], {
        encoding: 'utf8',
        stdio: 'pipe',
      })
      const read = page.replace(/[\u00a0\u202f]/g, ' ')
      for (const text of [
        'FACTURE',
        'N° F2026-00001',
        'SIREN 732 829 320',
        'SIREN 552 100 554',
        '151 h 40',
        '3 491,32 €',
        'Exonération de TVA, article 261 B du CGI',
        'À payer au 30/11/2026',
        'Catégorie de l’opération : prestation de services',
        '40 €',
        'page 1 / 2',
        '22:00 – 06:00 (+1 j)',
      ]) {
        expect(read).toContain(text)
      }
    })
  })

  it('renders many in order, with their hash, and tells how many are done', async () => {
    const items = Array.from({ length: 7 }, (_, index) => ({
      invoice: { ...ordinary, number: `F2026-0000${index + 1}` },
      annex: ANNEX,
    }))
    const counts: number[] = []
    const documents: InvoiceDocument[] = []
    for await (const one of renderer.renderAll(items, { onEach: (done) => counts.push(done) })) {
      documents.push(one)
    }
    expect(documents.map((one) => one.number)).toEqual(items.map(({ invoice }) => invoice.number))
    expect(counts).toEqual([1, 2, 3, 4, 5, 6, 7])
    for (const one of documents) {
      expect(one.sha256).toBe(createHash('sha256').update(one.pdf).digest('hex'))
      expect(one.xml).toContain(`<ram:ID>${one.number}</ram:ID>`)
      expect(embeddedFile(one.pdf)).toBe(one.xml)
    }
  })

  it('stops between two documents when asked to', async () => {
    const stop = new AbortController()
    const done: string[] = []
    const run = async () => {
      const items = Array.from({ length: 20 }, () => ({ invoice: ordinary, annex: ANNEX }))
      for await (const one of renderer.renderAll(items, { signal: stop.signal })) {
        done.push(one.number)
        stop.abort()
      }
    }
    await expect(run()).rejects.toThrow(/abort/i)
    expect(done).toHaveLength(1)
  })
})

describe('page of an invoice', () => {
  it('writes amounts and hours as the French do', () => {
    const plain = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll('\u2212', '-')
    expect(plain(euros(cents(123_456_789)))).toBe('1 234 567,89 €')
    expect(plain(euros(cents(-5)))).toBe('-0,05 €')
    expect(plain(hoursAndMinutes(450))).toBe('7 h 30')
    expect(plain(hoursAndMinutes(-61))).toBe('-1 h 01')
    expect(plain(hoursAndMinutes(60 * 1607))).toBe('1 607 h 00')
  })

  it('groups lines by person, and says the month of a correction', () => {
    const page = invoicePage(
      invoiceOf([
        timeLine({ minutes: 60 }),
        timeLine({ minutes: 60, employeeId: 'P2' }),
        timeLine({
          minutes: -30,
          kind: 'correction',
          correctedKind: 'night',
          period: month('2026-08'),
        }),
      ]),
      withHours,
    )
    expect(page.groups.map(({ name, lines }) => [name, lines.length])).toEqual([
      ['Jeanne MARTIN', 2],
      ['Aïssatou DIALLO', 1],
    ])
    expect(page.groups[0]?.lines[1]).toMatchObject({
      title: 'Correction : heures de nuit (majoration)',
      detail: 'août 2026',
    })
    expect(page.annex.map(({ name, entries }) => [name, entries.map((row) => row.day)])).toEqual([
      ['Aïssatou DIALLO', ['01/10/2026']],
      ['Jeanne MARTIN', ['01/10/2026', '02/10/2026']],
    ])
  })

  it('asks nothing of the buyer on a credit note, and names what it corrects', () => {
    const credit = invoiceOf([timeLine({ minutes: -60, kind: 'correction' })], {
      kind: 'credit_note',
    })
    const preceding = [{ number: 'F2026-00001', issuedOn: day('2026-09-30') }]
    const page = invoicePage(credit, { ...ANNEX, preceding })
    expect(page.payment).toEqual([])
    expect(page.facts.at(-1)).toEqual({ label: 'Corrige', text: 'F2026-00001 du 30/09/2026' })
    expect(page.due.amount).toBe(euros(cents(2762)))
  })
})

async function inFile(pdf: Buffer, read: (path: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'factur-x-'))
  try {
    const path = join(folder, 'invoice.pdf')
    writeFileSync(path, pdf)
    expect(readFileSync(path).equals(pdf)).toBe(true)
    read(path)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
