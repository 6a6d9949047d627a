import { compliance } from './en/compliance.ts'
import { home } from './en/home.ts'
import { settings } from './en/settings.ts'
import { billing } from './en/billing.ts'
import { cash } from './en/cash.ts'
import { closing } from './en/closing.ts'
import { composition } from './en/composition.ts'
import { posts } from './en/posts.ts'
import { cost } from './en/cost.ts'
import { counters } from './en/counters.ts'
import { employees } from './en/employees.ts'
import { group } from './en/group.ts'
import { books } from './en/books.ts'
import { issuing } from './en/issuing.ts'
import { ledger } from './en/ledger.ts'
import { margin } from './en/margin.ts'
import { members } from './en/members.ts'
import { needs } from './en/needs.ts'
import { payments } from './en/payments.ts'
import { payroll } from './en/payroll.ts'
import { payrollEngine } from './en/payroll-engine.ts'
import { risk } from './en/risk.ts'
import { shell } from './en/shell.ts'
import { time } from './en/time.ts'
import { transmission } from './en/transmission.ts'

/** English of every text of the screens; the key is the French text. One file per area. */
export const english: Readonly<Record<string, string>> = {
  ...transmission,
  ...shell,
  ...home,
  ...time,
  ...compliance,
  ...payments,
  ...payroll,
  ...cost,
  ...payrollEngine,
  ...members,
  ...issuing,
  ...ledger,
  ...books,
  ...margin,
  ...employees,
  ...counters,
  ...needs,
  ...closing,
  ...group,
  ...composition,
  ...posts,
  ...billing,
  ...cash,
  ...risk,
  ...settings,
}
