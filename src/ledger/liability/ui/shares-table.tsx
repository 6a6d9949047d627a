import { Checkbox } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { t } from '../../../web/texts.ts'
import { type Column, EmptyState, LocalTable, Money, StateBadge } from '../../../web/ui/index.ts'
import type { LiabilityAnswer, LiabilityRow } from '../liability-contract.ts'
import styles from './risk.module.css'
import { useFailing } from './use-failing.ts'

const owedOf = ({ wagesCents, contributionsCents }: LiabilityRow): number =>
  wagesCents + contributionsCents

/** One bar a member: what its guarantees cover and what they do not, with the figures beside. */
export function SharesTable({ answer }: { readonly answer: LiabilityAnswer }) {
  const top = Math.max(1, ...answer.shares.map(owedOf))
  return (
    <div className={styles.shares}>
      <Keys />
      <LocalTable
        label={t('Part de chaque adhérent')}
        rows={answer.shares}
        rowKey={({ memberId }) => memberId}
        columns={columns(top, answer)}
        empty={
          <EmptyState title={t('Aucun adhérent ce mois-là')}>
            <Link to="/adherents">{t('Voir les adhérents')}</Link>
          </EmptyState>
        }
        {...(answer.rule === 'joint' ? {} : { totals: totalsOf(answer.shares) })}
      />
    </div>
  )
}

const Keys = () => (
  <div className={styles.keys}>
    <span>
      <i className={styles.covered} aria-hidden /> {t('Couvert par les garanties')}
    </span>
    <span>
      <i className={styles.uncovered} aria-hidden /> {t('Non couvert')}
    </span>
  </div>
)

function totalsOf(rows: readonly LiabilityRow[]) {
  const sum = (part: (row: LiabilityRow) => number) =>
    rows.reduce((total, row) => total + part(row), 0)
  return {
    member: t('Total'),
    wages: <Money cents={sum((row) => row.wagesCents)} />,
    contributions: <Money cents={sum((row) => row.contributionsCents)} />,
    guaranteed: <Money cents={sum((row) => row.guaranteedCents)} />,
    uncovered: <Money cents={sum((row) => row.uncoveredCents)} />,
  }
}

const columns = (top: number, answer: LiabilityAnswer): readonly Column<LiabilityRow>[] => [
  {
    id: 'member',
    header: t('Adhérent'),
    main: true,
    value: ({ name, memberId }) => `${name} ${memberId}`,
    cell: (row) => (
      <span className={styles.member}>
        <Link to={`/adherents/${encodeURIComponent(row.memberId)}`}>{row.name}</Link>
        {row.failing ? <StateBadge tone="bad" word={t('fait défaut')} /> : null}
      </span>
    ),
  },
  {
    id: 'bar',
    header: t('Part'),
    onPhone: 'bare',
    cell: (row) => <Bar row={row} top={top} />,
  },
  {
    id: 'wages',
    header: t('Salaires'),
    align: 'end',
    value: ({ wagesCents }) => wagesCents,
    cell: ({ wagesCents }) => <Money cents={wagesCents} />,
  },
  {
    id: 'contributions',
    header: t('Cotisations'),
    align: 'end',
    value: ({ contributionsCents }) => contributionsCents,
    cell: ({ contributionsCents }) => <Money cents={contributionsCents} />,
  },
  {
    id: 'guaranteed',
    header: t('Couvert'),
    align: 'end',
    value: ({ guaranteedCents }) => guaranteedCents,
    cell: ({ guaranteedCents }) => <Money cents={guaranteedCents} />,
  },
  {
    id: 'uncovered',
    header: t('Non couvert'),
    align: 'end',
    value: ({ uncoveredCents }) => uncoveredCents,
    cell: ({ uncoveredCents }) => <Money cents={uncoveredCents} />,
  },
  ...(answer.shares.some(({ failing }) => failing) && answer.rule !== 'joint' ? [extra()] : []),
  {
    id: 'fails',
    header: t('Si…'),
    onPhone: 'bare',
    cell: (row) => <Fails row={row} />,
  },
]

const extra = (): Column<LiabilityRow> => ({
  id: 'extra',
  header: t('En plus'),
  align: 'end',
  value: ({ extraCents }) => extraCents,
  cell: ({ extraCents }) => <Money cents={extraCents === 0 ? null : extraCents} />,
})

/** Drawn to the scale of the largest share; its figures stand beside it. */
function Bar({ row, top }: { readonly row: LiabilityRow; readonly top: number }) {
  const width = (cents: number): string => `${(100 * cents) / top}%`
  return (
    <div className={styles.bar} aria-hidden>
      <div className={styles.covered} style={{ width: width(row.guaranteedCents) }} />
      <div className={styles.uncovered} style={{ width: width(row.uncoveredCents) }} />
    </div>
  )
}

function Fails({ row: { memberId, name, failing } }: { readonly row: LiabilityRow }) {
  const { toggle } = useFailing()
  return (
    <span data-print="no">
      <Checkbox
        size="xs"
        checked={failing}
        onChange={() => toggle(memberId)}
        label={
          <>
            {t('fait défaut')}
            <span className="visually-hidden"> : {name}</span>
          </>
        }
      />
    </span>
  )
}
