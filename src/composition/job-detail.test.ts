import { describe, expect, it } from 'vitest'
import { testApi } from '../../tests/support/api.ts'
import {
  bodyOf,
  composed,
  groupWithNeeds,
  need,
  needIdsOf,
} from '../../tests/support/composition.ts'
import type { Acceptance, JobDetail, MissingDetail } from './composition-contract.ts'

describe('one job of a composition', async () => {
  const { database, clock, signedIn } = await testApi()
  const group = await groupWithNeeds(database, 'detail')
  // A winter of mornings and a summer of them: both in the same half-days of one person.
  const season = (need_id: string, site_id: string, starts_on: string, ends_on: string) =>
    group.add('needs', {
      need_id,
      site_id,
      starts_on,
      ends_on,
      skill: 'Vendeur',
      weekly_minutes: 2100,
    })
  await season('W', 'S1', '2026-10-01', '2027-03-31')
  await season('Z', 'S2', '2027-04-01', '2027-09-30')
  await group.employee('P9', { weekly_minutes: 600 })
  const used = { assignment_id: 'A9', starts_on: '2026-01-01' }
  await group.add('assignments', {
    ...used,
    employee_id: 'P9',
    site_id: 'S2',
    member_id: 'M2',
    weekly_minutes: 600,
  })
  await group.add('assignment_prices', {
    ...used,
    pricing: 'coefficient',
    coefficient_e4: 19_000,
  })
  const send = await signedIn('detail', group.id)
  const result = await composed({ database, clock }, send, group)
  const detailOf = async (needId: string, query = ''): Promise<JobDetail> => {
    const job = result.jobs.find((one) => needIdsOf(one).includes(needId))
    const url = `/compositions/${result.resultId}/jobs/${job?.jobId}${query}`
    return bodyOf(await send('GET', url), 200)
  }

  it('has one week picture all year, and the same minutes in each of 52 weeks', async () => {
    const { weeks, year, margin, travel } = await detailOf('N1')
    expect(weeks).toHaveLength(1)
    expect(weeks[0]).toMatchObject({
      weeks: [{ from: 1, to: 52 }],
      minutes: 2100,
      freeHalfDays: [10, 11],
    })
    expect(
      weeks[0]?.halfDays.map(({ halfDay, memberId, minutes }) => [halfDay, memberId, minutes]),
    ).toEqual([
      [0, 'M1', 210],
      [1, 'M1', 210],
      [2, 'M1', 210],
      [3, 'M1', 210],
      [4, 'M2', 210],
      [5, 'M2', 210],
      [6, 'M2', 210],
      [7, 'M2', 210],
      [8, 'M3', 210],
      [9, 'M3', 210],
    ])
    expect(year).toHaveLength(52)
    expect(new Set(year.map(({ minutes }) => minutes))).toEqual(new Set([2100]))
    expect(margin).toMatchObject({ weekMinutes: 0, members: 1, freeHalfDays: [10, 11] })
    expect(travel.days.every(({ betweenKm }) => betweenKm === 0)).toBe(true)
    expect(travel.distances).toHaveLength(3)
  })

  it('of two seasons has a picture for each, and a year of full time', async () => {
    const { job, weeks, year, checks } = await detailOf('W')
    expect(job).toMatchObject({ annualised: true, memberIds: ['M1', 'M2'] })
    expect(weeks.map(({ halfDays }) => new Set(halfDays.map(({ memberId }) => memberId)))).toEqual([
      new Set(['M1']),
      new Set(['M2']),
    ])
    expect(year.map(({ minutes }) => minutes)).toEqual(Array.from({ length: 52 }, () => 2100))
    expect(checks.find(({ rule }) => rule === 'full-time')).toMatchObject({
      holds: true,
      value: 96_420,
      limit: 96_420,
    })
  })

  it('keeps every limit, re-checked', async () => {
    for (const needId of ['N1', 'N4', 'W']) {
      const { checks } = await detailOf(needId)
      expect(checks).toHaveLength(11)
      expect(checks.filter(({ holds }) => !holds)).toEqual([])
    }
  })

  it('costs what pay says, split to the cent, at the coefficient of the member or the group', async () => {
    const { cost } = await detailOf('N1', '?hourlyGrossE4=150000')
    expect(cost).toMatchObject({
      wageSource: 'asked',
      monthlyMinutes: 9100,
      grossCents: 227_500,
      soldBeforeCents: 0,
    })
    expect(cost.totalCents).toBe(
      cost.grossCents + cost.contributionsCents + cost.leaveProvisionCents,
    )
    const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)
    expect(sum(cost.members.map(({ costCents }) => costCents))).toBe(cost.totalCents)
    expect(sum(cost.members.map(({ monthlyMinutes }) => monthlyMinutes))).toBe(9100)
    expect(sum(cost.members.map(({ priceCents }) => priceCents))).toBe(cost.priceCents)
    expect(cost.marginCents).toBe(cost.priceCents - cost.totalCents)
    expect(cost.members).toMatchObject([
      // 3,640 min at 15.00 EUR x 1.9
      { memberId: 'M1', coefficientSource: 'group', priceHourE4: 285_000, priceCents: 172_900 },
      { memberId: 'M2', coefficientSource: 'member', priceHourE4: 285_000, priceCents: 172_900 },
      { memberId: 'M3', coefficientSource: 'group', priceHourE4: 285_000, priceCents: 86_450 },
    ])
  })

  it('is never reckoned below the minimum wage', async () => {
    const { cost } = await detailOf('N1', '?hourlyGrossE4=1')
    expect(cost).toMatchObject({ wageSource: 'smic' })
    expect(cost.hourlyGrossE4).toBeGreaterThan(100_000)
  })

  it('tells of a missing piece where and when hours lack, and who is near', async () => {
    const [missing] = result.missing.filter(({ skill }) => skill === 'Soudeur')
    expect(missing).toMatchObject({ missingMinutes: 660, aroundSiteId: 'S5' })
    await need(group, 'L1', 'S1', 300, null, 'Soudeur')
    const url = `/compositions/${result.resultId}/missing/${missing?.missingId}`
    const { members, neighbours } = bodyOf<MissingDetail>(await send('GET', url), 200)
    expect(neighbours).toMatchObject([{ memberId: 'M5', km: 0 }])
    expect(members.map(({ memberId }) => memberId).toSorted()).toEqual(['M1', 'M2', 'M3', 'M4'])
    expect(members.map(({ km }) => km)).toEqual(
      members.map(({ km }) => km).toSorted((a, b) => a - b),
    )
    expect(members.find(({ memberId }) => memberId === 'M1')).toMatchObject({ usesSkill: true })
    expect(members.find(({ memberId }) => memberId === 'M2')).toMatchObject({ usesSkill: false })
  })

  it('is printed for the board, and so is the post that it becomes', async () => {
    const job = result.jobs.find((one) => needIdsOf(one).includes('W'))
    const url = `/compositions/${result.resultId}/jobs/${job?.jobId}`
    const sheet = await send('GET', `${url}/document`)
    expect([sheet.status, sheet.text.slice(0, 5)]).toEqual([200, '%PDF-'])
    const accepted = await send('POST', `${url}/acceptance`, { startsOn: '2026-12-07' })
    const { postId } = bodyOf<Acceptance>(accepted, 201)
    const post = await send('GET', `/posts/${postId}/document`)
    expect([post.status, post.text.slice(0, 5)]).toEqual([200, '%PDF-'])
  })
})
