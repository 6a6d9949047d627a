export { type SilaeLine, silaeFile } from './silae.ts'
