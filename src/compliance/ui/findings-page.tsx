import { Button, NativeSelect } from '@mantine/core'
import { IconFileText } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { complianceContract, FindingRow } from '../compliance-contract.ts'
import type { MissingDatum, Rule } from '../law-contract.ts'
import { useAddress, useChangeAddress, useMonth } from '../../web/address.ts'
import { capital, longMonth } from '../../web/formats.ts'
import { t, text } from '../../web/texts.ts'
import { type Column, DayText, EmptyState, Page, Section, ServerTable } from '../../web/ui/index.ts'
import { AcceptForm } from './accept-form.tsx'
import { Article } from './article.tsx'
import { FindingPanel } from './finding-panel.tsx'
import { findingSentence, measureText } from './finding-sentence.ts'
import { FindingState } from './finding-state.tsx'
import styles from './findings.module.css'
import { useCounts } from './findings-queries.ts'
import { useLaw } from './law-queries.ts'
import { ReportPanel } from './report-panel.tsx'
import { sourceText } from './source-text.ts'

const STATES = {
  open: text('Ouverts'),
  accepted: text('Acceptés'),
  closed: text('Clos'),
  tous: text('Tous les états'),
} as const
type State = keyof typeof STATES

/** What waits comes first: without a word in the address the open ones are shown. */
const stateOf = (asked: string | undefined): State =>
  asked === 'accepted' || asked === 'closed' || asked === 'tous' ? asked : 'open'

/** Which limits of law or charter does the month exceed, for whom, and who has accepted it? */
export function FindingsPage() {
  const month = useMonth()
  const address = useAddress()
  const change = useChangeAddress()
  const counts = useCounts(month)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const panel = address['constat']
  const isReporting = panel === undefined && address['rapport'] !== undefined
  const toggle = (findingId: string) => {
    const next = new Set(chosen)
    if (!next.delete(findingId)) next.add(findingId)
    setChosen(next)
  }
  return (
    <div
      className={styles.page}
      data-panel={panel === undefined && !isReporting ? undefined : 'open'}
    >
      <Page
        title={counts.data === undefined ? t('Contrôles') : titleOf(counts.data.open)}
        lead={<Lead month={month} counts={counts.data} />}
        actions={
          <Button
            variant="default"
            leftSection={<IconFileText size={16} aria-hidden />}
            onClick={() => change({ constat: '', rapport: 'oui' }, 'remember')}
          >
            {t('Rapport pour l’inspection')}
          </Button>
        }
      >
        <FindingsTable
          month={month}
          chosen={chosen}
          onToggle={toggle}
          onOpen={(constat) => change({ constat }, 'remember')}
        />
        {chosen.size === 0 ? null : (
          <div className={styles.below}>
            <Section
              title={t('{count, plural, one {# constat choisi} other {# constats choisis}}', {
                count: chosen.size,
              })}
            >
              <AcceptForm findingIds={[...chosen]} onDone={() => setChosen(new Set())} />
            </Section>
          </div>
        )}
        <NotJudged lacks={counts.data?.lacks ?? []} />
      </Page>
      {panel === undefined ? null : (
        <FindingPanel key={panel} findingId={panel} onClose={() => change({ constat: '' })} />
      )}
      {isReporting ? <ReportPanel onClose={() => change({ rapport: '' })} /> : null}
    </div>
  )
}

const titleOf = ({ breaches, warnings }: Counts['open']): string =>
  breaches + warnings === 0
    ? t('Aucun constat ouvert')
    : breaches === 0
      ? t('{count, plural, one {# point à vérifier} other {# points à vérifier}}', {
          count: warnings,
        })
      : t(
          '{count, plural, =0 {Aucune limite dépassée} one {# limite dépassée} other {# limites dépassées}}',
          { count: breaches },
        )

type Counts = NonNullable<ReturnType<typeof useCounts>['data']>

function Lead({ month, counts }: { readonly month: string; readonly counts: Counts | undefined }) {
  return (
    <>
      {t('{month} : limites de la loi et de la charte, sur toutes les entreprises ensemble', {
        month: capital(longMonth(month)),
      })}
      {counts === undefined ? null : (
        <>
          {' · '}
          {t(
            '{warnings, plural, one {# à vérifier} other {# à vérifier}}, {accepted, plural, one {# accepté} other {# acceptés}}, {closed, plural, one {# clos} other {# clos}}',
            {
              warnings: counts.open.warnings,
              accepted: counts.accepted,
              closed: counts.closed,
            },
          )}
        </>
      )}
    </>
  )
}

interface TableProps {
  readonly month: string
  readonly chosen: ReadonlySet<string>
  readonly onToggle: (findingId: string) => void
  readonly onOpen: (findingId: string) => void
}

function FindingsTable({ month, chosen, onToggle, onOpen }: TableProps) {
  const { etat, regle, gravite, base, salarie, adherent, constat } = useAddress()
  const state = stateOf(etat)
  return (
    <ServerTable<typeof complianceContract.findings>
      label={t('Constats du mois')}
      url="/findings"
      query={{
        month,
        ...(state === 'tous' ? {} : { state }),
        ...(regle === undefined ? {} : { rule: regle }),
        ...(gravite === 'breach' || gravite === 'warning' ? { severity: gravite } : {}),
        ...(base === 'planned' || base === 'worked' ? { basis: base } : {}),
        ...(salarie === undefined ? {} : { employee: salarie }),
        ...(adherent === undefined ? {} : { member: adherent }),
      }}
      columns={columns({ chosen, onToggle, onOpen })}
      rowKey={({ findingId }) => findingId}
      isCurrent={({ findingId }) => findingId === constat}
      filters={<Filters />}
      empty={
        <EmptyState title={t('Aucun constat')}>
          {t('Aucune limite contrôlée n’est dépassée avec ces filtres.')}
        </EmptyState>
      }
    />
  )
}

/** What the rules did not judge for lack of data: never silent. */
function NotJudged({ lacks }: { readonly lacks: readonly MissingDatum[] }) {
  if (lacks.length === 0) return null
  return (
    <div className={styles.below}>
      <Section title={t('Non contrôlé faute de données')}>
        <ul className={styles.lacks}>
          {lacks.map((lack) => (
            <li key={`${lack.ruleId} ${lack.missing}`}>
              <Link to="/reglages/regles" hash={lack.ruleId}>
                {lack.title}
              </Link>
              <span>
                {t('manque : {missing}', { missing: lack.missing })}
                {lack.column === null ? null : <code>{lack.column}</code>}
              </span>
              <span className={styles.soft}>
                {lack.people === 0
                  ? t('le groupement')
                  : t('{count, plural, one {# salarié} other {# salariés}}', {
                      count: lack.people,
                    })}
              </span>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  )
}

const columns = ({
  chosen,
  onToggle,
  onOpen,
}: Omit<TableProps, 'month'>): readonly Column<FindingRow>[] => [
  {
    id: 'choose',
    header: t('Choisir'),
    onPhone: 'hidden',
    cell: (row) =>
      row.state === 'open' ? (
        <label className={styles.choose}>
          <input
            type="checkbox"
            checked={chosen.has(row.findingId)}
            onChange={() => onToggle(row.findingId)}
          />
          <span className="visually-hidden">
            {t('Choisir {title}, {name}', { title: row.title, name: row.employeeName })}
          </span>
        </label>
      ) : null,
  },
  {
    id: 'employee',
    header: t('Salarié'),
    sort: 'employee',
    main: true,
    cell: (row) =>
      row.employeeId === '' ? (
        row.employeeName
      ) : (
        <Link to={`/equipe/${encodeURIComponent(row.employeeId)}`} search={{ jour: row.date }}>
          {row.employeeName}
        </Link>
      ),
  },
  { id: 'date', header: t('Jour'), sort: 'date', cell: (row) => <DayText day={row.date} /> },
  {
    id: 'state',
    header: t('État'),
    sort: 'state',
    onPhone: 'bare',
    cell: (row) => <FindingState row={row} />,
  },
  {
    id: 'sentence',
    header: t('Constat'),
    sort: 'rule',
    onPhone: 'bare',
    cell: (row) => (
      <span className={styles.sentence}>
        <button type="button" className={styles.open} onClick={() => onOpen(row.findingId)}>
          {row.title}
        </button>
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
  { id: 'article', header: t('Article'), cell: (row) => <Article of={row} /> },
  {
    id: 'members',
    header: t('Adhérents'),
    hidden: true,
    cell: (row) => row.members.map(({ name }) => name).join(', '),
  },
  { id: 'source', header: t('Source'), hidden: true, cell: (row) => sourceText(row.source) },
]

const isJudged = ({ kind }: Rule): boolean => kind === 'rule' || kind === 'group_rule'

function Filters() {
  const { regle = '', gravite = '', base = '', etat } = useAddress()
  const change = useChangeAddress()
  const rules = useLaw()
  const known: readonly Rule[] = (rules.data?.items ?? []).filter(isJudged)
  return (
    <>
      <NativeSelect
        aria-label={t('État')}
        value={stateOf(etat)}
        onChange={({ currentTarget }) =>
          change({ etat: currentTarget.value === 'open' ? '' : currentTarget.value })
        }
        data={Object.entries(STATES).map(([value, label]) => ({ value, label: t(label) }))}
      />
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
