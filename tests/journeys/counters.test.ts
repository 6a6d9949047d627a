import { beforeAll, describe, it } from 'vitest'
import { addDays, day } from '../../src/shared/days.ts'
import { type Application, type Person, startApplication } from '../support/application.ts'
import { browserOfFile, expectSound, noBrowser, PHONE } from '../support/browser.ts'
import { signIn } from '../support/sign-in.ts'
import { SmallGroup } from '../support/small-group.ts'

const FIRST_START = { timeout: 120_000 }

describe.skipIf(noBrowser)('the counters of an employee', () => {
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
    await group.add('absences', {
      absence_id: 'EV',
      employee_id: 'P1',
      kind: 'family_event',
      starts_on: '2026-04-13',
      ends_on: '2026-04-14',
    })
    officer = await application.person('Officier', group.id, null)
  }, FIRST_START.timeout)

  it('open the lines of each counter on a day, and take a line that somebody adds', async () => {
    const page = await open(application.address)
    await signIn(page, officer)
    await page.goto('/paie/compteurs?month=2026-05&au=2026-05-10')
    await page.getByRole('link', { name: 'Contrepartie en repos : 7 h' }).waitFor()
    await expectSound(page)
    await page.getByRole('link', { name: 'Contrepartie en repos : 7 h' }).click()
    await page
      .getByText('Repos ouvert depuis le 10/05/2026, à prendre avant le 10/07/2026')
      .waitFor()
    await page.getByRole('cell', { name: '+6 h 30' }).waitFor()
    await expectSound(page)
    await page.getByRole('link', { name: /^Ouvrir Congés à prendre/ }).click()
    await page.getByText('Aucune ligne jusqu’à ce jour').waitFor()
    await page.getByLabel('Au', { exact: true }).fill('2026-07-31')
    await page.getByRole('cell', { name: '06/07/2026' }).waitFor()
    await page.getByLabel('Quantité').fill('2,5')
    await page.getByLabel('Motif').fill('Jours de l’ancien outil')
    await page.keyboard.press('Enter')
    await page.getByText('Jours de l’ancien outil (Officier)').waitFor()
    await expectSound(page)
  })

  it('say the account of annualised hours on a phone too', async () => {
    const page = await open(application.address, { size: PHONE, scheme: 'dark' })
    await signIn(page, officer)
    await page.goto('/equipe/P2?month=2026-05&onglet=droits&compteur=annual_account&au=2026-05-10')
    await page.getByText('Solde prévu au 31/12/2026').waitFor()
    await expectSound(page)
  })

  it('name a family event that nobody named', async () => {
    const page = await open(application.address)
    await signIn(page, officer)
    await page.goto('/paie/absences?month=2026-04')
    await page.getByText('quel événement familial du 13/04/2026 au 14/04/2026 ?').waitFor()
    await expectSound(page)
    await page.getByLabel('Événement familial').selectOption('own_marriage')
    await page.getByRole('button', { name: /^Enregistrer/ }).click()
    await page.getByRole('cell', { name: 'Mariage ou PACS (4 jours)' }).waitFor()
    await expectSound(page)
  })
})
