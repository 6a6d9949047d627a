import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { testDatabase } from '../../tests/support/database.ts'
import { SmallGroup } from '../../tests/support/small-group.ts'
import { systemClock } from '../platform/clock.ts'
import { inGroup } from '../platform/database/index.ts'
import { month } from '../shared/days.ts'
import { annexesOf, closeMonth, invoicesOf, writeCloseFiles } from './index.ts'

const database = await testDatabase()
const OCTOBER = month('2026-10')
const SIGNED = {
  iban: 'FR7630006000011234567890189',
  mandate_reference: 'RUM-1',
  mandate_signed_on: '2026-01-05',
}
const BANKING = { iban: 'FR1420041010050500013M02606', creditor_identifier: 'FR72ZZZ123456' }

/** Four hours each at a member with a mandate and at one without. */
async function groupWithMembers(name: string): Promise<SmallGroup> {
  const group = await SmallGroup.create(database, name)
  await group.member('M1', SIGNED)
  await group.member('M2')
  await group.employee('P1')
  for (const n of [1, 2]) {
    await group.assignment(`A${n}`, 'P1', `M${n}`)
    await group.work(`E${n}`, `A${n}`, `2026-10-0${n}T08:00`, `2026-10-0${n}T12:00`)
  }
  return group
}

async function close(group: SmallGroup) {
  const command = { groupId: group.id, month: OCTOBER, actor: 'officer', clock: systemClock }
  const result = await closeMonth(database, command)
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}

async function written(group: SmallGroup) {
  const out = await mkdtemp(join(tmpdir(), 'debits-'))
  onTestFinished(() => rm(out, { recursive: true }))
  await writeCloseFiles(database, group.id, OCTOBER, out, { pdf: false })
  const names = await readdir(out, { recursive: true })
  const read = (name: string) => readFile(join(out, name), 'utf8')
  return {
    debits: names.includes(join('sepa', 'pain.008.xml')) ? await read('sepa/pain.008.xml') : null,
    warnings: JSON.parse(await read('report.json')).warnings,
  }
}

const WITHOUT_MANDATE = {
  kind: 'members_not_debited',
  members: [{ member_id: 'M2', missing: ['iban', 'mandate_reference', 'mandate_signed_on'] }],
}

it('collects the invoices of members with a mandate, and names the others', async () => {
  const group = await groupWithMembers('debits')
  await group.add('group_settings', { ...BANKING, city: 'Flers', bic: 'PSSTFRPPPAR' })
  expect((await close(group)).warnings).toContainEqual(WITHOUT_MANDATE)
  const { debits, warnings } = await written(group)
  expect(warnings).toContainEqual(WITHOUT_MANDATE)
  expect(debits).toContain(
    '<EndToEndId>F-2026-00001</EndToEndId></PmtId><InstdAmt Ccy="EUR">107.71<',
  )
  expect(debits).toContain('<ReqdColltnDt>2026-11-30</ReqdColltnDt>')
  expect(debits).toContain('<MsgId>PRLV-732829320-2026-10</MsgId>')
  expect(debits).not.toContain('F-2026-00002')
  expect((await written(group)).debits).toBe(debits)
})

it('makes no file while the group lacks its account or its identifier, and says so', async () => {
  const group = await groupWithMembers('no-creditor')
  const lacking = {
    kind: 'direct_debits_not_possible',
    missing: ['iban', 'creditor_identifier'],
  }
  expect((await close(group)).warnings).toContainEqual(lacking)
  const before = await written(group)
  expect(before.debits).toBeNull()
  expect(before.warnings).toContainEqual(lacking)
  await group.add('group_settings', BANKING)
  const after = await written(group)
  expect(after.debits).toContain('<MndtId>RUM-1</MndtId>')
  expect(after.warnings).toContainEqual(WITHOUT_MANDATE)
  expect(after.warnings).not.toContainEqual(lacking)
})

it('says on the invoice that it is debited only where it is', async () => {
  const group = await groupWithMembers('announced')
  await close(group)
  const mandates = () =>
    inGroup(database, group.id, async (db) => {
      const invoices = await invoicesOf(db, group.id, ['F-2026-00001', 'F-2026-00002'])
      const annexes = await annexesOf(db, group.id, invoices)
      return annexes.map(({ payment }) => payment.mandateReference)
    })
  expect(await mandates()).toEqual([null, null])
  await group.add('group_settings', BANKING)
  expect(await mandates()).toEqual(['RUM-1', null])
})
