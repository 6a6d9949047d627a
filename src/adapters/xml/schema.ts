import { globSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import {
  XmlBufferInputProvider,
  XmlDocument,
  xmlRegisterInputProvider,
  XmlValidateError,
  XsdValidator,
} from 'libxml2-wasm'
import type { ParsedXml, XmlFault } from './parse-xml.ts'

/** The schema of a format, compiled when it is first needed and kept as long as the process. */
export interface Schema {
  /** All that does not conform, in the order of the document. */
  faultsOf(xml: ParsedXml): readonly XmlFault[]
}

/**
 * @param folder where the schemas of the format lie; those that they import are looked for there
 *   and nowhere else
 * @param entry the one that declares the root, relative to the folder
 */
export function openSchema(folder: string, entry: string): Schema {
  let compiled: XsdValidator | undefined
  return {
    faultsOf: ({ document }) => {
      compiled ??= compile(folder, entry)
      try {
        compiled.validate(document)
        return []
      } catch (error) {
        if (!(error instanceof XmlValidateError)) throw error
        return error.details.map(({ line, message }) => ({ line, message: message.trim() }))
      }
    },
  }
}

const inMemory = new XmlBufferInputProvider({})
let isRegistered = false

function compile(folder: string, entry: string): XsdValidator {
  if (!isRegistered) isRegistered = xmlRegisterInputProvider(inMemory)
  const address = (name: string) => `schema:/${folder}/${name.split(sep).join('/')}`
  const names = globSync('**/*.xsd', { cwd: folder })
  for (const name of names) inMemory.addBuffer(address(name), readFileSync(join(folder, name)))
  const url = address(entry)
  const document = XmlDocument.fromBuffer(readFileSync(join(folder, entry)), { url })
  try {
    return XsdValidator.fromDoc(document)
  } finally {
    document.dispose()
    for (const name of names) inMemory.removeBuffer(address(name))
  }
}
