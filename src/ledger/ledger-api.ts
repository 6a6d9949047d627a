import type { GroupDb } from '../platform/database/index.ts'
import {
  type ApiModule,
  HttpProblem,
  type RefusalTable,
  refusalProblem,
} from '../platform/http/index.ts'
import { firstDayOf, lastDayOf, month } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import { DEFAULT_ACCOUNTS, LEDGER_EVENTS } from './accounts.ts'
import { type AccountRefusal, changeAccounts } from './change-accounts.ts'
import { balancesOf, byAccount } from './books/balances.ts'
import { entryNumberOf, fecOf, fecOfYear } from './fec-of-month.ts'
import { type AccountMapping, ledgerContract } from './ledger-contract.ts'
import { entriesOf } from './ledger-queries.ts'
import { accountsOf } from './ledger-store.ts'

const REFUSALS: RefusalTable<AccountRefusal> = {
  'unknown-event': { is: 'invalid', fr: 'Événement inconnu.', en: 'Unknown event.' },
  'not-an-account': {
    is: 'invalid',
    fr: 'Un numéro de compte commence par trois chiffres, de 1 à 8 pour le premier.',
    en: 'An account starts with three digits, the first from 1 to 8.',
  },
  'no-label': { is: 'invalid', fr: 'Il manque un libellé.', en: 'A label is missing.' },
}

async function mappingOf(db: GroupDb, groupId: GroupId): Promise<AccountMapping> {
  const accounts = await accountsOf(db, groupId)
  return {
    events: LEDGER_EVENTS.map((event) => ({
      event,
      ...accounts[event],
      defaultAccount: DEFAULT_ACCOUNTS[event].account,
      defaultLabel: DEFAULT_ACCOUNTS[event].label,
    })),
  }
}

export const ledgerApi: ApiModule = (api) => {
  api.serve(
    ledgerContract.entries,
    async ({ db, viewer, query, paging }) => {
      const wanted = { sort: query.sort ?? 'number', slice: paging.slice }
      const { rows, total } = await entriesOf(db, viewer.groupId, query, wanted)
      const numbered = rows.map((row) => ({
        ...row,
        number: entryNumberOf(row.journal, row.year, row.entryNumber),
      }))
      return paging.page({ rows: numbered, total })
    },
    {
      rowsOf: ({ items }) =>
        items.flatMap((entry) => entry.lines.map((line) => ({ ...entry, line }))),
    },
  )

  serveTrialBalance(api)
  const readMapping = { contract: ledgerContract.accountMapping, handler: mappingHandler }
  api.serve(ledgerContract.accountMapping, mappingHandler)
  api.serveChange(
    ledgerContract.changeAccountMapping,
    async ({ db, viewer: { groupId, userName }, body, now }) => {
      const command = { groupId, changes: body.events, actor: userName, at: now }
      const result = await changeAccounts(db, command)
      if (!result.ok) throw accountsProblem(result.refusal)
      return mappingOf(db, groupId)
    },
    readMapping,
  )

  api.serveFile(ledgerContract.fec, async ({ db, viewer, query }) => {
    if ((query.year === undefined) === (query.month === undefined))
      throw new HttpProblem('invalid', {
        errors: [{ path: '/query', expected: 'year or month, one of them' }],
      })
    const { filename, content } =
      query.year === undefined
        ? await fecOf(db, viewer.groupId, month(query.month ?? ''))
        : await fecOfYear(db, viewer.groupId, query.year)
    return { content, fileName: filename, disposition: 'attachment' }
  })
}

const serveTrialBalance: ApiModule = (api) => {
  api.serve(
    ledgerContract.trialBalance,
    async ({ db, viewer, query }) => {
      const to = month(query.month)
      const from = month(query.from ?? query.month)
      if (from > to || from.slice(0, 4) !== to.slice(0, 4))
        throw new HttpProblem('invalid', {
          errors: [{ path: '/query/from', expected: `a month of ${to.slice(0, 4)} up to ${to}` }],
        })
      const period = { from: firstDayOf(from), to: lastDayOf(to) }
      const balances = await balancesOf(db, viewer.groupId, period)
      const rows = query.parties === 'true' ? balances : byAccount(balances)
      const sum = (side: 'openingCents' | 'debitCents' | 'creditCents' | 'closingCents') =>
        rows.reduce((total, row) => total + row[side], 0)
      return {
        month: to,
        from,
        rows: rows.map((row) => ({ ...row, balanceCents: row.debitCents - row.creditCents })),
        openingCents: sum('openingCents'),
        closingCents: sum('closingCents'),
        debitCents: sum('debitCents'),
        creditCents: sum('creditCents'),
      }
    },
    { rowsOf: ({ rows }) => rows },
  )
}

const mappingHandler = ({
  db,
  viewer,
}: {
  readonly db: GroupDb
  readonly viewer: { readonly groupId: GroupId }
}): Promise<AccountMapping> => mappingOf(db, viewer.groupId)

/** The first refusal makes the sentence, all are facts. */
function accountsProblem(refusals: readonly AccountRefusal[]) {
  const [first] = refusals
  if (first === undefined) throw new Error('a refusal has a reason')
  return refusalProblem(REFUSALS, first, { kind: first.kind, refusals })
}
