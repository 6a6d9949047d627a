export { byCookie, identityApi } from './identity-api.ts'
export {
  createUser,
  DEMO_MEMBER,
  DEMO_OFFICER,
  ensureDemoUsers,
  grantRole,
  type NewUser,
  setPassword,
} from './users.ts'
