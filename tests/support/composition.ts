import { expect } from 'vitest'
import type {
  ComposedJob,
  ComposeRun,
  Composition,
} from '../../src/composition/composition-contract.ts'
import { runComposition } from '../../src/composition/index.ts'
import type { Clock } from '../../src/platform/clock.ts'
import type { Database } from '../../src/platform/database/index.ts'
import type { Answer, Send } from './api.ts'
import { SmallGroup } from './small-group.ts'

/**
 * The body of an answer of that status. It has passed the contract on its way: here its type is
 * said once.
 */
export function bodyOf<Body>({ status, body, text }: Answer, expected: number): Body {
  expect([status, status === expected ? '' : text]).toEqual([expected, ''])
  return body as Body
}

export const needIdsOf = ({ pieces }: Pick<ComposedJob, 'pieces'>): string[] =>
  pieces.map(({ needId }) => needId).toSorted()

/** A composition that was asked for, run in this process and read. */
export async function composed(
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  send: Send,
  group: SmallGroup,
  body: object = { timeLimitSeconds: 5 },
): Promise<Composition> {
  const { runId } = bodyOf<ComposeRun>(await send('POST', '/compose-runs', body), 202)
  expect(await runComposition(database, { groupId: group.id, runId, clock })).toBe('done')
  return bodyOf(await send('GET', `/compositions/${runId}`), 200)
}

/** Around Flers: no two of these places are more than 40 km apart by road. */
const PLACES = [
  [48.75, -0.57],
  [48.78, -0.52],
  [48.72, -0.61],
  [48.77, -0.63],
  [48.7, -0.55],
] as const

/** Whole days from Monday on. */
const daysFrom = (first: number, count: number): string =>
  ['mon', 'tue', 'wed', 'thu', 'fri', 'sat']
    .slice(first, first + count)
    .flatMap((name) => [`${name}-am`, `${name}-pm`])
    .join(' ')

/**
 * A group of five members near Flers with open needs: M1, M2 and M3 make one full-time job (14 h,
 * 14 h and 7 h on different days), M4 a second one alone (35 h), M5 asks for 24 h on Monday to
 * Thursday that nobody completes.
 */
export async function groupWithNeeds(database: Database, name: string): Promise<SmallGroup> {
  const group = await SmallGroup.create(database, name)
  for (const [index, [latitude, longitude]] of PLACES.entries()) {
    const member = `M${index + 1}`
    await group.add('members', { member_id: member, name: `Adherent ${member}` })
    await group.add('sites', {
      site_id: `S${index + 1}`,
      member_id: member,
      name: `Site ${member}`,
      latitude,
      longitude,
    })
    await group.add('memberships', { member_id: member, joined_on: '2026-01-01' })
  }
  await need(group, 'N1', 'S1', 840, daysFrom(0, 2))
  await need(group, 'N2', 'S2', 840, daysFrom(2, 2))
  await need(group, 'N3', 'S3', 420, daysFrom(4, 1))
  await need(group, 'N4', 'S4', 2100, daysFrom(0, 5), 'Boucher')
  await need(group, 'N5', 'S5', 1440, daysFrom(0, 4), 'Soudeur')
  return group
}

export const need = (
  group: SmallGroup,
  need_id: string,
  site_id: string,
  weekly_minutes: number,
  half_days: string | null,
  skill = 'Cariste',
): Promise<void> =>
  group.add('needs', {
    need_id,
    site_id,
    skill,
    starts_on: '2026-12-01',
    weekly_minutes,
    half_days,
  })
