import { useElementSize } from '@mantine/hooks'
import { useId, useState } from 'react'
import { t } from '../texts.ts'
import styles from './ui.module.css'

/** One part of each bar, with its colour from the theme and a pattern that prints. */
export interface BarSeries {
  readonly label: string
  readonly colour: 'chart-1' | 'chart-2' | 'chart-3'
  readonly values: readonly number[]
}

interface Props {
  /** The finding, not the subject: "Heures non vendues : 412 h en octobre". */
  readonly title: string
  readonly labels: readonly string[]
  /** Whole names of the labels, for the table. */
  readonly names: readonly string[]
  readonly series: readonly BarSeries[]
  /** How a value is written on the picture and in the table. */
  readonly write: (value: number) => string
}

/** Drawn at this width before its own is known. */
const FIRST_WIDTH = 640
const HEIGHT = 220
const TOP = 24
const FOOT = 24
const GAP = 0.34

/** Bars made of parts, labelled directly; the same figures as a table one key away. */
export function StackedBars({ title, labels, names, series, write }: Props) {
  const [asTable, setAsTable] = useState(false)
  const id = useId()
  const totals = labels.map((_, bar) =>
    series.reduce((sum, each) => sum + (each.values[bar] ?? 0), 0),
  )
  return (
    <figure className={styles.picture} aria-labelledby={id}>
      <figcaption id={id}>{title}</figcaption>
      {asTable ? (
        <BarTable names={names} series={series} totals={totals} write={write} />
      ) : (
        <>
          <Keys series={series} />
          <Bars labels={labels} names={names} series={series} totals={totals} write={write} />
        </>
      )}
      <button
        type="button"
        className={styles.tableSwitch}
        aria-expanded={asTable}
        data-print="no"
        onClick={() => setAsTable(!asTable)}
      >
        {asTable ? t('Voir l’image') : t('Voir le tableau')}
      </button>
    </figure>
  )
}

function Keys({ series }: { readonly series: readonly BarSeries[] }) {
  return (
    <div className={styles.keys}>
      {series.map(({ label, colour }) => (
        <span key={label}>
          <svg viewBox="0 0 12 12" aria-hidden="true">
            <rect width="12" height="12" rx="2" fill={fillOf(colour)} />
            {colour === 'chart-2' ? (
              <path d="M0 12 12 0" stroke="var(--surface)" strokeWidth="2" />
            ) : null}
          </svg>
          {label}
        </span>
      ))}
    </div>
  )
}

const fillOf = (colour: BarSeries['colour']): string => `var(--${colour})`

interface Drawn extends Omit<Props, 'title'> {
  readonly totals: readonly number[]
}

function Bars({ labels, names, series, totals, write }: Drawn) {
  const { ref, width: measured } = useElementSize<HTMLDivElement>()
  const full = measured === 0 ? FIRST_WIDTH : measured
  const stripes = useId()
  const top = Math.max(1, ...totals)
  const step = full / Math.max(1, labels.length)
  const width = Math.min(88, step * (1 - GAP))
  const height = (value: number) => ((HEIGHT - TOP - FOOT) * value) / top
  const described = labels
    .map(
      (_, bar) =>
        `${names[bar] ?? ''} : ${series.map(({ label, values }) => `${label} ${write(values[bar] ?? 0)}`).join(', ')}`,
    )
    .join('. ')
  return (
    <div ref={ref} style={{ height: HEIGHT }}>
      <svg viewBox={`0 0 ${full} ${HEIGHT}`} role="img" aria-label={described}>
        <defs>
          <pattern
            id={stripes}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="6" height="6" fill="var(--chart-2)" />
            <rect width="2" height="6" fill="var(--surface)" />
          </pattern>
        </defs>
        <line x1="0" x2={full} y1={HEIGHT - FOOT} y2={HEIGHT - FOOT} stroke="var(--line-strong)" />
        {labels.map((label, bar) => {
          const x = step * bar + (step - width) / 2
          let y = HEIGHT - FOOT
          return (
            <g key={label}>
              {series.map(({ label: part, colour, values }) => {
                const size = height(values[bar] ?? 0)
                y -= size
                return (
                  <rect
                    key={part}
                    x={x}
                    y={y}
                    width={width}
                    height={Math.max(0, size)}
                    fill={colour === 'chart-2' ? `url(#${stripes})` : fillOf(colour)}
                  />
                )
              })}
              <text x={x + width / 2} y={y - 7} textAnchor="middle" data-strong>
                {write(totals[bar] ?? 0)}
              </text>
              <text x={x + width / 2} y={HEIGHT - 6} textAnchor="middle">
                {label}
              </text>
            </g>
          )
        })}
      </svg>
    </div>
  )
}

function BarTable({ names, series, totals, write }: Omit<Drawn, 'labels'>) {
  return (
    <div className={styles.scroll}>
      <table className={styles.small}>
        <thead>
          <tr>
            <th scope="col">{t('Période')}</th>
            {series.map(({ label }) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
            <th scope="col">{t('Total')}</th>
          </tr>
        </thead>
        <tbody>
          {names.map((name, bar) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {series.map(({ label, values }) => (
                <td key={label}>{write(values[bar] ?? 0)}</td>
              ))}
              <td>{write(totals[bar] ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
