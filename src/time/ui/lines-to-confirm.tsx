import { Button } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useMonth } from '../../web/address.ts'
import { capital, duration, longMonth, shortDay } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { Answered, Duration, EmptyState, ErrorNotice, Page } from '../../web/ui/index.ts'
import type { HourRow } from '../time-contract.ts'
import { span } from './entry-line.tsx'
import { groupLines, openLines } from './hour-lines.ts'
import styles from './hours.module.css'
import { useConfirmHours, useLines } from './hours-queries.ts'

const MINE = ['member'] as const

/**
 * What a member company opens on: the lines that wait for it, one button under the thumb. A line
 * that looks wrong is unticked and stays unconfirmed.
 */
export function LinesToConfirm() {
  const month = useMonth()
  const lines = useLines({ month, state: 'missing_member' })
  const open = openLines(lines.data ?? [], MINE)
  return (
    <div className={styles.mine}>
      <Page
        title={
          lines.isSuccess
            ? t(
                '{count, plural, =0 {Tout est confirmé} one {# ligne à confirmer} other {# lignes à confirmer}}',
                { count: open.length },
              )
            : t('Heures à confirmer')
        }
        lead={capital(longMonth(month))}
      >
        <Answered query={lines}>
          {() =>
            open.length === 0 ? (
              <EmptyState
                title={t('Merci, rien n’attend votre confirmation en {month}.', {
                  month: longMonth(month),
                })}
              >
                <Link to="/heures" search={{ etat: 'tous' }}>
                  {t('Voir toutes les heures du mois')}
                </Link>
              </EmptyState>
            ) : (
              <Tickets rows={open} />
            )
          }
        </Answered>
      </Page>
    </div>
  )
}

function Tickets({ rows }: { readonly rows: readonly HourRow[] }) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const confirm = useConfirmHours(MINE)
  const chosen = rows.filter(({ entryId }) => !left.has(entryId))
  const minutes = chosen.reduce((sum, { workedMinutes }) => sum + workedMinutes, 0)
  const toggle = (entryId: string) => {
    const next = new Set(left)
    if (!next.delete(entryId)) next.add(entryId)
    setLeft(next)
  }
  return (
    <>
      {groupLines(
        rows,
        (row) => row.employeeId,
        (row) => row.employeeName,
      ).map(({ key, name, rows: lines }) => (
        <section key={key} aria-label={name}>
          <h2>{name}</h2>
          <ul className={styles.cards}>
            {lines.map((row) => (
              <li key={row.entryId}>
                <Ticket
                  row={row}
                  ticked={!left.has(row.entryId)}
                  onToggle={() => toggle(row.entryId)}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <div className={styles.go}>
        {confirm.isError ? <ErrorNotice error={confirm.error} /> : null}
        <Button
          size="lg"
          fullWidth
          disabled={chosen.length === 0}
          loading={confirm.isPending}
          leftSection={<IconCheck size={20} aria-hidden />}
          onClick={() => confirm.mutate({ rows: chosen })}
        >
          {t('Confirmer {count, plural, one {# ligne} other {# lignes}} · {hours}', {
            count: chosen.length,
            hours: duration(minutes),
          })}
        </Button>
      </div>
    </>
  )
}

function Ticket({
  row,
  ticked,
  onToggle,
}: {
  readonly row: HourRow
  readonly ticked: boolean
  readonly onToggle: () => void
}) {
  const { differenceMinutes } = row
  return (
    <label className={styles.card} data-out={ticked ? undefined : 'yes'}>
      <input type="checkbox" checked={ticked} onChange={onToggle} />
      <span className={styles.cardText}>
        <span>{capital(shortDay(row.workDay))}</span>
        <span className={styles.soft}>
          {span(row.startsAt, row.endsAt)} · {row.siteName}
        </span>
      </span>
      <span className={styles.cardEnd}>
        <Duration minutes={row.workedMinutes} />
        {differenceMinutes === null || differenceMinutes === 0 ? null : (
          <span className={styles.difference}>
            <Duration minutes={differenceMinutes} signed /> {t('sur le prévu')}
          </span>
        )}
      </span>
    </label>
  )
}
