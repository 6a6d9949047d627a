import { beforeAll, describe, expect, it } from 'vitest'
import { type Application, type Person, startApplication } from '../support/application.ts'
import { browserOfFile, expectSound, noBrowser, PHONE } from '../support/browser.ts'
import { octoberGroup } from '../support/october.ts'
import { signIn } from '../support/sign-in.ts'
import type { SmallGroup } from '../support/small-group.ts'

const FIRST_START = { timeout: 120_000 }

/** Some day of this year: the pages go by the clock of the machine. */
const inDays = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

describe.skipIf(noBrowser)('the dates that the law sets', () => {
  const open = browserOfFile()
  let application: Application
  let group: SmallGroup
  let officer: Person

  beforeAll(async () => {
    application = await startApplication()
    group = await octoberGroup(application.database)
    const { employee_id } = await application.database.system
      .selectFrom('employees')
      .select('employee_id')
      .orderBy('employee_id')
      .executeTakeFirstOrThrow()
    await group.add('skills', { employee_id, skill: 'CACES R489', valid_until: inDays(12) })
    officer = await application.person('Officier', group.id, null)
  }, FIRST_START.timeout)

  it('are marked as done by the keyboard alone, and taken back', async () => {
    const page = await open(application.address)
    await signIn(page, officer)
    await page.getByRole('link', { name: /échéances? légales?/ }).waitFor()
    await page.goto(`${application.address}/echeances?sur=skills`)
    const row = page.getByRole('button', { name: 'Fin de validité d’une habilitation' })
    await row.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('complementary').getByLabel('Note').fill('formation le 3')
    await expectSound(page)
    await page.getByRole('button', { name: 'Marquer comme fait' }).press('Enter')
    await page.getByText('L’échéance est faite.').first().waitFor()
    const marks = () =>
      application.database.system.selectFrom('deadline_marks').select('note').execute()
    expect(await marks()).toEqual([{ note: 'formation le 3' }])
    await page.getByRole('button', { name: 'Annuler' }).click()
    await expect.poll(marks).toEqual([])
  })

  it('and the headcounts read on a phone, in the dark too', async () => {
    const page = await open(application.address, { size: PHONE, scheme: 'dark' })
    await signIn(page, officer)
    await page.goto(`${application.address}/echeances`)
    await page.getByRole('heading', { level: 1, name: /sous 30 jours/ }).waitFor()
    await expectSound(page)
    await page.goto(`${application.address}/reglages/effectifs?le=2026-10-31`)
    await page.getByText('Qui compte, et pour combien').first().waitFor()
    await expectSound(page)
  })
})
