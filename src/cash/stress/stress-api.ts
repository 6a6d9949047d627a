import { todayOf } from '../../group/index.ts'
import type { NetOfMonth } from '../../ledger/index.ts'
import type { ApiModule } from '../../platform/http/index.ts'
import type { CashCurve } from './rules/stress.ts'
import { stressContract } from './stress-contract.ts'
import { stressTest } from './stress-test.ts'

/** Routes of stress tests; what a month bills is handed in by who composes the product. */
export const stressApi =
  (netOfMonth: NetOfMonth): ApiModule =>
  (api) => {
    api.serve(stressContract.stress, async ({ db, viewer: { groupId }, query, now }) => {
      const today = await todayOf(db, now)
      const failing = new Set((query.failing ?? '').split(',').filter((id) => id !== ''))
      const asked = { today, weeks: query.weeks, failing }
      const {
        asForecast,
        failing: without,
        guaranteesCalled,
        sharing,
        ...rest
      } = await stressTest(db, groupId, asked, netOfMonth)
      return {
        ...rest,
        asForecast: rowsOf(asForecast),
        failing: rowsOf(without),
        guaranteesCalled: rowsOf(guaranteesCalled),
        sharing: { ...sharing, payers: [...sharing.payers] },
      }
    })
  }

const rowsOf = (curve: CashCurve) => ({ ...curve, weeks: [...curve.weeks] })
