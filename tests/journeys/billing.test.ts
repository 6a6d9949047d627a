import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { closeMonth } from '../../src/closing/index.ts'
import { verifyGroup } from '../../src/ledger/index.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { month } from '../../src/shared/days.ts'
import { type Application, type Person, startApplication } from '../support/application.ts'
import { browserOfFile, DESKTOP, expectSound, noBrowser, PHONE } from '../support/browser.ts'
import { octoberGroup } from '../support/october.ts'
import type { SmallGroup } from '../support/small-group.ts'

const FIRST_START = { timeout: 120_000 }
const JOURNEY = { timeout: 90_000 }

async function signIn(page: Page, { email, password }: Person): Promise<void> {
  await page.goto('/connexion')
  await page.getByRole('textbox', { name: /Adresse/ }).fill(email)
  await page.getByRole('textbox', { name: /Mot de passe/ }).fill(password)
  await page.getByRole('button', { name: /Se connecter/ }).click()
  await page.waitForURL((url) => url.pathname === '/')
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })

describe.skipIf(noBrowser)('prices, disputes and credit notes', () => {
  const open = browserOfFile()
  let application: Application
  let officer: Person
  let member: Person
  let group: SmallGroup

  beforeAll(async () => {
    application = await startApplication()
    group = await octoberGroup(application.database)
    for (const member_id of ['CONS', 'LAIT'])
      await group.add('memberships', { member_id, joined_on: '2025-01-01' })
    officer = await application.person('Officier', group.id, null)
    member = await application.person('Conserverie', group.id, 'CONS')
  }, FIRST_START.timeout)

  it('lets the board decide a price, for all, from a month on', JOURNEY, async () => {
    const page = await open(application.address)
    await signIn(page, officer)
    await page.goto('/facturation/prix?month=2026-10')
    await page.getByText('Aucune décision enregistrée').waitFor()
    await page.getByLabel('Facturé').selectOption('at_cost')
    await page.getByLabel('À partir du mois').fill('2026-10')
    await page.getByLabel('Décidé le').fill('2026-09-14')
    await page.getByRole('textbox', { name: /^Décision/ }).fill('CA du 14 septembre, résolution 3')
    await button(page, 'Enregistrer la décision').click()
    await page.getByRole('cell', { name: 'au réel, sans coefficient' }).waitFor()
    await page.getByLabel('Jours').fill('46')
    await button(page, 'Changer le délai').click()
    await page.getByText('46 jours après l’émission, c’est trop : 45 au plus').waitFor()
    await expectSound(page)
  })

  it('lets a member dispute a line on its phone, and the group settle it', JOURNEY, async () => {
    const phone = await open(application.address, { size: PHONE })
    await signIn(phone, member)
    await phone.goto('/facturation/prefactures?month=2026-10')
    await phone.getByText('Ana LOPES').waitFor()
    await button(phone, 'Contester…').click()
    await phone.getByLabel('Qu’est-ce qui ne va pas ?').fill('Partie à 15 h le 5')
    await button(phone, 'Contester la ligne').click()
    await phone.getByText('contestée').last().waitFor()
    await expectSound(phone)

    const page = await open(application.address)
    await signIn(page, officer)
    await page.goto('/facturation/prefactures?month=2026-10')
    await page.getByText('à trancher').first().waitFor()
    await expectSound(page)
    await page.getByRole('link', { name: 'Conserverie du Bocage' }).first().click()
    await page.getByText('Partie à 15 h le 5').waitFor()
    await button(page, 'Facturer quand même…').click()
    await page.getByLabel('Votre réponse').fill('La pointeuse dit 15 h 30')
    await button(page, 'Facturer la ligne').click()
    await page.getByText('facturée par décision').waitFor()
    await expectSound(page)
  })

  it('takes an invoice back and shows its life', JOURNEY, async () => {
    const command = { groupId: group.id, month: month('2026-10'), actor: 'Officier' }
    await closeMonth(application.database, { ...command, clock: systemClock })
    const page = await open(application.address, { size: DESKTOP })
    await signIn(page, officer)
    await page.goto('/facturation/F-2026-00001?month=2026-10')
    await button(page, 'Avoir…').click()
    await page.getByRole('textbox', { name: /^Motif/ }).fill('Heures contestées')
    await button(page, /Émettre l’avoir/).click()
    await page.getByRole('heading', { level: 1, name: 'Avoir F-2026-00003' }).waitFor()
    await page.getByText('Heures contestées').first().waitFor()
    await page.getByRole('link', { name: 'Facture F-2026-00001' }).click()
    await page.getByText('que la prochaine clôture facturerait').waitFor()
    await expectSound(page)
    await button(page, 'Facturer ce qui a changé').click()
    await button(page, 'Émettre la rectification').click()
    await page.getByRole('heading', { level: 1, name: /Facture rectificative/ }).waitFor()
    expect(await verifyGroup(application.database, group.id)).toEqual([])
  })

  it('invoices an advance and a fee besides the close', JOURNEY, async () => {
    const page = await open(application.address)
    await signIn(page, officer)
    await page.goto('/facturation/hors-cloture?month=2026-10')
    await page.getByText('Enregistrer une cotisation').click()
    await page.getByLabel('Nom').fill('Cotisation')
    await page.getByLabel('Assiette').selectOption('flat')
    await page.getByLabel('Montants HT').fill('30')
    await page.getByLabel(/^À partir du/).fill('2026-01-01')
    await page.getByLabel('Décidé le').fill('2025-12-10')
    await page.getByRole('textbox', { name: /^Décision/ }).fill('AG du 10 décembre')
    await button(page, 'Enregistrer la cotisation').click()
    await button(page, /Émettre 2 factures, 60,00/).click()
    await page.getByText('2 factures émises').first().waitFor()
    await expectSound(page)
    await page.getByLabel('Adhérent').first().selectOption('CONS')
    await page.getByLabel('Montant HT').first().fill('1 000,00')
    await page.getByLabel('Objet').fill('Acompte de novembre')
    await button(page, 'Émettre la facture d’acompte').click()
    await page.getByRole('heading', { level: 1, name: /^Acompte F-2026/ }).waitFor()
    expect(await verifyGroup(application.database, group.id)).toEqual([])
  })
})
