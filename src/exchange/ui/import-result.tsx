import { Link } from '@tanstack/react-router'
import { count } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { type Column, EmptyState, LocalTable, StateBadge } from '../../web/ui/index.ts'
import type { ImportAnswer } from '../exchange-contract.ts'
import styles from './exchange.module.css'
import { tableName } from './table-names.ts'

type TableRow = ImportAnswer['tables'][number]

/** Rows that an import adds or changes. */
export const rowsToStore = ({ tables }: ImportAnswer): number =>
  tables.reduce((sum, { added, changed }) => sum + added + changed, 0)

/** What an import would do, or did, by table. */
export function ImportResult({ answer }: { readonly answer: ImportAnswer }) {
  return (
    <div className={styles.result}>
      <p className={styles.headline}>
        <Headline answer={answer} />
      </p>
      <Warnings warnings={answer.warnings} />
      <LocalTable
        name="import-"
        label={t('Lignes par table')}
        columns={columns()}
        rows={answer.tables}
        rowKey={({ table }) => table}
        empty={<EmptyState title={t('Aucune table')} />}
        totals={totalsOf(answer)}
      />
      {answer.stored ? (
        <p className={styles.next}>
          <Link to="/">{t('Voir le mois')}</Link>
          <Link to="/heures">{t('Voir les heures')}</Link>
          <Link to="/controles">{t('Voir les contrôles')}</Link>
        </p>
      ) : null}
    </div>
  )
}

function Headline({ answer }: { readonly answer: ImportAnswer }) {
  const rows = rowsToStore(answer)
  if (answer.stored)
    return (
      <StateBadge
        tone="good"
        word={t(
          '{rows, plural, one {Import terminé : # ligne} other {Import terminé : # lignes}}',
          {
            rows,
          },
        )}
      />
    )
  if (rows === 0)
    return <StateBadge tone="good" word={t('Rien à importer : tout est déjà enregistré')} />
  return <StateBadge tone="good" word={t('Aucune erreur. Voici ce que l’import fera')} />
}

/** What was read and will be left aside. */
export function Warnings({ warnings }: { readonly warnings: readonly string[] }) {
  if (warnings.length === 0) return null
  return (
    <details className={styles.warnings} open={warnings.length <= 5}>
      <summary>
        {t('{count, plural, one {# avertissement} other {# avertissements}}', {
          count: warnings.length,
        })}
      </summary>
      <ul>
        {warnings.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
    </details>
  )
}

const columns = (): readonly Column<TableRow>[] => [
  {
    id: 'table',
    header: t('Table'),
    main: true,
    value: ({ table }) => tableName(table),
    cell: ({ table }) => tableName(table),
  },
  figure('read', t('Lues')),
  figure('added', t('Ajoutées')),
  figure('changed', t('Changées')),
  figure('unchanged', t('Inchangées')),
]

const figure = (id: Exclude<keyof TableRow, 'table'>, header: string): Column<TableRow> => ({
  id,
  header,
  align: 'end',
  value: (row) => row[id],
  cell: (row) => <span data-zero={row[id] === 0 ? 'yes' : undefined}>{count(row[id])}</span>,
})

function totalsOf({ tables }: ImportAnswer) {
  const total = (id: Exclude<keyof TableRow, 'table'>) =>
    count(tables.reduce((sum, row) => sum + row[id], 0))
  return {
    table: t('Total'),
    read: total('read'),
    added: total('added'),
    changed: total('changed'),
    unchanged: total('unchanged'),
  }
}
