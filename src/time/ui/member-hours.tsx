import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useAddress, useChangeAddress } from '../../web/address.ts'
import { capital, count, duration, longDay } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { Answered } from '../../web/ui/index.ts'
import type { HourGroup, HourRow } from '../time-contract.ts'
import { ConfirmButton } from './confirm-button.tsx'
import { EntryLine } from './entry-line.tsx'
import { groupLines, openLines, type Side } from './hour-lines.ts'
import { confirmable, countOf, type HourState } from './hour-states.ts'
import styles from './hours.module.css'
import { type HoursFilter, useLines } from './hours-queries.ts'

interface Props {
  readonly group: HourGroup
  readonly filter: HoursFilter
  readonly state: HourState
  readonly sides: readonly Side[]
  readonly open: boolean
  /** The member that stands open before a choice was made. */
  readonly first: string | undefined
}

/** One member of the month: how many lines wait, and the lines once opened. */
export function MemberHours({ group, filter, state, sides, open, first }: Props) {
  const { memberId, memberName } = group
  const lines = useLines(filter, open)
  const toggle = useToggle(memberId, first)
  const waiting = countOf(group, state)
  return (
    <section className={styles.group} aria-label={memberName}>
      <div className={styles.groupHead}>
        <h2>
          <button type="button" aria-expanded={open} onClick={toggle} className={styles.toggle}>
            {open ? (
              <IconChevronDown size={18} aria-hidden />
            ) : (
              <IconChevronRight size={18} aria-hidden />
            )}
            {memberName}
          </button>
        </h2>
        <span className={styles.soft}>
          {t(
            '{waiting} sur {entries} lignes · {people, plural, one {# personne} other {# personnes}} · {hours}',
            {
              waiting: count(waiting),
              entries: count(group.entries),
              people: group.people,
              hours: duration(group.minutes),
            },
          )}
        </span>
        <ConfirmButton
          scope={{
            filter: {
              ...filter,
              state: sides.length === 2 ? 'unconfirmed' : `missing_${sides[0] ?? 'member'}`,
            },
          }}
          count={state === 'confirmed' ? 0 : confirmable(group, sides)}
          sides={sides}
          of={t('de {name}', { name: memberName })}
        />
      </div>
      {open ? (
        <Answered query={lines}>{(rows) => <MemberLines rows={rows} sides={sides} />}</Answered>
      ) : null}
    </section>
  )
}

function useToggle(memberId: string, first: string | undefined): () => void {
  const change = useChangeAddress()
  const stated = useAddress()['ouvert']
  const open = (stated ?? first ?? '').split(',').filter((id) => id !== '' && id !== CLOSED)
  return () => {
    const next = open.includes(memberId)
      ? open.filter((id) => id !== memberId)
      : [...open, memberId]
    change({ ouvert: next.length === 0 ? CLOSED : next.join(',') })
  }
}

/** The person closed them all, so the first does not open by itself again. */
const CLOSED = '-'

/** Lines of a member under a heading for each person, or for each day. */
export function MemberLines({
  rows,
  sides,
}: {
  readonly rows: readonly HourRow[]
  readonly sides: readonly Side[]
}) {
  const byDay = useAddress()['par'] === 'jour'
  const groups = byDay
    ? groupLines(
        [...rows].sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1)),
        ({ workDay }) => workDay,
        ({ workDay }) => capital(longDay(workDay)),
      )
    : groupLines(
        rows,
        ({ employeeId }) => employeeId,
        ({ employeeName }) => employeeName,
      )
  return (
    <table className={styles.lines} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            {byDay ? t('Personne') : t('Jour')}
          </th>
          <th role="columnheader" scope="col">
            {t('Site')}
          </th>
          <th role="columnheader" scope="col">
            {t('Prévu')}
          </th>
          <th role="columnheader" scope="col">
            {t('Déclaré')}
          </th>
          <th role="columnheader" scope="col" data-align="end">
            {t('Heures')}
          </th>
          <th role="columnheader" scope="col" data-align="end">
            {t('Écart')}
          </th>
          <th role="columnheader" scope="col">
            {t('Salarié')}
          </th>
          <th role="columnheader" scope="col">
            {t('Adhérent')}
          </th>
          <th role="columnheader" scope="col">
            <span className="visually-hidden">{t('Confirmer')}</span>
          </th>
        </tr>
      </thead>
      {groups.map(({ key, name, rows: lines, minutes }) => (
        <tbody key={key} role="rowgroup">
          <tr role="row" className={styles.person}>
            <th role="rowheader" colSpan={4} scope="rowgroup">
              {name}
            </th>
            <td role="cell" data-align="end">
              {duration(minutes)}
            </td>
            <td role="cell" colSpan={4} className={styles.act}>
              {lines.length === 1 ? null : (
                <ConfirmButton
                  scope={{ rows: lines }}
                  count={openLines(lines, sides).length}
                  sides={sides}
                  of={t('de {name}', { name })}
                  variant="subtle"
                />
              )}
            </td>
          </tr>
          {lines.map((row) => (
            <EntryLine key={row.entryId} row={row} sides={sides} byDay={byDay} />
          ))}
        </tbody>
      ))}
    </table>
  )
}
