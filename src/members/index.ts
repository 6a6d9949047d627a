export { membersApi } from './members-api.ts'
