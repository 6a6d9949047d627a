export { groupApi } from './group-api.ts'
export { isCreditorIdentifier } from './rules/settings-mistakes.ts'
