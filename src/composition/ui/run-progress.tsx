import { Button } from '@mantine/core'
import { useEffect } from 'react'
import type { ComposeRun } from '../composition-contract.ts'
import { count, percent } from '../../web/formats.ts'
import { t, text } from '../../web/texts.ts'
import { announce, ErrorNotice, KeyFigure, Section } from '../../web/ui/index.ts'
import { useCancel } from './composition-queries.ts'
import styles from './composition.module.css'

const STAGES = {
  read: text('Lecture des besoins, des salariés et des candidats'),
  columns: text('Recherche des emplois possibles'),
  bound: text('Calcul du mieux possible'),
  jobs: text('Choix des emplois'),
  improve: text('Recherche d’un meilleur choix'),
  explain: text('Explication des besoins restés sans emploi'),
} as const satisfies Record<NonNullable<ComposeRun['stage']>, string>

const stageText = ({ state, stage }: ComposeRun): string =>
  state === 'queued' || stage === null ? t('En attente de son tour') : t(STAGES[stage])

/** A run as it goes: what it does, what it has found, how far that is from the best possible. */
export function RunProgress({ run }: { readonly run: ComposeRun }) {
  const cancel = useCancel()
  const stage = stageText(run)
  useEffect(() => announce(stage), [stage])
  const stopping = run.cancelRequested || cancel.isPending
  return (
    <Section
      title={t('Calcul en cours')}
      actions={
        <Button variant="default" disabled={stopping} onClick={() => cancel.mutate(run.runId)}>
          {stopping ? t('Arrêt demandé…') : t('Arrêter et garder le meilleur')}
        </Button>
      }
    >
      <div className={styles.progressHead}>
        <strong>{stage}</strong>
        <span className={styles.soft}>
          {t('{seconds} s sur {limit} au plus', {
            seconds: Math.round(run.seconds),
            limit: run.timeLimitSeconds,
          })}
        </span>
      </div>
      <progress
        className={styles.bar}
        aria-label={t('Temps de calcul')}
        max={run.timeLimitSeconds}
        value={Math.min(run.seconds, run.timeLimitSeconds)}
      />
      <div className={styles.found}>
        <KeyFigure label={t('Emplois trouvés')} value={run.jobs === null ? '–' : count(run.jobs)} />
        <KeyFigure
          label={t('Écart au mieux possible')}
          value={run.gap === null ? '–' : (percent(run.gap, 1) ?? '–')}
          note={run.gap === null ? t('pas encore connu') : t('au plus')}
        />
        <KeyFigure
          label={t('Besoins composés')}
          value={run.needs === null ? '–' : count(run.needs)}
        />
      </div>
      {cancel.error === null ? null : <ErrorNotice error={cancel.error} />}
      <p className={styles.soft}>
        {t('Vous pouvez quitter cette page : le calcul continue. Demandé par {who}.', {
          who: run.requestedBy,
        })}
      </p>
    </Section>
  )
}
