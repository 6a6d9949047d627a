import type { Language } from '../law/index.ts'
import { type ApiModule, dayAt } from '../platform/http/index.ts'
import { monthOf } from '../shared/days.ts'
import { agreementsOf } from './agreements-store.ts'
import { ruleTitle } from './finding-rows.ts'
import { judgementWithin } from './findings-of-month.ts'
import type { FindingsThread } from './findings-thread.ts'
import { lawContract, type MissingDatum } from './law-contract.ts'
import { figureRows } from './law-figures.ts'
import { lawRows } from './law-page.ts'
import type { CountedLack } from './rules/count-lacks.ts'

/** A missing datum in the language of the person. */
export const lackRow = (
  { ruleId, column, people, ...words }: CountedLack,
  language: Language,
): MissingDatum => ({
  ruleId,
  title: ruleTitle(ruleId, language),
  column,
  missing: words[language],
  people,
})

/** The page on which a lawyer reads the law of the product. */
export const lawApi =
  (findings: Pick<FindingsThread, 'prepare'>): ApiModule =>
  (api) => {
    api.serve(lawContract.rules, async ({ db, viewer, query, now, language }) => {
      const on = dayAt('/query/on', query.on ?? now.slice(0, 10))
      const month = monthOf(on)
      await findings.prepare(db, viewer.groupId, month)
      const { lacks } = await judgementWithin(db, viewer.groupId, month)
      const view = {
        on,
        language,
        agreements: await agreementsOf(db),
        lacks: lacks.map((lack) => lackRow(lack, language)),
      }
      return { on, items: [...lawRows(view)], figures: [...figureRows(on, language)] }
    })
  }
