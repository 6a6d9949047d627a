export {
  type CorrectCommand,
  correctInvoice,
  type CorrectRefusal,
  correctionsOf,
} from './correct-invoice.ts'
export { type CreditCommand, creditInvoice, type CreditRefusal } from './credit-invoice.ts'
export { type AdvanceCommand, issueAdvance } from './issue-advance.ts'
export {
  type DocumentDraft,
  type IssueCommand,
  issueDocuments,
  type IssueRefusal,
} from './issue-documents.ts'
export { type IssuedDocument, openAdvances } from './issuing-store.ts'
