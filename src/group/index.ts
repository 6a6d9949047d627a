export { groupApi } from './group-api.ts'
