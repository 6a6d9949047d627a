import { z } from 'zod'
import {
  dayText,
  defineRoute,
  identifier,
  listQuery,
  localTimeText,
  monthText,
  pageOf,
} from '../platform/http/contract.ts'

const tag = 'findings'

const unit = z.enum(['minute', 'day', 'count', 'member', 'month', 'e4'])

export const findingRow = z
  .object({
    ruleId: z.string(),
    title: z.string().describe('In the language of the person'),
    severity: z.enum(['breach', 'warning']),
    basis: z.enum(['planned', 'worked']),
    employeeId: z.string(),
    employeeName: z.string(),
    members: z.array(z.object({ memberId: z.string(), name: z.string() })),
    assignmentIds: z.array(z.string()),
    shiftIds: z.array(z.string()).describe('Shifts when planned, time entries when worked'),
    date: dayText,
    startsAt: localTimeText,
    endsAt: localTimeText,
    measured: z.int(),
    limit: z.int(),
    unit: unit,
    article: z.string(),
    articleUrl: z.string().nullable(),
    source: z.string().describe('law, charter, or the agreement that set the limit'),
  })
  .meta({ id: 'FindingRow' })
export type FindingRow = z.infer<typeof findingRow>

export const rule = z
  .object({
    ruleId: z.string(),
    title: z.string(),
    counting: z.string().describe('What the rule counts, and how'),
    severity: z.enum(['breach', 'warning']),
    articles: z.array(z.object({ article: z.string(), url: z.string().nullable() })),
    source: z.enum(['law', 'charter']),
    confidence: z
      .enum(['text', 'reading'])
      .describe('text: the words of the article decide; reading: they leave a choice'),
    limit: z.int().describe('Value of the law or the charter'),
    unit: unit,
    overrides: z
      .array(
        z.object({
          value: z.int(),
          startsOn: dayText,
          endsOn: dayText.nullable(),
          source: z.string().describe('The agreement that sets it'),
        }),
      )
      .describe('Limits of the group in the place of that value, latest first'),
  })
  .meta({ id: 'Rule' })
export type Rule = z.infer<typeof rule>

/** What the codes of a finding are called in a spreadsheet. */
const WORDS = {
  severity: { breach: 'Dépassement', warning: 'À vérifier' },
  basis: { planned: 'Planning', worked: 'Heures déclarées' },
  unit: {
    minute: 'minutes',
    day: 'jours',
    count: 'nombre',
    member: 'adhérents',
    month: 'mois',
    e4: 'dix-millièmes',
  },
  source: { law: 'Loi', charter: 'Charte' },
} as const

export const complianceContract = {
  findings: defineRoute({
    method: 'GET',
    url: '/findings',
    tag,
    summary: 'What the rules of law and charter find in the month',
    access: 'officer',
    querystring: listQuery(['date', 'employee', 'rule', 'severity', 'measured'], {
      month: monthText,
      rule: identifier.optional(),
      severity: z.enum(['breach', 'warning']).optional(),
      basis: z.enum(['planned', 'worked']).optional(),
      employee: identifier.optional(),
      member: identifier.optional(),
      q: z.string().max(200).optional(),
    }),
    response: pageOf(findingRow),
    exports: {
      file: 'constats',
      columns: [
        { path: 'ruleId', heading: 'Règle', kind: 'text' },
        { path: 'title', heading: 'Intitulé', kind: 'text' },
        { path: 'severity', heading: 'Gravité', kind: 'text', words: WORDS.severity },
        { path: 'severity', heading: 'Code de gravité', kind: 'text' },
        { path: 'basis', heading: 'Sur', kind: 'text', words: WORDS.basis },
        { path: 'basis', heading: 'Code de base', kind: 'text' },
        { path: 'employeeName', heading: 'Salarié', kind: 'text' },
        { path: 'date', heading: 'Jour', kind: 'day' },
        { path: 'startsAt', heading: 'Début', kind: 'text' },
        { path: 'endsAt', heading: 'Fin', kind: 'text' },
        { path: 'measured', heading: 'Mesuré', kind: 'count' },
        { path: 'limit', heading: 'Limite', kind: 'count' },
        { path: 'unit', heading: 'Unité', kind: 'text', words: WORDS.unit },
        { path: 'article', heading: 'Article', kind: 'text' },
        { path: 'source', heading: 'Source', kind: 'text', words: WORDS.source },
      ],
    },
  }),
  rules: defineRoute({
    method: 'GET',
    url: '/rules',
    tag,
    summary: 'The rules that are checked, with their articles',
    access: 'officer',
    response: z.object({ items: z.array(rule) }),
  }),
}
