import type { GroupDb } from '../../platform/database/index.ts'
import {
  type ApiModule,
  HttpProblem,
  notFound,
  type RefusalTable,
  refusalProblem,
} from '../../platform/http/index.ts'
import { type Month, month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { NEUTRAL_CODES, proposedCode } from './engine-codes.ts'
import type { CodeRow, DifferenceRow, PayrollExport } from './export-contract.ts'
import { payrollExportContract } from './export-contract.ts'
import { exportMonth, type ExportRefusal, type PendingCorrections } from './export-month.ts'
import * as store from './export-store.ts'
import type { PayLine, Target } from './pay-line.ts'
import { differenceOf } from './rules/difference.ts'
import { neutralCode } from './rules/neutral-journal.ts'
import { type CodeRefusal, type NumberRefusal, setCodes, setNumbers } from './set-codes.ts'

const REFUSALS: RefusalTable<ExportRefusal> = {
  'month-open': {
    is: 'conflict',
    fr: 'Le mois n’est pas clos : ses variables de paie naissent de la clôture.',
    en: 'The month is not closed: its pay variables are born of the close.',
  },
  'nothing-to-tell': {
    is: 'conflict',
    fr: 'Le mois ne contient aucune variable à transmettre.',
    en: 'The month holds no variable to tell.',
  },
  'unmapped-codes': {
    is: 'conflict',
    fr: 'Des variables n’ont pas de code dans ce logiciel : donnez-les dans les correspondances.',
    en: 'Some variables have no code in this engine: give them in the table of codes.',
  },
}

const CHOICE_REFUSALS: RefusalTable<CodeRefusal | NumberRefusal> = {
  'not-a-code': {
    is: 'invalid',
    fr: 'Un code compte au plus 40 caractères, sans point-virgule.',
    en: 'A code has at most 40 characters, without a semicolon.',
  },
  'not-a-number': {
    is: 'invalid',
    fr: 'Un matricule compte au plus 40 caractères, sans point-virgule.',
    en: 'A number has at most 40 characters, without a semicolon.',
  },
  'number-taken': {
    is: 'conflict',
    fr: 'Un matricule ne désigne qu’une personne.',
    en: 'A number names one person only.',
  },
  'no-such-person': { is: 'not-found', fr: 'Salarié introuvable.', en: 'No such employee.' },
}

function choiceProblem(refusals: readonly (CodeRefusal | NumberRefusal)[]) {
  const [first] = refusals
  if (first === undefined) throw new Error('a refusal has a reason')
  return refusalProblem(CHOICE_REFUSALS, first, { kind: first.kind, refusals })
}

const shown = ({ lines: _lines, ...made }: store.ExportWithLines): PayrollExport => made

/** Codes that an engine has to know: the usual ones and all that the closes ever told. */
async function codeRows(
  db: GroupDb,
  groupId: GroupId,
  target: Target,
  of: Month | null,
): Promise<CodeRow[]> {
  const chosen = await store.chosenCodes(db, groupId, target)
  const counts = new Map<string, number>(NEUTRAL_CODES.map((code) => [code, 0]))
  for (const { code, lines } of await store.codesToldIn(db, groupId, of)) {
    const neutral = neutralCode(code)
    counts.set(neutral, (counts.get(neutral) ?? 0) + lines)
  }
  for (const code of chosen.keys()) if (!counts.has(code)) counts.set(code, 0)
  return [...counts].map(([code, lines]) => {
    const proposed = proposedCode(target, code)
    const own = chosen.get(code)
    return {
      code,
      targetCode: own === undefined ? proposed : own,
      proposedCode: proposed,
      isWanted: own !== null,
      lines,
    }
  })
}

const valueOf = ({ minutes, days, amountCents }: PayLine) => ({ minutes, days, amountCents })

async function differenceRows(
  db: GroupDb,
  groupId: GroupId,
  before: readonly PayLine[],
  after: readonly PayLine[],
): Promise<DifferenceRow[]> {
  const { people, members } = await store.namesOf(db, groupId)
  const row = (
    state: DifferenceRow['state'],
    line: PayLine,
    was: PayLine | null,
    is: PayLine | null,
  ): DifferenceRow => ({
    state,
    employeeId: line.employeeId,
    employeeName: people.get(line.employeeId) ?? line.employeeId,
    payrollNumber: line.payrollNumber,
    code: line.code,
    targetCode: line.targetCode,
    period: line.period,
    from: line.from,
    to: line.to,
    memberName: line.memberId === null ? null : (members.get(line.memberId) ?? line.memberId),
    before: was === null ? null : valueOf(was),
    after: is === null ? null : valueOf(is),
  })
  const { added, changed, removed } = differenceOf(before, after)
  return [
    ...added.map((line) => row('added', line, null, line)),
    ...changed.map((line) => row('changed', line.after, line.before, line.after)),
    ...removed.map((line) => row('removed', line, line, null)),
  ]
}

/** Routes of what goes to payroll engines; corrections to come are handed in by the close. */
export const payrollExportApi =
  (pendingCorrections: PendingCorrections): ApiModule =>
  (api) => {
    api.serve(payrollExportContract.exports, async ({ db, viewer: { groupId }, query }) => {
      const of = month(query.month)
      const closed = await store.closedMonths(db, groupId)
      const isClosed = closed.includes(of)
      const pending = isClosed ? await pendingCorrections(db, groupId) : []
      return {
        month: of,
        isClosed,
        pendingCorrections: pending.filter(({ period }) => period === of).length,
        items: await store.exportsOfMonth(db, groupId, of),
      }
    })

    api.serve(payrollExportContract.make, async ({ db, viewer, body, now }) => {
      const command = {
        groupId: viewer.groupId,
        month: month(body.month),
        target: body.target,
        actor: viewer.userName,
        at: now,
      }
      const made = await exportMonth(db, command, pendingCorrections)
      if (!made.ok) throw refusalProblem(REFUSALS, made.refusal)
      return { export: shown(made.value.export), unchanged: made.value.unchanged }
    })

    api.serveFile(
      payrollExportContract.file,
      async ({ db, viewer: { groupId }, params, query }) => {
        const file = await store.fileOf(db, groupId, params.number, query.kind)
        if (file === null) throw notFound()
        return { content: file.content, fileName: file.fileName, disposition: 'attachment' }
      },
    )

    api.serve(payrollExportContract.difference, async ({ db, viewer: { groupId }, params }) => {
      const after = await store.exportOf(db, groupId, params.number)
      const previous = after?.previous ?? null
      if (after === null || previous === null) throw notFound()
      const before = await store.exportOf(db, groupId, previous)
      if (before === null) throw new HttpProblem('failure')
      const items = await differenceRows(db, groupId, before.lines, after.lines)
      return { number: after.number, previous, items }
    })

    api.serve(payrollExportContract.codes, async ({ db, viewer: { groupId }, params, query }) => {
      const of = query.month === undefined ? null : month(query.month)
      return { target: params.target, rows: await codeRows(db, groupId, params.target, of) }
    })

    api.serve(payrollExportContract.setCodes, async ({ db, viewer, params, body, now }) => {
      const doer = { groupId: viewer.groupId, actor: viewer.userName, at: now }
      const result = await setCodes(db, doer, params.target, body.codes)
      if (!result.ok) throw choiceProblem(result.refusal)
      const rows = await codeRows(db, viewer.groupId, params.target, null)
      return { target: params.target, rows }
    })

    api.serve(payrollExportContract.numbers, async ({ db, viewer: { groupId } }) => ({
      rows: await store.numberRows(db, groupId),
    }))

    api.serve(payrollExportContract.setNumbers, async ({ db, viewer, body, now }) => {
      const doer = { groupId: viewer.groupId, actor: viewer.userName, at: now }
      const result = await setNumbers(db, doer, body.numbers)
      if (!result.ok) throw choiceProblem(result.refusal)
      return { rows: await store.numberRows(db, viewer.groupId) }
    })
  }
