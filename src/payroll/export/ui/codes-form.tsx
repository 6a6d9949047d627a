import { Button, Checkbox, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useMay } from '../../../web/session.ts'
import { t } from '../../../web/texts.ts'
import { Answered, ErrorNotice, notify, Section } from '../../../web/ui/index.ts'
import type { CodeRow } from '../export-contract.ts'
import type { Target } from '../pay-line.ts'
import { engineText, neutralText } from './engine-text.ts'
import { useCodes, useSetCodes } from './export-queries.ts'
import styles from './exports.module.css'

/** What pay variables are called in the engine. */
export function CodesForm({ target, month }: { readonly target: Target; readonly month: string }) {
  const codes = useCodes(target, month)
  return (
    <div id="codes">
      <Section title={t('Codes des variables : {engine}', { engine: engineText(target) })}>
        <p className={styles.soft}>
          {target === 'csv' || target === 'xlsx'
            ? t('Le journal neutre garde nos codes ; vous pouvez lui donner les vôtres.')
            : t(
                'Ces codes sont ceux de votre dossier de paie : relevez-les dans le logiciel. Les fichiers déjà faits gardent les leurs.',
              )}
        </p>
        <Answered query={codes}>{({ rows }) => <Form target={target} rows={rows} />}</Answered>
      </Section>
    </div>
  )
}

interface Typed {
  readonly code: string
  readonly isWanted: boolean
}

const asTyped = (row: CodeRow): Typed => ({ code: row.targetCode ?? '', isWanted: row.isWanted })

function Form({ target, rows }: { readonly target: Target; readonly rows: readonly CodeRow[] }) {
  const [typed, setTyped] = useState<Readonly<Record<string, Typed>>>({})
  const mayWrite = useMay('settings.write')
  const save = useSetCodes(target)
  const changed = rows.filter((row) => {
    const now = typed[row.code]
    const before = asTyped(row)
    return now !== undefined && (now.code !== before.code || now.isWanted !== before.isWanted)
  })
  const ofMonth = rows.filter(({ lines }) => lines > 0)
  const others = rows.filter(({ lines }) => lines === 0)
  const lineOf = (row: CodeRow) => (
    <CodeLine
      key={row.code}
      row={row}
      typed={typed[row.code] ?? asTyped(row)}
      readOnly={!mayWrite}
      onChange={(now) => setTyped({ ...typed, [row.code]: now })}
    />
  )
  function submit(event: FormEvent) {
    event.preventDefault()
    const choices = changed.map((row) => {
      const now = typed[row.code] ?? asTyped(row)
      return { code: row.code, targetCode: now.isWanted ? now.code : null }
    })
    save.mutate(choices, {
      onSuccess: () => {
        notify(t('Les codes sont enregistrés.'))
        setTyped({})
      },
    })
  }
  return (
    <form onSubmit={submit} noValidate>
      <div className={styles.codes} role="group" aria-label={t('Codes du logiciel de paie')}>
        {ofMonth.map(lineOf)}
      </div>
      {others.length === 0 ? null : (
        <details className={styles.others} open={ofMonth.length === 0}>
          <summary>
            {t('{count, plural, one {# autre variable} other {# autres variables}}', {
              count: others.length,
            })}
          </summary>
          <div className={styles.codes} role="group" aria-label={t('Autres variables')}>
            {others.map(lineOf)}
          </div>
        </details>
      )}
      {save.isError ? <ErrorNotice error={save.error} /> : null}
      {mayWrite ? (
        <div className={styles.actions}>
          <Button type="submit" disabled={changed.length === 0} loading={save.isPending}>
            {changed.length === 0
              ? t('Enregistrer')
              : t('{count, plural, one {Enregistrer # code} other {Enregistrer # codes}}', {
                  count: changed.length,
                })}
          </Button>
          <Button
            variant="default"
            disabled={changed.length === 0}
            onClick={() => {
              setTyped({})
              save.reset()
            }}
          >
            {t('Abandonner')}
          </Button>
        </div>
      ) : null}
    </form>
  )
}

function CodeLine({
  row,
  typed,
  readOnly,
  onChange,
}: {
  readonly row: CodeRow
  readonly typed: Typed
  readonly readOnly: boolean
  readonly onChange: (typed: Typed) => void
}) {
  const name = neutralText(row.code)
  const isMissing = row.lines > 0 && typed.isWanted && typed.code.trim() === ''
  return (
    <div className={styles.code}>
      <span className={styles.codeName}>
        {name}
        <small>
          {row.lines === 0
            ? t('aucune ligne ce mois-ci')
            : t('{count, plural, one {# ligne ce mois-ci} other {# lignes ce mois-ci}}', {
                count: row.lines,
              })}
        </small>
      </span>
      <TextInput
        aria-label={t('Code : {name}', { name })}
        value={typed.isWanted ? typed.code : ''}
        disabled={!typed.isWanted}
        readOnly={readOnly}
        placeholder={typed.isWanted ? (row.proposedCode ?? '') : t('non transmis')}
        error={isMissing ? t('À donner avant l’export') : null}
        onChange={({ currentTarget }) => onChange({ ...typed, code: currentTarget.value })}
      />
      <Checkbox
        label={t('Ne pas transmettre')}
        aria-label={t('Ne pas transmettre : {name}', { name })}
        checked={!typed.isWanted}
        disabled={readOnly}
        onChange={({ currentTarget }) => onChange({ ...typed, isWanted: !currentTarget.checked })}
      />
    </div>
  )
}
