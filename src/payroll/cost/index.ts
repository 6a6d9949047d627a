export { type Cost, type CostAnswer, type CostLine, costOf } from './cost-of.ts'
export { costsOf, type ExchangedCost } from './exchange.ts'
export { RULES_VERSION } from './regime.ts'
export { type Situation, situation } from './situation.ts'
