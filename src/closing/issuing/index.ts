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
export {
  type FeeDue,
  type FeeRunCommand,
  type FeeRunRefusal,
  feesDue,
  issueFees,
} from './issue-fees.ts'
export {
  previewTrueUp,
  type TrueUpCommand,
  type TrueUpPreview,
  type TrueUpRefusal,
  trueUpYear,
} from './true-up-year.ts'
export { issuingApi } from './issuing-api.ts'
