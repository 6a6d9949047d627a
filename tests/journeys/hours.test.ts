import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Application, type Person, startApplication } from '../support/application.ts'
import { browserOfFile, DESKTOP, expectSound, noBrowser, PHONE } from '../support/browser.ts'
import { octoberGroup } from '../support/october.ts'

const FIRST_START = { timeout: 120_000 }

async function signIn(page: Page, { email, password }: Person): Promise<void> {
  await page.goto('/connexion')
  await page.getByRole('textbox', { name: /Adresse|Email/ }).fill(email)
  await page.getByRole('textbox', { name: /Mot de passe|Password/ }).fill(password)
  await page.getByRole('button', { name: /Se connecter|Sign in/ }).click()
}

const title = (page: Page, text: string | RegExp) =>
  page.getByRole('heading', { level: 1, name: text }).waitFor()

const statusOf = (page: Page) => page.getByRole('status').textContent()

describe.skipIf(noBrowser)('the hours of a month', () => {
  const open = browserOfFile()
  let application: Application
  let officer: Person
  let cannery: Person

  beforeAll(async () => {
    application = await startApplication()
    const group = await octoberGroup(application.database)
    officer = await application.person('Officier', group.id, null)
    cannery = await application.person('Conserverie', group.id, 'CONS')
  }, FIRST_START.timeout)

  /** Lines that wait for a side, as the next reader finds them. */
  const waiting = async (side: 'member_confirmed_at' | 'employee_confirmed_at') => {
    const rows = await application.database.system
      .selectFrom('time_entries')
      .select('entry_id')
      .where(side, 'is', null)
      .orderBy('entry_id')
      .execute()
    return rows.map(({ entry_id }) => entry_id)
  }

  it('asks who one is, and says when the pair is unknown', async () => {
    const page = await open(application.address)
    await page.goto('/heures?etat=different')
    await expect.poll(() => page.url()).toContain('/connexion')
    await signIn(page, { ...officer, password: 'faux' })
    await page.getByText('Adresse ou mot de passe inconnus').waitFor()
    await expectSound(page)
  })

  it('goes to the page that was asked for after signing in', async () => {
    const page = await open(application.address)
    await page.goto('/heures?etat=different')
    await page.getByLabel('Adresse électronique').fill(officer.email)
    await page.getByRole('textbox', { name: 'Mot de passe' }).fill(officer.password)
    await page.getByRole('button', { name: 'Se connecter' }).click()
    await title(page, '1 ligne s’écarte du prévu')
    expect(new URL(page.url()).search).toBe('?etat=different')
    await page.getByText('+30 min').waitFor()
  })

  it('leads from what is to be done to the lines, confirms a person and takes it back', async () => {
    const page = await open(application.address)
    await signIn(page, officer)
    await title(page, 'Octobre 2026')
    await expectSound(page)
    await page.getByRole('link', { name: '5 lignes d’heures à confirmer par 2 adhérents' }).click()
    await title(page, '5 lignes attendent l’adhérent')
    await page.getByRole('button', { name: 'Confirmer 4 lignes de Ana LOPES' }).click()
    await title(page, '1 ligne attend l’adhérent')
    expect(await statusOf(page)).toBe('4 lignes confirmées')
    expect(await waiting('member_confirmed_at')).toEqual(['KAR-16'])
    await expectSound(page)

    await page.getByRole('button', { name: 'Annuler' }).click()
    await title(page, '5 lignes attendent l’adhérent')
    expect(await waiting('member_confirmed_at')).toHaveLength(5)
    expect(await waiting('employee_confirmed_at')).toHaveLength(5)
  })

  it('shows a line beside the list, and keeps the old version when it is corrected', async () => {
    const page = await open(application.address)
    await signIn(page, officer)
    await title(page, 'Octobre 2026')
    await page.goto('/heures?etat=tous&adherent=CONS')
    await page.getByRole('button', { name: 'lun. 5 oct.', exact: true }).click()
    await page.getByRole('button', { name: 'Corriger cette ligne' }).click()
    await page.getByLabel('Fin').fill('2026-10-05T15:00')
    await expectSound(page)
    await page.getByRole('button', { name: 'Enregistrer la correction' }).click()
    await page.getByText('version 1').waitFor()
    const versions = await application.database.system
      .selectFrom('time_entries')
      .select(['version', 'worked_minutes'])
      .where('entry_id', '=', 'ANA-05')
      .orderBy('version')
      .execute()
    expect(versions.map(({ worked_minutes }) => worked_minutes)).toEqual([420, 390])
    await page.keyboard.press('Escape')
    await expect.poll(() => page.url()).not.toContain('ligne=')
  })

  it('shows the findings with their article, and opens them by a filter in the address', async () => {
    const page = await open(application.address)
    await signIn(page, officer)
    await title(page, 'Octobre 2026')
    await page.goto('/controles?regle=TIM-05')
    const rows = page.getByRole('row').filter({ hasText: 'Karim BENALI' })
    await expect.poll(() => rows.count()).toBe(2)
    await rows.first().getByText('10 h', { exact: true }).waitFor()
    await rows.first().getByText('11 h', { exact: true }).waitFor()
    await rows
      .first()
      .getByRole('link', { name: /L3131-1/ })
      .waitFor()
    await expectSound(page)
  })

  it('is done with the keyboard alone', async () => {
    const page = await open(application.address)
    await page.goto('/connexion')
    await page.getByLabel('Adresse électronique').focus()
    await page.keyboard.type(officer.email)
    await page.keyboard.press('Tab')
    await page.keyboard.type(officer.password)
    await page.keyboard.press('Enter')
    await title(page, 'Octobre 2026')

    await page.keyboard.press('Control+k')
    await page.keyboard.type('heur')
    await page.getByRole('option', { name: 'Page Heures' }).waitFor()
    await page.keyboard.press('Enter')
    await title(page, /lignes? à confirmer/)
    const focused = () => page.evaluate<string>('document.activeElement.textContent')
    await expect.poll(focused).toMatch(/lignes? à confirmer/)

    const line = page.getByRole('button', { name: 'mar. 13 oct.', exact: true })
    await line.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('complementary', { name: 'Ligne d’heures' }).waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(focused).toBe(await line.textContent())
  })

  it('lets a member confirm its own lines on a phone in one touch, and shows nothing of others', async () => {
    const page = await open(application.address, { size: PHONE })
    await signIn(page, cannery)
    await title(page, /lignes? à confirmer/)
    await expectSound(page)
    expect(await page.getByText('Karim').count()).toBe(0)
    await page.getByRole('button', { name: /^Confirmer \d lignes · / }).click()
    await title(page, 'Tout est confirmé')
    expect(await waiting('member_confirmed_at')).toEqual(['KAR-16'])

    await page.goto('/heures?etat=tous')
    await page.getByText('Ana LOPES').first().waitFor()
    expect(await page.getByText('Laiterie').count()).toBe(0)
    await page.goto('/controles')
    await title(page, 'Page introuvable')
    expect(await page.getByText('Karim').count()).toBe(0)
    await expectSound(page)
    await page.getByRole('link', { name: 'Heures', exact: true }).waitFor()
  })

  it.for([
    { size: DESKTOP, language: 'en', scheme: 'dark' },
    { size: PHONE, language: 'fr', scheme: 'dark' },
    { size: PHONE, language: 'en', scheme: 'light' },
  ] as const)('reads well at $size.width px in $language, $scheme', async (look) => {
    const page = await open(application.address, look)
    await page.goto('/connexion')
    const name = look.language === 'fr' ? 'Français' : 'English'
    await page.getByRole('button', { name, exact: true }).click()
    await page
      .getByRole('button', { name: look.language === 'fr' ? 'Se connecter' : 'Sign in' })
      .waitFor()
    await expectSound(page)
    await signIn(page, officer)
    await title(page, look.language === 'fr' ? 'Octobre 2026' : 'October 2026')
    for (const path of ['/', '/heures?etat=tous', '/controles']) {
      await page.goto(path)
      await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
      await expect.poll(() => page.locator('[aria-busy="true"]').count()).toBe(0)
      await expectSound(page)
    }
  })
})
