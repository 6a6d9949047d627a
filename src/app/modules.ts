import { openRenderer } from '../adapters/factur-x/index.ts'
import { readInvoice } from '../adapters/invoice-reading/index.ts'
import { readLifeCycle } from '../adapters/life-cycle/index.ts'
import { openTypesetter } from '../adapters/typst/index.ts'
import {
  billingApi,
  invoicingChoicesApi,
  marginApi,
  pricesApi,
  transmissionApi,
} from '../billing/index.ts'
import {
  bankApi,
  forecastApi,
  paymentsApi,
  receivablesApi,
  settlementsApi,
  stressApi,
  remindersApi,
  settlementRulesApi,
} from '../cash/index.ts'
import {
  closingApi,
  factsOfMonth,
  figuresOfMonth,
  netOfMonth,
  openDocuments,
  pendingCorrections,
  postPaidMonth,
  issuingApi,
  preInvoiceApi,
} from '../closing/index.ts'
import { complianceApi, openFindingsThread } from '../compliance/index.ts'
import { compositionApi } from '../composition/index.ts'
import { employeesApi } from '../employees/index.ts'
import { exchangeApi } from '../exchange/index.ts'
import { deadlinesApi, groupApi } from '../group/index.ts'
import {
  appropriationApi,
  booksApi,
  guaranteesApi,
  ledgerApi,
  liabilityApi,
  reserveApi,
  statementsApi,
  taxesApi,
} from '../ledger/index.ts'
import { membersApi } from '../members/index.ts'
import { needsApi, peopleApi } from '../needs/index.ts'
import {
  employmentCost,
  payrollApi,
  payrollExportApi,
  simulationApi,
  hiringApi,
  payDocumentsApi,
  payrollJournalApi,
  equalTreatmentApi,
  absencesApi,
  countersApi,
} from '../payroll/index.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import type { Database } from '../platform/database/index.ts'
import type { ApiModule, Authenticate } from '../platform/http/index.ts'
import { byCookie, identityApi } from '../platform/identity/index.ts'
import type { Jobs } from '../platform/jobs/index.ts'
import { openSealing } from '../platform/sealing/index.ts'
import { purchasesApi } from '../purchases/index.ts'
import { searchApi } from '../search/index.ts'
import { timeApi } from '../time/index.ts'
import { openAccount } from './exchange-with-platforms.ts'
import { sourceApi } from './source/source-api.ts'
import { openSpecimens } from './specimen.ts'

const BOOKS: readonly ApiModule[] = [
  ledgerApi,
  booksApi,
  statementsApi,
  taxesApi,
  appropriationApi,
  guaranteesApi,
  reserveApi,
]

const CASH: readonly ApiModule[] = [
  paymentsApi,
  bankApi,
  settlementsApi,
  settlementRulesApi,
  receivablesApi,
  forecastApi,
]

/** The routes of the whole product, in the order of their document. */
export const apiModules = (
  database: Database,
  { enqueue }: Pick<Jobs, 'enqueue'>,
  clock: Clock = systemClock,
): readonly ApiModule[] => {
  const findings = openFindingsThread(database.url)
  return [
    identityApi,
    groupApi,
    deadlinesApi,
    closingApi({ clock, enqueue, findings }),
    compositionApi({ clock, enqueue, employmentCost, openTypesetter }),
    timeApi,
    membersApi,
    employeesApi,
    needsApi,
    peopleApi,
    complianceApi(findings),
    pricesApi,
    issuingApi,
    preInvoiceApi,
    billingApi(openDocuments(database, openRenderer)),
    transmissionApi({
      enqueue,
      sealing: openSealing(),
      openPlatform: openAccount,
      readStatus: readLifeCycle,
    }),
    invoicingChoicesApi(openSpecimens()),
    purchasesApi(readInvoice),
    marginApi(figuresOfMonth),
    payrollApi,
    simulationApi,
    absencesApi,
    countersApi,
    equalTreatmentApi(factsOfMonth),
    payrollExportApi(pendingCorrections),
    payrollJournalApi(postPaidMonth),
    payDocumentsApi,
    hiringApi,
    ...BOOKS,
    ...CASH,
    liabilityApi(netOfMonth),
    stressApi(netOfMonth),
    remindersApi(openTypesetter),
    searchApi,
    exchangeApi,
    sourceApi,
  ]
}

export const authenticateWith = (database: Database, clock: Clock = systemClock): Authenticate =>
  byCookie(database, clock)
