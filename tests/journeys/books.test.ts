import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { closeMonth } from '../../src/closing/index.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { month } from '../../src/shared/days.ts'
import { type Application, type Person, startApplication } from '../support/application.ts'
import { browserOfFile, DESKTOP, expectSound, noBrowser, PHONE } from '../support/browser.ts'
import { octoberGroup } from '../support/october.ts'
import { signIn } from '../support/sign-in.ts'

const FIRST_START = { timeout: 120_000 }

/** A picture to look at, where somebody asks for it. */
const look = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['PICTURES']
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

const PAGES = [
  '/comptes',
  '/comptes/saisie',
  '/comptes/balance',
  '/comptes/grand-livre',
  '/comptes/bilan',
  '/comptes/resultat',
  '/comptes/analytique',
  '/comptes/budget',
  '/comptes/taxes',
  '/comptes/plan',
  '/comptes/periodes',
]

describe.skipIf(noBrowser)('the books, by an accountant', () => {
  const open = browserOfFile()
  let application: Application
  let officer: Person

  beforeAll(async () => {
    application = await startApplication()
    const group = await octoberGroup(application.database)
    officer = await application.person('Comptable', group.id, null)
    const closed = await closeMonth(application.database, {
      groupId: group.id,
      month: month('2026-10'),
      actor: 'Comptable',
      clock: systemClock,
    })
    expect(closed.ok).toBe(true)
  }, FIRST_START.timeout)

  it('take an entry by the keyboard, tell what is wrong with it, and reverse it', async () => {
    const page = await open(application.address)
    await signIn(page, officer)
    await page.goto('/comptes?month=2026-10')
    await page.getByRole('link', { name: 'Saisir une écriture' }).press('Enter')
    await page.getByLabel('Libellé', { exact: true }).fill('Assurance')
    await page.getByLabel('Compte, ligne 1').focus()
    await page.keyboard.type('616000')
    for (const typed of ['', '', '1 200', '', '512999', '', '', '', '1000']) {
      await page.keyboard.press('Tab')
      await page.keyboard.type(typed)
    }
    await page.getByText('Débit 1 200,00 €, crédit 1 000,00 €').waitFor()
    await page.keyboard.press('Enter')
    await page.getByText('Ce compte n’est pas au plan.', { exact: true }).waitFor()
    await expectSound(page)
    await look(page, 'saisie-refus')
    await page.getByLabel('Compte, ligne 2').fill('512000')
    await page.getByLabel('Crédit, ligne 2').fill('1200')
    await page
      .getByLabel('Nom du modèle')
      .or(page.getByLabel('Garder cette écriture'))
      .fill('Prime')
    await page.getByRole('button', { name: 'Garder', exact: true }).press('Enter')
    await page.getByRole('option', { name: 'Prime' }).waitFor({ state: 'attached' })
    await page.getByLabel('Crédit, ligne 2').press('Enter')
    const panel = page.getByRole('complementary')
    await panel.getByText('616000').waitFor()
    await expectSound(page)
    await panel.getByRole('button', { name: 'Passer l’extourne' }).press('Enter')
    await panel.getByText('Extournée').waitFor()
  })

  it('letter lines that settle each other, and take it back', async () => {
    const page = await open(application.address)
    await signIn(page, officer)
    await page.goto('/comptes/grand-livre?month=2026-10&compte=512000')
    await page.getByRole('button', { name: 'Lettrer ce qui se solde' }).waitFor()
    const boxes = page.getByRole('checkbox', { name: /^Choisir OD/ })
    await boxes.nth(0).press('Space')
    await page.getByText(/^Écart/).waitFor()
    await boxes.nth(1).press('Space')
    await page.getByRole('button', { name: 'Lettrer 2 lignes' }).press('Enter')
    await page.getByText('AAA', { exact: true }).first().waitFor()
    await expectSound(page)
    await look(page, 'lettrage')
    await boxes.nth(0).press('Space')
    await page.getByRole('button', { name: 'Défaire le lettrage' }).press('Enter')
    await page.getByRole('button', { name: 'Lettrer ce qui se solde' }).waitFor()
    await expect.poll(() => page.getByText('AAA', { exact: true }).count()).toBe(0)
  })

  it('lock a month: nothing more is posted in it', async () => {
    const page = await open(application.address)
    await signIn(page, officer)
    await page.goto('/comptes/periodes?month=2026-10')
    await page.getByRole('button', { name: 'Verrouiller octobre 2026' }).press('Enter')
    await page.getByText(/Verrouillé par Comptable/).waitFor()
    await page.goto('/comptes/saisie?month=2026-10')
    await page.getByLabel('Modèle', { exact: true }).selectOption({ label: 'Prime' })
    await page.getByRole('button', { name: 'Passer l’écriture' }).press('Enter')
    await page.getByText(/Le mois est verrouillé/).waitFor()
    await page.goto('/comptes/periodes?month=2026-10')
    await page.getByRole('button', { name: 'Lever le verrou de octobre 2026' }).press('Enter')
    await page.getByRole('button', { name: 'Verrouiller octobre 2026' }).waitFor()
  })

  it('keep the budget and the approval of the accounts', async () => {
    const page = await open(application.address)
    await signIn(page, officer)
    await page.goto('/comptes/budget?month=2026-10')
    await page.getByLabel('Une ligne par compte').fill('706000;24 000\n641100\t12 000')
    await page.getByRole('button', { name: 'Enregistrer le budget' }).press('Enter')
    await page
      .getByRole('row', { name: /706000/ })
      .getByText('20 000,00 €')
      .waitFor()
    await page.goto('/comptes/plan')
    await page.getByLabel('Expert-comptable qui valide').fill('Jeanne Roux')
    await page.keyboard.press('Enter')
    await page.getByText(/Version 1 validée par Jeanne Roux/).waitFor()
  })

  it.for([
    { size: DESKTOP, language: 'fr', scheme: 'light' },
    { size: PHONE, language: 'fr', scheme: 'light' },
    { size: PHONE, language: 'en', scheme: 'dark' },
  ] as const)(
    'read well at $size.width px in $language, $scheme',
    FIRST_START,
    async ({ size, language, scheme }) => {
      const page = await open(application.address, { size, language, scheme })
      await signIn(page, officer)
      for (const path of PAGES) {
        await page.goto(`${path}?month=2026-10`)
        await page.getByRole('heading', { level: 1 }).waitFor()
        await page.waitForLoadState('networkidle')
        await expectSound(page)
        await look(page, `${path.replaceAll('/', '-').slice(1)}-${size.width}-${scheme}`)
      }
    },
  )
})
