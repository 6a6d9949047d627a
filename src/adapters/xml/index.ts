export { escapedXml } from './escaped-xml.ts'
export { type ParsedXml, parseXml, type XmlFault } from './parse-xml.ts'
