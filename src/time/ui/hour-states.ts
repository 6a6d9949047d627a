import { useMay, useSession } from '../../web/session.ts'
import type { HourGroup } from '../time-contract.ts'
import type { Side } from './hour-lines.ts'

const STATES = [
  'unconfirmed',
  'missing_member',
  'missing_employee',
  'different',
  'confirmed',
  'cancelled',
  'tous',
] as const
/** What the list is narrowed to; `tous` stands for no filter. */
export type HourState = (typeof STATES)[number]

export const stateOf = (asked: string | undefined): HourState =>
  STATES.find((state) => state === asked) ?? 'unconfirmed'

/** Lines of a member that answer to the filter. */
export function countOf(group: HourGroup, state: HourState): number {
  switch (state) {
    case 'unconfirmed':
      return group.entries - group.confirmed
    case 'missing_member':
      return group.missingMember
    case 'missing_employee':
      return group.missingEmployee
    case 'different':
      return group.different
    case 'confirmed':
      return group.confirmed
    case 'cancelled':
      return 0
    case 'tous':
      return group.entries
  }
}

/** Lines of a member that these sides could confirm. */
export const confirmable = (group: HourGroup, sides: readonly Side[]): number =>
  sides.length === 2
    ? group.entries - group.confirmed
    : sides[0] === 'member'
      ? group.missingMember
      : sides[0] === 'employee'
        ? group.missingEmployee
        : 0

/** The sides that a person confirms: a member its own, an officer what the filter waits for. */
export function useSides(state: HourState): readonly Side[] {
  const { role } = useSession()
  if (!useMay('hours.confirm')) return []
  if (role === 'member' || state === 'missing_member') return ['member']
  return state === 'missing_employee' ? ['employee'] : ['employee', 'member']
}
