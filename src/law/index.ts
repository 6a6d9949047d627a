export * from './figures.ts'
export type * from './finding.ts'
export * from './public-holidays.ts'
