import { useElementSize } from '@mantine/hooks'
import { useId } from 'react'
import '../../employees/ui/colours.css'
import type { MemberCode } from '../../employees/ui/member-codes.ts'
import { duration, monthName } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { seasonText } from './calendar-words.ts'
import { Picture } from './picture.tsx'
import styles from './pictures.module.css'
import { periodsOf, stackYear, type YearSeries } from './year-layers.ts'

const FIRST_WIDTH = 640
const HEIGHT = 230
const TOP = 20
const FOOT = 22
const LEFT = 38
const WEEKS = 52
/** A block lower or narrower than this has no room for its letters. */
const LETTERS = { width: 26, height: 15 } as const

interface Props {
  readonly title: string
  readonly series: readonly (YearSeries & { readonly member: MemberCode | null })[]
  /** The line of full time, minutes a week. */
  readonly fullTimeMinutes: number
}

/** The 52 weeks of a job: hours by member on each other, and the line of full time. */
export function YearPicture({ title, series, fullTimeMinutes }: Props) {
  return (
    <Picture title={title} table={<YearTable series={series} />}>
      <Chart series={series} fullTimeMinutes={fullTimeMinutes} />
    </Picture>
  )
}

const nameOf = (member: MemberCode | null): string => member?.name ?? t('heures qui manquent')

function Chart({ series, fullTimeMinutes }: Omit<Props, 'title'>) {
  const { ref, width: measured } = useElementSize<HTMLDivElement>()
  const width = measured === 0 ? FIRST_WIDTH : measured
  const blocks = stackYear(series)
  const top = Math.max(fullTimeMinutes, ...blocks.map(({ from, minutes }) => from + minutes))
  const week = (width - LEFT) / WEEKS
  const x = (place: number): number => LEFT + (place - 1) * week
  const size = (minutes: number): number => ((HEIGHT - TOP - FOOT) * minutes) / top
  const y = (minutes: number): number => HEIGHT - FOOT - size(minutes)
  const hatch = useId()
  const members = new Map(series.map(({ key, member }) => [key, member]))
  return (
    <div ref={ref} className={styles.year} style={{ height: HEIGHT }}>
      <svg viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={yearWords(series)}>
        <Hatching id={hatch} />
        {blocks.map(({ key, first, last, from, minutes }) => {
          const member = members.get(key) ?? null
          const wide = (last - first + 1) * week
          const room = wide >= LETTERS.width && size(minutes) >= LETTERS.height
          return (
            <g key={`${key} ${first}`} data-colour={member?.colour}>
              <rect
                x={x(first) + 0.5}
                y={y(from + minutes) + 0.5}
                width={Math.max(1, wide - 1)}
                height={Math.max(1, size(minutes) - 1)}
                className={member === null ? styles.lack : styles.layer}
                fill={member === null ? `url(#${hatch})` : undefined}
              />
              {room ? (
                <text
                  x={x(first) + wide / 2}
                  y={y(from + minutes / 2) + 4}
                  textAnchor="middle"
                  data-on={member === null ? 'paper' : 'colour'}
                >
                  {member === null ? '?' : member.code}
                </text>
              ) : null}
            </g>
          )
        })}
        <line
          x1={LEFT}
          x2={width}
          y1={y(fullTimeMinutes)}
          y2={y(fullTimeMinutes)}
          className={styles.fullTime}
        />
        <text x={LEFT - 6} y={y(fullTimeMinutes) + 4} textAnchor="end" data-strong>
          {duration(fullTimeMinutes)}
        </text>
        <line x1={LEFT} x2={width} y1={y(0)} y2={y(0)} stroke="var(--line-strong)" />
        {Array.from({ length: 12 }, (_, month) => (
          <text
            key={month}
            x={LEFT + ((month + 0.5) * (width - LEFT)) / 12}
            y={HEIGHT - 5}
            textAnchor="middle"
          >
            {monthName(month + 1, width < 480 ? 'narrow' : 'short')}
          </text>
        ))}
      </svg>
    </div>
  )
}

/** The pattern of what lacks, the same in every picture. */
export function Hatching({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern
        id={id}
        width="7"
        height="7"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="7" height="7" fill="var(--surface)" />
        <rect width="2.5" height="7" fill="var(--todo)" />
      </pattern>
    </defs>
  )
}

const yearWords = (series: Props['series']): string =>
  series
    .flatMap(({ member, minutes }) =>
      [...new Set(minutes.filter((value) => value > 0))].map((value) =>
        t('{who} : {hours} par semaine {season}', {
          who: nameOf(member),
          hours: duration(value),
          season: seasonText(minutes.flatMap((each, place) => (each === value ? [place + 1] : []))),
        }),
      ),
    )
    .join('. ')

function YearTable({ series }: Pick<Props, 'series'>) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('Semaines')}</th>
          {series.map(({ key, member }) => (
            <th key={key} scope="col">
              {nameOf(member)}
            </th>
          ))}
          <th scope="col">{t('Total')}</th>
        </tr>
      </thead>
      <tbody>
        {periodsOf(series).map(({ first, last, minutes }) => (
          <tr key={first}>
            <th scope="row">
              {first === last
                ? t('semaine {first}', { first })
                : t('semaines {first} à {last}', { first, last })}
            </th>
            {series.map(({ key }, place) => (
              <td key={key}>{duration(minutes[place] ?? 0)}</td>
            ))}
            <td>{duration(minutes.reduce((sum, value) => sum + value, 0))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
