import { IconSettings } from '@tabler/icons-react'
import { type AppPage, OFFICER } from '../page.ts'
import { text } from '../texts.ts'

/** What the group is and has chosen. */
export const SETTINGS_PAGES: readonly AppPage[] = [
  {
    path: '/reglages',
    load: () => import('../../group/ui/group-page.tsx'),
    component: 'GroupPage',
    nav: { label: text('Réglages'), icon: IconSettings, roles: OFFICER },
  },
  {
    path: '/reglages/factures',
    load: () => import('../../billing/transmission/ui/invoicing-page.tsx'),
    component: 'InvoicingPage',
    roles: OFFICER,
  },
  {
    path: '/reglages/effectifs',
    load: () => import('../../group/ui/headcounts-page.tsx'),
    component: 'HeadcountsPage',
    roles: OFFICER,
  },
  {
    path: '/reglages/donnees',
    load: () => import('../../exchange/ui/exchange-page.tsx'),
    component: 'ExchangePage',
    roles: OFFICER,
  },
  {
    path: '/reglages/regles',
    load: () => import('../../compliance/ui/rules-page.tsx'),
    component: 'RulesPage',
    roles: OFFICER,
  },
  {
    path: '/reglages/accords',
    load: () => import('../../compliance/ui/agreements-page.tsx'),
    component: 'AgreementsPage',
    roles: OFFICER,
  },
  {
    path: '/reglages/affichage',
    load: () => import('../about/display-page.tsx'),
    component: 'DisplayPage',
  },
  {
    path: '/reglages/a-propos',
    load: () => import('../about/about-page.tsx'),
    component: 'AboutPage',
  },
]
