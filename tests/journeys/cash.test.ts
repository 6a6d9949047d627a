import { beforeAll, describe, expect, it } from 'vitest'
import { closeMonth } from '../../src/closing/index.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { month } from '../../src/shared/days.ts'
import { type Application, type Person, startApplication } from '../support/application.ts'
import { browserOfFile, expectSound, noBrowser, PHONE } from '../support/browser.ts'
import { octoberGroup } from '../support/october.ts'
import { signIn } from '../support/sign-in.ts'

const FIRST_START = { timeout: 120_000 }

const file = (name: string, content: string) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content),
})
const ofx = (label: string): string =>
  `<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>30006<BRANCHID>00001<ACCTID>12345678901</BANKACCTFROM>
<BANKTRANLIST><STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20261103<TRNAMT>10.00<FITID>1<NAME>${label}</STMTTRN></BANKTRANLIST>
<LEDGERBAL><BALAMT>510.00<DTASOF>20261103</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`

describe.skipIf(noBrowser)('the cash of a group', () => {
  const open = browserOfFile()
  let application: Application
  let officer: Person
  let number = ''

  beforeAll(async () => {
    application = await startApplication()
    const group = await octoberGroup(application.database)
    officer = await application.person('Officier', group.id, null)
    const closed = await closeMonth(application.database, {
      groupId: group.id,
      month: month('2026-10'),
      actor: 'Officier',
      clock: systemClock,
    })
    expect(closed.ok).toBe(true)
    const { rows } = await application.database.pool.query<{ n: string }>(
      'select invoice_number as n from invoices order by gross_cents desc limit 1',
    )
    number = rows[0]?.n ?? ''
  }, FIRST_START.timeout)

  it('is read from a statement, or refused with its lines', async () => {
    const page = await open(application.address)
    await signIn(page, officer)
    await page.goto('/tresorerie/releves')
    const chooser = page.getByLabel('Déposez un relevé ici')
    await chooser.setInputFiles(file('faux.ofx', ofx('X').replace('20261103<T', '20261303<T')))
    await page.getByText('Ligne 2, zone DTPOSTED').waitFor()
    await expectSound(page)
    await chooser.setInputFiles(file('releve.ofx', ofx(`ACOMPTE ${number}`)))
    await page.getByText('1 opération lue').waitFor()
    await page.getByRole('heading', { level: 1, name: '1 opération à affecter' }).waitFor()
    await expectSound(page)
  })

  it('is settled and undone with the keyboard alone', async () => {
    const page = await open(application.address)
    await signIn(page, officer)
    await page.goto('/tresorerie/releves?etat=free')
    const press = async (name: string): Promise<void> => {
      await page.getByRole('button', { name }).focus()
      await page.keyboard.press('Enter')
    }
    await press(`ACOMPTE ${number}`)
    await page.getByText(`Le libellé nomme ${number}.`).waitFor()
    await expectSound(page)
    await press('Accepter')
    await page.getByRole('heading', { name: 'Affectation', exact: true }).waitFor()
    await press('Annuler cette affectation')
    await page.getByRole('heading', { name: 'Proposition' }).waitFor()
    await press('Accepter')
    await page.goto(`/facturation/${number}`)
    await page.getByRole('heading', { name: 'Règlements' }).waitFor()
    await page.getByText('Annulation').waitFor()
    await expectSound(page)
  })

  it('is foreseen week by week, also on a phone, each figure with its parts', async () => {
    const page = await open(application.address, { size: PHONE })
    await signIn(page, officer)
    await page.goto('/tresorerie')
    await page.getByText(/Le point le plus bas/).waitFor()
    await expectSound(page)
    await page.goto('/tresorerie/encours')
    await page.getByRole('heading', { name: 'Balance âgée par adhérent' }).waitFor()
    await expectSound(page)
    await page.goto('/tresorerie/relances')
    await page.getByRole('heading', { name: 'Niveaux de relance' }).waitFor()
    await expectSound(page)
  })
})
