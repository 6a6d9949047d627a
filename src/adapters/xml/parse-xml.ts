import { ParseOption, XmlDocument, type XmlElement, XmlLibError, type XmlNode } from 'libxml2-wasm'

/** What is wrong with a text that should be XML, and in which line. */
export interface XmlFault {
  readonly line: number
  readonly message: string
}

/** A document from the outside, to be closed when it was read. */
export interface ParsedXml {
  readonly document: XmlDocument
  readonly rootName: string
  readonly namespace: string
  /** Text of the first element that a path finds, null where there is none or it is empty. */
  text(path: string, from?: XmlNode): string | null
  texts(path: string, from?: XmlNode): readonly string[]
  elements(path: string, from?: XmlNode): readonly XmlNode[]
  close(): void
}

/** A document type could declare entities that grow without end, or name files of this machine. */
const DOCUMENT_TYPE = /<!DOCTYPE/i

/**
 * Reads XML of which nobody is sure: no document type, nothing loaded from elsewhere.
 *
 * @param names prefixes of the paths that will be asked
 */
export function parseXml(
  content: Uint8Array,
  names: Readonly<Record<string, string>>,
): ParsedXml | readonly XmlFault[] {
  const head = Buffer.from(content).toString('latin1')
  if (DOCUMENT_TYPE.test(head)) return [{ line: 1, message: 'DOCTYPE' }]
  try {
    const option = ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NONET
    return parsed(XmlDocument.fromBuffer(content, { option }), { ...names })
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error
    return error.details.map(({ line, message }) => ({ line, message: message.trim() }))
  }
}

function parsed(document: XmlDocument, names: Record<string, string>): ParsedXml {
  const { root } = document
  const elements = (path: string, from: XmlNode = root) => from.find(path, names)
  const texts = (path: string, from?: XmlNode) =>
    elements(path, from)
      .map((node) => node.content.trim())
      .filter((text) => text !== '')
  return {
    document,
    rootName: root.name,
    namespace: namespaceOf(root),
    elements,
    texts,
    text: (path, from) => texts(path, from)[0] ?? null,
    close: () => document.dispose(),
  }
}

const namespaceOf = (root: XmlElement): string => root.namespaces[root.prefix] ?? ''
