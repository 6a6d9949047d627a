import {
  type Example,
  exampleWork,
  GROUP_RULES,
  type GroupRule,
  type Language,
  legifranceUrl,
  type Provision,
  PROVISIONS,
  type Rule,
  RULES,
  type Setting,
  SETTINGS,
} from '../law/index.ts'
import { covers, type Day } from '../shared/days.ts'
import { localTimeAt } from '../shared/time.ts'
import { boundsOf } from './agreements-api.ts'
import type { Agreement } from './agreements-store.ts'
import {
  FAMILIES,
  type MissingDatum,
  type Rule as RuleRow,
  type WorkedExample,
} from './law-contract.ts'

/** What the rows are made for. */
export interface LawView {
  readonly on: Day
  readonly language: Language
  readonly agreements: readonly Agreement[]
  readonly lacks: readonly MissingDatum[]
}

/** More is told in a line, not drawn. */
const WORKS_DRAWN = 14

function exampleRow(example: Example, language: Language): WorkedExample {
  const works = exampleWork(example)
  const drawn = works.length > WORKS_DRAWN ? [] : works
  return {
    text: example[language],
    basis: example.basis ?? 'worked',
    lines: [...example.work],
    works: drawn.map((work) => ({
      memberId: work.memberId,
      startsAt: localTimeAt(work.start, work.zone),
      endsAt: localTimeAt(work.end, work.zone),
      breakMinutes: work.breakMinutes,
    })),
    found: example.found.map(([measured, limit]) => ({ measured, limit })),
  }
}

type Plain = Pick<
  RuleRow,
  | ('ruleId' | 'family' | 'title' | 'statement' | 'counting' | 'articles' | 'confidence')
  | ('inForceFrom' | 'inForceTo' | 'overrides' | 'lacks')
>

function plainRow(one: Provision, { on, language, agreements, lacks }: LawView): Plain {
  const { title, sentence, counting } = one.words[language]
  return {
    ruleId: one.id,
    family: one.family,
    title,
    statement: sentence,
    counting,
    articles: one.articles.map((article) => ({ article, url: legifranceUrl(article) })),
    confidence: one.confidence,
    inForceFrom: one.inForce?.startsOn ?? null,
    inForceTo: one.inForce?.endsOn ?? null,
    overrides: agreements
      .filter(({ ruleId }) => ruleId === one.id)
      .map((agreement) => ({
        value: agreement.value,
        startsOn: agreement.startsOn,
        endsOn: agreement.endsOn,
        source: agreement.source,
        inForce: covers(agreement, on),
      })),
    lacks: lacks.filter(({ ruleId }) => ruleId === one.id),
  }
}

function judgedRow(one: Rule | GroupRule, kind: 'rule' | 'group_rule', view: LawView): RuleRow {
  return {
    ...plainRow(one, view),
    kind,
    // The sentence of a finding needs its numbers; what is counted states the rule.
    statement: '',
    severity: one.severity,
    source: one.source,
    limit: { value: one.defaultLimit, unit: one.limitUnit ?? one.override?.unit ?? one.unit },
    unit: one.unit,
    bounds: one.override === null ? null : boundsOf(one.override),
    examples: 'examples' in one ? one.examples.map((each) => exampleRow(each, view.language)) : [],
  }
}

const settingRow = (one: Setting, view: LawView): RuleRow => ({
  ...plainRow(one, view),
  kind: 'setting',
  severity: null,
  source: one.source,
  limit: one.override === null ? null : { value: one.defaultLimit, unit: one.override.unit },
  unit: null,
  bounds: one.override === null ? null : boundsOf(one.override),
  examples: [],
})

const provisionRow = (one: Provision, view: LawView): RuleRow => ({
  ...plainRow(one, view),
  kind: 'provision',
  severity: null,
  source: 'law',
  limit: null,
  unit: null,
  bounds: null,
  examples: [],
})

/** Numbers of one identifier follow each other as numbers: `TIM-2` before `TIM-10`. */
const byId = new Intl.Collator('fr', { numeric: true })

/** Every rule, setting and provision in force on the day, by family and identifier. */
export function lawRows(view: LawView): readonly RuleRow[] {
  const inForce = ({ inForce: period }: Provision) =>
    period === undefined || covers(period, view.on)
  const rows = [
    ...RULES.filter(inForce).map((one) => judgedRow(one, 'rule', view)),
    ...GROUP_RULES.filter(inForce).map((one) => judgedRow(one, 'group_rule', view)),
    ...SETTINGS.filter(inForce).map((one) => settingRow(one, view)),
    ...PROVISIONS.filter(inForce).map((one) => provisionRow(one, view)),
  ]
  return rows.toSorted(
    (a, b) =>
      FAMILIES.indexOf(a.family) - FAMILIES.indexOf(b.family) || byId.compare(a.ruleId, b.ruleId),
  )
}
