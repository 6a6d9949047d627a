import { ActionIcon } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useAddress, useChangeAddress } from '../../web/address.ts'
import { clock, moment, shortDay } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { Duration, StateBadge } from '../../web/ui/index.ts'
import type { HourRow } from '../time-contract.ts'
import { openLines, type Side } from './hour-lines.ts'
import styles from './hours.module.css'
import { useConfirmHours } from './hours-queries.ts'

/** One line of hours: planned beside declared, the difference in evidence, both confirmations. */
export function EntryLine({
  row,
  sides,
  byDay,
}: {
  readonly row: HourRow
  readonly sides: readonly Side[]
  readonly byDay: boolean
}) {
  const change = useChangeAddress()
  const current = useAddress()['ligne'] === row.entryId
  const { planned, differenceMinutes } = row
  const differs = differenceMinutes !== null && differenceMinutes !== 0
  return (
    <tr
      role="row"
      data-current={current ? 'yes' : undefined}
      data-cancelled={row.cancelled ? 'yes' : undefined}
      data-differs={differs || planned === null ? 'yes' : undefined}
    >
      <th role="rowheader" scope="row">
        <button
          type="button"
          className={styles.link}
          onClick={() => change({ ligne: row.entryId }, 'remember')}
        >
          {byDay ? row.employeeName : shortDay(row.workDay)}
        </button>
      </th>
      <td role="cell" data-col="site" data-label={t('Site')}>
        {row.siteName}
      </td>
      <td role="cell" data-col="planned" data-label={t('Prévu')} className={styles.soft}>
        {planned === null ? t('rien de prévu') : span(planned.startsAt, planned.endsAt)}
      </td>
      <td role="cell" data-col="declared" data-label={t('Déclaré')}>
        {span(row.startsAt, row.endsAt)}
      </td>
      <td role="cell" data-col="hours" data-label={t('Heures')} data-align="end">
        <Duration minutes={row.workedMinutes} />
      </td>
      <td role="cell" data-col="difference" data-label={t('Écart')} data-align="end">
        {differs ? (
          <span className={styles.difference}>
            <Duration minutes={differenceMinutes} signed />
          </span>
        ) : planned === null ? (
          <StateBadge tone="todo" word={t('non prévu')} />
        ) : (
          <span className={styles.soft}>=</span>
        )}
      </td>
      <td role="cell" data-col="employee" data-label={t('Salarié')}>
        <Confirmed at={row.employeeConfirmedAt} />
      </td>
      <td role="cell" data-col="member" data-label={t('Adhérent')}>
        <Confirmed at={row.memberConfirmedAt} />
      </td>
      <td role="cell" className={styles.act}>
        <LineAction row={row} sides={sides} />
      </td>
    </tr>
  )
}

function LineAction({ row, sides }: { readonly row: HourRow; readonly sides: readonly Side[] }) {
  const confirm = useConfirmHours(sides)
  if (row.cancelled) return <StateBadge tone="plain" word={t('annulée')} />
  if (openLines([row], sides).length === 0) return null
  return (
    <ActionIcon
      variant="default"
      size={30}
      className={styles.tick ?? ''}
      loading={confirm.isPending}
      onClick={() => confirm.mutate({ rows: [row] })}
      aria-label={t('Confirmer {name}, {day}', {
        name: row.employeeName,
        day: shortDay(row.workDay),
      })}
    >
      <IconCheck size={16} aria-hidden />
    </ActionIcon>
  )
}

/** From and until on the wall clock of the site; a night says that it ends the day after. */
export const span = (startsAt: string, endsAt: string): string => {
  const nextDay = startsAt.slice(0, 10) === endsAt.slice(0, 10) ? '' : ` ${t('(+1 j)')}`
  return `${clock(startsAt)} – ${clock(endsAt)}${nextDay}`
}

function Confirmed({ at }: { readonly at: string | null }) {
  if (at === null) return <StateBadge tone="todo" word={t('attend')} />
  return (
    <span className={styles.done} title={moment(at)}>
      <IconCheck size={16} aria-hidden />
      <span className="visually-hidden">{t('confirmé le {moment}', { moment: moment(at) })}</span>
    </span>
  )
}
