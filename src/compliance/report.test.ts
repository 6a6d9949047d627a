import { readXlsx } from 'hucre/xlsx'
import { beforeAll, describe, expect, it } from 'vitest'
import { testApi } from '../../tests/support/api.ts'
import { SmallGroup } from '../../tests/support/small-group.ts'
import { inGroup } from '../platform/database/index.ts'
import { day } from '../shared/days.ts'
import type { FindingRow } from './compliance-contract.ts'
import { recordPage } from './record-page.ts'
import { peopleOfReport, reportHead, timeRecords } from './time-records.ts'

const OCTOBER = { from: day('2026-10-01'), to: day('2026-10-31') }
const QUERY = 'from=2026-10-01&to=2026-10-31'

describe('the report for the labour inspector', async () => {
  const { database, signedIn } = await testApi()
  const group = await SmallGroup.create(database, 'GE1')
  const other = await SmallGroup.create(database, 'GE2')
  for (const one of [group, other]) {
    await one.member('M1', { name: `Ferme de ${one.id}` })
    await one.add('memberships', { member_id: 'M1', joined_on: '2026-01-01' })
    await one.employee('P1', { weekly_minutes: 2_100 })
    await one.assignment('A1', 'P1', 'M1')
    await one.work('E1', 'A1', '2026-10-12T07:00', '2026-10-12T18:30', { break_minutes: 30 })
  }
  await group.employee('P2')
  await group.add('limits', {
    rule_id: 'TIM-05',
    value: 540,
    starts_on: '2026-01-01',
    source: 'Accord de branche',
  })
  const officer = await signedIn('officer', group.id)
  const member = await signedIn('m1', group.id, 'M1')

  beforeAll(async () => {
    const { body } = await officer('GET', '/findings?month=2026-10&rule=TIM-01')
    const { items } = body as { items: FindingRow[] }
    const findingIds = items.map(({ findingId }) => findingId)
    await officer('POST', '/findings/acceptances', { findingIds, reason: 'Récolte' })
  })

  const pageOf = () =>
    inGroup(database, group.id, async (db) => {
      const people = await peopleOfReport(db, OCTOBER, ['P1'])
      const head = await reportHead(db, OCTOBER)
      const lots = []
      for await (const lot of timeRecords(database, group.id, people, OCTOBER)) lots.push(...lot)
      return recordPage(lots, head, OCTOBER, day('2026-11-02'))
    })

  it('tells each period, each week, what was found, why it was accepted, and the agreements', async () => {
    const page = await pageOf()
    expect(page.people).toMatchObject([
      {
        name: 'P1 Camille',
        weeks: [
          {
            title: 'Semaine du 12/10/2026 au 18/10/2026',
            minutes: '11 h',
            days: [
              {
                day: 'lun. 12/10',
                spans: ['07 h 00 – 18 h 30 · Ferme de GE1, Site M1'],
                pause: '30 min',
                minutes: '11 h',
              },
            ],
          },
        ],
        findings: [
          {
            day: '12/10/2026',
            text: 'Durée quotidienne maximale : 11 h pour 10 h',
            article: 'L3121-18',
            state: 'accepté par officer le 02/11/2026 : Récolte',
          },
        ],
      },
    ])
    expect(page.agreements).toEqual([
      'Repos quotidien : 9 h, depuis le 01/01/2026 (Accord de branche)',
    ])
  })

  it('is a PDF of some people', async () => {
    const answer = await officer('GET', `/reports/working-time/pdf?${QUERY}&employee=P1`)
    expect(answer).toMatchObject({ status: 200, headers: { 'content-type': 'application/pdf' } })
    expect(answer.text.slice(0, 8)).toBe('%PDF-1.7')
  })

  it('is an archive of documents of forty people each', async () => {
    for (let more = 3; more <= 41; more += 1) await group.employee(`P${more}`)
    const tooMany = await officer('GET', `/reports/working-time/pdf?${QUERY}`)
    expect(tooMany).toMatchObject({ status: 422, body: { detail: expect.stringContaining('40') } })
    const answer = await officer('GET', `/reports/working-time/zip?${QUERY}`)
    expect(answer.status).toBe(200)
    expect(answer.text.match(/\d\d P\d+( à P\d+)?\.pdf(?=PK)/g)).toHaveLength(2)
  })

  it('is a workbook whose columns add up', async () => {
    const path = `/reports/working-time/xlsx?${QUERY}&employee=P1`
    const { status, headers, bytes } = await officer('GET', path)
    expect(status).toBe(200)
    expect(headers['content-disposition']).toContain('decompte-2026-10-01-2026-10-31.xlsx')
    const { sheets } = await readXlsx(bytes)
    const rowsOf = (name: string) => sheets.find((sheet) => sheet.name === name)?.rows ?? []
    expect(rowsOf('Jours').slice(1)).toMatchObject([
      [
        'P1',
        'P1 Camille',
        expect.anything(),
        '07:00',
        '18:30',
        expect.anything(),
        'Ferme de GE1',
        'Site M1',
        expect.anything(),
        null,
        '',
      ],
    ])
    expect(rowsOf('Semaines')[1]?.[4]).toEqual(new Date('1899-12-31T11:00:00Z'))
    expect(rowsOf('Constats')[1]).toContain('Récolte')
  })

  it('is refused for a period that is none, and for nobody', async () => {
    const statusOf = async (query: string) =>
      (await officer('GET', `/reports/working-time/xlsx?${query}`)).status
    expect(await statusOf('from=2026-10-01&to=2026-09-30')).toBe(422)
    expect(await statusOf('from=2019-01-01&to=2020-01-01')).toBe(404)
    expect(await statusOf('from=2019-01-01&to=2020-01-02')).toBe(422)
    expect(await statusOf('from=2026-02-30&to=2026-03-01')).toBe(422)
    expect(await statusOf('from=2020-01-01&to=2020-01-31')).toBe(404)
    expect(await statusOf(`${QUERY}&employee=P9999`)).toBe(404)
  })

  it('is not for member companies', async () => {
    for (const kind of ['pdf', 'zip', 'xlsx'])
      expect((await member('GET', `/reports/working-time/${kind}?${QUERY}`)).status).toBe(404)
  })
})
