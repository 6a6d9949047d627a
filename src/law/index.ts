export * from './capacity.ts'
export { monthsAfter, monthsBegun } from './calendar.ts'
export * from './catalogue.ts'
export * from './examples.ts'
export * from './headcount.ts'
export * from './deadlines.ts'
export * from './contract-dates.ts'
export type * from './facts.ts'
export * from './figures.ts'
export type * from './finding.ts'
export * from './incremental.ts'
export * from './limits.ts'
export * from './overrides.ts'
export * from './provisions.ts'
export * from './public-holidays.ts'
export type {
  Example,
  Family,
  GroupRule,
  JudgedPeriod,
  MissingDatum,
  Override,
  Provision,
  Rule,
  RuleWords,
  Scene,
  Setting,
  Travel,
} from './rule.ts'
export * from './rules.ts'
export { WEEK, weekOf } from './week.ts'
export { sumsOfWork, type WeekOfWork, weeksOf } from './weeks.ts'
export type { Language } from './words.ts'
export * from './split-week.ts'
export * from './week-bands.ts'
export * from './absence-rights.ts'
export * from './annual-account.ts'
export * from './leave.ts'
export * from './overtime.ts'
export * from './figure-list.ts'
export * from './work-sums.ts'
export { nightMinutesIn } from './night.ts'
export { type Piece, piecesOf } from './timeline.ts'
export * from './late-payment.ts'
