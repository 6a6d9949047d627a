import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { ComposedJob, Composition, JobDetail } from '../composition-contract.ts'
import { useAddress, useChangeAddress, usePathValue } from '../../web/address.ts'
import { duration, listText } from '../../web/formats.ts'
import { t, text } from '../../web/texts.ts'
import { Answered, EmptyState, Page, Section } from '../../web/ui/index.ts'
import { AcceptSection } from './accept-section.tsx'
import { useComposition, useJob, useStart } from './composition-queries.ts'
import { authorisationsOf, type CompositionView, tradesText, viewOf } from './composition-view.ts'
import { kilometres } from './composition-words.ts'
import styles from './composition.module.css'
import { JobChecks } from './job-checks.tsx'
import { JobCostTable } from './job-cost.tsx'
import { JobState } from './job-list.tsx'
import { JobMarginFacts } from './job-margin.tsx'
import { JobWeeks } from './job-weeks.tsx'
import { JobYear } from './job-year.tsx'
import { LockButton } from './lock-button.tsx'
import { PiecePanel } from './piece-panel.tsx'
import { TravelMap } from './travel-map.tsx'
import { TravelDays } from './travel-days.tsx'
import { WhatIfPanel } from './what-if-panel.tsx'

const TRAIL = [{ label: text('Composition'), to: '/composition' }] as const

/** One job that could be created: its weeks, its year, its roads, its price, and what it keeps. */
export function JobPage() {
  const jobId = usePathValue('jobId')
  const asked = useAddress()['resultat']
  const start = useStart()
  const resultId = asked ?? start.data?.resultId ?? null
  const result = useComposition(resultId)
  const job = result.data?.jobs.find((each) => each.jobId === jobId)
  return (
    <Page
      title={job === undefined ? t('Emploi') : titleOf(job, result.data?.needs ?? {})}
      trail={TRAIL.map(({ label, to }) => ({ label: t(label), to }))}
      lead={
        result.data === undefined || job === undefined ? (
          ' '
        ) : (
          <Lead composition={result.data} job={job} />
        )
      }
      actions={
        result.data === undefined || job === undefined ? null : (
          <Actions composition={result.data} job={job} />
        )
      }
    >
      <Answered query={start}>
        {() =>
          resultId === null ? (
            <Gone />
          ) : (
            <Answered query={result}>
              {(composition) =>
                job === undefined ? (
                  <Gone />
                ) : (
                  <Loaded key={jobId} composition={composition} job={job} />
                )
              }
            </Answered>
          )
        }
      </Answered>
    </Page>
  )
}

/** `Cariste, 35 h, 3 adhérents`. */
const titleOf = (job: ComposedJob, needs: Composition['needs']): string =>
  t('{skills}, {hours}, {members, plural, one {un adhérent} other {# adhérents}}', {
    skills: tradesText(job, needs),
    hours: duration(job.weeklyMinutes),
    members: job.memberIds.length,
  })

function Gone() {
  return (
    <EmptyState title={t('Cet emploi n’est plus dans la réponse')}>
      <Link to="/composition" search={{}}>
        {t('Voir les emplois d’aujourd’hui')}
      </Link>
    </EmptyState>
  )
}

function Lead({
  composition,
  job,
}: {
  readonly composition: Composition
  readonly job: ComposedJob
}) {
  const view = useMemo(() => viewOf(composition), [composition])
  const authorisations = authorisationsOf(job, composition.needs)
  return (
    <span className={styles.jobLead}>
      <JobState view={view} job={job} />
      <span>
        {job.annualised
          ? t('CDI à temps plein annualisé : 1 607 h dans l’année, saisons réunies')
          : t('CDI à temps plein, la même semaine toute l’année')}
        {job.memberIds.length < 2
          ? ''
          : ` · ${t('{km} entre les sites', { km: kilometres(job.travelKm) })}`}
        {authorisations.length === 0
          ? ''
          : ` · ${t('avec {authorisations}', { authorisations: listText(authorisations) })}`}
      </span>
      {composition.scenario?.state === 'draft' ? (
        <Link to="/composition" search={{ resultat: composition.resultId }}>
          {t('revenir à l’essai')}
        </Link>
      ) : null}
    </span>
  )
}

/** The jobs before and after, the sheet to print, and trying something with this one. */
function Actions({
  composition,
  job,
}: {
  readonly composition: Composition
  readonly job: ComposedJob
}) {
  const { resultat } = useAddress()
  const change = useChangeAddress()
  const place = composition.jobs.findIndex(({ jobId }) => jobId === job.jobId)
  const search = resultat === undefined ? {} : { resultat }
  const before = composition.jobs[place - 1]
  const after = composition.jobs[place + 1]
  return (
    <>
      {before === undefined ? null : (
        <Link to={addressOfJob(before)} search={search}>
          {t('Emploi précédent')}
        </Link>
      )}
      {after === undefined ? null : (
        <Link to={addressOfJob(after)} search={search}>
          {t('Emploi suivant')}
        </Link>
      )}
      <LockButton composition={composition} job={job} />
      <Button variant="default" onClick={() => change({ panneau: 'et-si' }, 'remember')}>
        {t('Et si…')}
      </Button>
    </>
  )
}

const addressOfJob = ({ jobId }: ComposedJob): string => `/composition/${encodeURIComponent(jobId)}`

function Loaded({
  composition,
  job,
}: {
  readonly composition: Composition
  readonly job: ComposedJob
}) {
  const view = useMemo(() => viewOf(composition), [composition])
  const [wage, setWage] = useState<number | null>(null)
  const detail = useJob(composition.resultId, job.jobId, wage)
  return (
    <Answered query={detail}>
      {(answer) => <Detail view={view} detail={answer} onWage={setWage} />}
    </Answered>
  )
}

function Detail({
  view,
  detail,
  onWage,
}: {
  readonly view: CompositionView
  readonly detail: JobDetail
  readonly onWage: (hourlyGrossE4: number | null) => void
}) {
  const { panneau, besoin } = useAddress()
  const { job } = detail
  const need = detail.needs.find(({ needId }) => needId === besoin)
  return (
    <div className={styles.jobPage}>
      <AcceptSection view={view} detail={detail} />
      <div className={styles.two}>
        <Section title={t('La semaine')}>
          <JobWeeks view={view} detail={detail} />
        </Section>
        <Section title={t('L’année')}>
          <JobYear view={view} detail={detail} />
        </Section>
      </div>
      <Section title={t('Coût et prix pour chaque adhérent')}>
        <JobCostTable view={view} cost={detail.cost} onWage={onWage} />
      </Section>
      <div className={styles.two}>
        <Section title={t('La route')}>
          <TravelMap view={view} travel={detail.travel} />
          <TravelDays view={view} travel={detail.travel} />
        </Section>
        <div>
          <Section title={t('Ce que la loi et la charte demandent')}>
            <JobChecks checks={detail.checks} />
          </Section>
          <Section title={t('Marge')}>
            <JobMarginFacts margin={detail.margin} />
          </Section>
        </div>
      </div>
      {need === undefined || panneau === 'et-si' ? null : (
        <PiecePanel view={view} job={job} need={need} />
      )}
      {panneau === 'et-si' ? <WhatIfPanel view={view} job={job} /> : null}
    </div>
  )
}
