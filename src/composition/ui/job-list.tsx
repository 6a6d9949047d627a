import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { CodeMark } from '../../employees/ui/member-chip.tsx'
import type { ComposedJob } from '../composition-contract.ts'
import { useAddress } from '../../web/address.ts'
import { duration, listText } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { EmptyState, StateBadge } from '../../web/ui/index.ts'
import { seasonText } from './calendar-words.ts'
import {
  authorisationsOf,
  type CompositionView,
  minutesByMember,
  stripOfPieces,
  tradesText,
} from './composition-view.ts'
import { isWholeYear, kilometres, weeksOf } from './composition-words.ts'
import styles from './composition.module.css'
import { LockButton } from './lock-button.tsx'
import { useParts } from './more.tsx'
import { SeasonStrip } from './season-strip.tsx'
import { useArrowList } from './use-arrow-list.ts'
import { WeekStrip } from './week-strip.tsx'

const PART = 40

/** Jobs as full weeks made of coloured pieces. */
export function JobList({
  view,
  jobs,
}: {
  readonly view: CompositionView
  readonly jobs: readonly ComposedJob[]
}) {
  const onKeyDown = useArrowList()
  const { besoin } = useAddress()
  const asked = besoin === undefined ? undefined : view.jobOfNeed.get(besoin)?.jobId
  const ordered = jobs.toSorted((a, b) => Number(b.jobId === asked) - Number(a.jobId === asked))
  const { shown, more } = useParts(ordered, PART)
  if (jobs.length === 0) {
    return (
      <EmptyState title={t('Aucun emploi à temps plein ici')}>
        {t('« À aller chercher » dit quelles heures manquent pour en faire un.')}
      </EmptyState>
    )
  }
  return (
    <>
      <ol className={styles.jobs} onKeyDown={onKeyDown}>
        {shown.map((job) => (
          <JobCard key={job.jobId} view={view} job={job} current={job.jobId === asked} />
        ))}
      </ol>
      {more}
    </>
  )
}

function JobCard({
  view,
  job,
  current,
}: {
  readonly view: CompositionView
  readonly job: ComposedJob
  readonly current: boolean
}) {
  const { resultat } = useAddress()
  const card = useRef<HTMLLIElement>(null)
  const authorisations = authorisationsOf(job, view.composition.needs)
  useEffect(() => {
    if (current) card.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    <li ref={card} className={styles.job} data-current={current ? 'yes' : undefined}>
      <div className={styles.jobHead}>
        <h3>
          <Link
            to={`/composition/${encodeURIComponent(job.jobId)}`}
            search={resultat === undefined ? {} : { resultat }}
            data-stop
          >
            {tradesText(job, view.composition.needs)}
          </Link>
        </h3>
        <span className={styles.hours}>{duration(job.weeklyMinutes)}</span>
      </div>
      <WeekStrip pieces={stripOfPieces(job.pieces, view.codes)} />
      <JobMembers view={view} job={job} />
      {authorisations.length === 0 ? null : (
        <p className={styles.soft}>
          {t('avec {authorisations}', { authorisations: listText(authorisations) })}
        </p>
      )}
      <div className={styles.jobFoot}>
        <JobState view={view} job={job} />
        <span className={styles.soft}>
          {job.memberIds.length < 2
            ? t('un seul adhérent')
            : t('{km} entre les sites', { km: kilometres(job.travelKm) })}
        </span>
        <span className={styles.spring} />
        <LockButton composition={view.composition} job={job} />
      </div>
    </li>
  )
}

/** Members of a job with their letters, their hours and their season. */
export function JobMembers({
  view,
  job,
}: {
  readonly view: Pick<CompositionView, 'codes'>
  readonly job: { readonly pieces: readonly ComposedJob['pieces'][number][] }
}) {
  const hours = minutesByMember(job.pieces)
  return (
    <ul className={styles.members}>
      {[...hours].map(([memberId, minutes]) => {
        const member = view.codes.get(memberId)
        if (member === undefined) return null
        const weeks = job.pieces
          .filter((piece) => piece.memberId === memberId)
          .flatMap((piece) => piece.weeks)
        return (
          <li key={memberId}>
            <CodeMark member={member} />
            <span className={styles.memberName}>{member.name}</span>
            <span className={styles.memberHours}>{duration(minutes)}</span>
            {isWholeYear(weeks) ? null : (
              <span className={styles.memberSeason}>
                <span className={styles.soft}>{seasonText(weeksOf(weeks))}</span>
                <SeasonStrip weeks={weeksOf(weeks)} colour={member.colour} months={false} />
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** What the job is now: accepted, for somebody, to create; new or changed in a draft. */
export function JobState({
  view,
  job,
}: {
  readonly view: CompositionView
  readonly job: ComposedJob
}) {
  const difference = view.composition.scenario?.difference
  return (
    <>
      {job.acceptance !== null ? (
        <StateBadge
          tone="good"
          word={job.acceptance.kind === 'post' ? t('poste ouvert') : t('proposé')}
        />
      ) : job.person === null ? (
        <StateBadge tone="todo" word={t('à créer')} />
      ) : (
        <StateBadge tone="todo" word={t('pour {name}', { name: job.person.name })} />
      )}
      {difference?.appeared.includes(job.jobId) === true ? (
        <StateBadge tone="plain" word={t('nouveau')} />
      ) : null}
      {difference?.changed.some(({ afterJobId }) => afterJobId === job.jobId) === true ? (
        <StateBadge tone="plain" word={t('modifié')} />
      ) : null}
    </>
  )
}
