import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { IconPlayerPlay } from '@tabler/icons-react'
import { useCallback, useMemo } from 'react'
import type { ComposeRun, Composition, CompositionStart } from '../composition-contract.ts'
import { useAddress, useChangeAddress } from '../../web/address.ts'
import { duration, moment } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { Answered, EmptyState, Page } from '../../web/ui/index.ts'
import { CompositionAnswer } from './composition-answer.tsx'
import { isUnderWay, useComposition, useProgress, useStart } from './composition-queries.ts'
import { viewOf } from './composition-view.ts'
import { gapText, headline, stalenessText } from './composition-words.ts'
import { ComposeButton } from './compose-button.tsx'
import styles from './composition.module.css'
import { RunProgress } from './run-progress.tsx'
import { ScenarioBanner } from './scenario-banner.tsx'

/** Which jobs can the group create now, with whom, and what lacks for the next one? */
export function CompositionPage() {
  const start = useStart()
  const asked = useAddress()['resultat']
  const change = useChangeAddress()
  const resultId = asked ?? start.data?.resultId ?? null
  const result = useComposition(resultId)
  const run = start.data?.run ?? null
  useProgress(
    run,
    useCallback(() => change({ resultat: '' }), [change]),
  )
  const composition = resultId === null ? undefined : result.data
  return (
    <Page
      title={composition === undefined ? t('Composition') : headline(composition.figures)}
      lead={<Lead start={start.data} composition={composition} />}
      actions={start.data === undefined ? null : <Actions start={start.data} />}
    >
      <Answered query={start}>
        {(answer) => (
          <div className={styles.page}>
            <RunNotice run={answer.run} />
            {resultId === null ? (
              <FirstStep start={answer} />
            ) : (
              <Answered query={result}>
                {(found) => <Result composition={found} start={answer} />}
              </Answered>
            )}
          </div>
        )}
      </Answered>
    </Page>
  )
}

function Result({
  composition,
  start,
}: {
  readonly composition: Composition
  readonly start: CompositionStart
}) {
  const view = useMemo(() => viewOf(composition), [composition])
  return (
    <>
      {composition.staleness.stale && !isUnderWay(start.run) ? (
        <div className={styles.stale} data-print="no">
          <p>
            <strong>{t('Les besoins ont changé depuis.')}</strong>{' '}
            {stalenessText(composition.staleness)}.
          </p>
          <ComposeButton start={start} word={t('Composer de nouveau')} />
        </div>
      ) : null}
      {composition.scenario === null ? null : <ScenarioBanner view={view} />}
      <CompositionAnswer view={view} />
    </>
  )
}

/** How sure the answer is, how long it took, what it is made of. */
function Lead({
  start,
  composition,
}: {
  readonly start: CompositionStart | undefined
  readonly composition: Composition | undefined
}) {
  if (composition === undefined) return ' '
  const { figures, madeAt, runId, scenario } = composition
  const run = start?.run?.runId === runId && scenario === null ? start.run : null
  const facts = {
    needs: figures.needs,
    people: start?.peopleToFill ?? 0,
    candidates: start?.candidates ?? 0,
    moment: moment(madeAt),
  }
  return (
    <>
      {gapText(figures)}{' '}
      {run === null
        ? t('Fait le {moment}', { moment: facts.moment })
        : t('Fait en {time} le {moment}, par {who}', {
            time: secondsText(run.seconds),
            moment: facts.moment,
            who: run.requestedBy,
          })}
      {t(', avec {needs, plural, one {# besoin} other {# besoins}}.', { needs: facts.needs })}
    </>
  )
}

/** `8 s`, `1 min 30 s`; below a second it is said so. */
function secondsText(seconds: number): string {
  if (seconds < 1) return t('moins d’une seconde')
  const whole = Math.round(seconds)
  return whole < 60
    ? t('{seconds} s', { seconds: whole })
    : t('{minutes} min {seconds} s', { minutes: Math.floor(whole / 60), seconds: whole % 60 })
}

function Actions({ start }: { readonly start: CompositionStart }) {
  const change = useChangeAddress()
  const shown = start.resultId !== null
  return (
    <>
      {start.openPosts === 0 && start.documentsToSign === 0 ? null : (
        <Link to="/postes" search={{}}>
          {start.openPosts === 0
            ? t('{count, plural, one {# document à signer} other {# documents à signer}}', {
                count: start.documentsToSign,
              })
            : t('{count, plural, one {# poste à pourvoir} other {# postes à pourvoir}}', {
                count: start.openPosts,
              })}
        </Link>
      )}
      {shown ? (
        <Button variant="default" onClick={() => change({ panneau: 'et-si' }, 'remember')}>
          {t('Et si…')}
        </Button>
      ) : null}
      {shown && !isUnderWay(start.run) ? (
        <ComposeButton start={start} word={t('Composer de nouveau')} quiet />
      ) : null}
    </>
  )
}

/** A run that goes, or how the newest ended where it brought nothing. */
function RunNotice({ run }: { readonly run: ComposeRun | null }) {
  if (run?.state === 'failed') {
    return (
      <div role="alert" className={styles.failed}>
        <strong>
          {t('Le calcul a échoué le {moment}.', { moment: moment(run.endedAt ?? run.requestedAt) })}
        </strong>
        <p>
          {run.failure === null || run.failure === ''
            ? t('La raison n’est pas connue.')
            : t('Erreur de notre fait : {reason}', { reason: run.failure })}
        </p>
        <p>
          {t(
            'Aucun besoin n’a changé. Relancez le calcul ; s’il échoue encore, donnez ce message à l’assistance.',
          )}
        </p>
      </div>
    )
  }
  if (run?.state === 'cancelled') {
    return (
      <p className={styles.told}>
        {run.hasResult
          ? t('Le calcul a été arrêté : voici le meilleur résultat trouvé jusque-là.')
          : t('Le calcul a été arrêté avant le premier résultat.')}
      </p>
    )
  }
  return isUnderWay(run) ? <RunProgress run={run} /> : null
}

/** Nothing was composed yet: what there is to compose, or where to begin. */
function FirstStep({ start }: { readonly start: CompositionStart }) {
  if (isUnderWay(start.run)) return null
  if (start.openNeeds === 0) {
    return (
      <EmptyState title={t('Aucun besoin n’est à pourvoir')}>
        <p className={styles.centre}>
          {t('Une composition part des heures que les adhérents demandent.')}{' '}
          <Link to="/besoins" search={{}}>
            {t('Saisir un premier besoin')}
          </Link>{' '}
          {t('ou')}{' '}
          <Link to="/reglages/donnees" search={{}}>
            {t('importer les besoins du groupement')}
          </Link>
        </p>
      </EmptyState>
    )
  }
  return (
    <section className={styles.first}>
      <IconPlayerPlay size={28} stroke={1.4} aria-hidden />
      <p>
        {t(
          '{needs, plural, one {# besoin attend} other {# besoins attendent}} une personne : {hours} par semaine.',
          {
            needs: start.openNeeds,
            hours: duration(start.openMinutes),
          },
        )}
      </p>
      <p className={styles.soft}>
        {t(
          'Le calcul cherche les emplois à temps plein qu’ils peuvent former, dit ce qui manque aux autres, et ne change rien tant que vous n’acceptez pas un emploi.',
        )}
        {start.peopleToFill === 0
          ? null
          : ` ${t('{people, plural, one {# salarié a des heures} other {# salariés ont des heures}} à compléter.', { people: start.peopleToFill })}`}
      </p>
      <ComposeButton start={start} word={t('Composer les emplois')} />
    </section>
  )
}
