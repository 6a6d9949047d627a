import { useElementSize } from '@mantine/hooks'
import { useId, useState } from 'react'
import { t } from '../texts.ts'
import styles from './ui.module.css'

/** One curve, with its colour from the theme and a dash that prints. */
export interface Curve {
  readonly label: string
  readonly colour: 'chart-1' | 'chart-2' | 'chart-3'
  readonly values: readonly number[]
}

interface Props {
  /** The finding, not the subject: "La trésorerie tient jusqu’au 31 décembre". */
  readonly title: string
  /** What the first column of the table is called. */
  readonly heading: string
  /** Short names under the picture, and whole ones for the table. */
  readonly labels: readonly string[]
  readonly names: readonly string[]
  readonly curves: readonly Curve[]
  /** How a value is written beside a curve, and in the table. */
  readonly writeShort: (value: number) => string
  readonly write: (value: number) => string
}

const FIRST_WIDTH = 640
const HEIGHT = 240
const TOP = 16
const FOOT = 24
const LEFT = 64
const RIGHT = 12
/** Room that a label needs before the next one is drawn. */
const LABEL_WIDTH = 56

const DASHES = { 'chart-1': undefined, 'chart-2': '7 4', 'chart-3': '2 4' } as const

/** Curves over the same steps, zero always in sight; the same figures as a table one key away. */
export function Curves(props: Props) {
  const [asTable, setAsTable] = useState(false)
  const id = useId()
  return (
    <figure className={styles.picture} aria-labelledby={id}>
      <figcaption id={id}>{props.title}</figcaption>
      {asTable ? (
        <CurveTable {...props} />
      ) : (
        <>
          <CurveKeys curves={props.curves} />
          <Drawing {...props} />
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

const CurveKeys = ({ curves }: Pick<Props, 'curves'>) =>
  curves.length < 2 ? null : (
    <div className={styles.keys}>
      {curves.map(({ label, colour }) => (
        <span key={label}>
          <svg viewBox="0 0 12 12" aria-hidden="true">
            <line
              x1="0"
              x2="12"
              y1="6"
              y2="6"
              stroke={`var(--${colour})`}
              strokeWidth="3"
              strokeDasharray={DASHES[colour] === undefined ? undefined : '3 2'}
            />
          </svg>
          {label}
        </span>
      ))}
    </div>
  )

/** Steps of 1, 2 or 5 times a power of ten: about four of them over the span. */
function stepOf(span: number): number {
  const rough = Math.max(1, span) / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const lead = rough / power
  return power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10)
}

function Drawing({ labels, names, curves, writeShort, write }: Props) {
  const { ref, width: measured } = useElementSize<HTMLDivElement>()
  const full = measured === 0 ? FIRST_WIDTH : measured
  const values = curves.flatMap((curve) => curve.values)
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)]
  const step = stepOf(high - low)
  const [from, to] = [Math.floor(low / step) * step, Math.ceil(high / step) * step || step]
  const x = (at: number) => LEFT + ((full - LEFT - RIGHT) * at) / Math.max(1, labels.length - 1)
  const y = (value: number) => TOP + ((HEIGHT - TOP - FOOT) * (to - value)) / (to - from)
  const ticks = Array.from(
    { length: Math.round((to - from) / step) + 1 },
    (_, i) => from + i * step,
  )
  const every = Math.max(1, Math.ceil((LABEL_WIDTH * labels.length) / (full - LEFT - RIGHT)))
  const described = curves
    .map(({ label, values: own }) => {
      const least = Math.min(...own)
      return `${label} : ${write(own[0] ?? 0)}, ${write(least)} (${names[own.indexOf(least)] ?? ''}), ${write(own.at(-1) ?? 0)}`
    })
    .join('. ')
  return (
    <div ref={ref} style={{ height: HEIGHT }}>
      <svg viewBox={`0 0 ${full} ${HEIGHT}`} role="img" aria-label={described}>
        {ticks.map((tick) => (
          <g key={tick}>
            <line
              x1={LEFT}
              x2={full - RIGHT}
              y1={y(tick)}
              y2={y(tick)}
              stroke={tick === 0 ? 'var(--line-strong)' : 'var(--line)'}
            />
            <text x={LEFT - 8} y={y(tick) + 4} textAnchor="end">
              {writeShort(tick)}
            </text>
          </g>
        ))}
        {curves.map(({ label, colour, values: own }) => (
          <polyline
            key={label}
            points={own.map((value, at) => `${x(at)},${y(value)}`).join(' ')}
            fill="none"
            stroke={`var(--${colour})`}
            strokeWidth="2.5"
            strokeLinejoin="round"
            strokeDasharray={DASHES[colour]}
          />
        ))}
        {labels.map((label, at) =>
          at % every === 0 ? (
            <text key={label} x={x(at)} y={HEIGHT - 6} textAnchor="middle">
              {label}
            </text>
          ) : null,
        )}
      </svg>
    </div>
  )
}

function CurveTable({ heading, names, curves, write }: Props) {
  return (
    <div className={styles.scroll}>
      <table className={styles.small}>
        <thead>
          <tr>
            <th scope="col">{heading}</th>
            {curves.map(({ label }) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {names.map((name, at) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {curves.map(({ label, values }) => (
                <td key={label}>{write(values[at] ?? 0)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
