import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type Search, useAddress, useMonth } from '../../../web/address.ts'
import { count, longMonth } from '../../../web/formats.ts'
import { t } from '../../../web/texts.ts'
import {
  type Column,
  Duration,
  EmptyState,
  ErrorNotice,
  FigureLink,
  LocalTable,
  Money,
  StateBadge,
} from '../../../web/ui/index.ts'
import type { ComparisonOfMonth, ComparisonRow } from '../equal-treatment-contract.ts'
import styles from './equality.module.css'
import { useRetain } from './equality-queries.ts'
import { STATES } from './equality-words.ts'

/** A sum of nothing compared is not an amount. */
const comparedOnly = (state: ComparisonRow['state'], cents: number): number | null =>
  state === 'not-compared' ? null : cents

const isOpen = ({ state }: ComparisonRow): boolean => state === 'to-retain' || state === 'changed'

/** Everybody with confirmed work, those whose bonus waits first. */
export function ComparisonTab({ answer }: { readonly answer: ComparisonOfMonth }) {
  const month = useMonth()
  const open = useAddress()['personne']
  return (
    <>
      <Lacking answer={answer} />
      <Retain answer={answer} />
      <LocalTable
        label={t('Comparaison du mois')}
        rows={answer.people}
        rowKey={({ employeeId }) => employeeId}
        isCurrent={({ employeeId }) => employeeId === open}
        columns={columns()}
        totals={{
          employee: t('Total'),
          group: <Money cents={sum(answer, ({ groupCents }) => groupCents)} />,
          comparable: <Money cents={sum(answer, ({ comparableCents }) => comparableCents)} />,
          bonus: <Money cents={answer.bonusCents} />,
          retained: <Money cents={answer.retainedCents} />,
        }}
        empty={
          <EmptyState title={t('Aucune heure confirmée en {month}', { month: longMonth(month) })}>
            <Link to="/heures">{t('Voir les heures à confirmer')}</Link>
          </EmptyState>
        }
      />
    </>
  )
}

const sum = ({ people }: ComparisonOfMonth, of: (row: ComparisonRow) => number): number =>
  people.reduce((total, row) => total + of(row), 0)

/** Whose pay cannot be compared, and what to ask from whom. */
function Lacking({ answer: { lacking } }: { readonly answer: ComparisonOfMonth }) {
  if (lacking.people === 0) return null
  return (
    <details className={styles.lacking}>
      <summary>
        {t(
          '{count, plural, one {# personne sans rémunération de référence} other {# personnes sans rémunération de référence}}',
          { count: lacking.people },
        )}
      </summary>
      <p>
        {t(
          'Ces heures ne sont dans aucun des deux totaux. À demander à l’adhérent, puis à enregistrer :',
        )}
      </p>
      <ul>
        {lacking.scales.map(({ memberId, memberName, job, people }) => (
          <li key={`${memberId} ${job}`}>
            <Link
              to="/paie/egalite"
              search={(before: Search) => ({
                ...before,
                onglet: 'references',
                adherent: memberId,
                emploi: job,
              })}
            >
              {memberName}
            </Link>
            {` – ${job} (${t('{count, plural, one {# personne} other {# personnes}}', { count: people })})`}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** The one act of the page: retain all that waits. */
function Retain({ answer }: { readonly answer: ComparisonOfMonth }) {
  const retain = useRetain()
  const waiting = answer.people.filter(isOpen)
  if (waiting.length === 0) return null
  return (
    <div className={styles.act} data-print="no">
      <Button
        loading={retain.isPending}
        onClick={() => retain.mutate(waiting.map(({ employeeId }) => employeeId))}
      >
        {t(
          '{count, plural, one {Retenir la prime de # personne} other {Retenir les primes de # personnes}}',
          {
            count: waiting.length,
          },
        )}
      </Button>
      <p className={styles.soft}>
        {answer.closed
          ? t('Le mois est clos : la prochaine clôture paiera et facturera la différence.')
          : t('La prime devient un élément de paie du mois, que la clôture paie et facture.')}
      </p>
      {retain.isError ? <ErrorNotice error={retain.error} /> : null}
    </div>
  )
}

const columns = (): readonly Column<ComparisonRow>[] => [
  {
    id: 'employee',
    header: t('Salarié'),
    main: true,
    value: ({ employeeName }) => employeeName,
    cell: ({ employeeId, employeeName }) => (
      <Link to="/paie/egalite" search={(before: Search) => ({ ...before, personne: employeeId })}>
        {employeeName}
      </Link>
    ),
  },
  {
    id: 'members',
    header: t('Adhérents'),
    value: ({ members }) => members.map(({ memberName }) => memberName).join(', '),
    cell: ({ members }) =>
      members.length > 2
        ? t('{first} et {count} autres', {
            first: members[0]?.memberName ?? '',
            count: count(members.length - 1),
          })
        : members.map(({ memberName }) => memberName).join(', '),
  },
  {
    id: 'minutes',
    header: t('Heures'),
    align: 'end',
    value: ({ minutes }) => minutes,
    cell: ({ employeeId, minutes }) => (
      <FigureLink to="/heures" search={{ salarie: employeeId, etat: 'confirmed' }}>
        <Duration minutes={minutes} />
      </FigureLink>
    ),
  },
  {
    id: 'group',
    header: t('Groupement'),
    align: 'end',
    value: ({ groupCents }) => groupCents,
    cell: ({ state, groupCents }) => <Money cents={comparedOnly(state, groupCents)} />,
  },
  {
    id: 'comparable',
    header: t('Comparable'),
    align: 'end',
    value: ({ comparableCents }) => comparableCents,
    cell: ({ state, comparableCents }) => <Money cents={comparedOnly(state, comparableCents)} />,
  },
  {
    id: 'bonus',
    header: t('Prime due'),
    align: 'end',
    value: ({ bonusCents }) => bonusCents,
    cell: ({ bonusCents }) => <Money cents={bonusCents === 0 ? null : bonusCents} />,
  },
  {
    id: 'retained',
    header: t('Retenue'),
    align: 'end',
    value: ({ retainedCents }) => retainedCents,
    cell: ({ retainedCents }) => <Money cents={retainedCents === 0 ? null : retainedCents} />,
  },
  {
    id: 'state',
    header: t('État'),
    value: ({ state }) => t(STATES[state].word),
    cell: ({ state }) => <StateBadge tone={STATES[state].tone} word={t(STATES[state].word)} />,
  },
]
