import { openTypesetter } from '../../adapters/typst/index.ts'
import {
  type ApiModule,
  type FileAnswer,
  HttpProblem,
  notFound,
  openOnce,
} from '../../platform/http/index.ts'
import { type Day, day, month } from '../../shared/days.ts'
import { beneficiariesApi } from './beneficiaries-api.ts'
import { documentsContract } from './documents-contract.ts'
import * as store from './documents-store.ts'
import * as make from './make-documents.ts'
import type { StatementPage } from './statement-page.ts'

const NOTHING = {
  fr: 'Rien à établir pour ce choix : le mois n’est pas clos, ou personne n’y est.',
  en: 'Nothing to make for this choice: the month is not closed, or nobody is in it.',
}

/** Routes of the documents that go with pay and people. */
export const payDocumentsApi: ApiModule = (api) => {
  const open = openOnce(api, openTypesetter)
  const pdf = (page: StatementPage | null, fileName: string) => {
    if (page === null) throw new HttpProblem('not-found', { detail: NOTHING })
    return async (): Promise<FileAnswer> => ({
      content: await open().typeset('statement', page),
      fileName: `${fileName}.pdf`,
      disposition: 'inline',
    })
  }
  const today = (now: string): Day => day(now.slice(0, 10))

  api.serve(documentsContract.people, async ({ db, viewer: { groupId }, query }) => {
    const of = month(query.month)
    const costed = await store.peopleCosted(db, groupId, of, null)
    const employed = await store.peopleEmployed(db, groupId, of, null)
    const ids = new Set(costed.map(({ employeeId }) => employeeId))
    const more = costed.filter((one) => !employed.some((two) => two.employeeId === one.employeeId))
    return {
      items: [...employed, ...more].map(({ employeeId, name }) => ({
        employeeId,
        name,
        isCosted: ids.has(employeeId),
      })),
    }
  })

  api.serveFile(documentsContract.costStatement, async ({ db, viewer, query, now }) => {
    const asked = { month: month(query.month), employeeId: query.employee ?? null }
    const page = await make.costStatementOf(db, viewer.groupId, { ...asked, today: today(now) })
    return pdf(page, `couts-${query.month}`)
  })

  api.serveFile(documentsContract.hoursAnnex, async ({ db, viewer, query, now }) => {
    const asked = { month: month(query.month), employeeId: query.employee ?? null }
    const page = await make.hoursAnnexOf(db, viewer.groupId, { ...asked, today: today(now) })
    return pdf(page, `annexe-heures-${query.month}`)
  })

  api.serveFile(documentsContract.groupRegister, async ({ db, viewer, now }) =>
    pdf(await make.groupRegisterOf(db, viewer.groupId, today(now)), `registre-${today(now)}`),
  )

  api.serveFile(documentsContract.memberRegister, async ({ db, viewer, query, now }) => {
    const asked = { memberId: query.member, today: today(now) }
    const page = await make.memberRegisterOf(db, viewer.groupId, asked)
    if (page === null) throw notFound()
    return pdf(page, `registre-${query.member}-${today(now)}`)
  })

  api.serveFile(documentsContract.disabilityAttestation, async ({ db, viewer, query, now }) => {
    const asked = { year: query.year, memberId: query.member ?? null, today: today(now) }
    const page = await make.disabilityAttestationOf(db, viewer.groupId, asked)
    return pdf(page, `attestation-oeth-${query.year}`)
  })

  beneficiariesApi(api)
}
