import { Link } from '@tanstack/react-router'
import { addressOf } from '../../../web/api.ts'
import { useAddress } from '../../../web/address.ts'
import { count, moment } from '../../../web/formats.ts'
import { t } from '../../../web/texts.ts'
import { type Column, Duration, EmptyState, LocalTable, Money } from '../../../web/ui/index.ts'
import type { PayrollExport } from '../export-contract.ts'
import { engineText } from './engine-text.ts'
import styles from './exports.module.css'

/** Exports of the month with their control totals; each file opens, each difference too. */
export function ExportList({ items }: { readonly items: readonly PayrollExport[] }) {
  const search = useAddress()
  return (
    <LocalTable
      name="exports-"
      label={t('Exports du mois')}
      columns={columns(search)}
      rows={items}
      rowKey={({ number }) => String(number)}
      isCurrent={({ number }) => String(number) === search['export']}
      empty={
        <EmptyState title={t('Aucun export')}>
          {t('Choisissez le logiciel de paie, puis exportez le mois.')}
        </EmptyState>
      }
    />
  )
}

const fileOf = (number: number, kind: 'full' | 'differences'): string =>
  addressOf('/payroll-exports/:number/file', { params: { number }, query: { kind } })

const columns = (
  search: Readonly<Record<string, string | undefined>>,
): readonly Column<PayrollExport>[] => [
  {
    id: 'number',
    header: t('Export'),
    main: true,
    value: ({ number }) => number,
    cell: ({ number, target }) =>
      t('n° {number}, {engine}', { number, engine: engineText(target) }),
  },
  {
    id: 'made',
    header: t('Fait le'),
    value: ({ madeAt }) => madeAt,
    cell: ({ madeAt, madeBy }) => `${moment(madeAt)}, ${madeBy}`,
  },
  {
    id: 'people',
    header: t('Salariés'),
    align: 'end',
    value: ({ totals }) => totals.people,
    cell: ({ totals }) => count(totals.people),
  },
  {
    id: 'lines',
    header: t('Lignes'),
    align: 'end',
    value: ({ totals }) => totals.lines,
    cell: ({ totals }) => count(totals.lines),
  },
  {
    id: 'minutes',
    header: t('Heures'),
    align: 'end',
    value: ({ totals }) => totals.minutes,
    cell: ({ totals }) => <Duration minutes={totals.minutes} />,
  },
  {
    id: 'days',
    header: t('Jours'),
    align: 'end',
    value: ({ totals }) => totals.days,
    cell: ({ totals }) => count(totals.days),
  },
  {
    id: 'amount',
    header: t('Montants'),
    align: 'end',
    value: ({ totals }) => totals.amountCents,
    cell: ({ totals }) => <Money cents={totals.amountCents} />,
  },
  {
    id: 'difference',
    header: t('Depuis le précédent'),
    cell: ({ number, difference }) =>
      difference === null ? (
        <span className={styles.soft}>{t('premier export')}</span>
      ) : (
        <Link to="/paie/exports" search={{ ...search, export: String(number) }}>
          {t(
            '{added, plural, one {# ajoutée} other {# ajoutées}}, {changed, plural, one {# changée} other {# changées}}, {removed, plural, one {# retirée} other {# retirées}}',
            difference,
          )}
        </Link>
      ),
  },
  {
    id: 'files',
    header: t('Fichiers'),
    onPhone: 'bare',
    cell: ({ number, difference }) => (
      <span className={styles.files}>
        <a href={fileOf(number, 'full')} download>
          {t('Complet')}
        </a>
        {difference === null ? null : (
          <a href={fileOf(number, 'differences')} download>
            {t('Différences seules')}
          </a>
        )}
      </span>
    ),
  },
]
