export { groupApi } from './group-api.ts'
export { legalFormInWords } from './legal-form.ts'
export { isCreditorIdentifier } from './rules/settings-mistakes.ts'
