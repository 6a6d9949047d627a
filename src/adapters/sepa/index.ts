export {
  type Creditor,
  type DirectDebit,
  type DirectDebitOrder,
  directDebitFile,
  type SepaAddress,
} from './direct-debits.ts'
export { isSepaReference } from './sepa-text.ts'
