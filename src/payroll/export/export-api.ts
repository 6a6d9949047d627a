import type { GroupDb } from '../../platform/database/index.ts'
import {
  type ApiModule,
  HttpProblem,
  notFound,
  type RefusalTable,
  refusalProblem,
} from '../../platform/http/index.ts'
import { month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { codesApi } from './codes-api.ts'
import type { DifferenceRow, PayrollExport } from './export-contract.ts'
import { payrollExportContract } from './export-contract.ts'
import { exportMonth, type ExportRefusal, type PendingCorrections } from './export-month.ts'
import * as store from './export-store.ts'
import type { PayLine } from './pay-line.ts'
import { differenceOf } from './rules/difference.ts'

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

const shown = ({ lines: _lines, ...made }: store.ExportWithLines): PayrollExport => made

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

    codesApi(api)
  }
