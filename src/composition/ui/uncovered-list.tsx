import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { CodeMark } from '../../employees/ui/member-chip.tsx'
import type { ComposedNeed, Composition, UncoveredFacts } from '../composition-contract.ts'
import { useAddress } from '../../web/address.ts'
import { capital } from '../../web/formats.ts'
import { t, text } from '../../web/texts.ts'
import { EmptyState, Section } from '../../web/ui/index.ts'
import { halfDaysText } from './calendar-words.ts'
import { type CompositionView, hoursAsked } from './composition-view.ts'
import { missingSentence, reasonText } from './composition-words.ts'
import styles from './composition.module.css'

type Uncovered = Composition['uncovered'][number]

/** Reasons in the order in which something can be done about them. */
const KINDS = {
  'missing-hours': text('Des heures manquent'),
  competitor: text('Seuls des concurrents conviendraient'),
  place: text('Trop loin des autres'),
  skill: text('Seul de son métier'),
  calendar: text('Jours ou saison sans complément'),
  'better-use': text('Mieux employé autrement'),
  'not-a-member': text('Pas adhérent au début du besoin'),
  impossible: text('Impossible tel qu’il est écrit'),
} as const satisfies Record<UncoveredFacts['kind'], string>

const ORDER = Object.keys(KINDS)

/** The needs left, by reason, each with its sentence and what could be done. */
export function UncoveredList({
  view,
  uncovered,
}: {
  readonly view: CompositionView
  readonly uncovered: readonly Uncovered[]
}) {
  if (uncovered.length === 0) {
    return <EmptyState title={t('Aucun besoin ne reste sans emploi')} />
  }
  const groups = [...Map.groupBy(uncovered, ({ reason }) => reason.kind)].toSorted(
    ([a], [b]) => ORDER.indexOf(a) - ORDER.indexOf(b),
  )
  return groups.map(([kind, rows]) => (
    <Section key={kind} title={`${t(KINDS[kind])} (${rows.length})`}>
      <ul className={styles.leftList}>
        {rows.map(({ needId, reason }) => {
          const need = view.composition.needs[needId]
          return need === undefined ? null : (
            <Row key={needId} view={view} need={need} reason={reason} />
          )
        })}
      </ul>
    </Section>
  ))
}

function Row({
  view,
  need,
  reason,
}: {
  readonly view: CompositionView
  readonly need: ComposedNeed
  readonly reason: UncoveredFacts
}) {
  const current = useAddress()['besoin'] === need.needId
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (current) row.current?.scrollIntoView({ block: 'center' })
  }, [current])
  const member = view.codes.get(need.memberId)
  const { missing, terms } = view.composition
  const piece =
    reason.kind === 'missing-hours'
      ? missing.find(({ missingId }) => missingId === reason.missingId)
      : missing.find(({ pieces }) => pieces.some(({ needId }) => needId === need.needId))
  return (
    <li ref={row} data-current={current ? 'yes' : undefined}>
      <div className={styles.needHead}>
        {member === undefined ? null : <CodeMark member={member} />}
        <Link to={`/besoins/${encodeURIComponent(need.needId)}`} search={{}}>
          {need.memberName}
        </Link>
        <span>
          {t('{skill}, {hours}', { skill: need.skill, hours: hoursAsked(need) })}
          {need.halfDays.length === 0 ? '' : `, ${halfDaysText(need.halfDays)}`}
        </span>
      </div>
      <p>
        {piece === undefined || reason.kind !== 'missing-hours'
          ? reasonText(reason, {
              memberName: need.memberName,
              siteName: need.siteName,
              travelMostKm: terms.travelMostKm,
            })
          : `${capital(missingSentence(piece, terms.halfDayMostMinutes))}.`}{' '}
        {piece === undefined ? null : (
          <Link
            to="."
            search={(before: Readonly<Record<string, string | undefined>>) => ({
              ...before,
              piece: piece.missingId,
              panneau: undefined,
            })}
            resetScroll={false}
          >
            {reason.kind === 'missing-hours'
              ? t('Qui pourrait les apporter ?')
              : t('Ce qu’il faudrait à côté')}
          </Link>
        )}
      </p>
    </li>
  )
}
