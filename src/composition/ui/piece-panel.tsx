import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { ComposedJob, ComposedNeed, WhatIfChange } from '../composition-contract.ts'
import { useChangeAddress } from '../../web/address.ts'
import { duration, numericDay } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { ErrorNotice, Facts, SidePanel } from '../../web/ui/index.ts'
import { halfDaysText, seasonText } from './calendar-words.ts'
import { type CompositionView, hoursAsked } from './composition-view.ts'
import { weeksOf } from './composition-words.ts'
import styles from './composition.module.css'
import { useTry } from './use-try.ts'

/** One piece of a job: what was asked, what it got, and what could be tried with it. */
export function PiecePanel({
  view,
  job,
  need,
}: {
  readonly view: CompositionView
  readonly job: ComposedJob
  readonly need: ComposedNeed
}) {
  const change = useChangeAddress()
  const close = useCallback(() => change({ besoin: '' }), [change])
  const piece = job.pieces.find(({ needId }) => needId === need.needId)
  return (
    <SidePanel title={need.memberName} onClose={close}>
      <div className={styles.panel}>
        <Facts
          of={[
            [
              t('Besoin'),
              <Link key="need" to={`/besoins/${encodeURIComponent(need.needId)}`} search={{}}>
                {need.needId}
              </Link>,
            ],
            [t('Site'), need.siteName],
            [t('Métier'), need.skill],
            [
              t('Habilitations'),
              need.authorisations.length === 0 ? null : need.authorisations.join(', '),
            ],
            [t('Heures demandées par semaine'), hoursAsked(need)],
            [t('Heures dans cet emploi'), piece === undefined ? null : duration(piece.minutes)],
            [
              t('Demi-journées demandées'),
              need.halfDays.length === 0 ? t('au choix') : halfDaysText(need.halfDays),
            ],
            [
              t('Demi-journées dans cet emploi'),
              piece === undefined ? null : halfDaysText(piece.halfDays),
            ],
            [t('Saison'), seasonText(weeksOf(need.weeks))],
            [t('À partir du'), numericDay(need.startsOn)],
          ]}
        />
        <TryOut view={view} job={job} need={need} />
      </div>
    </SidePanel>
  )
}

type Try = readonly [word: string, change: WhatIfChange]

/** What may be tried with the piece; the answer is a draft. */
function TryOut({
  view,
  job,
  need,
}: {
  readonly view: CompositionView
  readonly job: ComposedJob
  readonly need: ComposedNeed
}) {
  const { tryOut, isPending, error } = useTry(view.composition)
  if (job.acceptance !== null) return null
  const others = job.memberIds.filter((memberId) => memberId !== need.memberId)
  const tries: readonly Try[] = [
    [t('Sans ce besoin'), { kind: 'drop-need', needId: need.needId }],
    ...others.map(
      (memberId): Try => [
        t('Jamais avec {member}', { member: view.codes.get(memberId)?.name ?? memberId }),
        { kind: 'members-apart', memberIds: [need.memberId, memberId] },
      ],
    ),
    [
      t('Sans {member}', { member: need.memberName }),
      { kind: 'drop-member', memberId: need.memberId },
    ],
  ]
  return (
    <section className={styles.tries} data-print="no">
      <h3>{t('Et si…')}</h3>
      {tries.map(([word, tried]) => (
        <Button key={word} variant="default" disabled={isPending} onClick={() => tryOut(tried)}>
          {word}
        </Button>
      ))}
      {error === null ? null : <ErrorNotice error={error} />}
    </section>
  )
}
