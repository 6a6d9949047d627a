import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import type { GroupId } from '../../src/shared/ids.ts'
import { type Application, type Person, startApplication } from '../support/application.ts'
import { browserOfFile, expectSound, noBrowser, PHONE } from '../support/browser.ts'
import { filesOf, SMALL } from '../support/package.ts'
import { signIn } from '../support/sign-in.ts'

const FIRST_START = { timeout: 120_000 }
const GROUP = 'G' as GroupId

const csv = (files: Readonly<Record<string, string>>) =>
  Object.entries(files).map(([name, text]) => ({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(text),
  }))

const RIGHT = filesOf(SMALL)
const WRONG = {
  ...RIGHT,
  'members.csv': 'member_id,name,siren,joined_on\nM1,A,123456789,2020-01-01\nM2,=B,,01/02/2020\n',
  'notes.csv': 'a,b\n1,2\n',
}

/** Chooses files by the button that a person presses. */
async function choose(page: Page, files: Readonly<Record<string, string>>): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choisir les fichiers' }).click()
  await (await chooser).setFiles(csv(files))
}

describe.skipIf(noBrowser)('the data of a group', () => {
  const open = browserOfFile()
  let application: Application
  let officer: Person

  beforeAll(async () => {
    application = await startApplication()
    await application.database.system
      .insertInto('employer_group')
      .values({ group_id: GROUP, name: 'Vide', country: 'FR', time_zone: 'Europe/Paris' })
      .execute()
    officer = await application.person('Officier', GROUP, null)
  }, FIRST_START.timeout)

  const storedMembers = () =>
    application.database.system.selectFrom('members').select('name').orderBy('name').execute()

  it('says everything that is wrong, by file, and gives the list', async () => {
    const page = await open(application.address)
    await signIn(page, officer)
    await page.goto('/reglages/donnees')
    await page.getByText('Le groupement est encore vide').waitFor()
    await choose(page, WRONG)
    await page.getByText('erreurs à corriger').waitFor()
    await page.getByText('notes.csv : fichier inconnu, ignoré').waitFor()
    const row = page.getByRole('row').filter({ hasText: '01/02/2020' })
    expect(await row.getByRole('cell').allTextContents()).toEqual([
      '3',
      'joined_on',
      '01/02/2020',
      'une date AAAA-MM-JJ',
    ])
    await expectSound(page)

    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Télécharger la liste des erreurs' }).click()
    const list = await readFile(await (await download).path(), 'utf8')
    expect(list).toContain('members.csv;3;joined_on;01/02/2020;une date AAAA-MM-JJ\r\n')
    expect(await storedMembers()).toEqual([])
  })

  it('shows what an import will do, stores it at the press of a button, and once only', async () => {
    const page = await open(application.address, { size: PHONE })
    await signIn(page, officer)
    await page.goto('/reglages/donnees')
    await choose(page, RIGHT)
    await page.getByText('Aucune erreur. Voici ce que l’import fera').waitFor()
    expect(await storedMembers()).toEqual([])
    await expectSound(page)

    await page.getByRole('button', { name: /^Importer \d+ lignes$/ }).press('Enter')
    await page.getByText(/Import terminé\s: 22 lignes$/).waitFor()
    expect(await storedMembers()).toEqual([{ name: 'Scierie, "du Bois"' }, { name: 'Sucrerie' }])
    await expectSound(page)

    await choose(page, RIGHT)
    await page.getByText('Rien à importer : tout est déjà enregistré').waitFor()
    expect(await page.getByRole('button', { name: /^Importer \d/ }).count()).toBe(0)
  })

  it('leaves as a workbook that comes back without a change', async () => {
    const page = await open(application.address)
    await signIn(page, officer)
    await page.goto('/reglages/donnees')
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Exporter le groupement' }).click()
    const workbook = await download
    expect(workbook.suggestedFilename()).toMatch(/^maillage-G-\d{4}-\d\d-\d\d\.xlsx$/)
    const buffer = await readFile(await workbook.path())
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Choisir les fichiers' }).click()
    await (await chooser).setFiles({ name: 'groupe.xlsx', mimeType: '', buffer })
    await page.getByText('Rien à importer : tout est déjà enregistré').waitFor()
  })

  it('of another group stay outside', async () => {
    const page = await open(application.address)
    await signIn(page, officer)
    await page.goto('/reglages/donnees')
    await choose(page, { 'group.csv': 'group_id,name,country,time_zone\nX,X,FR,Europe/Paris\n' })
    await page.getByText('1 erreur à corriger').waitFor()
    await page.getByRole('cell', { name: 'le groupement G' }).waitFor()
  })

  it('are not shown to a member company', async () => {
    const sucrerie = await application.person('Sucrerie', GROUP, 'M2')
    const page = await open(application.address)
    await signIn(page, sucrerie)
    for (const path of ['/api/v1/export', '/api/v1/group/settings', '/api/v1/rules'])
      expect((await page.request.get(path)).status(), path).toBe(404)
    const form = { file: { name: 'group.csv', mimeType: 'text/csv', buffer: Buffer.from('') } }
    const sent = await page.request.post('/api/v1/imports?dryRun=true', { multipart: form })
    expect(sent.status()).toBe(404)
  })
})
