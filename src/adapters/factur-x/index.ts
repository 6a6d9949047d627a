export { invoiceXml } from './invoice-xml.ts'
