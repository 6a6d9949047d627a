import { clock, listText, shortDay } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { StateBadge } from '../../web/ui/index.ts'
import type { Rule, WorkedExample } from '../law-contract.ts'
import { daysOfBars } from './day-bars.ts'
import { measureText } from './finding-sentence.ts'
import styles from './law.module.css'

const HOURS = [0, 6, 12, 18, 24] as const
const LEFT = 74
const WIDTH = 288
const ROW = 20
const COLOURS = ['chart-1', 'chart-2', 'chart-3'] as const

/** A worked example: the work as bars of the day, and what the rule finds in it. */
export function ExamplePicture({
  example,
  unit,
}: {
  readonly example: WorkedExample
  readonly unit: Rule['unit']
}) {
  return (
    <figure className={styles.example}>
      <figcaption>
        <span>{example.text}</span>
        <Found example={example} unit={unit} />
      </figcaption>
      {example.works.length === 0 ? <Lines lines={example.lines} /> : <Bars example={example} />}
    </figure>
  )
}

function Found({
  example,
  unit,
}: {
  readonly example: WorkedExample
  readonly unit: Rule['unit']
}) {
  if (example.found.length === 0) return <StateBadge tone="good" word={t('rien')} />
  const word = listText(
    example.found.map(({ measured, limit }) =>
      t('{measured} pour {limit}', {
        measured: measureText(measured, unit ?? 'count'),
        limit: measureText(limit, unit ?? 'count'),
      }),
    ),
  )
  return <StateBadge tone="bad" word={word} />
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <ul className={styles.lines}>
      {lines.map((line) => (
        <li key={line}>
          <code>{line}</code>
        </li>
      ))}
    </ul>
  )
}

const x = (minute: number): number => LEFT + (minute / 1_440) * WIDTH

function Bars({ example: { works } }: { readonly example: WorkedExample }) {
  const days = daysOfBars(works)
  const members = [...new Set(works.map(({ memberId }) => memberId))]
  const colourOf = (memberId: string) =>
    COLOURS[members.indexOf(memberId) % COLOURS.length] ?? 'chart-1'
  const height = days.length * ROW + 16
  const bottom = days.length * ROW
  return (
    <>
      <svg
        viewBox={`0 0 ${LEFT + WIDTH + 10} ${height}`}
        className={styles.bars}
        style={{ maxWidth: LEFT + WIDTH + 10 }}
        aria-hidden
      >
        {HOURS.map((hour) => (
          <g key={hour}>
            <line x1={x(hour * 60)} x2={x(hour * 60)} y1={0} y2={bottom} className={styles.hour} />
            <text x={x(hour * 60)} y={height - 3} textAnchor="middle" className={styles.tick}>
              {hour}
            </text>
          </g>
        ))}
        {days.map(({ day, bars }, row) => (
          <g key={day}>
            <text x={0} y={row * ROW + 14} className={styles.tick}>
              {shortDay(day)}
            </text>
            {bars.map(({ memberId, from, to }) => (
              <g key={`${memberId} ${from}`}>
                <rect
                  x={x(from)}
                  y={row * ROW + 3}
                  width={Math.max(1.5, x(to) - x(from))}
                  height={ROW - 6}
                  rx={2}
                  fill={`var(--${colourOf(memberId)})`}
                />
                {x(to) - x(from) < 14 ? null : (
                  <text
                    x={(x(from) + x(to)) / 2}
                    y={row * ROW + 14}
                    textAnchor="middle"
                    className={styles.member}
                  >
                    {memberId}
                  </text>
                )}
              </g>
            ))}
          </g>
        ))}
      </svg>
      <ul className="visually-hidden">
        {works.map(({ memberId, startsAt, endsAt, breakMinutes }) => (
          <li key={`${memberId} ${startsAt}`}>
            {t('{day}, de {start} à {end} chez {member}, {minutes} min de pause', {
              day: shortDay(startsAt.slice(0, 10)),
              start: clock(startsAt),
              end: clock(endsAt),
              member: memberId,
              minutes: breakMinutes,
            })}
          </li>
        ))}
      </ul>
    </>
  )
}
