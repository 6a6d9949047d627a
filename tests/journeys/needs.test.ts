import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Application, type Person, startApplication } from '../support/application.ts'
import { browserOfFile, expectSound, noBrowser, PHONE } from '../support/browser.ts'
import { signIn } from '../support/sign-in.ts'
import { SmallGroup } from '../support/small-group.ts'

const FIRST_START = { timeout: 120_000 }

describe.skipIf(noBrowser)('the needs of the members', () => {
  const open = browserOfFile()
  let application: Application
  let officer: Person
  let baker: Person
  let group: SmallGroup

  beforeAll(async () => {
    application = await startApplication()
    group = await SmallGroup.create(application.database, 'bocage')
    for (const [id, name] of [
      ['BOUL', 'Boulangerie Petit'],
      ['CONS', 'Conserverie du Bocage'],
    ] as const) {
      await group.member(id, { name })
      await group.add('memberships', { member_id: id, joined_on: '2020-01-01' })
    }
    await group.employee('ANA', { job: 'Boulanger' })
    officer = await application.person('Officier', group.id, null)
    baker = await application.person('Boulanger', group.id, 'BOUL')
  }, FIRST_START.timeout)

  const stored = () =>
    application.database.system
      .selectFrom('needs')
      .select(['need_id', 'site_id', 'skill', 'weekly_minutes', 'half_days', 'state'])
      .orderBy('need_id')
      .execute()

  const press = async (page: Page, ...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key)
  }

  it('say all that is missing at once, at its field, and bring the keyboard there', async () => {
    const page = await open(application.address)
    await signIn(page, officer)
    await page.goto('/besoins')
    await page.getByText('Aucun besoin pour l’instant').waitFor()
    await expectSound(page)
    await page.getByRole('link', { name: 'Exprimer le premier besoin' }).click()
    await page.getByRole('button', { name: 'Exprimer ce besoin' }).click()
    await page.getByText('Écrivez le métier que vous cherchez.').waitFor()
    await page.getByText('Choisissez le lieu de travail.').waitFor()
    await page.getByText('Écrivez les heures par semaine').waitFor()
    await expect
      .poll(() => page.evaluate('document.activeElement.getAttribute("aria-invalid")'))
      .toBe('true')
    await expectSound(page)
    expect(await stored()).toEqual([])
  })

  it('are stated by a baker on a phone, said back, and seen by nobody else', async () => {
    const page = await open(application.address, { size: PHONE, scheme: 'dark' })
    await signIn(page, baker)
    await page.getByRole('link', { name: 'Besoins' }).click()
    await page.getByRole('button', { name: 'Exprimer un besoin' }).click()
    await page.getByText('Pour Site BOUL.').waitFor()
    await page.getByLabel('Métier recherché').focus()
    await page.keyboard.type('Boulanger')
    await page.getByRole('button', { name: 'mardi matin' }).focus()
    await press(page, 'Space', 'Tab', 'Tab', 'Space')
    await page.getByRole('radio', { name: 'Toute l’année' }).focus()
    await press(page, 'ArrowDown')
    await page.getByLabel('Heures par semaine').focus()
    await page.keyboard.type('12 h 30')
    await page
      .getByText(/12.h.30 par semaine, mardi et jeudi matin, de novembre à mars, chaque année/)
      .waitFor()
    await expectSound(page)
    await press(page, 'Enter')
    await page.getByRole('heading', { level: 1, name: /^Boulanger, 12.h.30/ }).waitFor()
    await page.getByText('par Boulanger').waitFor()
    await expectSound(page)
    expect(await stored()).toEqual([
      {
        need_id: 'B001',
        site_id: 'BOUL',
        skill: 'Boulanger',
        weekly_minutes: 750,
        half_days: 'tue-am thu-am',
        state: 'stated',
      },
    ])

    const cannery = await application.person('Conserverie', group.id, 'CONS')
    const other = await open(application.address)
    await signIn(other, cannery)
    await other.goto('/besoins/B001')
    await other.getByText('Introuvable').waitFor()
    await other.goto('/candidats')
    await other.getByRole('heading', { level: 1 }).waitFor()
    expect(await other.getByRole('button', { name: 'Ajouter un candidat' }).count()).toBe(0)
  })

  it('keep their history when they change and are withdrawn, and come back', async () => {
    const page = await open(application.address)
    await signIn(page, officer)
    await page.goto('/besoins')
    await page.getByRole('link', { name: 'Boulanger' }).click()
    await page.getByRole('button', { name: 'Modifier' }).click()
    await page.getByLabel('Heures par semaine').fill('14')
    await page.getByRole('button', { name: 'Enregistrer les changements' }).click()
    await page.getByText(/Avant.: Heures par semaine.: 12.h.30/).waitFor()
    await page.getByRole('button', { name: 'Retirer ce besoin' }).click()
    await page.getByRole('button', { name: 'Retirer', exact: true }).click()
    await page.getByText('Une raison en quelques mots.').waitFor()
    await page.getByRole('button', { name: 'L’activité a baissé' }).click()
    await expectSound(page)
    await page.getByRole('button', { name: 'Retirer', exact: true }).click()
    await page.getByText(/«.L’activité a baissé.»/).waitFor()
    expect(await stored()).toMatchObject([{ state: 'withdrawn', weekly_minutes: 840 }])
    await page.getByRole('button', { name: 'Annuler' }).click()
    await page.getByText('Rouvert', { exact: true }).waitFor()
    expect(await stored()).toMatchObject([{ state: 'stated' }])
  })

  it('meet candidates, kept with consent and erased on their wish', async () => {
    const page = await open(application.address, { size: PHONE })
    await signIn(page, officer)
    await page.goto('/candidats')
    await page.getByRole('link', { name: 'Ajouter le premier' }).click()
    await page.getByLabel('Prénom').fill('Lou')
    await page.getByLabel('Nom', { exact: true }).fill('Roy')
    await page.getByRole('combobox', { name: /^Métiers, permis/ }).fill('Boulanger')
    await press(page, 'Enter')
    await expectSound(page)
    await page.getByRole('button', { name: 'Ajouter ce candidat' }).click()
    await page.getByRole('link', { name: 'Roy Lou' }).click()
    await page.getByRole('button', { name: 'Effacer ses données' }).click()
    await page.getByRole('button', { name: 'Effacer pour toujours' }).click()
    await page.getByText('Aucun candidat').waitFor()
    await expectSound(page)
    const left = await application.database.system.selectFrom('candidates').selectAll().execute()
    expect(left).toEqual([])
  })
})
