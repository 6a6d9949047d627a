import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { testApi } from '../../../tests/support/api.ts'
import { SmallGroup } from '../../../tests/support/small-group.ts'

process.env['MAILLAGE_KEY'] = randomBytes(16).toString('hex')

const POINT =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg=='
const mark = 'x-the-mark-x'
const form = (content: Buffer) =>
  Buffer.concat([
    Buffer.from(
      `--${mark}\r\ncontent-disposition: form-data; name="file"; filename="logo.png"\r\n` +
        'content-type: image/png\r\n\r\n',
    ),
    content,
    Buffer.from(`\r\n--${mark}--\r\n`),
  ])
const FORM = { 'content-type': `multipart/form-data; boundary=${mark}` }

describe('how invoices look and where they go', async () => {
  const { database, signedIn } = await testApi()
  const group = await SmallGroup.create(database, 'GE')
  await group.member('M1', { siren: '552100554' })
  const officer = await signedIn('officer', group.id)

  it('takes a colour on which white is read, and no other', async () => {
    const { headers } = await officer('GET', '/invoicing-choices')
    const tag = { 'if-match': String(headers['etag']) }
    const profile = 'extended_ctc_fr'
    const light = await officer('PUT', '/invoicing-choices', { profile, accent: '#ffe680' }, tag)
    expect(light.status).toBe(422)
    const dark = await officer('PUT', '/invoicing-choices', { profile, accent: '#7a1f3d' }, tag)
    expect(dark.body).toEqual({ profile, accent: '#7a1f3d', vatDue: 'payment', hasLogo: false })
  })

  it('takes a logo that can be drawn, shows it, and refuses a broken one', async () => {
    const whole = Buffer.from(POINT, 'base64')
    const broken = Buffer.from(whole)
    broken[45] = (broken[45] ?? 0) ^ 255
    const refused = await officer('POST', '/invoicing-logo', form(broken), FORM)
    expect(refused.body).toMatchObject({ facts: [{ kind: 'logo-unreadable' }] })
    const taken = await officer('POST', '/invoicing-logo', form(whole), FORM)
    expect(taken.body).toMatchObject({ hasLogo: true, accent: '#7a1f3d' })
    const { bytes } = await officer('GET', '/invoicing-preview')
    expect(bytes.toString('latin1')).toMatch(/^%PDF-[^]*\/Subtype \/Image/)
    expect((await officer('DELETE', '/invoicing-logo')).body).toMatchObject({ hasLogo: false })
  })

  it('keeps the secret of the platform sealed, and gives it to nobody', async () => {
    const account = {
      flowAddress: 'https://api.example/flow-service',
      directoryAddress: 'https://api.example/directory-service',
      tokenAddress: 'https://auth.example/token',
      clientId: 'ge',
      secret: 'tres-secret',
      organizationId: null,
      sendsByItself: false,
    }
    const plain = await officer('PUT', '/platform-account', {
      ...account,
      flowAddress: 'http://api.example',
    })
    expect(plain.status).toBe(422)
    expect((await officer('PUT', '/platform-account', account)).text).not.toContain('tres-secret')
    await officer('PUT', '/platform-account', { ...account, secret: null })
    const { rows } = await database.pool.query('select secret from platform_accounts')
    expect(rows[0].secret.length).toBeGreaterThan(20)
    expect(rows[0].secret.toString('latin1')).not.toContain('tres-secret')
    const shown = (await officer('GET', '/platform-account')).body
    expect(shown).toMatchObject({ account: { hasSecret: true } })
  })

  it('takes an address of the directory that belongs to the member, and no other', async () => {
    const set = (electronicAddress: string | null) =>
      officer('PUT', '/members/M1/routing', {
        electronicAddress,
        serviceCode: ' SERV-1 ',
        orderNumber: '',
      })
    expect((await set('732829320_X')).status).toBe(422)
    expect((await set('552100554 X')).status).toBe(422)
    expect((await set('552100554_ACHATS')).body).toEqual({
      electronicAddress: '552100554_ACHATS',
      serviceCode: 'SERV-1',
      orderNumber: null,
    })
  })
})
