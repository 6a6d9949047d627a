import { Link } from '@tanstack/react-router'
import { numericDay } from '../../../web/formats.ts'
import { SectionTabs } from '../../../web/sections.tsx'
import { t } from '../../../web/texts.ts'
import {
  type Column,
  EmptyState,
  FigureLink,
  Page,
  Section,
  ServerTable,
  StateBadge,
} from '../../../web/ui/index.ts'
import { type CounterId, UNIT_OF } from '../counter.ts'
import type { BalancesRow, countersContract } from '../counters-contract.ts'
import { counterName, isToDo, noticeSentence, quantityText } from './counter-text.ts'
import { OnDay, useCounterDay } from './on-day.tsx'
import styles from './counters.module.css'
import { SettingsForm } from './settings-form.tsx'

/** Leave, rest and hours of everybody on a day; each balance opens the lines that made it. */
export function CountersPage() {
  const [on] = useCounterDay()
  return (
    <Page
      title={t('Compteurs')}
      lead={t('Soldes au {day} ; chacun ouvre les lignes qui l’ont fait.', { day: numericDay(on) })}
    >
      <SectionTabs of="paie" />
      <ServerTable<typeof countersContract.balances>
        label={t('Compteurs')}
        url="/counters"
        query={{ on }}
        columns={columns(on)}
        rowKey={({ employeeId }) => employeeId}
        filters={<OnDay />}
        empty={<EmptyState title={t('Personne n’est employé ce jour-là')} />}
      />
      <div className={styles.below}>
        <Section title={t('Façon de compter')}>
          <SettingsForm />
        </Section>
      </div>
    </Page>
  )
}

const linkTo = (employeeId: string, counter: CounterId, on: string) => ({
  to: `/equipe/${encodeURIComponent(employeeId)}`,
  search: { onglet: 'droits', compteur: counter, au: on, month: on.slice(0, 7) },
})

const balance = (
  id: CounterId,
  header: string,
  value: (row: BalancesRow) => number | null,
  on: string,
): Column<BalancesRow> => ({
  id,
  header,
  align: 'end',
  cell: (row) => {
    const quantity = value(row)
    return quantity === null ? (
      ''
    ) : (
      <FigureLink
        {...linkTo(row.employeeId, id, on)}
        label={`${counterName(id)} : ${quantityText(quantity, UNIT_OF[id])}`}
      >
        {quantityText(quantity, UNIT_OF[id])}
      </FigureLink>
    )
  },
})

const columns = (on: string): readonly Column<BalancesRow>[] => [
  {
    id: 'employee',
    header: t('Salarié'),
    sort: 'name',
    main: true,
    cell: ({ employeeId, employeeName }) => (
      <Link {...linkTo(employeeId, 'paid_leave', on)}>{employeeName}</Link>
    ),
  },
  balance('paid_leave', t('Congés'), ({ paidLeaveE2 }) => paidLeaveE2, on),
  balance('leave_accrual', t('En acquisition'), ({ leaveAccrualE2 }) => leaveAccrualE2, on),
  balance('overtime_quota', t('Sup. de l’année'), ({ overtimeMinutes }) => overtimeMinutes, on),
  balance('compulsory_rest', t('Repos'), ({ restMinutes }) => restMinutes, on),
  balance('annual_account', t('Compte annualisé'), ({ accountMinutes }) => accountMinutes, on),
  balance('delegation', t('Délégation'), ({ delegationMinutes }) => delegationMinutes, on),
  balance('meal_vouchers', t('Titres-restaurant'), ({ mealVouchers }) => mealVouchers, on),
  balance('travel', t('Trajets'), ({ travelMinutes }) => travelMinutes, on),
  {
    id: 'todo',
    header: t('À voir'),
    onPhone: 'bare',
    cell: ({ notices }) => {
      const [first, ...others] = notices.filter(isToDo)
      if (first === undefined) return null
      const more = others.length === 0 ? '' : ` (+${others.length})`
      return <StateBadge tone="todo" word={`${noticeSentence(first)}${more}`} />
    },
  },
  {
    id: 'matricule',
    header: t('Matricule'),
    sort: 'employeeId',
    hidden: true,
    cell: (row) => row.employeeId,
  },
]
