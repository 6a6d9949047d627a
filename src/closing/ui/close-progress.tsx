import { Button } from '@mantine/core'
import { useEffect } from 'react'
import type { CloseRun } from '../closing-contract.ts'
import { count } from '../../web/formats.ts'
import { t, text } from '../../web/texts.ts'
import { announce, ErrorNotice, Section } from '../../web/ui/index.ts'
import { isMakingDocuments, useCancelClose } from './close-queries.ts'
import styles from './closing.module.css'

const STAGES: Readonly<Record<string, string>> = {
  load: text('Lecture des heures, des contrats et des prix'),
  compute: text('Calcul des heures, des coûts et des prix'),
  invoices: text('Écriture des factures'),
  pay: text('Écriture des variables de paie'),
  ledger: text('Écriture des comptes'),
  documents: text('Fabrication des PDF'),
}

function stageText({ state, stage }: CloseRun): string {
  if (state === 'queued' || stage === null) return t('En attente de son tour')
  const known = STAGES[stage]
  return known === undefined ? stage : t(known)
}

/** `encore 12 s environ`, `encore 1 min 30 environ`, `encore 3 min environ`. */
function remainingText(seconds: number): string {
  if (seconds < 60) return t('encore {seconds} s environ', { seconds: Math.max(1, seconds) })
  const halves = Math.round(seconds / 30)
  const minutes = Math.floor(halves / 2)
  return halves % 2 === 0
    ? t('encore {minutes} min environ', { minutes })
    : t('encore {minutes} min 30 environ', { minutes })
}

/** A run as it goes: what it does, how far it is, how long it takes, and how to stop it. */
export function CloseProgress({ run }: { readonly run: CloseRun }) {
  const cancel = useCancelClose()
  const stage = stageText(run)
  useEffect(() => announce(stage), [stage])
  const closed = isMakingDocuments(run)
  const stop = closed ? t('Arrêter les PDF') : t('Annuler la clôture')
  const stopping = run.cancelRequested || cancel.isPending
  return (
    <Section title={closed ? t('Les PDF se préparent') : t('Clôture en cours')}>
      <div className={styles.progress}>
        <p>
          <strong>{stage}</strong>
          {run.stepsTotal === 0
            ? null
            : ` · ${t('{done} sur {total}', {
                done: count(run.stepsDone),
                total: count(run.stepsTotal),
              })}`}
        </p>
        <p className={styles.soft}>
          {run.remainingSeconds === null ? '\u00a0' : remainingText(run.remainingSeconds)}
        </p>
      </div>
      <progress
        className={styles.bar}
        aria-label={t('Avancement de la clôture')}
        max={Math.max(1, run.stepsTotal)}
        value={run.stepsDone}
      />
      {cancel.error === null ? null : <ErrorNotice error={cancel.error} />}
      <div className={styles.progress}>
        <p className={styles.soft}>
          {closed
            ? t('Le mois est clos. Les PDF qui manqueraient se font quand on les ouvre.')
            : t('Vous pouvez quitter cette page : la clôture continue. Demandée par {who}.', {
                who: run.requestedBy,
              })}
        </p>
        <Button variant="default" disabled={stopping} onClick={() => cancel.mutate(run.runId)}>
          {stopping ? t('Annulation demandée…') : stop}
        </Button>
      </div>
    </Section>
  )
}
