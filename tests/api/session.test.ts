import { describe, expect, it } from 'vitest'
import { PASSWORD, testApi } from '../support/api.ts'
import { SmallGroup } from '../support/small-group.ts'

describe('signing in', async () => {
  const { database, clock, send, signedIn } = await testApi()
  const group = await SmallGroup.create(database, 'GE1')
  await signedIn('ana', group.id)
  const attempt = (email: string, password: string, headers = {}) =>
    send('POST', '/session', { email, password }, headers)
  const cookieOf = (value: unknown): string => String(value).split(';')[0] ?? ''

  it('sets a cookie that scripts and other sites cannot use, and stores only its digest', async () => {
    const { status, headers, body } = await attempt('ANA@bocage.example', PASSWORD)
    expect(status).toBe(200)
    expect(body).toMatchObject({ user: { name: 'ana' }, role: 'officer', member: null })
    expect(headers['set-cookie']).toMatch(/^maillage_session=[\w-]{43};.*HttpOnly; SameSite=Lax/)
    const token = cookieOf(headers['set-cookie']).split('=')[1] ?? ''
    const { rows } = await database.pool.query('select token_sha256 from sessions')
    expect(rows.map(({ token_sha256 }) => token_sha256)).not.toContain(token)
  })

  it('answers the same to a wrong password and to an unknown address', async () => {
    const wrong = await attempt('ana@bocage.example', 'autre')
    const unknown = await attempt('bob@bocage.example', 'autre')
    expect(wrong.status).toBe(401)
    expect(unknown.body).toEqual(wrong.body)
  })

  it('makes the session before worth nothing', async () => {
    const first = cookieOf((await attempt('ana@bocage.example', PASSWORD)).headers['set-cookie'])
    const second = await attempt('ana@bocage.example', PASSWORD, { cookie: first })
    expect((await send('GET', '/session', undefined, { cookie: first })).status).toBe(401)
    const cookie = cookieOf(second.headers['set-cookie'])
    expect((await send('GET', '/session', undefined, { cookie })).status).toBe(200)
    expect((await send('DELETE', '/session', undefined, { cookie })).status).toBe(204)
    expect((await send('GET', '/session', undefined, { cookie })).status).toBe(401)
  })

  it('makes an account wait after ten failures, the right password included', async () => {
    await signedIn('eve', group.id)
    for (let i = 0; i < 10; i += 1) await attempt('eve@bocage.example', `faux ${i}`)
    const locked = await attempt('eve@bocage.example', PASSWORD)
    expect([locked.status, locked.headers['retry-after']]).toEqual([429, '900'])
    clock.forward({ minutes: 14 })
    expect((await attempt('eve@bocage.example', PASSWORD)).status).toBe(429)
    clock.forward({ minutes: 1 })
    expect((await attempt('eve@bocage.example', PASSWORD)).status).toBe(200)
  })

  it('ends after eight hours without a request, and after a week in any case', async () => {
    const idle = await signedIn('idle', group.id)
    clock.forward({ minutes: 8 * 60 - 1 })
    expect((await idle('GET', '/session')).status).toBe(200)
    clock.forward({ minutes: 8 * 60 })
    expect((await idle('GET', '/session')).status).toBe(401)
    const busy = await signedIn('busy', group.id)
    for (let hours = 7; hours < 7 * 24; hours += 7) {
      clock.forward({ minutes: 7 * 60 })
      expect((await busy('GET', '/session')).status).toBe(200)
    }
    clock.forward({ minutes: 7 * 60 })
    expect((await busy('GET', '/session')).status).toBe(401)
  })

  it('refuses a command that another site sends, and a body that is not JSON', async () => {
    const ana = await signedIn('anne', group.id)
    const foreign = { 'sec-fetch-site': 'cross-site' }
    expect((await ana('DELETE', '/session', undefined, foreign)).status).toBe(403)
    const origin = { origin: 'https://ailleurs.example' }
    expect((await ana('DELETE', '/session', undefined, origin)).status).toBe(403)
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    const posted = await send('POST', '/session', 'email=a&password=b', form)
    expect(posted.status).toBe(415)
    expect(posted.headers['content-type']).toMatch('application/problem+json')
  })
})
