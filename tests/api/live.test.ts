import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { openRenderer } from '../../src/adapters/factur-x/index.ts'
import { closeMonth, openDocuments, runClose } from '../../src/closing/index.ts'
import { month } from '../../src/shared/days.ts'
import { testApi } from '../support/api.ts'
import { filesOf, SMALL, withRow } from '../support/package.ts'
import { SmallGroup } from '../support/small-group.ts'

const { database, clock, signedIn } = await testApi()

async function groupWithHours(name: string): Promise<SmallGroup> {
  const group = await SmallGroup.create(database, name)
  for (const id of ['M1', 'M2']) {
    await group.member(id)
    await group.employee(`P-${id}`)
    await group.assignment(`A-${id}`, `P-${id}`, id)
    for (const of of ['09', '10'])
      await group.work(`${id}-${of}`, `A-${id}`, `2026-${of}-07T08:00`, `2026-${of}-07T20:00`)
  }
  return group
}

it('tells the progress of a close while it runs, until it is done', async () => {
  const group = await groupWithHours('live')
  const ana = await signedIn('live', group.id)
  const started = await ana('POST', '/closes', { month: '2026-09' })
  const { runId } = started.body as { runId: string }
  const events = ana('GET', `/close-runs/${runId}/events`)
  const command = { groupId: group.id, month: month('2026-09'), runId, clock }
  expect(await runClose(database, command)).toBe('done')
  const { text, headers } = await events
  expect(headers['content-type']).toMatch('text/event-stream')
  const states = [...text.matchAll(/^event: progress\ndata: (.*)$/gm)].map(
    ([, data = '']) => JSON.parse(data) as { state: string; stepsDone: number; stepsTotal: number },
  )
  expect(states.length).toBeGreaterThan(1)
  expect(states.at(-1)).toMatchObject({ state: 'done' })
  const { stepsDone, stepsTotal } = states.at(-1) ?? { stepsDone: 0, stepsTotal: -1 }
  expect(stepsDone).toBe(stepsTotal)
  const done = states.map((state) => state.stepsDone)
  expect(done).toEqual(done.toSorted((a, b) => a - b))
})

it('lets one of two changes of the same version through', async () => {
  const group = await SmallGroup.create(database, 'twins')
  const ana = await signedIn('twins', group.id)
  const read = await ana('GET', '/group/settings')
  const tag = { 'if-match': String(read.headers['etag']) }
  const cities = ['Alençon', 'Caen', 'Flers', 'Vire']
  const answers = await Promise.all(
    cities.map((city) => ana('PUT', '/group/settings', { ...(read.body as object), city }, tag)),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412])
  const won = cities[answers.findIndex(({ status }) => status === 200)]
  expect((await ana('GET', '/group/settings')).body).toMatchObject({ city: won })
})

it('makes the documents of an invoice once, when they are asked for', async () => {
  const group = await groupWithHours('papers')
  const of = { groupId: group.id, month: month('2026-09') }
  expect((await closeMonth(database, { ...of, actor: 'test', clock })).ok).toBe(true)
  const ana = await signedIn('papers', group.id)
  const { body } = await ana('GET', '/invoices?month=2026-09&member=M1')
  const [{ invoiceNumber }] = (body as { items: [{ invoiceNumber: string }] }).items
  const stored = async () =>
    (
      await sql<{ n: number }>`select count(*)::int as n from invoice_documents
        where group_id = ${group.id}`.execute(database.system)
    ).rows[0]?.n
  expect(await stored()).toBe(0)

  const path = `/invoices/${invoiceNumber}`
  const own = await signedIn('m1', group.id, 'M1')
  const other = await signedIn('m2', group.id, 'M2')
  expect((await other('GET', `${path}/pdf`)).status).toBe(404)
  expect(await stored()).toBe(0)
  // More than there are connections, so that one that waits keeps none.
  const asked = await Promise.all(
    Array.from({ length: 12 }, (_, n) => (n % 2 ? ana : own)('GET', `${path}/pdf`)),
  )
  const [first] = asked
  for (const { status, text, headers } of asked) {
    expect([status, headers['content-type']]).toEqual([200, 'application/pdf'])
    expect(text.startsWith('%PDF-')).toBe(true)
    expect(text).toBe(first?.text)
  }
  expect(await stored()).toBe(1)
  const xml = await own('GET', `${path}/xml`)
  expect([xml.status, xml.headers['content-type']]).toEqual([200, 'application/xml'])
  expect(xml.text).toContain(`<ram:ID>${invoiceNumber}</ram:ID>`)
  expect((await own('GET', `${path}/pdf`)).text).toBe(first?.text)

  const elsewhere = openDocuments(database, openRenderer)
  const again = await elsewhere.make(group.id, invoiceNumber)
  await elsewhere.close()
  expect(again.pdf.toString('utf8')).toBe(first?.text)
  expect(await stored()).toBe(1)
})

it('counts the findings of a month where its close stands', async () => {
  const group = await groupWithHours('steps')
  const ana = await signedIn('steps', group.id)
  const { total } = (await ana('GET', '/findings?month=2026-10')).body as { total: number }
  expect(total).toBeGreaterThan(0)
  const { steps } = (await ana('GET', '/closes/2026-10')).body as {
    steps: { step: string; state: string; counts: Record<string, number> }[]
  }
  const checks = steps.find(({ step }) => step === 'checks')
  expect(checks?.counts['findings']).toBe(total)
  expect(checks?.state).toBe((checks?.counts['breaches'] ?? 0) > 0 ? 'attention' : 'ready')
  const { body } = await ana('GET', '/months/2026-10/summary')
  expect(body).toMatchObject({ findings: { total } })
})

it('counts the entries of a closed month that the next close corrects', async () => {
  const group = await groupWithHours('late')
  const open = { employee_confirmed_at: null, member_confirmed_at: null }
  await group.work('LATE', 'A-M1', '2026-10-08T08:00', '2026-10-08T12:00', open)
  await group.work('NEVER', 'A-M2', '2026-10-08T08:00', '2026-10-08T12:00', open)
  const ana = await signedIn('late', group.id)
  const corrections = async () =>
    ((await ana('GET', '/closes/2026-11')).body as { corrections: unknown }).corrections
  const of = { groupId: group.id, actor: 'test', clock }
  expect((await closeMonth(database, { ...of, month: month('2026-09') })).ok).toBe(true)
  expect((await closeMonth(database, { ...of, month: month('2026-10') })).ok).toBe(true)
  expect(await corrections()).toEqual([])

  const confirm = (side: string) =>
    ana('POST', '/hours/confirmations', { entryIds: ['LATE'], side })
  expect((await confirm('member')).status).toBe(200)
  expect(await corrections()).toEqual([])
  expect((await confirm('employee')).status).toBe(200)
  expect(await corrections()).toEqual([{ month: '2026-10', entries: 1 }])
  const times = { startsAt: '2026-09-07T08:00', endsAt: '2026-09-07T19:00', breakMinutes: 0 }
  const body = { kind: 'times', version: 1, ...times }
  expect((await ana('POST', '/hours/M1-09/corrections', body)).status).toBe(201)
  expect(await corrections()).toEqual([
    { month: '2026-09', entries: 1 },
    { month: '2026-10', entries: 1 },
  ])

  expect((await closeMonth(database, { ...of, month: month('2026-11') })).ok).toBe(true)
  expect(await corrections()).toEqual([])
  const december = (await ana('GET', '/closes/2026-12')).body
  expect(december).toMatchObject({ corrections: [] })
})

it('says the codes of a file in words, each beside its code', async () => {
  const group = await groupWithHours('words')
  const of = { groupId: group.id, actor: 'test', clock }
  expect((await closeMonth(database, { ...of, month: month('2026-09') })).ok).toBe(true)
  const ana = await signedIn('words', group.id)
  const file = async (path: string) => (await ana('GET', `${path}?month=2026-09&format=csv`)).text
  expect(await file('/pay-variables')).toContain('hours_normal;Heures normales;12:00;')
  expect(await file('/invoices')).toContain(';Facture;invoice;')
  expect(await file('/findings')).toContain(';Dépassement;breach;Heures déclarées;worked;')
})

it('keeps the findings when hours are confirmed, and judges anew when they change', async () => {
  const group = await groupWithHours('revision')
  const ana = await signedIn('revision', group.id)
  const revision = async () =>
    (
      await sql<{ revision: number }>`select revision from group_revision
        where group_id = ${group.id}`.execute(database.system)
    ).rows[0]?.revision ?? 0
  const before = await revision()
  const undo = { entryIds: ['M1-10'], side: 'member' }
  expect((await ana('POST', '/hours/confirmations/undo', undo)).status).toBe(200)
  expect((await ana('POST', '/hours/confirmations', undo)).status).toBe(200)
  expect(await revision()).toBe(before)
  const times = { startsAt: '2026-10-07T08:00', endsAt: '2026-10-07T12:00', breakMinutes: 0 }
  const body = { kind: 'times', version: 1, ...times }
  expect((await ana('POST', '/hours/M1-10/corrections', body)).status).toBe(201)
  expect(await revision()).toBeGreaterThan(before)
})

it('sorts names as people read them', async () => {
  const group = await SmallGroup.create(database, 'names')
  const names = ['Zola', 'Éluard', 'Dumas', 'Eco', 'Faure', 'érard']
  for (const [index, last_name] of names.entries()) {
    const id = `${index}`
    await group.member(`M${id}`, { name: last_name })
    await group.add('employees', {
      employee_id: id,
      first_name: 'Noa',
      last_name,
      hired_on: '2026-01-01',
    })
    await group.contract(id, { contract_id: `C${id}` })
    await group.assignment(`A${id}`, id, `M${id}`)
    await group.work(`E${id}`, `A${id}`, '2026-10-07T08:00', '2026-10-07T12:00')
  }
  const ana = await signedIn('names', group.id)
  const listed = async (path: string, name: string) =>
    ((await ana('GET', path)).body as { items: Record<string, unknown>[] }).items.map((row) =>
      String(row[name]).replace('Noa ', ''),
    )
  const right = ['Dumas', 'Eco', 'Éluard', 'érard', 'Faure', 'Zola']
  expect(await listed('/hours?month=2026-10&sort=employee', 'employeeName')).toEqual(right)
  expect(await listed('/hours?month=2026-10&sort=-employee', 'employeeName')).toEqual(
    right.toReversed(),
  )
  expect(await listed('/hours?month=2026-10&sort=member', 'memberName')).toEqual(right)
  expect(await listed('/hours/members?month=2026-10', 'memberName')).toEqual(right)
  expect(await listed('/employees?month=2026-10', 'lastName')).toEqual(right)
  expect(await listed('/members?month=2026-10', 'name')).toEqual(right)
})

/** A form as a browser sends it. */
async function formOf(files: Readonly<Record<string, string>>) {
  const form = new FormData()
  for (const [name, text] of Object.entries(files))
    form.append('files', new Blob([text], { type: 'text/csv' }), name)
  const request = new Request('http://localhost/', { method: 'POST', body: form })
  const type = request.headers.get('content-type') ?? ''
  return { body: Buffer.from(await request.arrayBuffer()), headers: { 'content-type': type } }
}

it('imports the files of a form: all of them, or nothing and every error', async () => {
  const group = await SmallGroup.create(database, 'G')
  const zoe = await signedIn('zoe', group.id)
  const send = async (files: Readonly<Record<string, string>>, query = '') => {
    const { body, headers } = await formOf(files)
    return zoe('POST', `/imports${query}`, body, headers)
  }
  const people = async () =>
    ((await zoe('GET', '/employees?month=2026-10')).body as { total: number }).total

  const wrong = withRow(SMALL, 'employees', 'P1', { hired_on: '2022-02-30' })
  const refused = await send(filesOf(withRow(wrong, 'contracts', 'C1', { job: '' })))
  expect(refused.status).toBe(422)
  expect(refused.body).toMatchObject({
    facts: { kind: 'invalid-package', errors: 2 },
    errors: [
      { path: '/body/employees.csv/2/hired_on', value: '2022-02-30' },
      { path: '/body/contracts.csv/2/job', value: '' },
    ],
  })
  expect(await people()).toBe(0)

  const dry = await send(filesOf(SMALL), '?dryRun=true')
  expect([dry.status, dry.body]).toMatchObject([200, { stored: false }])
  expect(await people()).toBe(0)

  const stored = await send(filesOf(SMALL))
  expect([stored.status, stored.body]).toMatchObject([200, { stored: true }])
  expect(await people()).toBe(2)
  const again = (await send(filesOf(SMALL))).body as { tables: { added: number }[] }
  expect(again.tables.every(({ added }) => added === 0)).toBe(true)

  const foreign = withRow(SMALL, 'group', 'G', { group_id: 'H' })
  expect((await send(filesOf(foreign))).status).toBe(422)
})
