import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Composition } from '../composition-contract.ts'
import { useChangeAddress } from '../../web/address.ts'
import { capital, count, duration, listText } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { ErrorNotice, notify } from '../../web/ui/index.ts'
import { changeText, needName } from './change-text.ts'
import { useComposition, useDrop, useKeep, useStart } from './composition-queries.ts'
import type { CompositionView } from './composition-view.ts'
import { against, differenceText } from './composition-words.ts'
import styles from './composition.module.css'

type Scenario = NonNullable<Composition['scenario']>

/** What was tried and what it does, before it is kept. */
export function ScenarioBanner({ view }: { readonly view: CompositionView }) {
  const { composition } = view
  const { scenario } = composition
  const base = useComposition(scenario?.baseId ?? null)
  if (scenario === null) return null
  const among = base.data === undefined ? [composition] : [composition, base.data]
  const tried = listText(scenario.changes.map((change) => changeText(change, among)))
  if (scenario.state === 'kept') {
    return (
      <section className={styles.kept} data-print="no">
        <p>{t('Réponse retenue après essai : {tried}.', { tried })}</p>
        <ScenarioActs resultId={composition.resultId} scenario={scenario} />
      </section>
    )
  }
  return (
    <section className={styles.scenario} data-print="no">
      <div className={styles.scenarioHead}>
        <div>
          <h2>{t('Essai : rien n’est encore retenu')}</h2>
          <p>{capital(tried)}.</p>
        </div>
        <ScenarioActs resultId={composition.resultId} scenario={scenario} />
      </div>
      <p>
        <strong>{differenceText(scenario.difference)}.</strong> <Balance scenario={scenario} />
      </p>
      <Details scenario={scenario} among={among} view={view} />
    </section>
  )
}

/** What changes in the figures: `Emplois : −1. Heures placées : −14 h.` */
function Balance({ scenario: { difference } }: { readonly scenario: Scenario }) {
  const { before, after } = difference
  return [
    t('Emplois : {change}.', { change: against(before.jobs, after.jobs, count) }),
    t('Heures placées par semaine : {change}.', {
      change: against(before.coveredMinutes, after.coveredMinutes, duration),
    }),
    t('Besoins placés : {change}.', {
      change: against(before.coveredNeeds, after.coveredNeeds, count),
    }),
  ].join(' ')
}

function ScenarioActs({
  resultId,
  scenario,
}: {
  readonly resultId: string
  readonly scenario: Scenario
}) {
  const keep = useKeep()
  const drop = useDrop()
  const start = useStart()
  const shown = scenario.state === 'draft' ? start.data?.resultId : scenario.baseId
  const change = useChangeAddress()
  const error = keep.error ?? drop.error
  const goBack = () =>
    drop.mutate(resultId, {
      // Where the draft stood on what everybody sees, the address is that of everybody again.
      onSuccess: () => change({ resultat: shown === scenario.baseId ? '' : scenario.baseId }),
    })
  return (
    <div className={styles.scenarioActs}>
      {scenario.state === 'draft' ? (
        <Button
          loading={keep.isPending}
          onClick={() =>
            keep.mutate(resultId, {
              onSuccess: () => {
                change({ resultat: '' })
                notify(t('Réponse retenue'), goBack)
              },
            })
          }
        >
          {t('Retenir cette réponse')}
        </Button>
      ) : null}
      <Button variant="default" loading={drop.isPending} onClick={goBack}>
        {t('Annuler cet essai')}
      </Button>
      {error === null ? null : <ErrorNotice error={error} />}
    </div>
  )
}

/** Job by job: what came in, what went out, what is gone. */
function Details({
  scenario: { difference },
  among,
  view,
}: {
  readonly scenario: Scenario
  readonly among: readonly Composition[]
  readonly view: CompositionView
}) {
  const [open, setOpen] = useState(false)
  const rows = difference.changed.length + difference.appeared.length + difference.gone.length
  if (rows === 0) return null
  const { resultId } = view.composition
  return (
    <>
      <button
        type="button"
        className={styles.plainButton}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {open ? t('Replier le détail') : t('Voir emploi par emploi')}
      </button>
      {open ? (
        <ul className={styles.changes}>
          {difference.changed.map(({ beforeJobId, afterJobId, needsAdded, needsRemoved }) => (
            <li key={beforeJobId}>
              {t('Modifié :')} <JobLink resultId={resultId} jobId={afterJobId} view={view} />
              {needsAdded.length === 0
                ? null
                : ` · ${t('reçoit {needs}', { needs: namesOf(needsAdded, among) })}`}
              {needsRemoved.length === 0
                ? null
                : ` · ${t('perd {needs}', { needs: namesOf(needsRemoved, among) })}`}
            </li>
          ))}
          {difference.appeared.map((jobId) => (
            <li key={jobId}>
              {t('Nouveau :')} <JobLink resultId={resultId} jobId={jobId} view={view} />
            </li>
          ))}
          {difference.gone.map(({ jobId, needIds }) => (
            <li key={jobId}>{t('Défait : {needs}', { needs: namesOf(needIds, among) })}</li>
          ))}
        </ul>
      ) : null}
    </>
  )
}

const namesOf = (needIds: readonly string[], among: readonly Composition[]): string =>
  listText(needIds.map((needId) => needName(needId, among)))

function JobLink({
  resultId,
  jobId,
  view,
}: {
  readonly resultId: string
  readonly jobId: string
  readonly view: CompositionView
}) {
  const job = view.composition.jobs.find((each) => each.jobId === jobId)
  if (job === undefined) return null
  const names = job.memberIds.map((memberId) => view.codes.get(memberId)?.name ?? memberId)
  return (
    <Link to={`/composition/${encodeURIComponent(jobId)}`} search={{ resultat: resultId }}>
      {listText(names)}
    </Link>
  )
}
