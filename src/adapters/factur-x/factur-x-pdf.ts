import type { InvoiceProfile } from '../../billing/document-choices.ts'
import { invariant } from '../../shared/refusal.ts'

const FACTUR_X = 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#'
const PDF_UA = 'http://www.aiim.org/pdfua/ns/id/'

/** Names of the profiles in the metadata (Factur-X 1.0.9, 6.2). */
const CONFORMANCE: Readonly<Record<InvoiceProfile, string>> = {
  en16931: 'EN 16931',
  extended_ctc_fr: 'EXTENDED',
}

interface Property {
  readonly name: string
  readonly type: 'Text' | 'Integer'
  readonly category: 'external' | 'internal'
  readonly description: string
  readonly value: string
}

const facturX = (profile: InvoiceProfile): readonly Property[] =>
  (
    [
      ['DocumentType', 'INVOICE', 'type of the hybrid document'],
      ['DocumentFileName', 'factur-x.xml', 'name of the embedded XML invoice'],
      ['Version', '1.0', 'version of the Factur-X data'],
      ['ConformanceLevel', CONFORMANCE[profile], 'profile of the embedded XML invoice'],
    ] as const
  ).map(([name, value, description]) => ({
    name,
    value,
    description,
    type: 'Text',
    category: 'external',
  }))

/** PDF/UA-1 (ISO 14289-1, 5): the page is tagged, has a title and a language. */
const PDF_UA_1: readonly Property[] = [
  {
    name: 'part',
    value: '1',
    description: 'part of ISO 14289 to which the document conforms',
    type: 'Integer',
    category: 'internal',
  },
]

const described = ({ name, type, category, description }: Property): string =>
  `<rdf:li rdf:parseType="Resource"><pdfaProperty:category>${category}</pdfaProperty:category>` +
  `<pdfaProperty:description>${description}</pdfaProperty:description>` +
  `<pdfaProperty:name>${name}</pdfaProperty:name>` +
  `<pdfaProperty:valueType>${type}</pdfaProperty:valueType></rdf:li>`

/** PDF/A wants every schema of the metadata described in the metadata. */
const schema = (
  name: string,
  namespace: string,
  prefix: string,
  properties: readonly Property[],
): string =>
  `<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>${name}</pdfaSchema:schema>` +
  `<pdfaSchema:namespaceURI>${namespace}</pdfaSchema:namespaceURI>` +
  `<pdfaSchema:prefix>${prefix}</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>` +
  `${properties.map(described).join('')}</rdf:Seq></pdfaSchema:property></rdf:li>`

const values = (namespace: string, prefix: string, properties: readonly Property[]): string =>
  `<rdf:Description rdf:about="" xmlns:${prefix}="${namespace}">` +
  properties.map(({ name, value }) => `<${prefix}:${name}>${value}</${prefix}:${name}>`).join('') +
  '</rdf:Description>'

/**
 * Says of a page by Typst what Typst cannot say itself: that its attachment is a Factur-X invoice,
 * and that it is also PDF/UA-1, whose title readers show. It is an incremental update (ISO 32000-1,
 * 7.5.6) of the metadata and of the catalog; nothing else of the file changes, so it stays PDF/A-3.
 */
export function declareFacturX(pdf: Buffer, profile: InvoiceProfile): Buffer {
  const tail = pdf.toString('latin1', Math.max(0, pdf.length - 1024))
  const trailer = /trailer\s*<<([^]*?)>>\s*startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)
  const root = Number(/\/Root (\d+) 0 R/.exec(trailer?.[1] ?? '')?.[1])
  invariant(trailer !== null && root > 0, 'the page ends with a plain trailer')
  const catalog = objectAt(pdf, root)
  const metadata = Number(/\/Metadata (\d+) 0 R/.exec(catalog)?.[1])
  invariant(metadata > 0, 'the page has metadata')
  return updated(pdf, {
    objects: [
      { number: metadata, content: metadataStream(pdf, metadata, profile) },
      { number: root, content: Buffer.from(withTitleShown(catalog), 'latin1') },
    ],
    trailer: trailer[1] ?? '',
    previous: trailer[2] ?? '',
  })
}

/** What stands between `obj` and `endobj`. */
function objectAt(pdf: Buffer, number: number): string {
  const from = pdf.lastIndexOf(`\n${number} 0 obj`)
  const until = pdf.indexOf('endobj', from)
  return pdf
    .toString('latin1', from, until)
    .replace(/^\n\d+ 0 obj\n/, '')
    .trimEnd()
}

function withTitleShown(catalog: string): string {
  const shown = catalog.replace('/ViewerPreferences <<', '$&\n    /DisplayDocTitle true')
  invariant(shown !== catalog, 'the catalog has preferences of the viewer')
  return shown
}

function metadataStream(pdf: Buffer, number: number, profile: InvoiceProfile): Buffer {
  const from = pdf.indexOf('<?xpacket begin', pdf.lastIndexOf(`\n${number} 0 obj`))
  const packet = pdf.toString('utf8', from, pdf.indexOf('endstream', from)).trimEnd()
  const properties = facturX(profile)
  const schemas =
    schema('Factur-X PDFA Extension Schema', FACTUR_X, 'fx', properties) +
    schema('PDF/UA Universal Accessibility Schema', PDF_UA, 'pdfuaid', PDF_UA_1)
  const said = values(FACTUR_X, 'fx', properties) + values(PDF_UA, 'pdfuaid', PDF_UA_1)
  const extended = packet
    .replace('</rdf:Bag></pdfaExtension:schemas>', `${schemas}$&`)
    .replace('</rdf:RDF>', `${said}$&`)
  invariant(
    extended.length === packet.length + schemas.length + said.length,
    'the metadata is that of PDF/A, uncompressed',
  )
  const stream = Buffer.from(extended)
  return Buffer.concat([
    Buffer.from(`<<\n  /Type /Metadata\n  /Subtype /XML\n  /Length ${stream.length}\n>>\nstream\n`),
    stream,
    Buffer.from('\nendstream'),
  ])
}

/** The file with objects written anew behind it, in the order of their numbers. */
function updated(
  pdf: Buffer,
  update: {
    readonly objects: readonly { readonly number: number; readonly content: Buffer }[]
    readonly trailer: string
    readonly previous: string
  },
): Buffer {
  const parts = [pdf]
  let length = pdf.length
  const rows: string[] = []
  for (const { number, content } of update.objects.toSorted((a, b) => a.number - b.number)) {
    rows.push(`${number} 1\n${String(length + 1).padStart(10, '0')} 00000 n \n`)
    const object = Buffer.concat([
      Buffer.from(`\n${number} 0 obj\n`),
      content,
      Buffer.from('\nendobj\n'),
    ])
    parts.push(object)
    length += object.length
  }
  const table = `xref\n${rows.join('')}trailer\n<<${update.trailer}`
  const end = `  /Prev ${update.previous}\n>>\nstartxref\n${length}\n%%EOF\n`
  return Buffer.concat([...parts, Buffer.from(table + end, 'latin1')])
}
