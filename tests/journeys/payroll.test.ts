import { readFile } from 'node:fs/promises'
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

  it('is as good on a phone, in the dark and in English', async () => {
    const page = await open(application.address, { size: PHONE, scheme: 'dark', language: 'en' })
    await signIn(page, officer)
    for (const [path, title, row] of [
      ['exports', 'Exports to payroll', 'no. 1, Silae'],
      ['journal', 'Payroll journal', 'Ana LOPES'],
    ] as const) {
      await page.goto(`/paie/${path}?month=2026-10`)
      await page.getByRole('heading', { name: title, level: 1 }).waitFor()
      await page.getByText(row).first().waitFor()
      await expectSound(page)
      await look(page, `${path}-phone`)
    }
  })
})
