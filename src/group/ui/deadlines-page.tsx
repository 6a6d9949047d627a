import { NativeSelect } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useAddressValue, useChangeAddress } from '../../web/address.ts'
import { numericDay } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import {
  Answered,
  type Column,
  EmptyState,
  LocalTable,
  Page,
  Section,
  StateBadge,
} from '../../web/ui/index.ts'
import type { DeadlineList, DeadlineRow } from '../deadlines-contract.ts'
import { DeadlinePanel } from './deadline-panel.tsx'
import { DEADLINE_WORDS, NEARNESS, SUBJECTS, subjectOf } from './deadline-words.ts'
import styles from './deadlines.module.css'
import { useDeadlines } from './deadlines-queries.ts'
import { Filings } from './filings.tsx'

/** What must be done, for whom and by when, because the law says so? */
export function DeadlinesPage() {
  const deadlines = useDeadlines()
  return (
    <Page
      title={deadlines.data === undefined ? t('Échéances') : titleOf(deadlines.data)}
      lead={t('Les dates que la loi fixe au groupement, de soixante jours en arrière à un an.')}
    >
      <Answered query={deadlines}>{(list) => <List list={list} />}</Answered>
    </Page>
  )
}

function titleOf({ items }: DeadlineList): string {
  const late = items.filter(({ nearness }) => nearness === 'late').length
  const soon = items.filter(({ nearness }) => nearness === 'in_30').length
  return late > 0
    ? t(
        '{late, plural, one {# échéance en retard} other {# échéances en retard}}, {soon} sous 30 jours',
        { late, soon },
      )
    : t(
        '{soon, plural, =0 {Aucune échéance sous 30 jours} one {# échéance sous 30 jours} other {# échéances sous 30 jours}}',
        { soon },
      )
}

function List({ list }: { readonly list: DeadlineList }) {
  const [state] = useAddressValue('etat', 'a_faire')
  const [subject] = useAddressValue('sur')
  const [openKey, setOpenKey] = useAddressValue('echeance')
  const rows = list.items.filter(
    (row) =>
      (state === 'toutes' || isBehind(row) === (state === 'faites')) &&
      (subject === '' || subjectOf(row) === subject),
  )
  const open = list.items.find(({ key }) => key === openKey)
  return (
    <div className={styles.columns} data-open={open === undefined ? 'no' : 'yes'}>
      <div>
        <Filters />
        <LocalTable
          label={t('Échéances')}
          rows={rows}
          columns={columns()}
          rowKey={({ key }) => key}
          isCurrent={({ key }) => key === openKey}
          empty={
            <EmptyState title={t('Rien de tel dans cette période')}>
              {t('Choisissez un autre état ou un autre sujet.')}
            </EmptyState>
          }
        />
        <div className={styles.below}>
          <Lacks lacks={list.lacks} />
          <Filings filings={list.filings} today={list.today} />
        </div>
      </div>
      {open === undefined ? null : (
        <DeadlinePanel
          key={open.key}
          row={open}
          today={list.today}
          onClose={() => setOpenKey('')}
        />
      )}
    </div>
  )
}

function Filters() {
  const [state, setState] = useAddressValue('etat', 'a_faire')
  const [subject, setSubject] = useAddressValue('sur')
  return (
    <div className={styles.filters} data-print="no">
      <NativeSelect
        aria-label={t('État')}
        value={state}
        onChange={({ currentTarget }) => setState(currentTarget.value)}
        data={[
          { value: 'a_faire', label: t('À faire') },
          { value: 'faites', label: t('Faites') },
          { value: 'toutes', label: t('Toutes') },
        ]}
      />
      <NativeSelect
        aria-label={t('Sujet')}
        value={subject}
        onChange={({ currentTarget }) => setSubject(currentTarget.value)}
        data={[
          { value: '', label: t('Tous les sujets') },
          ...Object.entries(SUBJECTS).map(([value, label]) => ({ value, label: t(label) })),
        ]}
      />
    </div>
  )
}

const isBehind = ({ nearness }: DeadlineRow): boolean =>
  nearness === 'done' || nearness === 'passed'

const what = ({ kind }: DeadlineRow): string => {
  const words = DEADLINE_WORDS[kind]
  return words === undefined ? kind : t(words)
}

function Opener({ row }: { readonly row: DeadlineRow }) {
  const change = useChangeAddress()
  return (
    <button
      type="button"
      className={styles.open}
      onClick={() => change({ echeance: row.key }, 'remember')}
    >
      {what(row)}
    </button>
  )
}

function Whom({ row: { employee, member } }: { readonly row: DeadlineRow }) {
  if (employee !== null)
    return <Link to={`/equipe/${encodeURIComponent(employee.employeeId)}`}>{employee.name}</Link>
  if (member !== null)
    return <Link to={`/adherents/${encodeURIComponent(member.memberId)}`}>{member.name}</Link>
  return <>{t('Groupement')}</>
}

const columns = (): readonly Column<DeadlineRow>[] => [
  {
    id: 'due',
    header: t('Au plus tard'),
    value: ({ dueOn }) => dueOn,
    cell: ({ dueOn }) => numericDay(dueOn),
  },
  {
    id: 'what',
    header: t('Échéance'),
    main: true,
    value: what,
    cell: (row) => <Opener row={row} />,
  },
  {
    id: 'whom',
    header: t('Pour'),
    value: ({ employee, member }) => employee?.name ?? member?.name ?? '',
    cell: (row) => <Whom row={row} />,
  },
  {
    id: 'subject',
    header: t('Objet'),
    value: ({ subject }) => subject,
    cell: ({ subject }) => subject ?? '',
  },
  {
    id: 'article',
    header: t('Article'),
    value: ({ article }) => article,
    cell: ({ article, articleUrl }) =>
      articleUrl === null ? (
        article
      ) : (
        <a href={articleUrl} target="_blank" rel="noreferrer">
          {article}
          <span className="visually-hidden"> {t('(nouvelle fenêtre)')}</span>
        </a>
      ),
  },
  {
    id: 'state',
    header: t('État'),
    value: ({ nearness }) => t(NEARNESS[nearness].word),
    cell: ({ nearness, doneOn }) => (
      <StateBadge
        tone={NEARNESS[nearness].tone}
        word={
          doneOn === null
            ? t(NEARNESS[nearness].word)
            : t('fait le {day}', { day: numericDay(doneOn) })
        }
      />
    ),
  },
]

/** What could not be worked out is said, with the column that would tell it. */
function Lacks({ lacks }: Pick<DeadlineList, 'lacks'>) {
  if (lacks.length === 0) return null
  return (
    <Section title={t('Ce qui manque pour tout calculer')}>
      <ul className={styles.lines}>
        {lacks.map(({ ruleId, text, column, people }) => (
          <li key={ruleId}>
            <Link to="/reglages/regles" hash={ruleId}>
              {ruleId}
            </Link>
            <span>{text}</span>
            <span className={styles.soft}>{column}</span>
            <span className={styles.end}>
              {t('{people, plural, one {# salarié} other {# salariés}}', { people })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
