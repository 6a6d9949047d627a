import { type GroupDb, inGroup } from '../../platform/database/index.ts'
import {
  type ApiModule,
  HttpProblem,
  type Language,
  type RefusalTable,
  refusalProblem,
  formFile,
} from '../../platform/http/index.ts'
import { day, month } from '../../shared/days.ts'
import type { GroupId } from '../../shared/ids.ts'
import { importJournal, type JournalRefusal, type PostPaidMonth } from './import-journal.ts'
import { payrollJournalContract } from './journal-contract.ts'
import { JOURNAL_FIELD_NAMES, JOURNAL_FIELDS, type JournalError } from './journal-line.ts'
import * as store from './journal-store.ts'
import { payGaps } from './rules/gaps.ts'

const REFUSALS: RefusalTable<JournalRefusal> = {
  'month-open': {
    is: 'conflict',
    fr: 'Le mois n’est pas clos : le journal de paie vient après ses variables.',
    en: 'The month is not closed: the payroll journal comes after its variables.',
  },
  unreadable: {
    is: 'invalid',
    fr: 'Le fichier n’est ni un CSV ni un classeur .xlsx lisible.',
    en: 'The file is neither a readable CSV nor a .xlsx workbook.',
  },
  'too-large': {
    is: 'too-large',
    fr: 'Le fichier compte plus de 100 000 lignes.',
    en: 'The file has more than 100,000 lines.',
  },
  'wrong-lines': {
    is: 'invalid',
    fr: 'Le journal contient des erreurs : rien n’est enregistré.',
    en: 'The journal holds errors: nothing is stored.',
  },
}

const EXPECTED: Readonly<Record<JournalError['expected'], Readonly<Record<Language, string>>>> = {
  column: {
    fr: 'une colonne de ce nom, ou un autre nom dans les colonnes du journal',
    en: 'a column of that name, or another name in the columns of the journal',
  },
  'one-column': { fr: 'une seule colonne de ce nom', en: 'one column of that name only' },
  'payroll-number': {
    fr: 'le matricule d’un salarié du groupement',
    en: 'the number of an employee of the group',
  },
  month: { fr: 'le mois du journal', en: 'the month of the journal' },
  amount: {
    fr: 'un montant en euros, deux décimales au plus',
    en: 'an amount in euros, two decimals at most',
  },
  rate: { fr: 'un taux en pour cent', en: 'a rate in percent' },
  rows: { fr: 'au moins un salarié', en: 'one employee at least' },
}

const SHOWN_ERRORS = 1_000

function journalProblem(refusal: JournalRefusal, language: Language): HttpProblem {
  if (refusal.kind !== 'wrong-lines') return refusalProblem(REFUSALS, refusal)
  const { fr, en } = REFUSALS['wrong-lines']
  return new HttpProblem('invalid', {
    detail: { fr, en },
    errors: refusal.errors.slice(0, SHOWN_ERRORS).map(({ line, column, value, expected }) => ({
      path: `/body/${line}${column === '' ? '' : `/${column.replaceAll('/', '~1')}`}`,
      expected: EXPECTED[expected][language],
      value,
    })),
    facts: { kind: refusal.kind, errors: refusal.errors.length },
  })
}

async function headingRows(db: GroupDb, groupId: GroupId) {
  const headings = await store.headingsOf(db, groupId)
  return JOURNAL_FIELD_NAMES.map((field) => ({
    field,
    heading: headings[field],
    usual: JOURNAL_FIELDS[field].heading,
    required: JOURNAL_FIELDS[field].required,
  }))
}

/** Routes of the payroll journal; what corrects the books is handed in by who has the ledger. */
export const payrollJournalApi =
  (postPaidMonth: PostPaidMonth): ApiModule =>
  (api) => {
    api.serve(
      payrollJournalContract.journal,
      async ({ db, viewer: { groupId }, query }) => {
        const of = month(query.month)
        const versions = await store.versionsOf(db, groupId, of)
        const names = await store.employeeNames(db, groupId)
        const forecast = await store.forecastOf(db, groupId, of)
        const lines = await store.linesOf(db, groupId, of)
        return {
          month: of,
          isClosed: await store.isClosed(db, groupId, of),
          versions: versions.map(({ month: _month, ...version }) => version),
          gaps: payGaps(forecast, lines).map((one) => ({
            ...one,
            employeeName: names.get(one.employeeId) ?? one.employeeId,
          })),
          headings: await headingRows(db, groupId),
        }
      },
      { rowsOf: ({ gaps }) => gaps },
    )

    api.serveOutside(
      payrollJournalContract.import,
      async ({ viewer, query, upload, language, now }) => {
        if (viewer === null) throw new HttpProblem('not-signed-in')
        const file = await formFile(upload)
        const command = {
          groupId: viewer.groupId,
          month: month(query.month),
          fileName: file.name.slice(-100),
          bytes: file.bytes,
          dryRun: query.dryRun === 'true',
          actor: viewer.userName,
          at: now,
          today: day(now.slice(0, 10)),
        }
        const imported = await inGroup(api.database, viewer, (db) =>
          importJournal(db, command, postPaidMonth),
        )
        if (!imported.ok) throw journalProblem(imported.refusal, language)
        return imported.value
      },
    )

    api.serve(payrollJournalContract.setHeadings, async ({ db, viewer: { groupId }, body }) => {
      await store.storeHeadings(db, groupId, body.headings)
      return { headings: await headingRows(db, groupId) }
    })
  }
