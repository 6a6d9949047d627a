import { sql } from 'kysely'
import { beyondMember, type GroupDb } from '../platform/database/index.ts'
import {
  type ApiModule,
  HttpProblem,
  isFound,
  notFound,
  type ProblemKind,
  type SignedIn,
} from '../platform/http/index.ts'
import { parseDay, type Month, month, monthOf } from '../shared/days.ts'
import type { Result } from '../shared/refusal.ts'
import { localTime } from '../shared/time.ts'
import {
  type ConfirmCommand,
  type Confirmed,
  type ConfirmRefusal,
  confirmEntries,
  type EntryRefusal,
  unconfirmEntries,
} from './confirm-entries.ts'
import { type CorrectionRefusal, cancelEntry, correctEntry } from './correct-entry.ts'
import { type HourRow, timeContract } from './time-contract.ts'
import { hourGroups, hoursOf, versionsOf } from './time-queries.ts'

/** People and members whose name the search is part of. */
async function foundBy(db: GroupDb, { groupId }: SignedIn, q: string | undefined) {
  if (q === undefined || q.trim() === '') return undefined
  const people = await sql<{ id: string; first: string; last: string }>`
    select employee_id as id, first_name as first, last_name as last from employees
    where group_id = ${groupId}`.execute(db)
  const members = await sql<{ id: string; name: string }>`
    select member_id as id, name from members where group_id = ${groupId}`.execute(db)
  return {
    employees: people.rows
      .filter(({ id, first, last }) => isFound(q, [id, first, last]))
      .map(({ id }) => id),
    members: members.rows.filter(({ id, name }) => isFound(q, [id, name])).map(({ id }) => id),
  }
}

async function hourOf(
  db: GroupDb,
  { groupId }: SignedIn,
  entryId: string,
  of: Month,
): Promise<HourRow> {
  const { rows } = await hoursOf(
    db,
    groupId,
    { month: of, entry: entryId },
    { sort: 'day', slice: { limit: 1, offset: 0 } },
  )
  const [row] = rows
  if (row === undefined) throw notFound()
  return row
}

/** A member company confirms for its own side, and only hours that it sees. */
async function changeConfirmations(
  db: GroupDb,
  viewer: SignedIn,
  body: Pick<ConfirmCommand, 'entryIds' | 'side'>,
  now: string,
  change: (db: GroupDb, command: ConfirmCommand) => Promise<Result<Confirmed, ConfirmRefusal>>,
) {
  const { groupId, userName, role } = viewer
  const command = { ...body, groupId, at: now, actor: userName }
  if (role === 'member') {
    if (body.side !== 'member') throw notFound()
    await refuseUnseen(db, viewer, body.entryIds)
  }
  const result = await beyondMember(db, () => change(db, command))
  if (result.ok) return { changed: [...result.value.changed], unchanged: result.value.unchanged }
  throw entriesProblem(result.refusal)
}

async function refuseUnseen(
  db: GroupDb,
  { groupId }: SignedIn,
  entryIds: readonly string[],
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from unnest(${[...entryIds]}::text[]) as id where not exists (
      select from time_entries t where t.group_id = ${groupId} and t.entry_id = id)`.execute(db)
  if (rows.length === 0) return
  const entries = rows.map(({ id }): EntryRefusal => ({ entryId: id, reason: 'not-found' }))
  throw entriesProblem({ kind: 'entries-refused', entries })
}

const REASONS: Readonly<
  Record<EntryRefusal['reason'], { readonly fr: string; readonly en: string }>
> = {
  'not-found': { fr: 'Des lignes sont introuvables.', en: 'Some entries are not there.' },
  cancelled: { fr: 'Des lignes sont annulées.', en: 'Some entries are cancelled.' },
  billed: {
    fr: 'Des lignes sont déjà facturées : seule une correction les change.',
    en: 'Some entries are billed: only a correction changes them.',
  },
}

/** One entry that is not there makes the whole "not found"; other reasons are a conflict. */
function entriesProblem(refusal: ConfirmRefusal): HttpProblem {
  const missing = refusal.entries.some(({ reason }) => reason === 'not-found')
  const reason = missing ? 'not-found' : (refusal.entries[0]?.reason ?? 'billed')
  return new HttpProblem(missing ? 'not-found' : 'conflict', {
    detail: REASONS[reason],
    facts: refusal,
  })
}

const CORRECTION_PROBLEMS = {
  'not-found': 'not-found',
  stale: 'conflict',
  cancelled: 'conflict',
  'no-such-time': 'invalid',
  'too-long': 'invalid',
  'break-outside': 'invalid',
  overlap: 'conflict',
} as const satisfies Record<CorrectionRefusal['kind'], ProblemKind>

const CORRECTION_SENTENCES: Readonly<
  Record<CorrectionRefusal['kind'], { readonly fr: string; readonly en: string }>
> = {
  'not-found': { fr: 'La ligne est introuvable.', en: 'The entry is not there.' },
  stale: {
    fr: 'La ligne a été modifiée entre-temps : relisez-la.',
    en: 'The entry was changed meanwhile: read it again.',
  },
  cancelled: { fr: 'La ligne est annulée.', en: 'The entry is cancelled.' },
  'no-such-time': {
    fr: 'Ces heures n’existent pas ce jour-là, ou la fin ne suit pas le début.',
    en: 'Those times do not exist on that day, or the end is not after the start.',
  },
  'too-long': { fr: 'Plus de 24 heures d’affilée.', en: 'More than 24 hours in a row.' },
  'break-outside': {
    fr: 'La pause doit tenir entre le début et la fin du travail.',
    en: 'The break must fit between the start and the end of the work.',
  },
  overlap: {
    fr: 'La personne travaille ailleurs à ce moment.',
    en: 'The person works elsewhere at that time.',
  },
}

function correctionProblem(refusals: readonly CorrectionRefusal[]): HttpProblem {
  const [first] = refusals
  const kind = first?.kind ?? 'not-found'
  return new HttpProblem(CORRECTION_PROBLEMS[kind], {
    detail: CORRECTION_SENTENCES[kind],
    facts: { kind, refusals },
  })
}

export const timeApi: ApiModule = (api) => {
  api.serve(timeContract.hours, async ({ db, viewer, query, paging }) => {
    const { q, day, ...filter } = query
    const found = await foundBy(db, viewer, q)
    const wanted = {
      ...filter,
      month: month(query.month),
      day: day === undefined ? undefined : (parseDay(day) ?? undefined),
      found,
    }
    const order = { sort: query.sort ?? 'day', slice: paging.slice }
    return paging.page(await hoursOf(db, viewer.groupId, wanted, order))
  })

  api.serve(timeContract.groups, async ({ db, viewer, query }) => ({
    items: await hourGroups(db, viewer.groupId, month(query.month)),
  }))

  api.serve(timeContract.entry, async ({ db, viewer, params: { entryId } }) => {
    const versions = await versionsOf(db, viewer.groupId, entryId)
    const [current] = versions
    if (current === undefined) throw notFound()
    const entry = await hourOf(db, viewer, entryId, monthOf(current.workDay))
    return { entry, versions }
  })

  api.serve(timeContract.confirm, ({ db, viewer, body, now }) =>
    changeConfirmations(db, viewer, body, now, confirmEntries),
  )

  api.serve(timeContract.undoConfirmation, ({ db, viewer, body, now }) =>
    changeConfirmations(db, viewer, body, now, unconfirmEntries),
  )

  api.serve(timeContract.correct, async ({ db, viewer, params: { entryId }, body, now }) => {
    const { groupId, userName: actor } = viewer
    const command = { groupId, entryId, readVersion: body.version, actor, at: now }
    const result =
      body.kind === 'cancel'
        ? await cancelEntry(db, command)
        : await correctEntry(db, {
            ...command,
            startsLocal: localTime(body.startsAt),
            endsLocal: localTime(body.endsAt),
            breakMinutes: body.breakMinutes,
            breakStartsLocal:
              body.breakStartsAt === undefined || body.breakStartsAt === null
                ? null
                : localTime(body.breakStartsAt),
          })
    if (!result.ok) throw correctionProblem(result.refusal)
    const [current] = await versionsOf(db, groupId, entryId)
    if (current === undefined) throw notFound()
    return hourOf(db, viewer, entryId, monthOf(current.workDay))
  })
}
