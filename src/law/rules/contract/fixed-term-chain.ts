import { addDays, type Day, day, type Period } from '../../../shared/days.ts'
import type { ContractFacts, FixedTermReason } from '../../facts.ts'

/** A fixed-term contract with its renewals: versions of one job without a day between them. */
export interface FixedTermChain extends Period {
  readonly job: string
  /** The one of the first version. */
  readonly reason: FixedTermReason | null
  readonly versions: readonly ContractFacts[]
}

/** Renewals and successions of a person's fixed-term contracts, in order of time. */
export function fixedTermChains(contracts: readonly ContractFacts[]): readonly FixedTermChain[] {
  if (contracts.every(({ kind }) => kind !== 'fixed_term')) return []
  const chains: (FixedTermChain & { endsOn: Day | null; versions: ContractFacts[] })[] = []
  const ordered = contracts
    .filter(({ kind }) => kind === 'fixed_term')
    .sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
  for (const version of ordered) {
    const { job, startsOn, endsOn, fixedTermReason: reason } = version
    const chain = chains.findLast((earlier) => earlier.job === job)
    if (chain !== undefined && isEve(chain.endsOn, startsOn)) {
      chain.endsOn = endsOn
      chain.versions.push(version)
    } else chains.push({ job, reason, startsOn, endsOn, versions: [version] })
  }
  return chains
}

/** Whether a period that ends so is followed on that day, without one between. */
export const isEve = (endsOn: Day | null, startsOn: Day): boolean =>
  endsOn !== null && addDays(endsOn, 1) === startsOn

/** A fixed-term contract for the worked cases of the rules. */
export const exampleTerm = (
  startsOn: string,
  endsOn: string,
  more: Partial<ContractFacts> = {},
): ContractFacts => ({
  id: `C${startsOn}`,
  kind: 'fixed_term',
  weeklyMinutes: null,
  annualMinutes: null,
  job: 'Magasinier',
  memberIds: [],
  category: null,
  trialEndsOn: null,
  fixedTermReason: null,
  partTimeReason: null,
  startsOn: day(startsOn),
  endsOn: day(endsOn),
  ...more,
})
