import type { Typesetter } from '../adapters/typst/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import { type ApiModule, type FileAnswer, notFound, openOnce } from '../platform/http/index.ts'
import { day } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { type RateE4, rateE4 } from '../shared/money.ts'
import type { CompositionOptions } from './composition-api.ts'
import { compositionContract, type JobDetail } from './composition-contract.ts'
import type { EmploymentCost } from './job-cost.ts'
import { jobDetail } from './job-detail.ts'
import { jobSheet, type SheetHead } from './job-sheet.ts'
import { postView } from './post-view.ts'
import { resultOf } from './result-store.ts'

/** The sheet of a job, or of the post that it became, to print for the board. */
export const sheetsApi =
  (options: Pick<CompositionOptions, 'employmentCost' | 'openTypesetter'>): ApiModule =>
  (api) => {
    const typesetter = openOnce(api, options.openTypesetter)

    api.serveFile(compositionContract.jobDocument, async ({ db, viewer, params, now }) => {
      const { groupId, groupName } = viewer
      const detail = await detailOf(db, groupId, { ...params, wage: null, now }, options)
      if (detail === null) throw notFound()
      const printedOn = day(now.slice(0, 10))
      const head = { groupName, title: titleOf(detail), startsOn: null, note: null, printedOn }
      return () => sheetFile(typesetter(), detail, head)
    })

    api.serveFile(compositionContract.postDocument, async ({ db, viewer, params, now }) => {
      const { groupId, groupName } = viewer
      const post = await postView(db, groupId, params.postId, now)
      const { resultId, jobId } = post?.opening ?? { resultId: null, jobId: null }
      if (post === null || resultId === null || jobId === null) throw notFound()
      const wage = rateE4(post.hourlyGrossE4)
      const detail = await detailOf(db, groupId, { resultId, jobId, wage, now }, options)
      if (detail === null) throw notFound()
      const { title, note } = post
      const printedOn = day(now.slice(0, 10))
      return () =>
        sheetFile(typesetter(), detail, {
          groupName,
          title,
          startsOn: day(post.startsOn),
          note,
          printedOn,
        })
    })
  }

const titleOf = ({ job }: JobDetail): string =>
  job.person === null ? `Emploi de ${job.skills.join(', ')}` : `Emploi de ${job.person.name}`

async function detailOf(
  db: GroupDb,
  groupId: GroupId,
  question: {
    readonly resultId: string
    readonly jobId: string
    readonly wage: RateE4 | null
    readonly now: string
  },
  { employmentCost }: { readonly employmentCost: EmploymentCost },
): Promise<JobDetail | null> {
  const { resultId, jobId, wage: hourlyGrossE4, now } = question
  const result = await resultOf(db, groupId, resultId)
  if (result === null) return null
  return jobDetail(db, result, { groupId, jobId, hourlyGrossE4, now }, employmentCost)
}

async function sheetFile(
  typesetter: Typesetter,
  detail: JobDetail,
  head: SheetHead,
): Promise<FileAnswer> {
  const content = await typesetter.typeset('job', jobSheet(detail, head))
  return { content, fileName: `${head.title}.pdf`, disposition: 'inline' }
}
