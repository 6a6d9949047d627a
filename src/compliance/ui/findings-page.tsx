import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { complianceContract, FindingRow, Rule } from '../compliance-contract.ts'
import { useAddress, useChangeAddress, useMonth } from '../../web/address.ts'
import { get } from '../../web/api.ts'
import { capital, longMonth } from '../../web/formats.ts'
import { t, text } from '../../web/texts.ts'
import {
  type Column,
  DayText,
  EmptyState,
  Page,
  ServerTable,
  StateBadge,
} from '../../web/ui/index.ts'
import { articleText } from './article-text.ts'
import { findingSentence, measureText } from './finding-sentence.ts'
import styles from './findings.module.css'

/** Which limits of law or charter does the month exceed, and for whom? */
export function FindingsPage() {
  const month = useMonth()
  const { regle, gravite, base, salarie, adherent } = useAddress()
  const counts = useCounts(month)
  return (
    <Page
      title={
        counts.data === undefined
          ? t('Contrôles')
          : t(
              '{count, plural, =0 {Aucune limite dépassée} one {# limite dépassée} other {# limites dépassées}}',
              { count: counts.data },
            )
      }
      lead={t('{month} : limites de la loi et de la charte, sur toutes les entreprises ensemble', {
        month: capital(longMonth(month)),
      })}
    >
      <ServerTable<typeof complianceContract.findings>
        label={t('Constats du mois')}
        url="/findings"
        query={{
          month,
          ...(regle === undefined ? {} : { rule: regle }),
          ...(gravite === 'breach' || gravite === 'warning' ? { severity: gravite } : {}),
          ...(base === 'planned' || base === 'worked' ? { basis: base } : {}),
          ...(salarie === undefined ? {} : { employee: salarie }),
          ...(adherent === undefined ? {} : { member: adherent }),
        }}
        columns={columns()}
        rowKey={(row) =>
          `${row.ruleId} ${row.basis} ${row.employeeId} ${row.startsAt} ${row.shiftIds.join()}`
        }
        filters={<Filters />}
        empty={
          <EmptyState title={t('Aucun constat')}>
            {t('Aucune limite contrôlée n’est dépassée avec ces filtres.')}
          </EmptyState>
        }
      />
    </Page>
  )
}

/** Breaches of the month, whatever is filtered: the answer of the title. */
function useCounts(month: string) {
  return useQuery({
    queryKey: ['/findings', 'breaches', month],
    queryFn: ({ signal }) =>
      get<typeof complianceContract.findings>(
        '/findings',
        { query: { month, severity: 'breach', limit: 1 } },
        signal,
      ),
    select: ({ total }) => total,
  })
}

const columns = (): readonly Column<FindingRow>[] => [
  {
    id: 'employee',
    header: t('Salarié'),
    sort: 'employee',
    main: true,
    cell: (row) => (
      <Link to={`/equipe/${encodeURIComponent(row.employeeId)}`} search={{ jour: row.date }}>
        {row.employeeName}
      </Link>
    ),
  },
  { id: 'date', header: t('Jour'), sort: 'date', cell: (row) => <DayText day={row.date} /> },
  {
    id: 'severity',
    header: t('Gravité'),
    sort: 'severity',
    onPhone: 'bare',
    cell: (row) =>
      row.severity === 'breach' ? (
        <StateBadge tone="bad" word={t('Dépassement')} />
      ) : (
        <StateBadge tone="todo" word={t('À vérifier')} />
      ),
  },
  {
    id: 'sentence',
    header: t('Constat'),
    sort: 'rule',
    onPhone: 'bare',
    cell: (row) => (
      <span className={styles.sentence}>
        <strong>{row.title}</strong>
        <span>{findingSentence(row)}</span>
      </span>
    ),
  },
  {
    id: 'measured',
    header: t('Mesuré'),
    sort: 'measured',
    align: 'end',
    cell: (row) => measureText(row.measured, row.unit),
  },
  {
    id: 'limit',
    header: t('Limite'),
    align: 'end',
    cell: (row) => measureText(row.limit, row.unit),
  },
  {
    id: 'basis',
    header: t('Sur'),
    cell: (row) => (
      <span className={styles.word}>
        {row.basis === 'planned' ? t('planning') : t('heures déclarées')}
      </span>
    ),
  },
  { id: 'article', header: t('Article'), cell: (row) => <Article row={row} /> },
  {
    id: 'members',
    header: t('Adhérents'),
    hidden: true,
    cell: (row) => row.members.map(({ name }) => name).join(', '),
  },
  { id: 'source', header: t('Source'), hidden: true, cell: (row) => sourceText(row.source) },
]

const SOURCES: Readonly<Record<string, string>> = { law: text('loi'), charter: text('charte') }

const sourceText = (source: string): string => {
  const known = SOURCES[source]
  return known === undefined ? source : t(known)
}

function Article({ row }: { readonly row: FindingRow }) {
  if (row.articleUrl === null)
    return <span className={styles.word}>{articleText(row.article)}</span>
  return (
    <a className={styles.word} href={row.articleUrl} target="_blank" rel="noreferrer">
      {row.article}
      <span className="visually-hidden"> {t('(nouvelle fenêtre)')}</span>
    </a>
  )
}

function Filters() {
  const { regle = '', gravite = '', base = '' } = useAddress()
  const change = useChangeAddress()
  const rules = useQuery({
    queryKey: ['/rules'],
    queryFn: ({ signal }) => get<typeof complianceContract.rules>('/rules', {}, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const known: readonly Rule[] = rules.data?.items ?? []
  return (
    <>
      <NativeSelect
        aria-label={t('Règle')}
        value={regle}
        onChange={({ currentTarget }) => change({ regle: currentTarget.value })}
        data={[
          { value: '', label: t('Toutes les règles') },
          ...known.map(({ ruleId, title }) => ({ value: ruleId, label: title })),
        ]}
      />
      <NativeSelect
        aria-label={t('Gravité')}
        value={gravite}
        onChange={({ currentTarget }) => change({ gravite: currentTarget.value })}
        data={[
          { value: '', label: t('Toutes gravités') },
          { value: 'breach', label: t('Dépassements') },
          { value: 'warning', label: t('À vérifier') },
        ]}
      />
      <NativeSelect
        aria-label={t('Sur')}
        value={base}
        onChange={({ currentTarget }) => change({ base: currentTarget.value })}
        data={[
          { value: '', label: t('Planning et heures') },
          { value: 'planned', label: t('Planning seul') },
          { value: 'worked', label: t('Heures déclarées seules') },
        ]}
      />
    </>
  )
}
