import { sql } from 'kysely'
import { beyondMember, type GroupDb } from '../../platform/database/index.ts'
import {
  type ApiModule,
  notFound,
  type RefusalTable,
  refusalProblem,
  type SignedIn,
} from '../../platform/http/index.ts'
import { month as monthNamed, type Month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { closedMonths } from '../close-store.ts'
import {
  type PreInvoiceAnswer,
  preInvoiceContract,
  type PreInvoiceLineRow,
} from '../../billing/issuing-contract.ts'
import { type PreInvoice, preInvoicesOf } from './draft-of-month.ts'
import { type SayRefusal, sayOfLines } from './say-of-lines.ts'

const REFUSALS: RefusalTable<SayRefusal> = {
  'month-closed': {
    is: 'conflict',
    fr: 'Le mois est clos : la facture est émise. Demandez un avoir au groupement.',
    en: 'The month is closed: the invoice is issued. Ask the group for a credit note.',
  },
  'unknown-lines': {
    is: 'conflict',
    fr: 'Ces lignes ont changé entre-temps : relisez la préfacture.',
    en: 'Those lines changed meanwhile: read the pre-invoice again.',
  },
  'words-missing': {
    is: 'invalid',
    fr: 'Dites pourquoi, en quelques mots.',
    en: 'Say why, in a few words.',
  },
  'not-disputed': {
    is: 'conflict',
    fr: 'Personne ne conteste ces lignes.',
    en: 'Nobody disputes those lines.',
  },
}

interface Names {
  readonly members: ReadonlyMap<string, string>
  readonly employees: ReadonlyMap<string, string>
  readonly sites: ReadonlyMap<string, string>
}

async function namesOf(db: GroupDb, groupId: GroupId): Promise<Names> {
  const map = async (query: ReturnType<typeof sql<{ id: string; name: string }>>) =>
    new Map((await query.execute(db)).rows.map(({ id, name }) => [id, name]))
  return {
    members: await map(sql`select member_id as id, name from members where group_id = ${groupId}`),
    employees: await map(sql`select employee_id as id, first_name || ' ' || last_name as name
      from employees where group_id = ${groupId}`),
    sites: await map(sql`select a.assignment_id as id, s.name from assignments a
      join sites s using (group_id, site_id) where a.group_id = ${groupId}`),
  }
}

/** The entries behind lines, by identifier. */
async function hoursOf(db: GroupDb, groupId: GroupId, found: PreInvoice | undefined) {
  const ids = (found?.lines ?? []).flatMap(({ line }) => line.entryIds)
  const { rows } = await sql<PreInvoiceLineRow['hours'][number]>`
    select entry_id as "entryId", to_char(starts_local, 'YYYY-MM-DD"T"HH24:MI') as "startsAt",
      to_char(ends_local, 'YYYY-MM-DD"T"HH24:MI') as "endsAt", worked_minutes as "workedMinutes"
    from time_entries where group_id = ${groupId} and entry_id = any(${ids}::text[])
      and superseded_at is null order by starts_local, entry_id`.execute(db)
  return rows
}

async function answerOf(
  db: GroupDb,
  groupId: GroupId,
  memberId: string,
  month: Month,
): Promise<PreInvoiceAnswer> {
  const names = await namesOf(db, groupId)
  const memberName = names.members.get(memberId)
  if (memberName === undefined) throw notFound()
  const closed = (await closedMonths(db, groupId)).includes(month)
  const [found] = closed ? [] : await preInvoicesOf(db, groupId, month, memberId)
  const hours = await hoursOf(db, groupId, found)
  const lines = (found?.lines ?? []).map(({ key, line, state, acts }): PreInvoiceLineRow => {
    const ids = new Set(line.entryIds)
    return {
      key,
      kind: line.kind,
      correctedKind: line.correctedKind,
      period: line.period,
      employeeId: line.employeeId,
      employeeName: names.employees.get(line.employeeId ?? '') ?? null,
      siteName: names.sites.get(line.assignmentId ?? '') ?? null,
      label: line.explanation.label ?? null,
      minutes: line.minutes,
      unitPriceE4: line.unitPriceE4,
      netCents: line.netCents,
      hours: hours.filter(({ entryId }) => ids.has(entryId)),
      state,
      acts: acts.map(({ act, words, minutes, netCents, actor, at }) => ({
        act,
        words,
        minutes,
        netCents,
        actor,
        at,
      })),
    }
  })
  return {
    memberId,
    memberName,
    month,
    closed,
    netCents: found?.draft.netCents ?? 0,
    vatCents: found?.draft.vatCents ?? 0,
    grossCents: found?.draft.grossCents ?? 0,
    minutes: lines.reduce(
      (sum, { kind, minutes }) => sum + (kind === 'hours' ? (minutes ?? 0) : 0),
      0,
    ),
    lines,
  }
}

/** A member company sees its own, and says what is for it to say. */
const isFor = ({ role, memberId: own }: SignedIn, memberId: string): boolean =>
  role === 'officer' || own === memberId

export const preInvoiceApi: ApiModule = (api) => {
  api.serve(preInvoiceContract.list, async ({ db, viewer: { groupId }, query }) => {
    const month = monthNamed(query.month)
    const closed = (await closedMonths(db, groupId)).includes(month)
    if (closed) return { closed, items: [] }
    const names = await namesOf(db, groupId)
    const all = await preInvoicesOf(db, groupId, month)
    return {
      closed,
      items: all.map(({ memberId, draft, lines }) => {
        const disputed = lines.filter(({ state }) => state === 'disputed')
        return {
          memberId,
          memberName: names.members.get(memberId) ?? memberId,
          lines: lines.length,
          accepted: lines.filter(({ state }) => state === 'accepted').length,
          disputed: disputed.length,
          minutes: lines.reduce(
            (sum, { line }) => sum + (line.kind === 'hours' ? (line.minutes ?? 0) : 0),
            0,
          ),
          netCents: draft.netCents,
          disputedCents: disputed.reduce((sum, { line }) => sum + line.netCents, 0),
        }
      }),
    }
  })

  api.serve(preInvoiceContract.one, async ({ db, viewer, params: { memberId }, query }) => {
    if (!isFor(viewer, memberId)) throw notFound()
    const month = monthNamed(query.month)
    // What is billed is computed from the whole group: its people, its costs, its prices.
    return beyondMember(db, () => answerOf(db, viewer.groupId, memberId, month))
  })

  api.serve(preInvoiceContract.say, async ({ db, viewer, params: { memberId }, body, now }) => {
    if (!isFor(viewer, memberId)) throw notFound()
    if (viewer.role === 'member' && body.act !== 'accepted' && body.act !== 'disputed')
      throw notFound()
    const month = monthNamed(body.month)
    const { groupId, userName: actor } = viewer
    return beyondMember(db, async () => {
      const command = { ...body, groupId, month, memberId, actor, at: now }
      const result = await sayOfLines(db, command)
      if (!result.ok) throw refusalProblem(REFUSALS, result.refusal)
      return answerOf(db, groupId, memberId, month)
    })
  })
}
