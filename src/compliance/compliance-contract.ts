import { z } from 'zod'
import {
  dayText,
  defineRoute,
  identifier,
  instantText,
  listQuery,
  localTimeText,
  monthQuery,
  monthText,
  pageOf,
} from '../platform/http/contract.ts'
import { agreementsContract } from './agreements-contract.ts'
import { capacityContract } from './capacity-contract.ts'
import { lawContract, missingDatum } from './law-contract.ts'
import { reportContract } from './report-contract.ts'

const tag = 'findings'

const unit = z.enum(['minute', 'day', 'count', 'member', 'month', 'e4'])

const findingState = z
  .enum(['open', 'accepted', 'closed'])
  .describe('accepted: by a person, with a reason; closed: its cause is gone')

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
    findingId: z.uuid(),
    state: findingState,
    openedAt: instantText,
    closedAt: instantText.nullable(),
    acceptance: z
      .object({ at: instantText, by: z.string(), reason: z.string() })
      .nullable()
      .describe('Who accepted it as it is measured, and why'),
  })
  .meta({ id: 'FindingRow' })
export type FindingRow = z.infer<typeof findingRow>

export const findingEvent = z
  .object({
    at: instantText,
    kind: z
      .enum(['opened', 'changed', 'accepted', 'withdrawn', 'lapsed', 'closed', 'reopened'])
      .describe('lapsed: it became worse than what was accepted'),
    actor: z.string().nullable().describe('Null where it comes of a judgement'),
    reason: z.string().nullable(),
    measured: z.int(),
    limit: z.int(),
  })
  .meta({ id: 'FindingEvent' })
export type FindingEvent = z.infer<typeof findingEvent>

/** What a member company may know of a finding on work at its site. */
export const memberFindingRow = z
  .object({
    findingId: z.uuid(),
    ruleId: z.string(),
    title: z.string(),
    severity: z.enum(['breach', 'warning']),
    basis: z.enum(['planned', 'worked']),
    employeeId: z.string(),
    employeeName: z.string(),
    shiftIds: z.array(z.string()).describe('Its own shifts when planned, entries when worked'),
    startsAt: localTimeText.describe('First start of its own work'),
    endsAt: localTimeText.describe('Last end of its own work'),
    kind: z
      .enum(['earliest', 'latest', 'own', 'shared'])
      .describe(
        'earliest, latest: when the work may start or must end; own: numbers of its own hours; ' +
          'shared: hours elsewhere count too, and stay unsaid',
      ),
    boundAt: localTimeText.nullable(),
    measured: z.int().nullable(),
    limit: z.int().nullable(),
    unit: unit.nullable(),
    article: z.string(),
    articleUrl: z.string().nullable(),
    accepted: z.boolean().describe('The group has accepted it'),
  })
  .meta({ id: 'MemberFindingRow' })
export type MemberFindingRow = z.infer<typeof memberFindingRow>

const findingIds = z.array(z.uuid()).min(1).max(5_000)

const acceptanceAnswer = z
  .object({
    changed: z.array(z.uuid()).describe('Findings that this command changed'),
    unchanged: z.int().describe('Findings that were so already'),
  })
  .meta({ id: 'AcceptanceAnswer' })

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
  state: { open: 'Ouvert', accepted: 'Accepté', closed: 'Clos' },
} as const

export const complianceContract = {
  ...agreementsContract,
  ...capacityContract,
  ...lawContract,
  ...reportContract,
  findings: defineRoute({
    method: 'GET',
    url: '/findings',
    tag,
    summary: 'What the rules of law and charter find in the month',
    access: 'officer',
    querystring: listQuery(['date', 'employee', 'rule', 'severity', 'measured', 'state'], {
      month: monthText,
      rule: identifier.optional(),
      severity: z.enum(['breach', 'warning']).optional(),
      state: z
        .enum([...findingState.options, 'live'])
        .optional()
        .describe('live: open or accepted'),
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
        { path: 'state', heading: 'État', kind: 'text', words: WORDS.state },
        { path: 'acceptance.by', heading: 'Accepté par', kind: 'text' },
        { path: 'acceptance.reason', heading: 'Raison', kind: 'text' },
      ],
    },
  }),
  findingCounts: defineRoute({
    method: 'GET',
    url: '/findings/counts',
    tag,
    summary: 'Findings of the month counted by state and severity',
    access: 'officer',
    querystring: monthQuery,
    response: z.object({
      open: z.object({ breaches: z.int(), warnings: z.int() }),
      accepted: z.int(),
      closed: z.int(),
      lacks: z.array(missingDatum).describe('Data without which rules did not judge the month'),
    }),
  }),
  ownFindings: defineRoute({
    method: 'GET',
    url: '/findings/own',
    tag,
    summary: 'Findings on work at the sites of the member company, without anything of others',
    access: 'signed-in',
    querystring: monthQuery,
    response: z.object({ items: z.array(memberFindingRow) }),
  }),
  finding: defineRoute({
    method: 'GET',
    url: '/findings/:findingId',
    tag,
    summary: 'One finding with all that became of it, oldest first',
    access: 'officer',
    params: z.object({ findingId: z.uuid() }),
    response: z.object({ finding: findingRow, events: z.array(findingEvent) }),
  }),
  acceptFindings: defineRoute({
    method: 'POST',
    url: '/findings/acceptances',
    tag,
    summary: 'Accept findings as they are measured, with one reason',
    description:
      'All or nothing. 404 when a finding is not there, 409 when its cause is gone already. ' +
      'A finding that becomes worse afterwards is open again.',
    access: 'officer',
    body: z.object({ findingIds, reason: z.string().min(1).max(2_000) }),
    response: acceptanceAnswer,
  }),
  withdrawAcceptance: defineRoute({
    method: 'POST',
    url: '/findings/acceptances/undo',
    tag,
    summary: 'Take acceptances back',
    access: 'officer',
    body: z.object({ findingIds }),
    response: acceptanceAnswer,
  }),
}
