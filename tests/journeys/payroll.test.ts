import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { closeMonth } from '../../src/closing/index.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { addDays, day, month } from '../../src/shared/days.ts'
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

const journal = (gross: string) =>
  [
    'Matricule;Brut;Cotisations patronales;Cotisations salariales;Net avant impôt;Taux PAS;Montant PAS;Net payé',
    `0042;${gross};190,00;120,00;400,00;2,5;10,00;390,00`,
    'KAR;756,00;250,00;165,00;591,00;0;0;591,00',
  ].join('\r\n')

const sentFile = (name: string, text: string) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(text),
})

describe.skipIf(noBrowser)('the month of a payroll officer', () => {
  const open = browserOfFile()
  let application: Application
  let officer: Person

  beforeAll(async () => {
    application = await startApplication()
    const group = await octoberGroup(application.database)
    await group.add('absences', {
      absence_id: 'ABS1',
      employee_id: 'ANA',
      kind: 'sickness',
      starts_on: '2026-10-29',
      ends_on: '2026-10-30',
    })
    await group.add('establishments', {
      establishment_id: 'S',
      name: 'Siège',
      siret: '73282932000074',
    })
    await group.add('group_settings', {
      address_line: '4 rue des Haies',
      postal_code: '61100',
      city: 'Flers',
    })
    const hiredOn = addDays(day(systemClock.now().slice(0, 10)), 3)
    await group.add('employees', {
      employee_id: 'ZOE',
      first_name: 'Zoé',
      last_name: 'MARTIN',
      born_on: '1995-03-14',
      hired_on: hiredOn,
    })
    await group.contract('ZOE', { contract_id: 'C-ZOE', kind: 'permanent', starts_on: hiredOn })
    officer = await application.person('Officier', group.id, null)
    const closed = await closeMonth(application.database, {
      groupId: group.id,
      month: month('2026-10'),
      actor: 'Officier',
      clock: systemClock,
    })
    expect(closed.ok).toBe(true)
  }, FIRST_START.timeout)

  it('goes from the variables to the export, and from the journal back to the gaps', async () => {
    const page = await open(application.address)
    await signIn(page, officer)
    await page.goto('/paie?month=2026-10')
    await page.getByRole('link', { name: 'Exports', exact: true }).press('Enter')
    await page.getByRole('heading', { name: 'Exports vers la paie' }).waitFor()
    await page.getByText('Aucun export').waitFor()

    await page.getByText('Voir et changer les matricules').click()
    await page.getByLabel('Matricule de Ana LOPES').fill('0042')
    await page.getByLabel('Matricule de Ana LOPES').press('Enter')
    await page.getByText('Matricule de Ana LOPES enregistré.').first().waitFor()

    await page.getByRole('button', { name: 'Exporter octobre 2026' }).press('Enter')
    await page.getByText(/n’(a|ont) pas encore de code dans ce logiciel$/).waitFor()
    await expectSound(page)
    await look(page, 'export-refused')
    await page.getByLabel('Code : Maladie', { exact: true }).fill('AB-100')
    const missing = page.getByRole('group', { name: 'Codes du logiciel de paie' })
    while ((await missing.locator('input[aria-invalid=true]').count()) > 0)
      await missing.locator('input[aria-invalid=true]').first().fill('EV-A01')
    await page.getByRole('button', { name: /Enregistrer \d codes?/ }).press('Enter')
    await page.getByText('Les codes sont enregistrés.').first().waitFor()
    await page.getByRole('button', { name: 'Exporter octobre 2026' }).press('Enter')
    await page.getByText('Export n° 1 enregistré').first().waitFor()
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Complet' }).click()
    const file = await readFile(await (await download).path(), 'latin1')
    expect(file).toContain('0042;AB-100;2;29/10/2026;30/10/2026\r\n')
    await page.getByRole('button', { name: 'Exporter octobre 2026' }).press('Enter')
    await page.getByText('Rien n’a changé : l’export n° 1 reste le bon').first().waitFor()
    await expectSound(page)
    await look(page, 'exports')

    await page.getByLabel('Code : Maladie', { exact: true }).fill('AB-200')
    await page.getByRole('button', { name: 'Enregistrer 1 code' }).press('Enter')
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).waitFor()
    await page.getByRole('button', { name: 'Exporter octobre 2026' }).press('Enter')
    await page.getByRole('link', { name: '1 ajoutée, 0 changée, 1 retirée' }).press('Enter')
    await page.getByRole('heading', { name: 'Ce que l’export n° 2 change' }).waitFor()
    await page
      .getByRole('row', { name: /AB-200/ })
      .getByText('ajoutée')
      .waitFor()
    await page
      .getByRole('row', { name: /AB-100/ })
      .getByText('retirée')
      .waitFor()
    await expectSound(page)
    await look(page, 'difference')

    await page.getByRole('link', { name: 'Journal de paie', exact: true }).press('Enter')
    await page.getByText('Aucun journal pour ce mois').waitFor()
    const input = page.getByLabel('Journal de paie, fichier')
    await input.setInputFiles(sentFile('octobre.csv', journal('cinq cents')))
    await page.getByText('1 erreur à corriger').waitFor()
    await page.getByText('cinq cents').waitFor()
    await expectSound(page)
    await look(page, 'journal-refused')
    await input.setInputFiles(sentFile('octobre.csv', journal('520,00')))
    await page.getByText('Aucune erreur : 2 salariés, ce sera la version 1').waitFor()
    await page.getByRole('button', { name: 'Enregistrer ce journal' }).press('Enter')
    await page.getByText('Version 1 enregistrée ; les comptes sont corrigés de l’écart').waitFor()
    await page
      .getByRole('row', { name: /Ana LOPES/ })
      .getByText('10,00 € (2,5 %)')
      .waitFor()
    await expectSound(page)
    await look(page, 'journal')
  })

  it('prints documents and declares a hiring, whose number is kept nowhere', async () => {
    const page = await open(application.address)
    await signIn(page, officer)
    await page.goto('/paie/documents?month=2026-10')
    await page.getByRole('link', { name: 'État des coûts de Ana Lopes' }).waitFor()
    for (const name of [
      'États des coûts de tous',
      'Annexes des heures de tous',
      'Registre du groupement',
      'Lignes pour l’adhérent',
      'Attestations de 2026',
    ]) {
      const address = await page.getByRole('link', { name }).getAttribute('href')
      const answer = await page.request.get(address ?? '')
      expect([name, answer.status(), answer.headers()['content-type']]).toEqual([
        name,
        200,
        'application/pdf',
      ])
    }
    await page.getByLabel('Bénéficiaire depuis le').fill('2026-10-01')
    await page.getByRole('button', { name: 'Ajouter' }).press('Enter')
    await page.getByText('Le bénéficiaire est enregistré.').first().waitFor()
    await expectSound(page)
    await look(page, 'documents')

    await page.getByRole('link', { name: 'Embauches', exact: true }).press('Enter')
    await page.getByRole('link', { name: 'Zoé MARTIN' }).press('Enter')
    await page.getByText('le code APE du groupement, comme 7830Z').waitFor()
    await page.getByLabel('Code APE').fill('78.30Z')
    await page.getByLabel('Code de l’Urssaf').fill('257')
    await page.getByLabel('Téléphone').fill('0233000000')
    await page.getByLabel('Service de santé au travail').fill('01')
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).press('Enter')
    await page.getByText('le code APE du groupement, comme 7830Z').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Préparer le fichier XML' }).press('Enter')
    await page.getByText('un numéro de sécurité sociale valable').waitFor()
    await expectSound(page)
    await look(page, 'hiring')
    await page.getByLabel('Numéro de sécurité sociale').fill('2 95 03 50 502 123')
    await page.getByLabel('Sexe').selectOption('2')
    await page.getByLabel('Commune de naissance').fill('Saint-Lô')
    await page.getByLabel('Département de naissance').fill('50')
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Préparer le fichier XML' }).press('Enter')
    const file = await readFile(await (await download).path(), 'latin1')
    expect(file).toContain('<rxpers:FR_NNI.NIR.Identifier>2950350502123<')
    expect(await page.getByLabel('Numéro de sécurité sociale').inputValue()).toBe('')
    await page.getByLabel('Numéro de l’accusé').fill('ACC-2026-1')
    await page.getByRole('button', { name: 'Enregistrer l’accusé' }).press('Enter')
    await page
      .getByRole('row', { name: /Zoé MARTIN/ })
      .getByText('déclarée')
      .waitFor()
    for (const table of [
      'audit_events',
      'hiring_declarations',
      'idempotency_keys',
      'hiring_declarant',
    ]) {
      const { rows } = await application.database.pool.query(
        `select count(*)::int as n from ${table} as one where to_jsonb(one)::text like '%2950350502123%'`,
      )
      expect([table, rows]).toEqual([table, [{ n: 0 }]])
    }
  })

  it('is as good on a phone, in the dark and in English', async () => {
    const page = await open(application.address, { size: PHONE, scheme: 'dark', language: 'en' })
    await signIn(page, officer)
    for (const [path, title, row] of [
      ['exports', 'Exports to payroll', 'no. 1, Silae'],
      ['journal', 'Payroll journal', 'Ana LOPES'],
      ['documents', 'Documents of pay and people', 'Ana Lopes'],
      ['embauches', 'Declarations of hiring', 'Zoé MARTIN'],
    ] as const) {
      await page.goto(`/paie/${path}?month=2026-10`)
      await page.getByRole('heading', { name: title, level: 1 }).waitFor()
      await page.getByText(row).first().waitFor()
      await expectSound(page)
      await look(page, `${path}-phone`)
    }
  })
})
