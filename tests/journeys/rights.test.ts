import { beforeAll, describe, expect, it } from 'vitest'
import { addDays, day } from '../../src/shared/days.ts'
import { type Application, type Person, startApplication } from '../support/application.ts'
import { browserOfFile, expectSound, noBrowser, PHONE } from '../support/browser.ts'
import { signIn } from '../support/sign-in.ts'
import { SmallGroup } from '../support/small-group.ts'

const FIRST_START = { timeout: 120_000 }

describe.skipIf(noBrowser)('the rights of an employee', () => {
  const open = browserOfFile()
  let application: Application
  let officer: Person

  beforeAll(async () => {
    application = await startApplication()
    const group = await SmallGroup.create(application.database, 'RIGHTS')
    await group.member('CONS')
    await group.employee('P1')
    await group.assignment('A1', 'P1', 'CONS')
    await group.employee('P2', { annual_minutes: 96_420, weekly_minutes: 2_100 })
    await group.assignment('A2', 'P2', 'CONS')
    // Eighteen weeks of 48 h: 234 h beyond 35, 14 h beyond the quota.
    for (let week = 0; week < 18; week += 1)
      for (let rank = 0; rank < 6; rank += 1) {
        const on = addDays(day('2026-01-05'), 7 * week + rank)
        await group.work(`E${on}`, 'A1', `${on}T08:00`, `${on}T16:00`)
        await group.work(`F${on}`, 'A2', `${on}T08:00`, `${on}T15:00`)
      }
    const leave = { kind: 'paid_leave', minutes: null }
    const [starts_on, ends_on] = ['2026-07-06', '2026-07-11']
    for (const employee_id of ['P1', 'P2'])
      await group.add('absences', {
        absence_id: `L-${employee_id}`,
        employee_id,
        starts_on,
        ends_on,
        ...leave,
      })
    officer = await application.person('Officier', group.id, null)
  }, FIRST_START.timeout)

  it('say leave, overtime and rest on a day, each with its lines and its article', async () => {
    const page = await open(application.address)
    await signIn(page, officer)
    await page.goto('/equipe/P1?month=2026-05&onglet=droits&au=2026-05-10')
    await page.getByText('14 h', { exact: true }).first().waitFor()
    await page.getByText('7 h acquises, 0 min prises, 7 h restantes').waitFor()
    await page.getByText('10/07/2026').waitFor()
    await page.getByRole('link', { name: /D3121-24/ }).waitFor()
    await expectSound(page)
    await page.getByLabel('Au', { exact: true }).fill('2026-07-31')
    await page.getByText('06/07/2026').waitFor()
    expect(page.url()).toContain('au=2026-07-31')
    await expectSound(page)
  })

  it('say the account of annualised hours on a phone too', async () => {
    const page = await open(application.address, { size: PHONE, scheme: 'dark' })
    await signIn(page, officer)
    await page.goto('/equipe/P2?month=2026-05&onglet=droits&au=2026-05-10')
    await page.getByText('Compte d’heures annualisées de 2026').waitFor()
    await page.getByText('Solde prévu au 31/12/2026').waitFor()
    await expectSound(page)
  })
})
