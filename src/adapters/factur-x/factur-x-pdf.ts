import { invariant } from '../../shared/refusal.ts'

const NAMESPACE = 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#'

const PROPERTIES = {
  DocumentType: ['INVOICE', 'type of the hybrid document'],
  DocumentFileName: ['factur-x.xml', 'name of the embedded XML invoice'],
  Version: ['1.0', 'version of the Factur-X data'],
  ConformanceLevel: ['EN 16931', 'profile of the embedded XML invoice'],
} as const

const property = (name: string, description: string): string =>
  '<rdf:li rdf:parseType="Resource"><pdfaProperty:category>external</pdfaProperty:category>' +
  `<pdfaProperty:description>${description}</pdfaProperty:description>` +
  `<pdfaProperty:name>${name}</pdfaProperty:name>` +
  '<pdfaProperty:valueType>Text</pdfaProperty:valueType></rdf:li>'

/** PDF/A wants every schema of the metadata described in the metadata. */
const SCHEMA =
  '<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>Factur-X PDFA Extension Schema' +
  `</pdfaSchema:schema><pdfaSchema:namespaceURI>${NAMESPACE}</pdfaSchema:namespaceURI>` +
  '<pdfaSchema:prefix>fx</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>' +
  Object.entries(PROPERTIES)
    .map(([name, [, description]]) => property(name, description))
    .join('') +
  '</rdf:Seq></pdfaSchema:property></rdf:li>'

const DESCRIPTION =
  `<rdf:Description rdf:about="" xmlns:fx="${NAMESPACE}">` +
  Object.entries(PROPERTIES)
    .map(([name, [value]]) => `<fx:${name}>${value}</fx:${name}>`)
    .join('') +
  '</rdf:Description>'

/**
 * Says in the metadata of a page by Typst that its attachment is a Factur-X invoice: an
 * incremental update (ISO 32000-1, 7.5.6) that writes the metadata stream anew, since Typst
 * cannot extend it. Nothing else of the file changes, so it stays PDF/A-3.
 */
export function declareFacturX(pdf: Buffer): Buffer {
  const tail = pdf.toString('latin1', Math.max(0, pdf.length - 1024))
  const trailer = /trailer\s*<<([^]*?)>>\s*startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)
  invariant(trailer !== null, 'the page ends with a plain trailer')
  const root = /\/Root (\d+) 0 R/.exec(trailer[1] ?? '')?.[1]
  const catalog = pdf.toString('latin1', pdf.lastIndexOf(`\n${root} 0 obj`))
  const metadata = /\/Metadata (\d+) 0 R/.exec(catalog)?.[1]
  invariant(metadata !== undefined, 'the page has metadata')

  const from = pdf.indexOf('<?xpacket begin', pdf.lastIndexOf(`\n${metadata} 0 obj`))
  const until = pdf.indexOf('endstream', from)
  const packet = pdf.toString('utf8', from, until).trimEnd()
  const extended = packet
    .replace('</rdf:Bag></pdfaExtension:schemas>', `${SCHEMA}$&`)
    .replace('</rdf:RDF>', `${DESCRIPTION}$&`)
  invariant(
    extended.length === packet.length + SCHEMA.length + DESCRIPTION.length,
    'the metadata is that of PDF/A, uncompressed',
  )

  const stream = Buffer.from(extended)
  const object = Buffer.concat([
    Buffer.from(
      `\n${metadata} 0 obj\n<<\n  /Type /Metadata\n  /Subtype /XML\n` +
        `  /Length ${stream.length}\n>>\nstream\n`,
    ),
    stream,
    Buffer.from('\nendstream\nendobj\n'),
  ])
  const objectAt = String(pdf.length + 1).padStart(10, '0')
  const table = `xref\n${metadata} 1\n${objectAt} 00000 n \ntrailer\n<<${trailer[1]}`
  const end = `  /Prev ${trailer[2]}\n>>\nstartxref\n${pdf.length + object.length}\n%%EOF\n`
  return Buffer.concat([pdf, object, Buffer.from(table + end, 'latin1')])
}
