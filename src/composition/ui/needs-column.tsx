import { SegmentedControl } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { CodeMark } from '../../employees/ui/member-chip.tsx'
import type { ComposedNeed } from '../composition-contract.ts'
import { useAddress, useAddressValue } from '../../web/address.ts'
import { duration } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { EmptyState } from '../../web/ui/index.ts'
import { type CompositionView, hoursAsked, stripOfNeed } from './composition-view.ts'
import { isWholeYear, reasonText, weeksOf } from './composition-words.ts'
import styles from './composition.module.css'
import { useParts } from './more.tsx'
import { SeasonStrip } from './season-strip.tsx'
import { useArrowList } from './use-arrow-list.ts'
import { WeekStrip } from './week-strip.tsx'

const PART = 30

/** The needs as cards in a week picture: where each was placed, else where it asks to be. */
export function NeedsColumn({
  view,
  needs,
}: {
  readonly view: CompositionView
  readonly needs: readonly ComposedNeed[]
}) {
  const [state, setState] = useAddressValue('besoins', 'tous')
  const onKeyDown = useArrowList()
  const left = needs.filter(({ needId }) => !view.jobOfNeed.has(needId))
  const placed = needs.filter(({ needId }) => view.jobOfNeed.has(needId))
  const wanted = state === 'restes' ? left : state === 'places' ? placed : [...left, ...placed]
  const { shown, more } = useParts(wanted, PART)
  return (
    <section className={styles.left} aria-label={t('Besoins')}>
      <div className={styles.leftHead}>
        <h2>{t('Besoins')}</h2>
        <span className={styles.soft}>
          {t('{hours} demandées en pleine saison', {
            hours: duration(wanted.reduce((sum, { askedMinutes }) => sum + askedMinutes, 0)),
          })}
        </span>
      </div>
      <SegmentedControl
        fullWidth
        size="xs"
        data-print="no"
        aria-label={t('Besoins montrés')}
        value={state}
        onChange={setState}
        data={[
          { value: 'tous', label: t('Tous {count}', { count: needs.length }) },
          { value: 'places', label: t('Placés {count}', { count: placed.length }) },
          { value: 'restes', label: t('Restés {count}', { count: left.length }) },
        ]}
      />
      {wanted.length === 0 ? (
        <EmptyState title={t('Aucun besoin ici')} />
      ) : (
        <ol className={styles.needs} onKeyDown={onKeyDown}>
          {shown.map((need) => (
            <NeedCard key={need.needId} view={view} need={need} />
          ))}
        </ol>
      )}
      {more}
    </section>
  )
}

function NeedCard({ view, need }: { readonly view: CompositionView; readonly need: ComposedNeed }) {
  const address = useAddress()
  const member = view.codes.get(need.memberId)
  const job = view.jobOfNeed.get(need.needId)
  return (
    <li
      className={styles.need}
      data-current={address['besoin'] === need.needId ? 'yes' : undefined}
      data-state={job === undefined ? 'left' : 'placed'}
    >
      <div className={styles.needStrip}>
        <WeekStrip pieces={stripOfNeed(need, view)} />
        {isWholeYear(need.weeks) ? null : (
          <SeasonStrip weeks={weeksOf(need.weeks)} colour={member?.colour} />
        )}
      </div>
      <div className={styles.needText}>
        <div className={styles.needHead}>
          {member === undefined ? null : <CodeMark member={member} />}
          <Link
            to="."
            search={(before: Readonly<Record<string, string | undefined>>) => ({
              ...before,
              besoin: need.needId,
              onglet: job === undefined ? 'restes' : undefined,
            })}
            resetScroll={false}
            data-stop
          >
            {need.memberName}
          </Link>
        </div>
        <div>
          {t('{skill}, {hours}', { skill: need.skill, hours: hoursAsked(need) })}
          {need.halfDays.length === 0 && job === undefined ? ` · ${t('jours au choix')}` : ''}
        </div>
        <div className={styles.soft}>{stateText(view, need)}</div>
      </div>
    </li>
  )
}

/** `dans un emploi de 35 h avec 2 autres`, or why it is in none. */
function stateText(view: CompositionView, need: ComposedNeed): string {
  const job = view.jobOfNeed.get(need.needId)
  if (need.hypothetical) return t('besoin supposé : personne ne l’a demandé')
  if (job !== undefined) {
    const others = job.memberIds.length - 1
    return others === 0
      ? t('dans un emploi de {hours}', { hours: duration(job.weeklyMinutes) })
      : t(
          'dans un emploi de {hours} avec {others, plural, one {un autre adhérent} other {# autres adhérents}}',
          {
            hours: duration(job.weeklyMinutes),
            others,
          },
        )
  }
  const reason = view.reasonOfNeed.get(need.needId)
  return reason === undefined
    ? t('sans emploi')
    : reasonText(reason, {
        memberName: need.memberName,
        siteName: need.siteName,
        travelMostKm: view.composition.terms.travelMostKm,
      })
}
