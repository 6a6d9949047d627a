import type { ComponentType } from 'react'
import {
  IconAlertTriangle,
  IconBook2,
  IconBuildingBank,
  IconBuildingFactory2,
  IconCalendarDue,
  IconCalendarCheck,
  IconCashBanknote,
  IconClockHour4,
  IconFileInvoice,
  IconLock,
  IconPuzzle,
  IconSettings,
  IconShieldHalf,
  IconStack2,
  IconSun,
  IconUsers,
} from '@tabler/icons-react'
import type { Session } from '../platform/identity/identity-contract.ts'
import { text } from './texts.ts'

type Icon = ComponentType<{ size?: number | string; stroke?: number | string }>

/** A page of the application. Its address and its module; `nav` when it stands in the bar. */
export interface AppPage {
  readonly path: string
  readonly load: () => Promise<Readonly<Record<string, unknown>>>
  readonly component: string
  readonly nav?: {
    readonly label: string
    readonly icon: Icon
    /** Members see their own hours and invoices and nothing else. */
    readonly roles: readonly Session['role'][]
    /** For whom it stands in the bar of the phone, which holds four entries and "Plus". */
    readonly onPhone?: readonly Session['role'][]
  }
  /** Who may open a page that does not stand in the bar; everybody where nothing is said. */
  readonly roles?: readonly Session['role'][]
}

const OFFICER = ['officer'] as const
const MEMBER = ['member'] as const
const EVERYBODY = ['officer', 'member'] as const

/** All pages, in the order of a month: what to do, hours, people, checks, billing, books, close. */
export const PAGES: readonly AppPage[] = [
  {
    path: '/',
    load: () => import('./home/home-page.tsx'),
    component: 'HomePage',
    nav: { label: text('Aujourd’hui'), icon: IconSun, roles: EVERYBODY, onPhone: EVERYBODY },
  },
  {
    path: '/heures',
    load: () => import('../time/ui/hours-page.tsx'),
    component: 'HoursPage',
    nav: { label: text('Heures'), icon: IconClockHour4, roles: EVERYBODY, onPhone: EVERYBODY },
  },
  {
    path: '/equipe',
    load: () => import('../employees/ui/employees-page.tsx'),
    component: 'EmployeesPage',
    nav: { label: text('Équipe'), icon: IconUsers, roles: OFFICER },
  },
  {
    path: '/equipe/$employeeId',
    load: () => import('../employees/ui/employee-page.tsx'),
    component: 'EmployeePage',
  },
  {
    path: '/adherents',
    load: () => import('../members/ui/members-page.tsx'),
    component: 'MembersPage',
    nav: { label: text('Adhérents'), icon: IconBuildingFactory2, roles: OFFICER },
  },
  {
    path: '/adherents/$memberId',
    load: () => import('../members/ui/member-page.tsx'),
    component: 'MemberPage',
  },
  {
    path: '/besoins',
    load: () => import('../needs/ui/needs-page.tsx'),
    component: 'NeedsPage',
    nav: { label: text('Besoins'), icon: IconPuzzle, roles: EVERYBODY, onPhone: MEMBER },
  },
  {
    path: '/besoins/$needId',
    load: () => import('../needs/ui/need-page.tsx'),
    component: 'NeedPage',
  },
  {
    path: '/candidats',
    load: () => import('../needs/ui/candidates-page.tsx'),
    component: 'CandidatesPage',
    roles: OFFICER,
  },
  {
    path: '/composition',
    load: () => import('../composition/ui/composition-page.tsx'),
    component: 'CompositionPage',
    nav: { label: text('Composition'), icon: IconStack2, roles: OFFICER },
  },
  {
    path: '/composition/$jobId',
    load: () => import('../composition/ui/job-page.tsx'),
    component: 'JobPage',
    roles: OFFICER,
  },
  {
    path: '/postes',
    load: () => import('../composition/ui/posts-page.tsx'),
    component: 'PostsPage',
    roles: OFFICER,
  },
  {
    path: '/disponibilites',
    load: () => import('../compliance/ui/capacities-page.tsx'),
    component: 'CapacitiesPage',
    nav: { label: text('Disponibilités'), icon: IconCalendarCheck, roles: MEMBER },
  },
  {
    path: '/controles',
    load: () => import('../compliance/ui/findings-page.tsx'),
    component: 'FindingsPage',
    nav: { label: text('Contrôles'), icon: IconAlertTriangle, roles: OFFICER, onPhone: OFFICER },
  },
  {
    path: '/echeances',
    load: () => import('../group/ui/deadlines-page.tsx'),
    component: 'DeadlinesPage',
    nav: { label: text('Échéances'), icon: IconCalendarDue, roles: OFFICER },
  },
  {
    path: '/cloture',
    load: () => import('../closing/ui/close-page.tsx'),
    component: 'ClosePage',
    nav: { label: text('Clôture'), icon: IconLock, roles: OFFICER },
  },
  {
    path: '/facturation',
    load: () => import('../billing/ui/invoices-page.tsx'),
    component: 'InvoicesPage',
    nav: {
      label: text('Facturation'),
      icon: IconFileInvoice,
      roles: EVERYBODY,
      onPhone: EVERYBODY,
    },
  },
  {
    path: '/facturation/prefactures',
    load: () => import('../billing/ui/pre-invoices-page.tsx'),
    component: 'PreInvoicesPage',
  },
  {
    path: '/facturation/hors-cloture',
    load: () => import('../billing/ui/issue-page.tsx'),
    component: 'IssuePage',
    roles: OFFICER,
  },
  {
    path: '/facturation/prix',
    load: () => import('../billing/ui/prices-page.tsx'),
    component: 'PricesPage',
    roles: OFFICER,
  },
  {
    path: '/facturation/transmission',
    load: () => import('../billing/transmission/ui/transmission-page.tsx'),
    component: 'TransmissionPage',
    roles: OFFICER,
  },
  {
    path: '/facturation/achats',
    load: () => import('../purchases/ui/purchases-page.tsx'),
    component: 'PurchasesPage',
    roles: OFFICER,
  },
  {
    path: '/facturation/achats/$purchaseId',
    load: () => import('../purchases/ui/purchase-page.tsx'),
    component: 'PurchasePage',
    roles: OFFICER,
  },
  {
    path: '/facturation/$invoiceNumber',
    load: () => import('../billing/ui/invoice-page.tsx'),
    component: 'InvoicePage',
  },
  {
    path: '/tresorerie',
    load: () => import('../cash/ui/cash-page.tsx'),
    component: 'CashPage',
    nav: { label: text('Trésorerie'), icon: IconBuildingBank, roles: OFFICER },
  },
  {
    path: '/tresorerie/releves',
    load: () => import('../cash/ui/bank-page.tsx'),
    component: 'BankPage',
    roles: OFFICER,
  },
  {
    path: '/tresorerie/encours',
    load: () => import('../cash/ui/aged-page.tsx'),
    component: 'AgedPage',
    roles: OFFICER,
  },
  {
    path: '/tresorerie/relances',
    load: () => import('../cash/ui/reminders-page.tsx'),
    component: 'RemindersPage',
    roles: OFFICER,
  },
  {
    path: '/paie',
    load: () => import('../payroll/ui/pay-variables-page.tsx'),
    component: 'PayVariablesPage',
    nav: { label: text('Paie'), icon: IconCashBanknote, roles: OFFICER },
  },
  {
    path: '/paie/absences',
    load: () => import('../payroll/absences/ui/absences-page.tsx'),
    component: 'AbsencesPage',
    roles: OFFICER,
  },
  {
    path: '/paie/compteurs',
    load: () => import('../payroll/counters/ui/counters-page.tsx'),
    component: 'CountersPage',
    roles: OFFICER,
  },
  {
    path: '/paie/simulation',
    load: () => import('../payroll/ui/cost-page.tsx'),
    component: 'CostPage',
    roles: OFFICER,
  },
  {
    path: '/paie/exports',
    load: () => import('../payroll/export/ui/exports-page.tsx'),
    component: 'PayrollExportsPage',
    roles: OFFICER,
  },
  {
    path: '/paie/journal',
    load: () => import('../payroll/journal/ui/journal-page.tsx'),
    component: 'PayrollJournalPage',
    roles: OFFICER,
  },
  {
    path: '/paie/documents',
    load: () => import('../payroll/documents/ui/documents-page.tsx'),
    component: 'PayDocumentsPage',
    roles: OFFICER,
  },
  {
    path: '/paie/embauches',
    load: () => import('../payroll/hiring/ui/hirings-page.tsx'),
    component: 'HiringsPage',
    roles: OFFICER,
  },
  {
    path: '/paie/couts',
    load: () => import('../billing/margin/ui/costs-page.tsx'),
    component: 'CostsPage',
    roles: OFFICER,
  },
  {
    path: '/paie/couts/$assignmentId',
    load: () => import('../billing/margin/ui/price-trial-page.tsx'),
    component: 'PriceTrialPage',
    roles: OFFICER,
  },
  {
    path: '/paie/egalite',
    load: () => import('../payroll/equal-treatment/ui/equality-page.tsx'),
    component: 'EqualityPage',
    roles: OFFICER,
  },
  {
    path: '/comptes',
    load: () => import('../ledger/ui/ledger-page.tsx'),
    component: 'LedgerPage',
    nav: { label: text('Comptes'), icon: IconBook2, roles: OFFICER },
  },
  {
    path: '/comptes/saisie',
    load: () => import('../ledger/ui/manual-entry-page.tsx'),
    component: 'ManualEntryPage',
    roles: OFFICER,
  },
  {
    path: '/comptes/balance',
    load: () => import('../ledger/ui/trial-balance-page.tsx'),
    component: 'TrialBalancePage',
    roles: OFFICER,
  },
  {
    path: '/comptes/grand-livre',
    load: () => import('../ledger/ui/general-ledger-page.tsx'),
    component: 'GeneralLedgerPage',
    roles: OFFICER,
  },
  {
    path: '/comptes/bilan',
    load: () => import('../ledger/ui/balance-sheet-page.tsx'),
    component: 'BalanceSheetPage',
    roles: OFFICER,
  },
  {
    path: '/comptes/resultat',
    load: () => import('../ledger/ui/income-page.tsx'),
    component: 'IncomePage',
    roles: OFFICER,
  },
  {
    path: '/comptes/analytique',
    load: () => import('../ledger/ui/analytic-page.tsx'),
    component: 'AnalyticPage',
    roles: OFFICER,
  },
  {
    path: '/comptes/budget',
    load: () => import('../ledger/ui/budget-page.tsx'),
    component: 'BudgetPage',
    roles: OFFICER,
  },
  {
    path: '/comptes/taxes',
    load: () => import('../ledger/ui/taxes-page.tsx'),
    component: 'TaxesPage',
    roles: OFFICER,
  },
  {
    path: '/comptes/plan',
    load: () => import('../ledger/ui/chart-page.tsx'),
    component: 'ChartPage',
    roles: OFFICER,
  },
  {
    path: '/comptes/periodes',
    load: () => import('../ledger/ui/periods-page.tsx'),
    component: 'PeriodsPage',
    roles: OFFICER,
  },
  {
    path: '/risque',
    load: () => import('../ledger/liability/ui/risk-page.tsx'),
    component: 'RiskPage',
    nav: { label: text('Risque'), icon: IconShieldHalf, roles: EVERYBODY },
  },
  {
    path: '/risque/dettes',
    load: () => import('../ledger/liability/ui/debts-page.tsx'),
    component: 'DebtsPage',
    roles: OFFICER,
  },
  {
    path: '/risque/reserve',
    load: () => import('../ledger/reserve/ui/reserve-page.tsx'),
    component: 'ReservePage',
    roles: OFFICER,
  },
  {
    path: '/risque/simulations',
    load: () => import('../cash/stress/ui/stress-page.tsx'),
    component: 'StressPage',
    roles: OFFICER,
  },
  {
    path: '/risque/garanties',
    load: () => import('../ledger/guarantees/ui/guarantees-page.tsx'),
    component: 'GuaranteesPage',
    roles: OFFICER,
  },
  {
    path: '/reglages',
    load: () => import('../group/ui/group-page.tsx'),
    component: 'GroupPage',
    nav: { label: text('Réglages'), icon: IconSettings, roles: OFFICER },
  },
  {
    path: '/reglages/factures',
    load: () => import('../billing/transmission/ui/invoicing-page.tsx'),
    component: 'InvoicingPage',
    roles: OFFICER,
  },
  {
    path: '/reglages/effectifs',
    load: () => import('../group/ui/headcounts-page.tsx'),
    component: 'HeadcountsPage',
    roles: OFFICER,
  },
  {
    path: '/reglages/donnees',
    load: () => import('../exchange/ui/exchange-page.tsx'),
    component: 'ExchangePage',
    roles: OFFICER,
  },
  {
    path: '/reglages/regles',
    load: () => import('../compliance/ui/rules-page.tsx'),
    component: 'RulesPage',
    roles: OFFICER,
  },
  {
    path: '/reglages/accords',
    load: () => import('../compliance/ui/agreements-page.tsx'),
    component: 'AgreementsPage',
    roles: OFFICER,
  },
  {
    path: '/reglages/affichage',
    load: () => import('./about/display-page.tsx'),
    component: 'DisplayPage',
  },
  {
    path: '/reglages/a-propos',
    load: () => import('./about/about-page.tsx'),
    component: 'AboutPage',
  },
]

/** The entries of the bar for a person. */
export const entriesFor = (role: Session['role']): readonly AppPage[] =>
  PAGES.filter((page) => page.nav?.roles.includes(role) === true)
