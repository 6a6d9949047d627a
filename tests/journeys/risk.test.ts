import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { closeMonth } from '../../src/closing/index.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { month } from '../../src/shared/days.ts'
import { type Application, type Person, startApplication } from '../support/application.ts'
import { browserOfFile, expectSound, noBrowser, PHONE } from '../support/browser.ts'
import { octoberGroup } from '../support/october.ts'
import { signIn } from '../support/sign-in.ts'

const FIRST_START = { timeout: 120_000 }

/** A picture to look at, where somebody asks for it. */
const look = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['PICTURES']
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

describe.skipIf(noBrowser)('the risk of a group', () => {
  const open = browserOfFile()
  let application: Application
  let officer: Person
  let cannery: Person

  beforeAll(async () => {
    application = await startApplication()
    const group = await octoberGroup(application.database)
    for (const [member_id, deposit] of [
      ['CONS', 20_000],
      ['LAIT', 500_000],
    ] as const) {
      await group.add('memberships', { member_id, joined_on: '2026-01-01' })
      await application.database.system
        .updateTable('members')
        .set({ deposit_cents: deposit })
        .where('member_id', '=', member_id)
        .execute()
    }
    officer = await application.person('Officier', group.id, null)
    cannery = await application.person('Conserverie', group.id, 'CONS')
    const closed = await closeMonth(application.database, {
      groupId: group.id,
      month: month('2026-10'),
      actor: 'Officier',
      clock: systemClock,
    })
    expect(closed.ok).toBe(true)
  }, FIRST_START.timeout)

  it('is shared by the rule of the bylaws, and anew when a member fails', async () => {
    const page = await open(application.address)
    await signIn(page, officer)
    await page.goto('/risque?month=2026-10')
    await page
      .getByText(/la loi s’applique \(L1253-8\)\.$/)
      .first()
      .waitFor()
    await expectSound(page)
    await look(page, 'law')

    await page.getByLabel('À partir du').fill('2026-01-01')
    await page.getByLabel('Article des statuts ou décision').fill('statuts, article 9')
    await page.getByRole('button', { name: 'Enregistrer la règle' }).press('Enter')
    await page.getByText('selon ses heures confirmées du mois : version du 01/01/2026').waitFor()
    const row = (name: string) => page.getByRole('row', { name: new RegExp(name) }).first()
    // 105 h confirmed at 12 EUR: 42 h at the cannery, 63 h at the dairy.
    await row('Conserverie').getByText('504,00 €').waitFor()
    await row('Laiterie').getByText('756,00 €').waitFor()
    await expectSound(page)

    await row('Conserverie').getByRole('checkbox').press('Space')
    await row('Laiterie').getByText('1 260,00 €').waitFor()
    await page.getByText(/^Si Conserverie du Bocage fait défaut.+ passent à un autre/).waitFor()
    expect(new URL(page.url()).searchParams.get('defaut')).toBe('CONS')
    await expectSound(page)
    await look(page, 'failing')
    await row('Laiterie').getByRole('checkbox').press('Space')
    await page.getByText('Tous les adhérents font défaut').waitFor()
    await expectSound(page)
    await page.getByRole('button', { name: 'Personne ne fait défaut' }).click()
    await row('Conserverie').getByText('504,00 €').waitFor()
  })

  it('takes typed amounts where the month is not closed, on a phone in the dark', async () => {
    const page = await open(application.address, { size: PHONE, scheme: 'dark' })
    await signIn(page, officer)
    await page.goto('/risque?month=2026-11')
    await page.getByText('Novembre 2026 n’est pas clos').waitFor()
    await expectSound(page)
    await page.getByLabel('Répartition').first().selectOption('Parts égales')
    await page.getByLabel('Salaires restant dus').fill('1 0x')
    await page.getByText('Ce montant n’est pas lisible.').waitFor()
    await page.getByLabel('Salaires restant dus').fill('1 000,01')
    await page.getByText('500,01 €').first().waitFor()
    await page.getByText('500,00 €').first().waitFor()
    await expectSound(page)
    await look(page, 'phone')
  })

  it('shows a member company its own part and nobody else', async () => {
    const page = await open(application.address, { size: PHONE, language: 'en' })
    await signIn(page, cannery)
    await page.goto('/risque?month=2026-10')
    await page.getByText('€504.00').waitFor()
    await expectSound(page)
    await look(page, 'own')
    expect(await page.getByText(/Laiterie|756/).count()).toBe(0)
    await page.goto('/risque?month=2026-11')
    await page.getByText('The month is not closed').waitFor()
    await expectSound(page)
  })
})
