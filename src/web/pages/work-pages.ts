import {
  IconAlertTriangle,
  IconBuildingFactory2,
  IconCalendarCheck,
  IconCalendarDue,
  IconClockHour4,
  IconLock,
  IconPuzzle,
  IconStack2,
  IconSun,
  IconUsers,
} from '@tabler/icons-react'
import { type AppPage, EVERYBODY, MEMBER, OFFICER } from '../page.ts'
import { text } from '../texts.ts'

/** What to do, hours, people, needs, checks, the close. */
export const WORK_PAGES: readonly AppPage[] = [
  {
    path: '/',
    load: () => import('../home/home-page.tsx'),
    component: 'HomePage',
    nav: { label: text('Aujourd’hui'), icon: IconSun, roles: EVERYBODY, onPhone: EVERYBODY },
  },
  {
    path: '/heures',
    load: () => import('../../time/ui/hours-page.tsx'),
    component: 'HoursPage',
    nav: { label: text('Heures'), icon: IconClockHour4, roles: EVERYBODY, onPhone: EVERYBODY },
  },
  {
    path: '/equipe',
    load: () => import('../../employees/ui/employees-page.tsx'),
    component: 'EmployeesPage',
    nav: { label: text('Équipe'), icon: IconUsers, roles: OFFICER },
  },
  {
    path: '/equipe/$employeeId',
    load: () => import('../../employees/ui/employee-page.tsx'),
    component: 'EmployeePage',
  },
  {
    path: '/adherents',
    load: () => import('../../members/ui/members-page.tsx'),
    component: 'MembersPage',
    nav: { label: text('Adhérents'), icon: IconBuildingFactory2, roles: OFFICER },
  },
  {
    path: '/adherents/$memberId',
    load: () => import('../../members/ui/member-page.tsx'),
    component: 'MemberPage',
  },
  {
    path: '/besoins',
    load: () => import('../../needs/ui/needs-page.tsx'),
    component: 'NeedsPage',
    nav: { label: text('Besoins'), icon: IconPuzzle, roles: EVERYBODY, onPhone: MEMBER },
  },
  {
    path: '/besoins/$needId',
    load: () => import('../../needs/ui/need-page.tsx'),
    component: 'NeedPage',
  },
  {
    path: '/candidats',
    load: () => import('../../needs/ui/candidates-page.tsx'),
    component: 'CandidatesPage',
    roles: OFFICER,
  },
  {
    path: '/composition',
    load: () => import('../../composition/ui/composition-page.tsx'),
    component: 'CompositionPage',
    nav: { label: text('Composition'), icon: IconStack2, roles: OFFICER },
  },
  {
    path: '/composition/$jobId',
    load: () => import('../../composition/ui/job-page.tsx'),
    component: 'JobPage',
    roles: OFFICER,
  },
  {
    path: '/postes',
    load: () => import('../../composition/ui/posts-page.tsx'),
    component: 'PostsPage',
    roles: OFFICER,
  },
  {
    path: '/disponibilites',
    load: () => import('../../compliance/ui/capacities-page.tsx'),
    component: 'CapacitiesPage',
    nav: { label: text('Disponibilités'), icon: IconCalendarCheck, roles: MEMBER },
  },
  {
    path: '/controles',
    load: () => import('../../compliance/ui/findings-page.tsx'),
    component: 'FindingsPage',
    nav: { label: text('Contrôles'), icon: IconAlertTriangle, roles: OFFICER, onPhone: OFFICER },
  },
  {
    path: '/echeances',
    load: () => import('../../group/ui/deadlines-page.tsx'),
    component: 'DeadlinesPage',
    nav: { label: text('Échéances'), icon: IconCalendarDue, roles: OFFICER },
  },
  {
    path: '/cloture',
    load: () => import('../../closing/ui/close-page.tsx'),
    component: 'ClosePage',
    nav: { label: text('Clôture'), icon: IconLock, roles: OFFICER },
  },
]
