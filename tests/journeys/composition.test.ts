import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Application, type Person, startApplication } from '../support/application.ts'
import { browserOfFile, DESKTOP, expectSound, noBrowser, PHONE } from '../support/browser.ts'
import { groupWithNeeds } from '../support/composition.ts'
import { signIn } from '../support/sign-in.ts'

const FIRST_START = { timeout: 120_000 }
/** A run, a trial and two acceptances, on a busy machine. */
const WALK = { timeout: 120_000 }

const PATIENT = { timeout: 20_000 }

const title = (page: Page, text: string | RegExp) =>
  page.getByRole('heading', { level: 1, name: text }).waitFor()

const focusedText = (page: Page) =>
  page.evaluate<string>('document.activeElement.textContent.trim()')

/** The page has its answers: nothing is awaited any more. */
async function settled(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
  await expect.poll(() => page.locator('[aria-busy="true"]').count(), PATIENT).toBe(0)
}

describe.skipIf(noBrowser)('the composition of jobs', () => {
  const open = browserOfFile()
  let application: Application
  let officer: Person
  let member: Person

  beforeAll(async () => {
    application = await startApplication()
    const group = await groupWithNeeds(application.database, 'composition')
    officer = await application.person('Officier', group.id, null)
    member = await application.person('Adherent', group.id, 'M1')
  }, FIRST_START.timeout)

  const needStates = async () => {
    const rows = await application.database.system
      .selectFrom('needs')
      .select(['need_id', 'state'])
      .orderBy('need_id')
      .execute()
    return rows.map(({ need_id, state }) => `${need_id} ${state}`)
  }

  it('leads from three needs to a post, and back, with the keyboard', WALK, async () => {
    const page = await open(application.address)
    page.setDefaultTimeout(30_000)
    await signIn(page, officer)
    await page.goto('/composition')
    await page.getByText('5 besoins attendent une personne').waitFor()
    await expectSound(page)
    await page.getByRole('button', { name: 'Composer les emplois' }).press('Enter')
    await title(page, '2 emplois à temps plein, le mieux possible')
    await expectSound(page)

    const jobs = page.getByRole('main').locator('li h3 a')
    await jobs.first().focus()
    const first = await focusedText(page)
    await page.keyboard.press('ArrowDown')
    expect(await focusedText(page)).not.toBe(first)

    const shared = page.getByRole('listitem').filter({ hasText: 'Adherent M1' })
    await shared.filter({ hasText: 'Adherent M3' }).locator('h3 a').press('Enter')
    await title(page, /3 adhérents$/)
    await page.getByRole('heading', { level: 2, name: 'La semaine' }).waitFor()
    await expectSound(page)
    const monday = page.getByRole('button', { name: /lundi matin/ })
    await monday.focus()
    await page.keyboard.press('ArrowRight')
    expect(await focusedText(page)).toContain('mardi matin')
    await page.keyboard.press('Enter')
    await page.getByRole('complementary').getByText('Heures demandées').waitFor()
    await expectSound(page)
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: 'Créer le poste' }).press('Enter')
    await page.getByText('Le poste est ouvert.').waitFor()
    expect(await needStates()).toEqual([
      'N1 being_answered',
      'N2 being_answered',
      'N3 being_answered',
      'N4 stated',
      'N5 stated',
    ])
    const message = page.getByRole('region', { name: 'Message' })
    await message.getByRole('button', { name: 'Annuler' }).press('Enter')
    await page.getByRole('button', { name: 'Créer le poste' }).waitFor()
    expect(await needStates()).toContain('N1 stated')

    await page.getByRole('button', { name: 'Créer le poste' }).press('Enter')
    await page.getByRole('link', { name: 'Voir le poste' }).press('Enter')
    await title(page, 'Postes à pourvoir')
    await page.getByRole('complementary').getByText('Adherent M3').waitFor()
    await expectSound(page)
  })

  it('says which hours lack, and what would be if somebody asked for them', WALK, async () => {
    const page = await open(application.address)
    page.setDefaultTimeout(30_000)
    await signIn(page, officer)
    await page.goto('/composition?onglet=a-chercher')
    await page.getByRole('link', { name: /^11\sh manquent vendredi/ }).click()
    await page.getByRole('heading', { name: 'Qui pourrait les apporter' }).waitFor()
    await expectSound(page)
    await page.getByRole('button', { name: 'Et si quelqu’un les demandait ?' }).click()
    await expectSound(page)
    await page.getByRole('button', { name: 'Essayer' }).click()
    await page.getByText('Essai : rien n’est encore retenu').waitFor()
    await page.getByText('Emplois : +1.').waitFor()
    await expectSound(page)
    await page.getByRole('button', { name: 'Annuler cet essai' }).click()
    await expect.poll(() => page.getByText('rien n’est encore retenu').count(), PATIENT).toBe(0)
    expect(await needStates()).toHaveLength(5)
  })

  it('is not shown to a member company', async () => {
    const page = await open(application.address)
    await signIn(page, member)
    for (const path of ['/composition', '/postes']) {
      await page.goto(path)
      await title(page, 'Page introuvable')
    }
  })

  it.for([
    { size: DESKTOP, language: 'en', scheme: 'dark' },
    { size: PHONE, language: 'fr', scheme: 'light' },
  ] as const)('reads well at $size.width px in $language, $scheme', WALK, async (look) => {
    const page = await open(application.address, look)
    await signIn(page, officer)
    const tabs = ['', '?onglet=a-chercher', '?onglet=restes', '?onglet=besoins']
    const pages = [
      ...tabs.map((tab) => `/composition${tab}`),
      '/postes',
      '/postes?onglet=documents',
    ]
    for (const path of pages) {
      await page.goto(path)
      await settled(page)
      await expectSound(page)
    }
  })
})
