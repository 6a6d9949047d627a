import { Button } from '@mantine/core'
import { useId, useState } from 'react'
import type { ComposeTerms, CompositionStart } from '../composition-contract.ts'
import { t } from '../../web/texts.ts'
import { ErrorNotice } from '../../web/ui/index.ts'
import { isUnderWay, useCompose } from './composition-queries.ts'
import styles from './composition.module.css'

/** Starts a run with the locks of what is shown; its limits are one key away. */
export function ComposeButton({
  start,
  word,
  quiet = false,
}: {
  readonly start: CompositionStart
  readonly word: string
  readonly quiet?: boolean
}) {
  const compose = useCompose()
  const [open, setOpen] = useState(false)
  const [terms, setTerms] = useState<ComposeTerms>(start.terms)
  const [seconds, setSeconds] = useState(start.run?.timeLimitSeconds ?? 30)
  const id = useId()
  return (
    <div className={styles.compose} data-print="no">
      <Button
        variant={quiet ? 'default' : 'filled'}
        loading={compose.isPending}
        disabled={isUnderWay(start.run)}
        onClick={() => compose.mutate({ terms, locks: start.locks, timeLimitSeconds: seconds })}
      >
        {word}
      </Button>
      <button
        type="button"
        className={styles.plainButton}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {t('Limites')}
      </button>
      <div id={id} hidden={!open} className={styles.terms}>
        <Terms terms={terms} onChange={setTerms} />
        <Limit
          label={t('Temps de calcul au plus')}
          unit={t('secondes')}
          value={seconds}
          least={1}
          most={600}
          onChange={setSeconds}
        />
      </div>
      {compose.error === null ? null : <ErrorNotice error={compose.error} />}
    </div>
  )
}

/** The limits of a job that the officer may choose; those of the law are not here. */
export function Terms({
  terms,
  onChange,
}: {
  readonly terms: ComposeTerms
  readonly onChange: (terms: ComposeTerms) => void
}) {
  const set = (change: Partial<ComposeTerms>) => onChange({ ...terms, ...change })
  return (
    <>
      <Limit
        label={t('Adhérents par emploi, au plus')}
        unit={t('adhérents')}
        value={terms.membersMost}
        least={1}
        most={8}
        onChange={(membersMost) => set({ membersMost })}
      />
      <Limit
        label={t('Distance entre deux sites, au plus')}
        unit={t('km par la route')}
        value={terms.travelMostKm}
        least={0}
        most={200}
        onChange={(travelMostKm) => set({ travelMostKm })}
      />
      <Limit
        label={t('Semaine la plus longue')}
        unit={t('heures ; plus de 35 seulement si un accord le permet')}
        value={terms.weeklyMostMinutes / 60}
        least={35}
        most={48}
        onChange={(hours) => set({ weeklyMostMinutes: Math.round(hours * 60) })}
      />
      <Limit
        label={t('Demi-journée au choix, au plus')}
        unit={t('heures')}
        value={terms.halfDayMostMinutes / 60}
        least={1}
        most={10}
        onChange={(hours) => set({ halfDayMostMinutes: Math.round(hours * 60) })}
      />
    </>
  )
}

/** A whole number with its unit; what is not within its bounds is brought to the nearest. */
export function Limit({
  label,
  unit,
  value,
  least,
  most,
  onChange,
}: {
  readonly label: string
  readonly unit: string
  readonly value: number
  readonly least: number
  readonly most: number
  readonly onChange: (value: number) => void
}) {
  const id = useId()
  const [text, setText] = useState(String(value))
  return (
    <div className={styles.limit}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="number"
        inputMode="decimal"
        min={least}
        max={most}
        step="any"
        value={text}
        aria-describedby={`${id}-unit`}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onBlur={() => {
          const asked = Number(text.replace(',', '.'))
          const kept = Math.min(most, Math.max(least, Number.isFinite(asked) ? asked : value))
          setText(String(kept))
          onChange(kept)
        }}
      />
      <span id={`${id}-unit`}>{unit}</span>
    </div>
  )
}
