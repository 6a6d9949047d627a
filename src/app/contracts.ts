import { billingContract } from '../billing/billing-contract.ts'
import { transmissionContract } from '../billing/transmission/transmission-contract.ts'
import { purchasesContract } from '../purchases/purchases-contract.ts'
import { pricesContract } from '../billing/prices/prices-contract.ts'
import { marginContract } from '../billing/margin/margin-contract.ts'
import { cashContract } from '../cash/cash-contract.ts'
import { forecastContract } from '../cash/forecast-contract.ts'
import { paymentsContract } from '../cash/payments/payments-contract.ts'
import { stressContract } from '../cash/stress/stress-contract.ts'
import { receivablesContract } from '../cash/receivables-contract.ts'
import { closingContract } from '../closing/closing-contract.ts'
import { issuingContract, preInvoiceContract } from '../billing/issuing-contract.ts'
import { complianceContract } from '../compliance/compliance-contract.ts'
import { compositionContract } from '../composition/composition-contract.ts'
import { employeesContract } from '../employees/employees-contract.ts'
import { exchangeContract } from '../exchange/exchange-contract.ts'
import { deadlinesContract } from '../group/deadlines-contract.ts'
import { groupContract } from '../group/group-contract.ts'
import { booksContract } from '../ledger/books/books-contract.ts'
import { ledgerContract } from '../ledger/ledger-contract.ts'
import { statementsContract } from '../ledger/statements/statements-contract.ts'
import { taxesContract } from '../ledger/taxes/taxes-contract.ts'
import { guaranteesContract } from '../ledger/guarantees/guarantees-contract.ts'
import { appropriationContract } from '../ledger/appropriation/appropriation-contract.ts'
import { reserveContract } from '../ledger/reserve/reserve-contract.ts'
import { liabilityContract } from '../ledger/liability/liability-contract.ts'
import { membersContract } from '../members/members-contract.ts'
import { needsContract } from '../needs/needs-contract.ts'
import { peopleContract } from '../needs/people-contract.ts'
import { payrollExportContract } from '../payroll/export/export-contract.ts'
import { equalTreatmentContract } from '../payroll/equal-treatment/equal-treatment-contract.ts'
import { payrollJournalContract } from '../payroll/journal/journal-contract.ts'
import { absencesContract } from '../payroll/absences/absences-contract.ts'
import { countersContract } from '../payroll/counters/counters-contract.ts'
import { documentsContract } from '../payroll/documents/documents-contract.ts'
import { hiringContract } from '../payroll/hiring/hiring-contract.ts'
import { payrollContract } from '../payroll/payroll-contract.ts'
import { simulationContract } from '../payroll/simulation/simulation-contract.ts'
import { headcountsContract } from '../group/headcounts-contract.ts'
import { identityContract } from '../platform/identity/identity-contract.ts'
import { searchContract } from '../search/search-contract.ts'
import { timeContract } from '../time/time-contract.ts'
import { sourceContract } from './source/source-contract.ts'

/** Every route of the API, in the order of the document. */
export const contracts = [
  ...Object.values(identityContract),
  ...Object.values(groupContract),
  ...Object.values(deadlinesContract),
  ...Object.values(headcountsContract),
  ...Object.values(closingContract),
  ...Object.values(compositionContract),
  ...Object.values(timeContract),
  ...Object.values(membersContract),
  ...Object.values(employeesContract),
  ...Object.values(needsContract),
  ...Object.values(peopleContract),
  ...Object.values(complianceContract),
  ...Object.values(pricesContract),
  ...Object.values(issuingContract),
  ...Object.values(preInvoiceContract),
  ...Object.values(billingContract),
  ...Object.values(transmissionContract),
  ...Object.values(purchasesContract),
  ...Object.values(marginContract),
  ...Object.values(payrollContract),
  ...Object.values(simulationContract),
  ...Object.values(absencesContract),
  ...Object.values(countersContract),
  ...Object.values(equalTreatmentContract),
  ...Object.values(payrollExportContract),
  ...Object.values(payrollJournalContract),
  ...Object.values(documentsContract),
  ...Object.values(hiringContract),
  ...Object.values(ledgerContract),
  ...Object.values(booksContract),
  ...Object.values(statementsContract),
  ...Object.values(taxesContract),
  ...Object.values(liabilityContract),
  ...Object.values(appropriationContract),
  ...Object.values(guaranteesContract),
  ...Object.values(reserveContract),
  ...Object.values(stressContract),
  ...Object.values(paymentsContract),
  ...Object.values(cashContract),
  ...Object.values(receivablesContract),
  ...Object.values(forecastContract),
  ...Object.values(searchContract),
  ...Object.values(exchangeContract),
  ...Object.values(sourceContract),
] as const
