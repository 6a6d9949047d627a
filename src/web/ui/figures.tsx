import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Search } from '../address.ts'
import { decimalHours, duration, euros, longDay, percent, shortDay } from '../formats.ts'
import { t } from '../texts.ts'
import styles from './ui.module.css'

/** An amount in cents: `1 234,50 €`. Null shows a dash that says "nothing yet". */
export function Money({ cents }: { readonly cents: number | null }) {
  if (cents === null) return <Nothing />
  return <span className={styles.figure}>{euros(cents)}</span>
}

/** Minutes: `7 h 30`; the hundredths that payroll wants are in the hint. */
export function Duration({
  minutes,
  signed = false,
}: {
  readonly minutes: number | null
  readonly signed?: boolean
}) {
  if (minutes === null) return <Nothing />
  return (
    <span className={styles.figure} title={t('{hours} heures', { hours: decimalHours(minutes) })}>
      {signed && minutes > 0 ? '+' : ''}
      {duration(minutes)}
    </span>
  )
}

/** A day `YYYY-MM-DD`: `mar. 3 nov.`, the whole date in the hint. */
export function DayText({ day }: { readonly day: string | null }) {
  if (day === null) return <Nothing />
  return (
    <time dateTime={day} title={longDay(day)} className={styles.figure}>
      {shortDay(day)}
    </time>
  )
}

/** A part of a whole: `95,4 %`. */
export function Share({ part, whole }: { readonly part: number; readonly whole: number }) {
  const share = percent(part, whole)
  return share === null ? <Nothing /> : <span className={styles.figure}>{share}</span>
}

function Nothing() {
  return (
    <span className={styles.nothing}>
      <span aria-hidden>–</span>
      <span className="visually-hidden">{t('rien')}</span>
    </span>
  )
}

/** A figure that opens where it comes from. */
export function FigureLink({
  to,
  search,
  label,
  children,
}: {
  readonly to: string
  readonly search?: Search
  /** What a person who does not see the column hears: "12 lignes à confirmer". */
  readonly label?: string
  readonly children: ReactNode
}) {
  return (
    <Link to={to} search={search ?? {}} className={styles.figureLink ?? ''} aria-label={label}>
      {children}
    </Link>
  )
}

/** The figure that a page answers with: large, with what it is and what it stands beside. */
export function KeyFigure({
  label,
  value,
  note,
}: {
  readonly label: string
  readonly value: ReactNode
  readonly note?: ReactNode
}) {
  return (
    <div className={styles.keyFigure}>
      <div className={styles.keyLabel}>{label}</div>
      <div className={styles.keyValue}>{value}</div>
      {note === undefined ? null : <div className={styles.keyNote}>{note}</div>}
    </div>
  )
}
