import { useElementSize } from '@mantine/hooks'
import { useId, useState } from 'react'
import { dayRange, euros, thousandEuros } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import type { WeekAnswer } from '../forecast-contract.ts'
import styles from './cash.module.css'
import { inOf, outOf } from './week-sums.ts'

const FIRST_WIDTH = 760
const HEIGHT = 260
const [TOP, FOOT] = [26, 26]

/** What comes and goes each week as bars, the balance as a line; its table stands below the picture. */
export function CashCurve({
  weeks,
  title,
}: {
  readonly weeks: readonly WeekAnswer[]
  readonly title: string
}) {
  const { ref, width: measured } = useElementSize<HTMLDivElement>()
  const id = useId()
  const stripes = useId()
  const [shown, setShown] = useState<number | null>(null)
  const full = measured === 0 ? FIRST_WIDTH : measured
  const values = weeks.flatMap((week) => [week.closingCents, inOf(week), outOf(week)])
  const [least, most] = [Math.min(0, ...values), Math.max(1, ...values)]
  const y = (cents: number) =>
    TOP + ((HEIGHT - TOP - FOOT) * (most - cents)) / Math.max(1, most - least)
  const step = full / Math.max(1, weeks.length)
  const centre = (at: number) => step * (at + 0.5)
  const width = Math.min(26, step * 0.3)
  const line = weeks.map(({ closingCents }, at) => `${centre(at)},${y(closingCents)}`).join(' ')
  const lowest = weeks.reduce(
    (best, week, at) => (week.closingCents < (weeks[best]?.closingCents ?? 0) ? at : best),
    0,
  )
  const every = full < 560 ? 4 : full < 900 ? 2 : 1
  return (
    <figure className={styles.picture} aria-labelledby={id}>
      <figcaption id={id}>{title}</figcaption>
      <div className={styles.keys}>
        <span>
          <i data-colour="in" aria-hidden /> {t('Encaissements')}
        </span>
        <span>
          <i data-colour="out" aria-hidden /> {t('Décaissements')}
        </span>
        <span>
          <i data-colour="line" aria-hidden /> {t('Solde en fin de semaine')}
        </span>
      </div>
      <div ref={ref} style={{ height: HEIGHT }}>
        <svg
          viewBox={`0 0 ${full} ${HEIGHT}`}
          height={HEIGHT}
          role="img"
          aria-label={weeks
            .map(
              (week) =>
                `${dayRange(week.startsOn, week.endsOn)} : ${t('solde {amount}', { amount: euros(week.closingCents) })}`,
            )
            .join('. ')}
        >
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
          {weeks.map((week, at) => (
            <g
              key={week.startsOn}
              onMouseEnter={() => setShown(at)}
              onMouseLeave={() => setShown(null)}
            >
              <rect x={step * at} y="0" width={step} height={HEIGHT} fill="transparent" />
              <rect
                x={centre(at) - width}
                y={y(inOf(week))}
                width={width}
                height={y(0) - y(inOf(week))}
                fill="var(--chart-1)"
              />
              <rect
                x={centre(at)}
                y={y(0)}
                width={width}
                height={y(outOf(week)) - y(0)}
                fill={`url(#${stripes})`}
              />
              {at % every === 0 ? (
                <text x={centre(at)} y={HEIGHT - 6} textAnchor="middle">
                  {week.startsOn.slice(8)}/{week.startsOn.slice(5, 7)}
                </text>
              ) : null}
            </g>
          ))}
          <line x1="0" x2={full} y1={y(0)} y2={y(0)} stroke="var(--line-strong)" />
          <polyline points={line} fill="none" stroke="var(--ink)" strokeWidth="2.5" />
          {weeks.map(({ startsOn, closingCents }, at) =>
            at === lowest || at === shown || at === weeks.length - 1 ? (
              <g key={startsOn}>
                <circle cx={centre(at)} cy={y(closingCents)} r="4" fill="var(--ink)" />
                <text
                  x={Math.min(full - 30, Math.max(30, centre(at)))}
                  y={y(closingCents) - 9}
                  textAnchor="middle"
                  data-strong
                  style={{ paintOrder: 'stroke', stroke: 'var(--surface)', strokeWidth: 4 }}
                >
                  {thousandEuros(closingCents)}
                </text>
              </g>
            ) : null,
          )}
        </svg>
      </div>
    </figure>
  )
}
