import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Application, type Person, startApplication } from '../support/application.ts'
import { browserOfFile, expectSound, noBrowser, PHONE } from '../support/browser.ts'
import { octoberGroup } from '../support/october.ts'

const FIRST_START = 120_000

async function signIn(page: Page, { email, password }: Person): Promise<void> {
  await page.goto('/connexion')
  await page.getByRole('textbox', { name: /Adresse|Email/ }).fill(email)
  await page.getByRole('textbox', { name: /Mot de passe|Password/ }).fill(password)
  await page.getByRole('button', { name: /Se connecter|Sign in/ }).click()
  await page.waitForURL((url) => url.pathname === '/')
}

describe.skipIf(noBrowser)('the checks of a month', () => {
  const open = browserOfFile()
  let application: Application
  let officer: Person
  let cannery: Person

  beforeAll(async () => {
    application = await startApplication()
    const group = await octoberGroup(application.database)
    officer = await application.person('Officier', group.id, null)
    cannery = await application.person('Conserverie', group.id, 'CONS')
  }, FIRST_START)

  it('are accepted with a reason by the keyboard, and taken back', {
    timeout: 60_000,
  }, async () => {
    const page = await open(application.address)
    await signIn(page, officer)
    await page.goto('/controles?month=2026-10&regle=TIM-05&base=worked')
    await page.getByRole('button', { name: 'Repos quotidien' }).focus()
    await page.keyboard.press('Enter')
    const panel = page.getByRole('complementary', { name: 'Constat' })
    const reason = panel.getByLabel('Raison de l’accepter')
    await reason.focus()
    await page.keyboard.type('Récolte avant l’orage')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await panel.getByText('Accepté par Officier : ').waitFor()
    await expectSound(page)
    await page.getByText('Aucun constat', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Annuler' }).click()
    await reason.waitFor()
    await page.getByRole('row', { name: /Repos quotidien/ }).waitFor()
  })

  it('show the law that they apply, and agreements within its bounds', {
    timeout: 60_000,
  }, async () => {
    const page = await open(application.address)
    await signIn(page, officer)
    await page.goto('/reglages/accords')
    await page.getByLabel('Valeur').fill('13 h')
    await page.getByLabel('À partir du').fill('2026-01-01')
    await page.getByLabel('Accord et article').fill('Accord du 3 mars, art. 4')
    await page.getByRole('button', { name: 'Enregistrer l’accord' }).click()
    await page.getByText('L3121-19 permet de 10 h à 12 h.').waitFor()
    await page.getByLabel('Valeur').fill('12 h')
    await page.getByRole('button', { name: 'Enregistrer l’accord' }).click()
    await page.getByRole('row', { name: /Durée quotidienne maximale/ }).waitFor()
    await expectSound(page)
    await page.goto('/reglages/regles?q=L3121-18')
    const rule = page.getByRole('article', { name: 'Durée quotidienne maximale' })
    await rule.getByText('Accord du 3 mars, art. 4').waitFor()
    await expectSound(page)
  })

  it('tell a member company what it may still plan', { timeout: 60_000 }, async () => {
    const page = await open(application.address, { size: PHONE })
    await signIn(page, cannery)
    await page.goto('/disponibilites?jour=2026-10-17&month=2026-10')
    await page.getByRole('row', { name: /Ana LOPES/ }).waitFor()
    const shown = await page.getByRole('main').innerText()
    expect(shown).not.toMatch(/Karim|Laiterie/)
    await expectSound(page)
  })
})
