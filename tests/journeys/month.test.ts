import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { closeMonth } from '../../src/closing/index.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { month } from '../../src/shared/days.ts'
import { type Application, type Person, startApplication } from '../support/application.ts'
import { browserOfFile, DESKTOP, expectSound, noBrowser, PHONE } from '../support/browser.ts'
import { octoberGroup } from '../support/october.ts'

const FIRST_START = { timeout: 120_000 }
/** A close makes its documents too; two of them on a busy machine. */
const CLOSE = { timeout: 90_000 }

async function signIn(page: Page, { email, password }: Person): Promise<void> {
  await page.goto('/connexion')
  await page.getByRole('textbox', { name: /Adresse|Email/ }).fill(email)
  await page.getByRole('textbox', { name: /Mot de passe|Password/ }).fill(password)
  await page.getByRole('button', { name: /Se connecter|Sign in/ }).click()
  await page.waitForURL((url) => url.pathname === '/')
}

const title = (page: Page, text: string | RegExp) =>
  page.getByRole('heading', { level: 1, name: text }).waitFor()

/** The page has its answers: nothing is awaited any more. */
async function settled(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
  await expect.poll(() => page.locator('[aria-busy="true"]').count()).toBe(0)
}

const focusedText = (page: Page) =>
  page.evaluate<string>('document.activeElement.textContent.trim()')

/** Tab until a control with this text has the focus, as a person without a mouse does. */
async function tabTo(page: Page, text: string | RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab')
    const focused = await focusedText(page)
    if (typeof text === 'string' ? focused === text : text.test(focused)) return
  }
  throw new Error(`no control with ${text} was reached with the Tab key`)
}

describe.skipIf(noBrowser)('the close of a month', () => {
  const open = browserOfFile()
  let application: Application
  let officer: Person

  beforeAll(async () => {
    application = await startApplication()
    const group = await octoberGroup(application.database)
    officer = await application.person('Officier', group.id, null)
  }, FIRST_START.timeout)

  it('says why a month cannot be closed', async () => {
    const page = await open(application.address)
    await signIn(page, officer)
    await page.goto('/cloture?month=2040-01')
    await page.getByText('Il n’a pas commencé.').waitFor()
    await page.goto('/cloture?month=2026-02')
    await page.getByText('Aucune heure n’y est déclarée.').waitFor()
    expect(await page.getByRole('button', { name: /^Clore/ }).count()).toBe(0)
    await expectSound(page)
  })

  it('is done with the keyboard alone, from its steps to its result', CLOSE, async () => {
    const page = await open(application.address)
    page.setDefaultTimeout(30_000)
    await signIn(page, officer)
    await title(page, 'Octobre 2026')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('clot')
    await page.getByRole('option', { name: 'Page Clôture' }).waitFor()
    await page.keyboard.press('Enter')
    await title(page, 'Clôture – octobre 2026')
    await page.getByText('15 lignes confirmées sur 20').waitFor()
    await page.getByText(', 35 h 30 : pas confirmées des deux côtés').waitFor()
    await expectSound(page)

    await tabTo(page, 'Clore octobre 2026')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Clore octobre 2026 ?' })
    await dialog.getByText('105 h confirmées seront facturées à 2 adhérents').waitFor()
    await dialog.getByText('5 lignes non confirmées resteront de côté').waitFor()
    await expectSound(page)
    await page.keyboard.press('Escape')
    await expect.poll(() => dialog.count()).toBe(0)
    expect(await focusedText(page)).toBe('Clore octobre 2026')

    await page.keyboard.press('Enter')
    await tabTo(page, 'Clore octobre 2026 définitivement')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Résultat' }).waitFor()
    await page.getByText('2 356,20 €').first().waitFor()
    await page.getByText(', 35 h 30 : personne ne les a confirmées').waitFor()
    expect(await page.getByRole('button', { name: /^Clore/ }).count()).toBe(0)
    await expect
      .poll(() => page.getByRole('button', { name: /Annuler la clôture/ }).count())
      .toBe(0)
    await expectSound(page)

    const invoices = await application.database.system
      .selectFrom('invoices')
      .select(['member_id', 'net_cents'])
      .orderBy('member_id')
      .execute()
    expect(invoices).toEqual([
      { member_id: 'CONS', net_cents: 94_248 },
      { member_id: 'LAIT', net_cents: 141_372 },
    ])
  })
})

describe.skipIf(noBrowser)('a closed month', () => {
  const open = browserOfFile()
  let application: Application
  let officer: Person
  let cannery: Person

  beforeAll(async () => {
    application = await startApplication()
    const group = await octoberGroup(application.database)
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

  it('leads from a member to its invoice, its price, its hours and its entry', async () => {
    const page = await open(application.address)
    await signIn(page, officer)
    await page.goto('/adherents?etat=tous')
    await page.getByRole('link', { name: 'Conserverie du Bocage' }).click()
    await title(page, 'Conserverie du Bocage')
    await page.getByText('salaire brut × 1,87').waitFor()
    await expectSound(page)
    await page
      .getByRole('navigation', { name: 'Conserverie du Bocage' })
      .getByText('Factures')
      .click()
    await page.getByRole('rowheader', { name: /2026/ }).getByRole('link').click()

    await title(page, /^Facture /)
    await page.getByText('42 h × 22,44 € = 942,48 €').waitFor()
    await page.getByText('Prix de l’heure : 12,00 € brut × 1,87').waitFor()
    await page.getByText('6 lignes d’heures').click()
    await expect.poll(() => page.url()).toContain('ouvert=1')
    await page.getByRole('link', { name: 'lun. 5 oct.' }).waitFor()
    await expectSound(page)

    // By the keyboard: a pointer just scrolled over the PDF viewer may still belong to the viewer.
    await page.getByRole('link', { name: /^VE 2026/ }).press('Enter')
    const panel = page.getByRole('complementary', { name: /^Pièce/ })
    await panel.getByText('1 130,98 €').first().waitFor()
    await expectSound(page)
    await panel.getByRole('link', { name: '706000' }).click()
    await page.getByRole('columnheader', { name: 'Lettrage' }).waitFor()
    await page.getByRole('cell', { name: '942,48 €' }).first().waitFor()
  })

  it('opens an hour of the invoice in its month', async () => {
    const page = await open(application.address)
    await signIn(page, officer)
    await page.goto('/facturation')
    await page
      .getByRole('row', { name: /Conserverie/ })
      .getByRole('link')
      .first()
      .click()
    await page.getByText('6 lignes d’heures').click()
    await page.getByRole('link', { name: 'mar. 6 oct.' }).click()
    const line = page.getByRole('complementary', { name: 'Ligne d’heures' })
    await line.getByText('Ana LOPES').first().waitFor()
    expect(new URL(page.url()).searchParams.get('month')).toBe('2026-10')
  })

  it('shows the month of a person over all places, with rests and findings', async () => {
    const page = await open(application.address)
    await signIn(page, officer)
    await page.goto('/equipe')
    await page.getByRole('link', { name: /BENALI/ }).click()
    await title(page, 'Karim BENALI')
    const friday = page.getByRole('row', { name: /ven\. 9 oct\./ })
    await friday.getByText('10 h', { exact: true }).waitFor()
    await page
      .getByRole('link', { name: /10 h pour une limite de 11 h, .*L3131-1/ })
      .first()
      .waitFor()
    await page
      .getByRole('link', { name: /Laiterie Saint-Aubin, .*7 h déclarées et confirmées/ })
      .first()
      .waitFor()
    await expectSound(page)
  })

  it('refuses a wrong account in its row, keeps what was typed, then saves', async () => {
    const page = await open(application.address)
    await signIn(page, officer)
    await page.goto('/comptes/plan')
    const account = page.getByRole('textbox', { name: 'Compte : Vente de mise à disposition' })
    await account.fill('99')
    await page.getByRole('button', { name: 'Enregistrer 1 compte changé' }).click()
    await page.getByText('Trois chiffres au moins, le premier de 1 à 8.').waitFor()
    expect(await account.inputValue()).toBe('99')
    await expectSound(page)
    await account.fill('706100')
    await page.getByRole('button', { name: 'Enregistrer 1 compte changé' }).click()
    await page.getByRole('button', { name: 'Reprendre 706000' }).waitFor()
    await page.reload()
    await expect.poll(() => account.inputValue()).toBe('706100')
  })

  it('shows a member its invoice, and not the pay behind its price', async () => {
    const page = await open(application.address, { size: PHONE })
    await signIn(page, cannery)
    await page.goto('/facturation?month=2026-10')
    await page.getByRole('rowheader').getByRole('link').click()
    await page.getByText('42 h × 22,44 € = 942,48 €').waitFor()
    await expectSound(page)
    expect(await page.getByText('12,00 €').count()).toBe(0)
    expect(await page.getByText('dont salaires').count()).toBe(0)
    expect(await page.getByText('Laiterie').count()).toBe(0)
  })

  it.for([
    { size: DESKTOP, language: 'fr', scheme: 'dark' },
    { size: DESKTOP, language: 'en', scheme: 'light' },
    { size: PHONE, language: 'fr', scheme: 'light' },
    { size: PHONE, language: 'en', scheme: 'dark' },
  ] as const)('reads well at $size.width px in $language, $scheme', CLOSE, async (look) => {
    const page = await open(application.address, look)
    await page.goto('/connexion')
    const name = look.language === 'fr' ? 'Français' : 'English'
    await page.getByRole('button', { name, exact: true }).click()
    await signIn(page, officer)
    for (const path of PATHS) {
      await page.goto(`${path}${path.includes('?') ? '&' : '?'}month=2026-10`)
      await settled(page)
      await expectSound(page)
    }
  })
})

const PATHS = [
  '/adherents',
  '/adherents/CONS',
  '/adherents/CONS?onglet=prix',
  '/adherents/CONS?onglet=heures',
  '/adherents/CONS?onglet=factures',
  '/equipe',
  '/equipe/KAR',
  '/equipe/KAR?onglet=compteurs',
  '/equipe/KAR?onglet=affectations',
  '/equipe/KAR?onglet=contrats',
  '/equipe/KAR?onglet=paie',
  '/cloture',
  '/facturation',
  '/paie',
  '/comptes',
  '/comptes/balance',
  '/comptes/plan',
]
