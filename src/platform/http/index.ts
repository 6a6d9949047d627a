export type {
  Api,
  ApiModule,
  ApiRequest,
  Authenticate,
  Call,
  FileAnswer,
  Handler,
  ServedEvent,
  SignedIn,
  Upload,
} from './api.ts'
export { arranged, isFound } from './arrange.ts'
export { dayAt } from './day-at.ts'
export { type FormFile, formFile, formFiles } from './form-file.ts'
export { openOnce } from './open-once.ts'
export { changesOf } from './changes.ts'
export { SESSION_COOKIE } from './names.ts'
export type { Paging, Slice } from './paging.ts'
export {
  HttpProblem,
  type Language,
  notFound,
  type ProblemKind,
  type RefusalTable,
  refusalProblem,
} from './problem.ts'
export { buildServer, type ServerOptions } from './server.ts'
