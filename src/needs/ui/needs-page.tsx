import { Button, NativeSelect } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { useAddress, useAddressValue, useChangeAddress } from '../../web/address.ts'
import { fileAddress, get } from '../../web/api.ts'
import { capital, count, duration, monthName } from '../../web/formats.ts'
import { useSession } from '../../web/session.ts'
import { t } from '../../web/texts.ts'
import { EmptyState, ErrorNotice, KeyFigure, LinesSkeleton, Page } from '../../web/ui/index.ts'
import { FileLinks, SearchInput, Toolbar } from '../../web/ui/tables/toolbar.tsx'
import { NEED_STATES, type NeedPage, type needsContract } from '../needs-contract.ts'
import { NeedCard, needAddress } from './need-card.tsx'
import { NewNeedPanel } from './need-panel.tsx'
import { useSuggestions } from './need-queries.ts'
import styles from './needs.module.css'

const FULL_TIME = 2100
const PAGE = 60

/** Who asks for whom, when and how much, and what still waits? */
export function NeedsPage() {
  const { role } = useSession()
  const { nouveau } = useAddress()
  const change = useChangeAddress()
  const navigate = useNavigate()
  const close = useCallback(() => change({ nouveau: '' }), [change])
  return (
    <Page
      title={t('Besoins')}
      lead={
        role === 'member'
          ? t('Ce que vous attendez du groupement : quelqu’un, quelques heures, quelques mois.')
          : t('Ce que les adhérents attendent : quelqu’un, quelques heures, quelques mois.')
      }
      actions={
        <>
          {role === 'officer' ? (
            <>
              <Link to="/composition">{t('Composer les emplois')}</Link>
              <Link to="/candidats">{t('Candidats')}</Link>
            </>
          ) : null}
          <Button
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => change({ nouveau: 'oui' }, 'remember')}
          >
            {t('Exprimer un besoin')}
          </Button>
        </>
      }
    >
      <NeedList />
      {nouveau === undefined ? null : (
        <NewNeedPanel
          onClose={close}
          onDone={(needId) => void navigate({ to: needAddress(needId), search: {} })}
        />
      )}
    </Page>
  )
}

function useNeeds(query: Readonly<Record<string, string>>) {
  return useInfiniteQuery({
    queryKey: ['/needs', 'list', query],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      get<typeof needsContract.list>(
        '/needs',
        { query: { ...query, limit: PAGE, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
        signal,
      ),
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  })
}

const SORTS = ['-statedAt', 'skill', 'memberName', '-weeklyMinutes', 'startsOn', '-days'] as const

function NeedList() {
  const { etat = 'open', metier = '', adherent = '', mois = '' } = useAddress()
  const [words, setWords] = useAddressValue('q')
  const [sort] = useAddressValue('tri', '-statedAt')
  const search = useCallback((value: string) => setWords(value), [setWords])
  const asked = Object.fromEntries(
    Object.entries({
      q: words,
      state: etat === 'tous' ? '' : etat,
      skill: metier,
      memberId: adherent,
      month: mois,
      sort: SORTS.some((one) => one === sort) ? sort : '',
    }).filter(([, value]) => value !== ''),
  )
  const list = useNeeds(asked)
  const first = list.data?.pages[0]
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <div aria-busy={list.isFetching}>
      {first === undefined ? null : <Figures page={first} />}
      <Toolbar>
        <SearchInput value={words} onChange={search} label={t('Besoins')} />
        <Filters page={first} />
        <span className={styles.spring} />
        <FileLinks
          csv={fileAddress('/needs', asked, 'csv')}
          xlsx={fileAddress('/needs', asked, 'xlsx')}
        />
      </Toolbar>
      {list.isPending ? (
        <LinesSkeleton lines={12} />
      ) : list.isError ? (
        <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
      ) : rows.length === 0 ? (
        <NoNeeds isFirst={first !== undefined && isEmpty(first)} />
      ) : (
        <>
          <ul className={styles.cards}>
            {rows.map((need) => (
              <NeedCard key={need.needId} need={need} />
            ))}
          </ul>
          <p className={styles.count}>
            {t('{shown} sur {total}', {
              shown: count(rows.length),
              total: count(first?.total ?? 0),
            })}
            {list.hasNextPage ? (
              <Button
                variant="default"
                data-print="no"
                loading={list.isFetchingNextPage}
                onClick={() => void list.fetchNextPage()}
              >
                {t('Afficher la suite')}
              </Button>
            ) : null}
          </p>
        </>
      )}
    </div>
  )
}

const isEmpty = ({ skills }: NeedPage): boolean => skills.length === 0

function NoNeeds({ isFirst }: { readonly isFirst: boolean }) {
  const { role } = useSession()
  if (!isFirst) {
    return (
      <EmptyState title={t('Aucun besoin de cette sorte')}>
        {t('Changez les filtres, ou cherchez autre chose.')}
      </EmptyState>
    )
  }
  return (
    <EmptyState title={t('Aucun besoin pour l’instant')}>
      {t('Il suffit de trois réponses : quoi, quand, combien.')}{' '}
      <Link to="/besoins" search={{ nouveau: 'oui' }}>
        {t('Exprimer le premier besoin')}
      </Link>
      {role === 'member' ? null : (
        <>
          {' · '}
          <Link to="/reglages/donnees">{t('Importer un tableau de besoins')}</Link>
        </>
      )}
    </EmptyState>
  )
}

/** How many wait, for how much, and how long an answer takes. */
function Figures({ page: { states, medianDays } }: { readonly page: NeedPage }) {
  const open = states.stated.needs + states.being_answered.needs
  const minutes = states.stated.minutes + states.being_answered.minutes
  return (
    <div className={styles.figures}>
      <KeyFigure
        label={t('Besoins ouverts')}
        value={
          <Link to="/besoins" search={{ etat: 'open' }}>
            {count(open)}
          </Link>
        }
        note={t('dont {count} en cours de réponse', { count: count(states.being_answered.needs) })}
      />
      <KeyFigure
        label={t('Heures demandées par semaine')}
        value={duration(minutes)}
        note={t(
          'soit {posts, plural, =0 {moins d’un temps plein} one {# temps plein} other {# temps pleins}}',
          {
            posts: Math.floor(minutes / FULL_TIME),
          },
        )}
      />
      {medianDays === null ? null : (
        <KeyFigure
          label={t('Couverts')}
          value={
            <Link to="/besoins" search={{ etat: 'covered' }}>
              {count(states.covered.needs)}
            </Link>
          }
          note={t('la moitié en {days, plural, one {# jour} other {# jours}} au plus', {
            days: medianDays,
          })}
        />
      )}
    </div>
  )
}

const STATE_LABELS = {
  stated: () => t('Exprimés'),
  being_answered: () => t('En cours de réponse'),
  covered: () => t('Couverts'),
  withdrawn: () => t('Retirés'),
} as const

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1)

function Filters({ page }: { readonly page: NeedPage | undefined }) {
  const [state, setState] = useAddressValue('etat', 'open')
  const [skill, setSkill] = useAddressValue('metier')
  const [month, setMonth] = useAddressValue('mois')
  const [sort, setSort] = useAddressValue('tri', '-statedAt')
  const numberOf = (one: keyof typeof STATE_LABELS): number => page?.states[one].needs ?? 0
  return (
    <div className={styles.filters}>
      <NativeSelect
        aria-label={t('État')}
        value={state}
        onChange={({ currentTarget }) => setState(currentTarget.value)}
        data={[
          { value: 'open', label: t('Ouverts') },
          ...NEED_STATES.map((one) => ({
            value: one,
            label: `${STATE_LABELS[one]()} (${count(numberOf(one))})`,
          })),
          { value: 'tous', label: t('Tous') },
        ]}
      />
      <NativeSelect
        aria-label={t('Métier')}
        value={skill}
        onChange={({ currentTarget }) => setSkill(currentTarget.value)}
        data={[
          { value: '', label: t('Tous les métiers') },
          ...(page?.skills ?? []).map((one) => ({
            value: one.skill,
            label: `${one.skill} (${count(one.needs)})`,
          })),
        ]}
      />
      <NativeSelect
        aria-label={t('Saison')}
        value={month}
        onChange={({ currentTarget }) => setMonth(currentTarget.value)}
        data={[
          { value: '', label: t('Toute l’année') },
          ...MONTHS.map((one) => ({ value: String(one), label: capital(monthName(one)) })),
        ]}
      />
      <MemberFilter />
      <NativeSelect
        aria-label={t('Ordre')}
        value={sort}
        onChange={({ currentTarget }) => setSort(currentTarget.value)}
        data={[
          { value: '-statedAt', label: t('Derniers exprimés') },
          { value: '-days', label: t('Plus longue attente') },
          { value: '-weeklyMinutes', label: t('Plus d’heures') },
          { value: 'skill', label: t('Par métier') },
          { value: 'memberName', label: t('Par adhérent') },
          { value: 'startsOn', label: t('Par début') },
        ]}
      />
    </div>
  )
}

/** The members that have a work place; a member sees its own needs only. */
function MemberFilter() {
  const [member, setMember] = useAddressValue('adherent')
  const { role } = useSession()
  const suggestions = useSuggestions()
  if (role === 'member') return null
  const members = new Map(
    (suggestions.data?.sites ?? []).map(({ memberId, memberName }) => [memberId, memberName]),
  )
  if (member !== '' && !members.has(member)) members.set(member, member)
  return (
    <NativeSelect
      aria-label={t('Adhérent')}
      value={member}
      onChange={({ currentTarget }) => setMember(currentTarget.value)}
      data={[
        { value: '', label: t('Tous les adhérents') },
        ...[...members].map(([value, label]) => ({ value, label })),
      ]}
    />
  )
}
