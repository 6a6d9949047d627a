import { expect, it } from 'vitest'
import { todoOf } from '../../src/closing/month-summary.ts'
import { monthClose } from '../../src/closing/month-close.ts'
import { inGroup } from '../../src/platform/database/index.ts'
import { day, month } from '../../src/shared/days.ts'
import { PAGES } from '../../src/web/pages.ts'
import { testApi } from '../support/api.ts'
import { SmallGroup } from '../support/small-group.ts'

const { database } = await testApi()
const october = month('2026-10')
const known = new Set(PAGES.map(({ path }) => path))
const pathOf = (link: string): string => link.split('?')[0] ?? ''

it('sends people from what is to do to pages that are there', () => {
  const counts = { total: 9, confirmed: 2, missingEmployee: 3, missingMember: 4, different: 1 }
  const waiting = [{ id: 'A', name: 'A', entries: 1, minutes: 60 }]
  const sums = { count: 2, netCents: 1, vatCents: 1, grossCents: 2 }
  const facts = {
    month: october,
    entries: counts,
    missingByMember: waiting,
    missingByEmployee: waiting,
    breaches: { count: 3, people: 2 },
    warnings: { count: 4, people: 1 },
    settingsMissing: 1,
    deadlines: { count: 1, concerns: 1 },
    isOfficer: true,
  }
  const all = [
    ...todoOf({ ...facts, closed: false, invoices: null }),
    ...todoOf({ ...facts, closed: true, invoices: sums }),
  ]
  expect(new Set(all.map(({ kind }) => kind)).size).toBe(8)
  for (const { link } of all) {
    expect(known).toContain(pathOf(link))
    expect(link).toContain('?month=2026-10')
  }
})

it('sends people from the steps of a close to pages that are there', async () => {
  const group = await SmallGroup.create(database, 'steps')
  const { steps } = await inGroup(database, group.id, (db) =>
    monthClose(db, group.id, october, `${day('2026-11-02')}T08:00:00Z`),
  )
  expect(steps).toHaveLength(5)
  for (const { link } of steps) expect(known).toContain(pathOf(link))
})
