export { FEC_COLUMNS, type FecLine, fecName, fecText } from './fec.ts'
export {
  amountOf,
  decodedText,
  type FileError,
  readFec,
  type ReadFecLine,
} from './read-fec.ts'
