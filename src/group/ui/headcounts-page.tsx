import { NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { membersContract } from '../../members/members-contract.ts'
import { useAddressValue, useMonth } from '../../web/address.ts'
import { get } from '../../web/api.ts'
import { decimal, longMonth, numericDay, percent } from '../../web/formats.ts'
import { localToday } from '../../web/now.ts'
import { SectionTabs } from '../../web/sections.tsx'
import { t, text } from '../../web/texts.ts'
import {
  Answered,
  type Column,
  EmptyState,
  KeyFigure,
  LocalTable,
  Page,
  Section,
} from '../../web/ui/index.ts'
import type {
  HeadcountRow,
  Headcounts,
  headcountsContract,
  MemberHeadcounts,
} from '../headcounts-contract.ts'
import styles from './deadlines.module.css'

/** How many people do we count, for which purpose, and who are they? */
export function HeadcountsPage() {
  const [on, setOn] = useAddressValue('le', localToday())
  const [memberId, setMemberId] = useAddressValue('adherent')
  return (
    <Page
      title={t('Effectifs')}
      lead={t('La même personne compte différemment selon ce que la loi mesure.')}
    >
      <SectionTabs of="reglages" />
      <div className={styles.filters} data-print="no">
        <TextInput
          type="date"
          label={t('À la date du')}
          value={on}
          onChange={({ currentTarget: { value } }) => {
            if (value !== '') setOn(value)
          }}
        />
        <Whose memberId={memberId} onChange={setMemberId} />
      </div>
      {memberId === '' ? <OfGroup on={on} /> : <OfMember memberId={memberId} on={on} />}
    </Page>
  )
}

function Whose({
  memberId,
  onChange,
}: {
  readonly memberId: string
  readonly onChange: (memberId: string) => void
}) {
  const month = useMonth()
  const members = useQuery({
    queryKey: ['/members', 'names', month],
    queryFn: ({ signal }) =>
      get<typeof membersContract.list>(
        '/members',
        { query: { month, sort: 'name', limit: 500 } },
        signal,
      ),
    staleTime: 60_000,
  })
  return (
    <NativeSelect
      label={t('Effectif de')}
      value={memberId}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      data={[
        { value: '', label: t('Groupement') },
        ...(members.data?.items ?? []).map((one) => ({ value: one.memberId, label: one.name })),
      ]}
    />
  )
}

const PURPOSES: Readonly<Record<HeadcountRow['purpose'], string>> = {
  labour_code: text('Code du travail, hors représentation du personnel'),
  representation: text('Représentation du personnel (CSE)'),
  social_security: text('Cotisations sociales'),
  work_accident: text('Accidents du travail, tarification'),
  disability: text('Emploi de travailleurs handicapés'),
}

function OfGroup({ on }: { readonly on: string }) {
  const query = useQuery({
    queryKey: ['/headcounts', on],
    queryFn: ({ signal }) =>
      get<typeof headcountsContract.headcounts>('/headcounts', { query: { on } }, signal),
  })
  return (
    <Answered query={query}>
      {(answer) => (
        <>
          <Figures purposes={answer.purposes} />
          <YearMean answer={answer} />
          <People purposes={answer.purposes} />
        </>
      )}
    </Answered>
  )
}

function Figures({ purposes }: { readonly purposes: readonly HeadcountRow[] }) {
  return (
    <div className={styles.grid}>
      {purposes.map(({ purpose, totalE4, articles }) => (
        <KeyFigure
          key={purpose}
          label={t(PURPOSES[purpose])}
          value={decimal(totalE4)}
          note={articles.map(({ article }) => article).join(', ')}
        />
      ))}
    </div>
  )
}

function YearMean({ answer: { year, fixedTermShareE4 } }: { readonly answer: Headcounts }) {
  return (
    <Section title={t('Moyenne de {year} pour les cotisations', { year: String(year.year) })}>
      <p>
        {year.months.length === 0
          ? t('Personne n’était employé cette année-là.')
          : t('{mean} en moyenne au dernier jour des mois de {first} à {last} (CSS L130-1).', {
              mean: decimal(year.totalE4),
              first: longMonth(year.months[0]?.month ?? ''),
              last: longMonth(year.months.at(-1)?.month ?? ''),
            })}
      </p>
      {fixedTermShareE4 === null ? null : (
        <p className={styles.soft}>
          {t('{share} des contrats en vigueur ont un terme (CDD et saisonniers).', {
            share: percent(fixedTermShareE4, 10_000) ?? '–',
          })}
        </p>
      )}
    </Section>
  )
}

const REASONS: Readonly<Record<HeadcountRow['people'][number]['reason'], string>> = {
  full: text('temps plein'),
  part_time: text('temps partiel, selon ses heures'),
  presence: text('selon sa présence des douze derniers mois'),
  made_available: text('mis à disposition : ne compte pas ici'),
  training_contract: text('apprentissage ou professionnalisation : ne compte pas'),
  replaces: text('remplace un absent : ne compte pas'),
  under_a_year: text('présent depuis moins d’un an : ne compte pas encore'),
  purpose: text('ne compte pas chez l’utilisateur'),
  hours_unknown: text('heures inconnues : compté à temps plein'),
}

interface Line {
  readonly employeeId: string
  readonly name: string
  readonly shareE4: number
  readonly reason: HeadcountRow['people'][number]['reason']
}

const columns = (): readonly Column<Line>[] => [
  {
    id: 'name',
    header: t('Salarié'),
    main: true,
    value: ({ name }) => name,
    cell: ({ employeeId, name }) => (
      <Link to={`/equipe/${encodeURIComponent(employeeId)}`}>{name}</Link>
    ),
  },
  {
    id: 'share',
    header: t('Compte pour'),
    align: 'end',
    value: ({ shareE4 }) => shareE4,
    cell: ({ shareE4 }) => decimal(shareE4),
  },
  {
    id: 'reason',
    header: t('Pourquoi'),
    value: ({ reason }) => t(REASONS[reason]),
    cell: ({ reason }) => t(REASONS[reason]),
  },
]

/** The people behind the number of one purpose. */
function People({ purposes }: { readonly purposes: readonly HeadcountRow[] }) {
  const [chosen, setChosen] = useAddressValue('objet', 'labour_code')
  const shown = purposes.find(({ purpose }) => purpose === chosen) ?? purposes[0]
  return (
    <Section title={t('Qui compte, et pour combien')}>
      <div className={styles.filters} data-print="no">
        <NativeSelect
          aria-label={t('Ce que la loi mesure')}
          value={shown?.purpose ?? ''}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
          data={purposes.map(({ purpose }) => ({ value: purpose, label: t(PURPOSES[purpose]) }))}
        />
      </div>
      <LocalTable
        label={t('Qui compte, et pour combien')}
        rows={shown?.people ?? []}
        columns={columns()}
        rowKey={({ employeeId }) => employeeId}
        empty={
          <EmptyState title={t('Personne ce jour-là')}>{t('Choisissez un autre jour.')}</EmptyState>
        }
      />
    </Section>
  )
}

function OfMember({ memberId, on }: { readonly memberId: string; readonly on: string }) {
  const query = useQuery({
    queryKey: ['/headcounts', memberId, on],
    queryFn: ({ signal }) =>
      get<typeof headcountsContract.memberHeadcounts>(
        '/members/:memberId/headcounts',
        { params: { memberId }, query: { on } },
        signal,
      ),
  })
  return (
    <Answered query={query}>
      {(answer) => (
        <>
          <p>{declaredText(answer)}</p>
          <Figures purposes={answer.purposes} />
          <Voters voters={answer.voters} />
          <People purposes={answer.purposes} />
        </>
      )}
    </Answered>
  )
}

const declaredText = ({ declared }: MemberHeadcounts): string =>
  declared === null
    ? t('L’adhérent n’a pas déclaré son propre effectif.')
    : t(
        'L’adhérent a déclaré {declared, plural, one {# salarié} other {# salariés}} ; s’y ajoutent les personnes mises à disposition :',
        { declared },
      )

/** Who may vote there, since when they are there. */
function Voters({ voters }: Pick<MemberHeadcounts, 'voters'>) {
  if (voters.length === 0) return null
  return (
    <Section title={t('Peuvent voter au CSE de l’adhérent, s’ils le choisissent (L2314-23)')}>
      <ul className={styles.lines}>
        {voters.map(({ employeeId, name, since }) => (
          <li key={employeeId}>
            <Link to={`/equipe/${encodeURIComponent(employeeId)}`}>{name}</Link>
            <span className={styles.end}>{t('depuis le {day}', { day: numericDay(since) })}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
