import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { CalendarDay, CalendarWork, EmployeeCounters } from '../employees-contract.ts'
import { articleText } from '../../compliance/ui/article-text.ts'
import { measureText } from '../../compliance/ui/finding-sentence.ts'
import { useAddress } from '../../web/address.ts'
import { clock, duration, longDay, shortDay } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { Duration, StateBadge } from '../../web/ui/index.ts'
import './colours.css'
import styles from './calendar.module.css'
import { absenceText } from './contract-text.ts'
import { weekText } from './counters-tab.tsx'
import type { MemberCode } from './member-codes.ts'
import { isWeekend, percentAt, placeOf, type Span, ticksOf } from './timeline.ts'

interface WeekProps {
  readonly monday: string
  readonly days: readonly CalendarDay[]
  readonly counted: EmployeeCounters['weeks'][number] | undefined
  readonly span: Span
  readonly codes: ReadonlyMap<string, MemberCode>
  readonly titles: ReadonlyMap<string, string>
  readonly employeeId: string
}

const COLUMNS = 6

/** A civil week: its sum against the contract, then its days. */
export function CalendarWeek(props: WeekProps) {
  const { monday, days, counted, span } = props
  return (
    <tbody role="rowgroup">
      <tr role="row" className={styles.week}>
        <th role="rowheader" scope="rowgroup" colSpan={2}>
          {t('Semaine du {days}', { days: weekText(monday) })}
        </th>
        <td role="cell">
          <Axis span={span} />
        </td>
        <td role="cell" colSpan={COLUMNS - 3} className={styles.weekSum}>
          {counted === undefined ? null : weekSum(counted)}
        </td>
      </tr>
      {days.map((each) => (
        <Day key={each.day} {...props} day={each} />
      ))}
    </tbody>
  )
}

/** `37 h sur 35 h, dont 2 h à 25 %`. */
function weekSum(week: EmployeeCounters['weeks'][number]): string {
  const premiums = [
    [week.overtime25Minutes + week.complementary25Minutes, '25 %'],
    [week.overtime50Minutes, '50 %'],
    [week.complementary10Minutes, '10 %'],
  ] as const
  const sums = premiums
    .filter(([minutes]) => minutes > 0)
    .map(([minutes, share]) => t('{hours} à {share}', { hours: duration(minutes), share }))
  const worked =
    week.weeklyMinutes === null
      ? duration(week.workedMinutes)
      : t('{worked} sur {contract}', {
          worked: duration(week.workedMinutes),
          contract: duration(week.weeklyMinutes),
        })
  return [worked, ...sums].join(', ')
}

function Axis({ span }: { readonly span: Span }) {
  return (
    <div className={styles.axis} aria-hidden>
      {ticksOf(span).map((hour) => (
        <span key={hour} style={{ left: `${percentAt(span, hour * 60)}%` }}>
          {hour % 24}
        </span>
      ))}
    </div>
  )
}

function Day({ day, ...props }: Omit<WeekProps, 'days'> & { readonly day: CalendarDay }) {
  const asked = useAddress()['jour'] === day.day
  const row = useRef<HTMLTableRowElement>(null)
  useEffect(() => {
    if (asked) row.current?.scrollIntoView({ block: 'center' })
  }, [asked])
  const minutes = (basis: CalendarWork['basis']): number | null => {
    const pieces = day.work.filter((piece) => piece.basis === basis)
    return pieces.length === 0 ? null : pieces.reduce((sum, piece) => sum + piece.minutes, 0)
  }
  return (
    <tr
      ref={row}
      role="row"
      className={styles.day}
      data-weekend={isWeekend(day.day) ? 'yes' : undefined}
      data-current={asked ? 'yes' : undefined}
      data-empty={day.work.length + day.absences.length === 0 ? 'yes' : undefined}
    >
      <th role="rowheader" scope="row">
        <time dateTime={day.day} title={longDay(day.day)}>
          {shortDay(day.day)}
        </time>
      </th>
      <td role="cell" className={styles.rest} data-label={t('Repos avant')}>
        {day.restBeforeMinutes === null ? null : duration(day.restBeforeMinutes)}
      </td>
      <td role="cell" className={styles.lane}>
        <Lane day={day} {...props} />
      </td>
      <td role="cell" data-align="end" data-label={t('Prévu')} className={styles.plannedSum}>
        {minutes('planned') === null ? null : <Duration minutes={minutes('planned')} />}
      </td>
      <td role="cell" data-align="end" data-label={t('Déclaré')}>
        {minutes('worked') === null ? null : <Duration minutes={minutes('worked')} />}
      </td>
      <td role="cell" className={styles.marks}>
        <Marks day={day} {...props} />
      </td>
    </tr>
  )
}

/** The places of a day on their hours: planned above, worked below, moves between sites. */
function Lane({
  day,
  span,
  codes,
  employeeId,
}: Pick<WeekProps, 'span' | 'codes' | 'employeeId'> & { readonly day: CalendarDay }) {
  return (
    <div className={styles.track}>
      {ticksOf(span).map((hour) => (
        <i key={hour} className={styles.tick} style={{ left: `${percentAt(span, hour * 60)}%` }} />
      ))}
      {day.absences.map(({ absenceId, kind, minutes }) => (
        <span key={absenceId} className={styles.absence}>
          {absenceText(kind)}
          {minutes === null ? '' : ` (${duration(minutes)})`}
        </span>
      ))}
      {day.work.map((piece) => (
        <Piece
          key={`${piece.basis} ${piece.id}`}
          piece={piece}
          day={day}
          span={span}
          member={codes.get(piece.memberId)}
          employeeId={employeeId}
        />
      ))}
    </div>
  )
}

function Piece({
  piece,
  day: { day, moves },
  span,
  member,
  employeeId,
}: {
  readonly piece: CalendarWork
  readonly day: CalendarDay
  readonly span: Span
  readonly member: MemberCode | undefined
  readonly employeeId: string
}) {
  const { start, end } = placeOf(day, piece)
  const left = percentAt(span, start)
  const style = { left: `${left}%`, width: `${Math.max(0.6, percentAt(span, end) - left)}%` }
  const move = moves.find((each) => each.basis === piece.basis && each.toId === piece.id)
  const words = pieceText(piece, move?.gapMinutes)
  if (piece.basis === 'planned') {
    return (
      <span
        role="img"
        aria-label={words}
        title={words}
        className={styles.planned}
        data-colour={member?.colour}
        style={style}
      />
    )
  }
  const sure = piece.employeeConfirmed === true && piece.memberConfirmed === true
  return (
    <Link
      to="/heures"
      search={{ salarie: employeeId, jour: day, ligne: piece.id, etat: 'tous' }}
      aria-label={member === undefined ? words : `${member.code}, ${words}`}
      title={words}
      className={styles.worked ?? ''}
      data-colour={member?.colour}
      data-sure={sure ? 'yes' : 'no'}
      style={style}
    >
      {member?.code ?? piece.memberName}
    </Link>
  )
}

/** `Conserverie du Bocage, site nord, 8 h – 15 h 30, 7 h déclarées, confirmées`. */
function pieceText(piece: CalendarWork, gap: number | undefined): string {
  const facts = {
    member: piece.memberName,
    site: piece.siteName,
    start: clock(piece.startsAt),
    end: clock(piece.endsAt),
    hours: duration(piece.minutes),
  }
  const travel = gap === undefined ? '' : `, ${t('{gap} pour venir', { gap: duration(gap) })}`
  if (piece.basis === 'planned') {
    return t('{member}, {site}, {start} – {end}, {hours} prévues', facts) + travel
  }
  return piece.employeeConfirmed === true && piece.memberConfirmed === true
    ? t('{member}, {site}, {start} – {end}, {hours} déclarées et confirmées', facts) + travel
    : t('{member}, {site}, {start} – {end}, {hours} déclarées, à confirmer', facts) + travel
}

function Marks({
  day,
  titles,
  employeeId,
}: Pick<WeekProps, 'titles' | 'employeeId'> & { readonly day: CalendarDay }) {
  return day.marks.map((mark) => {
    const unit = unitOf(mark.unit)
    const hint = t('{measured} pour une limite de {limit}, {article}', {
      measured: unit === null ? String(mark.measured) : measureText(mark.measured, unit),
      limit: unit === null ? String(mark.limit) : measureText(mark.limit, unit),
      article: articleText(mark.article),
    })
    return (
      <Link
        key={`${mark.ruleId} ${mark.basis}`}
        to="/controles"
        search={{ salarie: employeeId, regle: mark.ruleId }}
        title={hint}
      >
        <StateBadge
          tone={mark.severity === 'breach' ? 'bad' : 'todo'}
          word={titles.get(mark.ruleId) ?? mark.ruleId}
        />
        <span className={styles.hint}>{hint}</span>
      </Link>
    )
  })
}

type Unit = Parameters<typeof measureText>[1]

const unitOf = (text: string): Unit | null =>
  text === 'minute' || text === 'day' || text === 'member' || text === 'count' ? text : null
