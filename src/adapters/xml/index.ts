export { escapedXml } from './escaped-xml.ts'
export { type ParsedXml, parseXml, type XmlFault } from './parse-xml.ts'
export { openSchema, type Schema } from './schema.ts'
