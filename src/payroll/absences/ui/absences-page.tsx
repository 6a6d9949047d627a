import { Link } from '@tanstack/react-router'
import { absenceText } from '../../../employees/ui/contract-text.ts'
import { useMonth } from '../../../web/address.ts'
import { capital, duration, longMonth, numericDay } from '../../../web/formats.ts'
import { SectionTabs } from '../../../web/sections.tsx'
import { t } from '../../../web/texts.ts'
import {
  type Column,
  EmptyState,
  FigureLink,
  Page,
  ServerTable,
  StateBadge,
} from '../../../web/ui/index.ts'
import type { AbsenceRow, absencesContract } from '../absences-contract.ts'
import { effectText, eventText } from './absence-words.ts'
import { ToComplete } from './to-complete.tsx'

/** Who is away in the month, what it does to pay by which article, and what is still to say. */
export function AbsencesPage() {
  const month = useMonth()
  return (
    <Page
      title={t('Absences')}
      lead={t('{month} : ce que chaque absence fait à la paie', {
        month: capital(longMonth(month)),
      })}
    >
      <SectionTabs of="paie" />
      <ToComplete month={month} />
      <ServerTable<typeof absencesContract.absences>
        label={t('Absences')}
        url="/absences"
        query={{ month }}
        columns={columns()}
        rowKey={({ absenceId }) => absenceId}
        empty={<EmptyState title={t('Personne n’est absent ce mois-ci')} />}
      />
    </Page>
  )
}

const addressOf = (employeeId: string): string => `/equipe/${encodeURIComponent(employeeId)}`

const columns = (): readonly Column<AbsenceRow>[] => [
  {
    id: 'employee',
    header: t('Salarié'),
    sort: 'employee',
    main: true,
    cell: ({ employeeId, employeeName }) => <Link to={addressOf(employeeId)}>{employeeName}</Link>,
  },
  {
    id: 'kind',
    header: t('Absence'),
    sort: 'kind',
    cell: ({ kind, familyEvent }) =>
      familyEvent === null ? absenceText(kind) : eventText(familyEvent),
  },
  {
    id: 'from',
    header: t('Du'),
    sort: 'startsOn',
    cell: ({ employeeId, startsOn }) => (
      <FigureLink
        to={addressOf(employeeId)}
        search={{ month: startsOn.slice(0, 7), jour: startsOn }}
      >
        {numericDay(startsOn)}
      </FigureLink>
    ),
  },
  { id: 'to', header: t('Au'), cell: ({ endsOn }) => numericDay(endsOn) },
  {
    id: 'minutes',
    header: t('Durée'),
    align: 'end',
    cell: ({ minutes }) => (minutes === null ? t('jours entiers') : duration(minutes)),
  },
  {
    id: 'effect',
    header: t('Effet sur la paie'),
    cell: ({ effect }) =>
      effect === null ? <StateBadge tone="todo" word={effectText(effect)} /> : effectText(effect),
  },
  { id: 'articles', header: t('Articles'), cell: ({ articles }) => articles.join(', ') },
]
