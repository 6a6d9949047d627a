import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { capital, longDay, moment } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { Answered, Facts, SidePanel } from '../../web/ui/index.ts'
import type { FindingEvent, FindingRow } from '../compliance-contract.ts'
import { AcceptForm } from './accept-form.tsx'
import { Article } from './article.tsx'
import { findingSentence, measureText } from './finding-sentence.ts'
import { FindingState } from './finding-state.tsx'
import styles from './findings.module.css'
import { useFinding, useWithdraw } from './findings-queries.ts'
import { sourceText } from './source-text.ts'

/** One finding beside the list: its numbers, its text, its life, and its acceptance. */
export function FindingPanel({
  findingId,
  onClose,
}: {
  readonly findingId: string
  readonly onClose: () => void
}) {
  const finding = useFinding(findingId)
  return (
    <SidePanel title={t('Constat')} onClose={onClose}>
      <Answered query={finding}>
        {({ finding: row, events }) => (
          <div className={styles.panel}>
            <p className={styles.lead}>
              <strong>{row.title}</strong>
              <span>{findingSentence(row)}</span>
            </p>
            <FindingFacts row={row} />
            <Decision row={row} />
            <section>
              <h3>{t('Historique')}</h3>
              <ol className={styles.events}>
                {events.map((event) => (
                  <li key={`${event.at} ${event.kind}`}>
                    <span>{eventSentence(event, row.unit)}</span>
                    {event.reason === null ? null : <q>{event.reason}</q>}
                    <span className={styles.soft}>{moment(event.at)}</span>
                  </li>
                ))}
              </ol>
            </section>
          </div>
        )}
      </Answered>
    </SidePanel>
  )
}

function FindingFacts({ row }: { readonly row: FindingRow }) {
  return (
    <Facts
      of={[
        [t('État'), <FindingState key="state" row={row} />],
        [
          t('Salarié'),
          row.employeeId === '' ? null : (
            <Link
              key="employee"
              to={`/equipe/${encodeURIComponent(row.employeeId)}`}
              search={{ jour: row.date }}
            >
              {row.employeeName}
            </Link>
          ),
        ],
        [t('Jour'), capital(longDay(row.date))],
        [t('Mesuré'), measureText(row.measured, row.unit)],
        [t('Limite'), measureText(row.limit, row.unit)],
        [t('Sur'), row.basis === 'planned' ? t('planning') : t('heures déclarées')],
        [t('Texte'), <Article key="article" of={row} />],
        [t('Source'), sourceText(row.source)],
        [
          t('Règle'),
          <Link key="rule" to="/reglages/regles" hash={row.ruleId}>
            {row.ruleId}
          </Link>,
        ],
      ]}
    />
  )
}

function Decision({ row }: { readonly row: FindingRow }) {
  const withdraw = useWithdraw()
  if (row.state === 'open') return <AcceptForm findingIds={[row.findingId]} />
  if (row.acceptance === null || row.state === 'closed') return null
  return (
    <div className={styles.accept}>
      <p>
        {t('Accepté par {name}', { name: row.acceptance.by })} : <q>{row.acceptance.reason}</q>
      </p>
      <Button
        variant="default"
        loading={withdraw.isPending}
        onClick={() => withdraw.mutate([row.findingId])}
      >
        {t('Retirer l’acceptation')}
      </Button>
    </div>
  )
}

function eventSentence(event: FindingEvent, unit: FindingRow['unit']): string {
  const facts = {
    measured: measureText(event.measured, unit),
    limit: measureText(event.limit, unit),
    name: event.actor ?? '',
  }
  switch (event.kind) {
    case 'opened':
      return t('Ouvert : {measured} pour {limit}', facts)
    case 'changed':
      return t('Mesure changée : {measured} pour {limit}', facts)
    case 'accepted':
      return t('Accepté par {name}', facts)
    case 'withdrawn':
      return t('Acceptation retirée par {name}', facts)
    case 'lapsed':
      return t('L’acceptation ne vaut plus : la mesure a empiré')
    case 'closed':
      return t('Clos : la cause a disparu')
    case 'reopened':
      return t('Rouvert : {measured} pour {limit}', facts)
  }
}
