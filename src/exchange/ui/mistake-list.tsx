import { Button, NativeSelect } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useAddressValue } from '../../web/address.ts'
import { count } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { type Column, EmptyState, LocalTable } from '../../web/ui/index.ts'
import styles from './exchange.module.css'
import { type ImportMistake, mistakesFile, type RefusedPackage } from './import-problem.ts'
import { Warnings } from './import-result.tsx'

/** Everything that keeps the package out, at once; nothing was stored. */
export function MistakeList({ refused }: { readonly refused: RefusedPackage }) {
  const { mistakes, total, warnings } = refused
  const [file, setFile] = useAddressValue('fichier')
  const byFile = Map.groupBy(mistakes, (mistake) => mistake.file)
  const shown = byFile.get(file) ?? mistakes
  return (
    <div className={styles.result}>
      <div role="alert" className={styles.refused}>
        <strong>
          {t('{total, plural, one {# erreur à corriger} other {# erreurs à corriger}}', { total })}
        </strong>
        <p>{t('Rien n’est enregistré. Corrigez les fichiers, puis choisissez-les à nouveau.')}</p>
      </div>
      <Warnings warnings={warnings} />
      <div className={styles.bar} data-print="no">
        {byFile.size < 2 ? null : (
          <NativeSelect
            aria-label={t('Fichier')}
            value={byFile.has(file) ? file : ''}
            onChange={({ currentTarget }) => setFile(currentTarget.value)}
            data={[
              { value: '', label: t('Tous les fichiers') },
              ...[...byFile].map(([name, of]) => ({
                value: name,
                label: `${name} (${count(of.length)})`,
              })),
            ]}
          />
        )}
        <Button
          variant="default"
          leftSection={<IconDownload size={16} stroke={1.6} aria-hidden />}
          onClick={() => download(mistakes)}
        >
          {t('Télécharger la liste des erreurs')}
        </Button>
      </div>
      <LocalTable
        name="erreurs-"
        label={t('Erreurs')}
        columns={columns()}
        rows={shown}
        rowKey={({ key }) => key}
        empty={<EmptyState title={t('Aucune erreur')} />}
      />
      {total > mistakes.length ? (
        <p className={styles.soft}>
          {t('Les {shown, number} premières erreurs sur {total, number} sont montrées.', {
            shown: mistakes.length,
            total,
          })}
        </p>
      ) : null}
    </div>
  )
}

const columns = (): readonly Column<ImportMistake>[] => [
  { id: 'file', header: t('Fichier'), main: true, value: ({ file }) => file, cell: placeOf },
  {
    id: 'line',
    header: t('Ligne'),
    align: 'end',
    value: ({ line }) => line,
    cell: ({ line }) => (line === 0 ? t('fichier entier') : count(line)),
  },
  {
    id: 'column',
    header: t('Colonne'),
    value: ({ column }) => column,
    cell: ({ column }) => (column === '' ? t('ligne entière') : <code>{column}</code>),
  },
  {
    id: 'value',
    header: t('Valeur'),
    onPhone: 'bare',
    value: ({ value }) => value,
    cell: ({ value }) => (value === '' ? t('vide') : <span className={styles.value}>{value}</span>),
  },
  {
    id: 'expected',
    header: t('Attendu'),
    onPhone: 'bare',
    value: ({ expected }) => expected,
    cell: ({ expected }) => <span className={styles.expected}>{expected}</span>,
  },
]

function placeOf({ file }: ImportMistake) {
  return file === '' ? t('Import') : file
}

/** Gives the list as a file that spreadsheets open. */
function download(mistakes: readonly ImportMistake[]): void {
  const headings = [t('Fichier'), t('Ligne'), t('Colonne'), t('Valeur'), t('Attendu')]
  const blob = new Blob([mistakesFile(headings, mistakes)], { type: 'text/csv;charset=utf-8' })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = t('erreurs-import.csv')
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 0)
}
