import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { apiDocument } from '../../src/app/document.ts'
import { closeMonth } from '../../src/closing/index.ts'
import { month } from '../../src/shared/days.ts'
import { testApi } from '../support/api.ts'
import { SmallGroup } from '../support/small-group.ts'

const OCTOBER = 'month=2026-10'

describe('the API over a small group', async () => {
  const { database, clock, signedIn } = await testApi()
  const group = await SmallGroup.create(database, 'GE1')
  await group.member('M1', { name: '=Conserverie "A"' })
  await group.employee('P1')
  await group.assignment('A1', 'P1', 'M1')
  for (const month of ['09', '10']) {
    await group.work(`E${month}a`, 'A1', `2026-${month}-05T08:00`, `2026-${month}-05T16:00`)
    await group.work(`E${month}b`, 'A1', `2026-${month}-06T08:00`, `2026-${month}-06T12:30`, {
      member_confirmed_at: null,
    })
  }
  const closed = await closeMonth(database, {
    groupId: group.id,
    month: month('2026-09'),
    actor: 'test',
    clock,
  })
  expect(closed.ok).toBe(true)
  const ana = await signedIn('ana', group.id)
  const [number] = (await database.pool.query('select invoice_number as n from invoices')).rows.map(
    (row) => String(row.n),
  )

  it.each([
    '/session',
    '/group',
    '/group/settings',
    '/months/2026-10/summary',
    '/closes/2026-09',
    '/closes/2026-09/report',
    `/hours?${OCTOBER}&sort=-difference`,
    `/hours/members?${OCTOBER}`,
    '/hours/E10a',
    `/members?${OCTOBER}`,
    '/members/M1',
    `/members/M1/people?${OCTOBER}`,
    '/members/M1/prices',
    `/employees?${OCTOBER}`,
    '/employees/P1',
    `/employees/P1/calendar?${OCTOBER}`,
    `/employees/P1/counters?${OCTOBER}`,
    '/counters/P1?on=2026-10-31',
    `/findings?${OCTOBER}`,
    '/rules',
    '/invoices',
    `/invoices/${number}`,
    '/pay-variables?month=2026-09',
    '/costs?month=2026-09',
    '/ledger/entries?month=2026-09',
    '/ledger/trial-balance?month=2026-09',
    '/ledger/account-mapping',
    '/ledger/fec?month=2026-09',
    '/search?q=camille',
  ])('answers %s, and 304 to who has it', async (path) => {
    const { status, headers, text } = await ana('GET', path)
    expect([status, text.length > 2]).toEqual([200, true])
    const tag = String(headers['etag'])
    const again = await ana('GET', path, undefined, { 'if-none-match': tag })
    expect([again.status, again.text]).toEqual([304, ''])
  })

  it('says where the month stands', async () => {
    const { body } = await ana('GET', '/months/2026-10/summary')
    expect(body).toMatchObject({
      closed: false,
      entries: { total: 2, confirmed: 1, missingMember: 1, missingEmployee: 0 },
      missingByMember: [{ id: 'M1', entries: 1, minutes: 270 }],
      hours: { soldMinutes: 750, confirmedMinutes: 480 },
      invoices: null,
    })
    // 22 working days of 7 hours, less what is worked in the only week with work.
    expect(body).toMatchObject({ hours: { unsoldMinutes: 22 * 420 - 750, paidMinutes: 22 * 420 } })
  })

  it('gives the whole of what is wrong at once', async () => {
    const { status, body, headers } = await ana('GET', '/hours?month=2026-13&limit=501&sort=x')
    expect(status).toBe(422)
    expect(headers['content-type']).toMatch('application/problem+json')
    expect(body).toMatchObject({ type: '/problems/invalid', status: 422 })
    const { errors } = body as { errors: { path: string; value: unknown }[] }
    expect(errors.map(({ path }) => path).sort()).toEqual([
      '/query/limit',
      '/query/month',
      '/query/sort',
    ])
    expect(errors.find(({ path }) => path === '/query/month')?.value).toBe('2026-13')
  })

  it('pages through a list, and refuses the cursor of another list', async () => {
    const first = await ana('GET', `/hours?${OCTOBER}&limit=1`)
    const { nextCursor, total } = first.body as { nextCursor: string; total: number }
    expect(total).toBe(2)
    const second = await ana('GET', `/hours?${OCTOBER}&limit=1&cursor=${nextCursor}`)
    expect(second.body).toMatchObject({ items: [{ entryId: 'E10b' }], nextCursor: null })
    expect((await ana('GET', `/hours?month=2026-09&cursor=${nextCursor}`)).status).toBe(422)
  })

  it('writes a list as French CSV, without formulas', async () => {
    const { text, headers } = await ana('GET', `/members?${OCTOBER}&format=csv`)
    expect(headers['content-disposition']).toBe('attachment; filename="adherents-2026-10.csv"')
    expect(text.startsWith('\uFEFFIdentifiant;Adhérent;')).toBe(true)
    expect(text).toContain(`M1;"'=Conserverie ""A""";`)
    expect(text).toContain(';12:30;')
    expect((await ana('GET', `/members?${OCTOBER}&format=xlsx`)).text.slice(0, 2)).toBe('PK')
  })

  it('does a command once for a key, also when twins come at the same time', async () => {
    const body = { entryIds: ['E10b'], side: 'member' }
    const key = { 'idempotency-key': 'k1' }
    const twins = await Promise.all(
      [1, 2, 3].map(() => ana('POST', '/hours/confirmations', body, key)),
    )
    expect(twins.map(({ status, text }) => [status, text])).toEqual(
      twins.map(() => [200, '{"changed":["E10b"],"unchanged":0}']),
    )
    const { rows } = await database.pool.query(
      `select count(*) from audit_events where action = 'hours.confirmed'`,
    )
    expect(rows[0]).toEqual({ count: 1 })
    const other = await ana('POST', '/hours/confirmations', { ...body, side: 'employee' }, key)
    expect(other.status).toBe(422)
    expect((await ana('POST', '/hours/confirmations/undo', body)).status).toBe(200)
  })

  it('corrects an entry, and refuses one that was changed meanwhile', async () => {
    const times = { startsAt: '2026-10-05T08:00', endsAt: '2026-10-05T15:00', breakMinutes: 30 }
    const body = { kind: 'times', version: 1, ...times }
    const { status, body: row } = await ana('POST', '/hours/E10a/corrections', body)
    expect(status).toBe(201)
    expect(row).toMatchObject({ version: 2, workedMinutes: 390, state: 'missing_both' })
    const stale = await ana('POST', '/hours/E10a/corrections', body)
    expect([stale.status, stale.body]).toMatchObject([409, { facts: { kind: 'stale' } }])
  })

  it('changes a resource only for who names its version', async () => {
    const read = await ana('GET', '/group/settings')
    const change = { ...(read.body as object), city: 'Alençon' }
    expect((await ana('PUT', '/group/settings', change)).status).toBe(428)
    const tag = { 'if-match': String(read.headers['etag']) }
    expect((await ana('PUT', '/group/settings', change, tag)).body).toMatchObject({
      city: 'Alençon',
    })
    expect((await ana('PUT', '/group/settings', change, tag)).status).toBe(412)
  })

  it('starts one close at a time, and none of a closed month', async () => {
    expect((await ana('POST', '/closes', { month: '2026-09' })).status).toBe(409)
    const started = await ana('POST', '/closes', { month: '2026-10' })
    expect([started.status, started.body]).toMatchObject([202, { state: 'queued' }])
    expect((await ana('POST', '/closes', { month: '2026-10' })).status).toBe(409)
    const { runId } = started.body as { runId: string }
    const cancelled = await ana('DELETE', `/close-runs/${runId}`)
    expect([cancelled.status, cancelled.body]).toMatchObject([202, { state: 'cancelled' }])
    const events = await ana('GET', `/close-runs/${runId}/events`)
    expect(events.text).toMatch(/^event: progress\ndata: .*"state":"cancelled"/)
  })

  it('tells problems in French, or in English where it is asked for', async () => {
    const title = async (language: string) =>
      (await ana('GET', '/members/none', undefined, { 'accept-language': language })).body
    expect(await title('de')).toMatchObject({ title: 'Introuvable', status: 404 })
    expect(await title('en-GB,fr;q=0.5')).toMatchObject({ title: 'Not found' })
  })
})

describe('the OpenAPI document', () => {
  it('is the one that is committed; `node scripts/openapi.ts` writes it anew', async () => {
    const committed = readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8')
    const { info } = JSON.parse(committed) as { info: { version: string } }
    expect(JSON.parse(await apiDocument(info.version))).toEqual(JSON.parse(committed))
  })
})
