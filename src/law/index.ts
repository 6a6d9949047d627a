export * from './catalogue.ts'
export type * from './facts.ts'
export * from './figures.ts'
export type * from './finding.ts'
export * from './limits.ts'
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
} from './rule.ts'
export * from './rules.ts'
export type { Language } from './words.ts'
