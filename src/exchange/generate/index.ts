export { DEFAULT_MONTH, type GroupRequest, generateGroup } from './group.ts'
export { type GenerateReport, generatePackage, type PackageRequest } from './package.ts'
export { PROFILES, type Profile } from './profiles.ts'
export type * from './rows.ts'
