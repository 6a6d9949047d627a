import { openTypesetter, type Typesetter } from '../adapters/typst/index.ts'
import { type ArchivedFile, zipOf } from '../adapters/zip/index.ts'
import type { Database } from '../platform/database/index.ts'
import {
  type ApiModule,
  type Call,
  type FileAnswer,
  HttpProblem,
  dayAt,
  openOnce,
} from '../platform/http/index.ts'
import { type Day, day, daysBetween } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { judgementWithin } from './findings-of-month.ts'
import type { FindingsThread } from './findings-thread.ts'
import { recordPage } from './record-page.ts'
import { recordFileName, recordWorkbook } from './record-workbook.ts'
import { reportContract } from './report-contract.ts'
import type { RecordedPeriod } from './rules/time-record.ts'
import {
  monthsOf,
  PEOPLE_AT_ONCE,
  peopleOfReport,
  type PersonRecord,
  type ReportHead,
  reportHead,
  timeRecords,
} from './time-records.ts'

const MOST_DAYS = 366

function periodOf(query: { readonly from: string; readonly to: string }): RecordedPeriod {
  const period = { from: dayAt('/query/from', query.from), to: dayAt('/query/to', query.to) }
  const length = daysBetween(period.from, period.to)
  if (length >= 0 && length < MOST_DAYS) return period
  const expected = `>= ${period.from}, < ${MOST_DAYS} days`
  throw new HttpProblem('invalid', { errors: [{ path: '/query/to', expected, value: query.to }] })
}

const TOO_MANY = {
  fr: `Un document réunit au plus ${PEOPLE_AT_ONCE} salariés : prenez l’archive, qui en contient plusieurs.`,
  en: `A document holds at most ${PEOPLE_AT_ONCE} employees: take the archive, which holds several.`,
}
const NOBODY = {
  fr: 'Personne n’est employé sur cette période.',
  en: 'Nobody is employed in this period.',
}

/** What is read in the transaction of the request, before the document is made after it. */
interface Asked {
  readonly period: RecordedPeriod
  readonly head: ReportHead
  readonly people: Awaited<ReturnType<typeof peopleOfReport>>
  readonly madeOn: Day
}

type ReportCall = Pick<Call<typeof reportContract.reportPdf>, 'db' | 'viewer' | 'query' | 'now'>

/** Routes of the report of a period for the labour inspector. */
export const reportApi =
  (findings: Pick<FindingsThread, 'prepare'>): ApiModule =>
  (api) => {
    const open = openOnce(api, openTypesetter)

    async function asked({ db, viewer, query, now }: ReportCall): Promise<Asked> {
      const period = periodOf(query)
      const { employee } = query
      const ids = employee === undefined ? null : [employee].flat()
      const people = await peopleOfReport(db, period, ids)
      if (people.length === 0) throw new HttpProblem('not-found', { detail: NOBODY })
      for (const month of monthsOf(period)) {
        await findings.prepare(db, viewer.groupId, month)
        await judgementWithin(db, viewer.groupId, month)
      }
      return { period, head: await reportHead(db, period), people, madeOn: day(now.slice(0, 10)) }
    }

    api.serveFile(reportContract.reportPdf, async (call) => {
      const report = await asked(call)
      if (report.people.length > PEOPLE_AT_ONCE)
        throw new HttpProblem('invalid', { detail: TOO_MANY })
      return async (): Promise<FileAnswer> => {
        const made = documents(api.database, call.viewer.groupId, report, open())
        const { value: file } = await made.next()
        if (file === undefined) throw new HttpProblem('not-found', { detail: NOBODY })
        return {
          content: file.content,
          fileName: `${recordFileName(report.period)}.pdf`,
          disposition: 'inline',
        }
      }
    })

    api.serveFile(reportContract.reportArchive, async (call) => {
      const report = await asked(call)
      return async (): Promise<FileAnswer> => ({
        content: await zipOf(documents(api.database, call.viewer.groupId, report, open())),
        fileName: `${recordFileName(report.period)}.zip`,
        disposition: 'attachment',
      })
    })

    api.serveFile(reportContract.reportWorkbook, async (call) => {
      const { people, period, head } = await asked(call)
      return async (): Promise<FileAnswer> => ({
        content: await recordWorkbook(
          timeRecords(api.database, call.viewer.groupId, people, period),
          head,
          period,
        ),
        fileName: `${recordFileName(period)}.xlsx`,
        disposition: 'attachment',
      })
    })
  }

/** A document for some people at a time, named by its first and last. */
async function* documents(
  database: Pick<Database, 'system'>,
  groupId: GroupId,
  { people, period, head, madeOn }: Asked,
  typesetter: Typesetter,
): AsyncGenerator<ArchivedFile> {
  let number = 0
  for await (const records of timeRecords(database, groupId, people, period)) {
    number += 1
    const content = await typesetter.typeset(
      'working-time',
      recordPage(records, head, period, madeOn),
    )
    yield { name: `${String(number).padStart(2, '0')} ${namesOf(records)}.pdf`, content }
  }
}

/** Letters, digits and spaces: names of files go to any machine. */
const plainName = ({ lastName }: PersonRecord): string =>
  lastName.replaceAll(/[^\p{L}\p{N} -]/gu, '').trim()

const namesOf = (records: readonly PersonRecord[]): string =>
  [records[0], records.at(-1)]
    .flatMap((record) => (record === undefined ? [] : [plainName(record)]))
    .filter((name, index, all) => all.indexOf(name) === index)
    .join(' à ')
