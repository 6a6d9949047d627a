import type { Database } from '../../src/platform/database/index.ts'
import { intervalOf, localTime, zone } from '../../src/shared/time.ts'
import { SmallGroup } from './small-group.ts'

const PARIS = 'Europe/Paris'
const OPEN = { employee_confirmed_at: null, member_confirmed_at: null }
const DAYS = ['05', '06', '07', '08', '09', '12', '13', '14', '15', '16']

/**
 * A group whose October is nearly done: the cannery and the dairy share Ana and Karim. The cannery
 * has four lines to confirm, one of them half an hour longer than planned, the dairy one; Karim
 * has too short a rest between the 8th and the 9th, as planned and as worked.
 */
export async function octoberGroup(database: Database): Promise<SmallGroup> {
  const group = await SmallGroup.create(database, 'bocage')
  await group.member('CONS', { name: 'Conserverie du Bocage' })
  await group.member('LAIT', { name: 'Laiterie Saint-Aubin' })
  for (const [id, first, last] of [
    ['ANA', 'Ana', 'LOPES'],
    ['KAR', 'Karim', 'BENALI'],
  ] as const) {
    await group.add('employees', {
      employee_id: id,
      first_name: first,
      last_name: last,
      hired_on: '2026-01-01',
    })
    await group.contract(id, { contract_id: `C-${id}`, weekly_minutes: 2100 })
  }
  await group.assignment('A-ANA', 'ANA', 'CONS')
  await group.assignment('A-KAR', 'KAR', 'LAIT')
  for (const day of DAYS) await ordinaryDay(group, day)
  return group
}

/** Ana from 8 to 15:30 at the cannery, Karim the same at the dairy but for one late evening. */
async function ordinaryDay(group: SmallGroup, day: string): Promise<void> {
  const at = (hour: string) => `2026-10-${day}T${hour}`
  const longer = day === '14'
  const late = day === '08'
  await shift(group, `S-ANA-${day}`, 'A-ANA', at('08:00'), at('15:30'))
  await group.work(`ANA-${day}`, 'A-ANA', at('08:00'), at(longer ? '16:00' : '15:30'), {
    break_minutes: 30,
    ...(['13', '14', '15', '16'].includes(day) ? OPEN : {}),
  })
  const [from, to] = late ? ['14:30', '22:00'] : ['08:00', '15:30']
  await shift(group, `S-KAR-${day}`, 'A-KAR', at(from), at(to))
  await group.work(`KAR-${day}`, 'A-KAR', at(from), at(to), {
    break_minutes: 30,
    ...(day === '16' ? OPEN : {}),
  })
}

async function shift(
  group: SmallGroup,
  shift_id: string,
  assignment_id: string,
  from: string,
  to: string,
): Promise<void> {
  const span = intervalOf(localTime(from), localTime(to), zone(PARIS))
  if (span === null) throw new Error(`${from} to ${to} is no span of time`)
  const [employee_id, member_id] = assignment_id === 'A-ANA' ? ['ANA', 'CONS'] : ['KAR', 'LAIT']
  await group.add('shifts', {
    shift_id,
    assignment_id,
    employee_id,
    member_id,
    time_zone: PARIS,
    starts_local: from,
    ends_local: to,
    starts_at: new Date(span.start * 60_000).toISOString(),
    ends_at: new Date(span.end * 60_000).toISOString(),
    break_minutes: 30,
  })
}
