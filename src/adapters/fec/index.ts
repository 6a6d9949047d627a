export { FEC_COLUMNS, type FecLine, fecName, fecText } from './fec.ts'
