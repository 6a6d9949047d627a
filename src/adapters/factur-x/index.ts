export { invoiceXml } from './invoice-xml.ts'
export {
  type InvoiceDocument,
  type RenderOptions,
  type Renderer,
  openRenderer,
} from './renderer.ts'
