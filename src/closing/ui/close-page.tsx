import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useAddress, useChangeAddress, useMonth } from '../../web/address.ts'
import { capital, longMonth, moment } from '../../web/formats.ts'
import { now } from '../../web/now.ts'
import { useGroup, useMay } from '../../web/session.ts'
import { t } from '../../web/texts.ts'
import { Answered, ErrorNotice, Page, StateBadge } from '../../web/ui/index.ts'
import type { MonthClose } from '../closing-contract.ts'
import { CloseDialog } from './close-dialog.tsx'
import styles from './closing.module.css'
import { CloseProgress } from './close-progress.tsx'
import { isUnderWay, useClose, useProgress, useStartClose } from './close-queries.ts'
import { CloseReportView } from './close-report.tsx'
import { CloseSteps } from './close-steps.tsx'
import { failureText } from './failure-text.ts'
import { LeftOutBefore } from './left-out-before.tsx'
import { obstacleOf } from './obstacle.ts'
import { ObstacleNotice } from './obstacle-notice.tsx'

/** Is the month ready, what does closing it do, and what did it do? */
export function ClosePage() {
  const month = useMonth()
  const close = useClose(month)
  const run = close.data?.run ?? null
  useProgress(run)
  useStay(month, isUnderWay(run))
  return (
    <Page
      title={t('Clôture – {month}', { month: longMonth(month) })}
      lead={close.data === undefined ? ' ' : <Lead close={close.data} />}
    >
      <Answered query={close}>{(answer) => <Answer key={month} close={answer} />}</Answered>
    </Page>
  )
}

/** A close moves the group on to its next month: the page stays with the one that was closed. */
function useStay(month: string, underWay: boolean): void {
  const asked = useAddress()['month']
  const change = useChangeAddress()
  useEffect(() => {
    if (underWay && asked === undefined) change({ month })
  }, [underWay, asked, change, month])
}

function Lead({ close: { state, closedAt, closedBy } }: { readonly close: MonthClose }) {
  if (state === 'closed' && closedAt !== null) {
    return (
      <>
        <StateBadge tone="good" word={t('Mois clos')} />{' '}
        {t('le {moment} par {who}', { moment: moment(closedAt), who: closedBy ?? '' })}
      </>
    )
  }
  return state === 'open' ? (
    <StateBadge tone="todo" word={t('Mois ouvert')} />
  ) : (
    <StateBadge tone="todo" word={t('Clôture en cours')} />
  )
}

function Answer({ close }: { readonly close: MonthClose }) {
  const { run, state } = close
  const underWay = isUnderWay(run)
  return (
    <div className={styles.page}>
      {underWay ? <CloseProgress run={run} /> : <LastRun close={close} />}
      {state === 'closed' ? <CloseReportView month={close.month} /> : null}
      <CloseSteps close={close} />
      {state === 'open' ? <Act close={close} /> : null}
    </div>
  )
}

/** How the last attempt ended, where it did not close the month. */
function LastRun({ close: { run, state } }: { readonly close: MonthClose }) {
  if (run?.state === 'failed' && state !== 'closed') {
    return (
      <div role="alert" className={styles.failed}>
        <strong>{t('La clôture a échoué le {moment}.', { moment: moment(run.updatedAt) })}</strong>
        <p>{failureText(run.failure)}</p>
        <p>{t('Rien n’en est gardé : le mois est resté ouvert, on peut recommencer.')}</p>
      </div>
    )
  }
  if (run?.state === 'cancelled') {
    return (
      <p className={styles.told}>
        {state === 'closed'
          ? t('La fabrication des PDF a été interrompue ; chacun se fait quand on l’ouvre.')
          : t('La clôture a été annulée le {moment} : rien n’en est gardé.', {
              moment: moment(run.updatedAt),
            })}
      </p>
    )
  }
  return null
}

/** What will be left out, then the one button, or why there is none. */
function Act({ close }: { readonly close: MonthClose }) {
  const { month } = close
  const [asking, setAsking] = useState(false)
  const start = useStartClose(month)
  const mayClose = useMay('month.close')
  const today = now().slice(0, 7)
  const obstacle = obstacleOf(month, useGroup().months, today, close.booksClosed)
  if (obstacle !== null) return <ObstacleNotice month={month} obstacle={obstacle} />
  return (
    <>
      <LeftOutBefore close={close} />
      {start.error === null ? null : <ErrorNotice error={start.error} />}
      {month === today ? (
        <p className={styles.told}>
          {t('{month} n’est pas fini : les heures à venir seraient des corrections.', {
            month: capital(longMonth(month)),
          })}
        </p>
      ) : null}
      {mayClose ? (
        <div>
          <Button
            size="md"
            leftSection={<IconLock size={18} stroke={1.8} />}
            onClick={() => setAsking(true)}
          >
            {t('Clore {month}', { month: longMonth(month) })}
          </Button>
        </div>
      ) : (
        <p className={styles.told}>{t('Votre rôle ne permet pas de clore un mois.')}</p>
      )}
      {asking ? (
        <CloseDialog
          close={close}
          busy={start.isPending}
          onCancel={() => setAsking(false)}
          onConfirm={(issuedOn) => start.mutate(issuedOn, { onSettled: () => setAsking(false) })}
        />
      ) : null}
    </>
  )
}
