import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Application, type Person, startApplication } from '../support/application.ts'
import { browserOfFile, expectSound, noBrowser, PHONE } from '../support/browser.ts'
import { octoberGroup } from '../support/october.ts'
import { signIn } from '../support/sign-in.ts'
import type { SmallGroup } from '../support/small-group.ts'

const FIRST_START = { timeout: 120_000 }
const IBAN = 'FR1420041010050500013M02606'

describe.skipIf(noBrowser)('the settings of a group', () => {
  const open = browserOfFile()
  let application: Application
  let group: SmallGroup
  let officer: Person
  let cannery: Person

  beforeAll(async () => {
    application = await startApplication()
    group = await octoberGroup(application.database)
    officer = await application.person('Officier', group.id, null)
    cannery = await application.person('Conserverie', group.id, 'CONS')
  }, FIRST_START.timeout)

  const stored = () =>
    application.database.system
      .selectFrom('group_settings')
      .select(['iban', 'payment_days', 'work_accident_rate_e4', 'overtime_split'])
      .executeTakeFirst()

  const opened = async (): Promise<Page> => {
    const page = await open(application.address)
    await signIn(page, officer)
    await page.getByRole('link', { name: 'Réglages' }).click()
    await page.getByLabel('IBAN du groupement').waitFor()
    return page
  }

  const save = (page: Page) => page.getByRole('button', { name: 'Enregistrer les réglages' })

  it('say all that is wrong at once, at its field, and store nothing', async () => {
    const page = await opened()
    await page.getByLabel('IBAN du groupement').fill('FR14 2004')
    await page.getByLabel('Délai de paiement des factures (jours)').fill('61')
    await page.getByLabel('Taux accidents du travail (%)').fill('deux')
    await save(page).click()
    const wrong = page.locator('[aria-invalid="true"]')
    await expect.poll(() => wrong.count()).toBe(3)
    await page.getByText('Un nombre de jours de 0 à 60.').waitFor()
    await page.getByText('Cet IBAN n’est pas exact').waitFor()
    await page.getByText('Un pourcentage de 0 à 100').waitFor()
    expect(await page.evaluate('document.activeElement.name')).toBe('paymentDays')
    await expectSound(page)
    expect(await stored()).toBeUndefined()
  })

  it('are kept by the keyboard alone, and taken back', async () => {
    const page = await opened()
    await page.getByLabel('IBAN du groupement').focus()
    await page.keyboard.type('FR14 2004 1010 0505 0001 3M02 606')
    await page.getByLabel('Taux accidents du travail (%)').focus()
    await page.keyboard.press('Control+A')
    await page.keyboard.type('3,5')
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByText('Tout est enregistré.').waitFor()
    const changed = {
      iban: IBAN,
      payment_days: 30,
      work_accident_rate_e4: 350,
      overtime_split: 'chronological',
    }
    expect(await stored()).toEqual(changed)

    await page.getByRole('button', { name: 'Annuler' }).click()
    await expect.poll(() => page.getByLabel('IBAN du groupement').inputValue()).toBe('')
    expect(await stored()).toEqual({
      iban: null,
      payment_days: 30,
      work_accident_rate_e4: 208,
      overtime_split: 'pro_rata',
    })
  })

  it('changed by somebody else meanwhile are not overwritten', async () => {
    const [mine, theirs] = [await opened(), await opened()]
    await theirs.getByLabel('Commune').fill('Flers')
    await save(theirs).click()
    await theirs.getByText('Tout est enregistré.').waitFor()
    await mine.getByLabel('Commune').fill('Domfront')
    await save(mine).click()
    await mine.getByText('Une autre personne a changé ces réglages').waitFor()
    expect(await mine.getByLabel('Commune').inputValue()).toBe('Domfront')
    await expectSound(mine)
    await mine.getByRole('button', { name: 'Voir les réglages actuels' }).click()
    await expect.poll(() => mine.getByLabel('Commune').inputValue()).toBe('Flers')
  })

  it('show each rule with the limit of the agreement that is in force', async () => {
    await group.add('limits', {
      rule_id: 'TIM-01',
      value: 720,
      starts_on: '2026-01-01',
      source: 'Accord du 12 mars',
    })
    const page = await opened()
    await page.goto('/reglages/regles?month=2026-10')
    const rule = page.getByRole('article').filter({ hasText: 'TIM-01' }).first()
    await rule.getByText('Accord du 12 mars').waitFor()
    expect(await rule.textContent()).toMatch(/10.h.*12.h.*en vigueur/)
    expect(await rule.getByRole('link', { name: /^L3121-18/ }).getAttribute('href')).toMatch(
      /^https:\/\/www\.legifrance\.gouv\.fr\//,
    )
    await expectSound(page)
  })

  it('speak the language of the person, who finds the version and the source', async () => {
    const page = await open(application.address, { size: PHONE, scheme: 'dark' })
    await signIn(page, cannery)
    await page.goto('/reglages/affichage')
    expect(await page.getByRole('link', { name: 'Groupement' }).count()).toBe(0)
    await page.getByRole('radio', { name: 'English' }).click()
    await page.getByRole('heading', { level: 1, name: 'Display' }).waitFor()
    await page.getByRole('radio', { name: 'Light' }).check()
    await expect
      .poll(() => page.evaluate('document.documentElement.dataset.mantineColorScheme'))
      .toBe('light')
    await expectSound(page)
    await page.getByRole('link', { name: 'About' }).click()
    await page.getByText('journeys').waitFor()
    await expectSound(page)
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Download the source code of this version' }).click()
    expect((await download).suggestedFilename()).toBe('maillage.tar.gz')
  })
})
