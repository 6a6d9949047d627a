import {
  duration,
  euros,
  listText,
  longMonth,
  percent,
  shortMonth,
  thousandEuros,
} from '../../../web/formats.ts'
import { t } from '../../../web/texts.ts'
import {
  Answered,
  type Column,
  Duration,
  EmptyState,
  LocalTable,
  Money,
  Share,
  StackedBars,
  StateBadge,
} from '../../../web/ui/index.ts'
import type { MarginOfYearAnswer } from '../margin-contract.ts'
import { MarginFigures } from './margin-figures.tsx'
import styles from './margin.module.css'
import { useYear } from './margin-queries.ts'
import { MarginTable } from './margin-table.tsx'
import { basisText } from './margin-words.ts'

/** The civil year: closed months, then forecasts to its end. */
export function YearTab() {
  const year = useYear('member')
  return <Answered query={year}>{(answer) => <Year answer={answer} />}</Answered>
}

function Year({ answer }: { readonly answer: MarginOfYearAnswer }) {
  if (answer.months.length === 0)
    return (
      <EmptyState title={t('Aucun mois de {year} n’a d’heures', { year: answer.year })}>
        {t('Changez de mois en haut de la page pour voir une autre année.')}
      </EmptyState>
    )
  return (
    <>
      <MarginFigures figures={answer.total} />
      <Picture answer={answer} />
      <Method answer={answer} />
      <LocalTable
        label={t('Mois de l’année')}
        name="mois"
        rows={answer.months}
        rowKey={({ month }) => month}
        columns={monthColumns()}
        empty={null}
      />
      <h2 className={styles.title}>{t('L’année par adhérent')}</h2>
      <MarginTable
        by="member"
        rows={answer.rows}
        total={answer.total}
        name="an"
        file={{ url: '/margin/year', query: { year: answer.year, by: 'member' } }}
      />
    </>
  )
}

function Picture({ answer: { year, months, total } }: { readonly answer: MarginOfYearAnswer }) {
  const cost = months.map(({ costCents, netCents }) => Math.min(costCents, Math.max(0, netCents)))
  return (
    <StackedBars
      title={t('Marge de {year} : {margin}, {share} du facturé', {
        year,
        margin: euros(total.marginCents),
        share: percent(total.marginCents, total.netCents) ?? '–',
      })}
      labels={months.map(({ month }) => shortMonth(month))}
      names={months.map(({ month }) => longMonth(month))}
      series={[
        { label: t('Coût couvert'), colour: 'chart-1', values: cost },
        {
          label: t('Marge'),
          colour: 'chart-2',
          values: months.map(({ marginCents }) => Math.max(0, marginCents)),
        },
        {
          label: t('Coût non couvert'),
          colour: 'chart-3',
          values: months.map(({ marginCents }) => Math.max(0, -marginCents)),
        },
      ]}
      write={thousandEuros}
    />
  )
}

/** How the months to come were found. */
function Method({ answer: { months, missing } }: { readonly answer: MarginOfYearAnswer }) {
  const forecast = months.filter(({ state }) => state === 'forecast')
  return (
    <div className={styles.method}>
      {forecast.length === 0 ? null : (
        <p>
          {t(
            'Prévision de {months} : heures déclarées comme si elles étaient confirmées ; les jours sans heure déclarée, le planning ; un mois sans l’un ni l’autre, les heures convenues de chaque mise à disposition, du lundi au vendredi hors absences et jours fériés. Prix, cotisations et congés comme à la clôture.',
            { months: listText(forecast.map(({ month }) => longMonth(month))) },
          )}
        </p>
      )}
      {missing.length === 0 ? null : (
        <p>
          {t('Sans données dans Maillage : {months}.', {
            months: listText(missing.map((month) => longMonth(month))),
          })}
        </p>
      )}
    </div>
  )
}

type Month = MarginOfYearAnswer['months'][number]

const monthColumns = (): readonly Column<Month>[] => [
  {
    id: 'month',
    header: t('Mois'),
    main: true,
    value: ({ month }) => month,
    cell: ({ month }) => longMonth(month),
  },
  {
    id: 'state',
    header: t('État'),
    value: ({ state }) => state,
    cell: (row) => (
      <span title={basisText(row)}>
        {row.state === 'closed' ? (
          <StateBadge tone="good" word={t('clos')} />
        ) : (
          <StateBadge tone="plain" word={t('prévision')} />
        )}
      </span>
    ),
  },
  {
    id: 'minutes',
    header: t('Heures'),
    align: 'end',
    value: ({ minutes }) => minutes,
    cell: ({ minutes }) => <Duration minutes={minutes} />,
  },
  {
    id: 'net',
    header: t('Facturé'),
    unit: t('HT'),
    align: 'end',
    value: ({ netCents }) => netCents,
    cell: ({ netCents }) => <Money cents={netCents} />,
  },
  {
    id: 'cost',
    header: t('Coût'),
    align: 'end',
    value: ({ costCents }) => costCents,
    cell: ({ costCents }) => <Money cents={costCents} />,
  },
  {
    id: 'margin',
    header: t('Marge'),
    align: 'end',
    value: ({ marginCents }) => marginCents,
    cell: ({ marginCents }) => <Money cents={marginCents} />,
  },
  {
    id: 'share',
    header: t('Taux'),
    align: 'end',
    value: ({ marginCents, netCents }) => (netCents > 0 ? marginCents / netCents : null),
    cell: ({ marginCents, netCents }) =>
      netCents > 0 ? <Share part={marginCents} whole={netCents} /> : '',
  },
  {
    id: 'basis',
    header: t('Heures prises de'),
    onPhone: 'hidden',
    value: ({ basis }) => basis.contract,
    cell: ({ state, basis }) =>
      state === 'closed'
        ? t('factures')
        : [
            basis.confirmed + basis.declared > 0
              ? t('{hours} déclarées', { hours: duration(basis.confirmed + basis.declared) })
              : null,
            basis.planned > 0 ? t('{hours} prévues', { hours: duration(basis.planned) }) : null,
            basis.contract > 0 ? t('{hours} convenues', { hours: duration(basis.contract) }) : null,
          ]
            .filter((part) => part !== null)
            .join(', '),
  },
]
