import { Link } from '@tanstack/react-router'
import { useAddress, useChangeAddress, useMonth } from '../../web/address.ts'
import { capital, longMonth, shortDay } from '../../web/formats.ts'
import { useGroup, useMay } from '../../web/session.ts'
import { t, text } from '../../web/texts.ts'
import { Answered, EmptyState, Page, StateBadge } from '../../web/ui/index.ts'
import { ConfirmButton } from './confirm-button.tsx'
import { EntryPanel } from './entry-panel.tsx'
import { groupLines, openLines, type Side } from './hour-lines.ts'
import styles from './hours.module.css'
import { countOf, type HourState, stateOf, useSides } from './hour-states.ts'
import { Filters } from './hours-filters.tsx'
import { MemberHours, MemberLines } from './member-hours.tsx'
import { type HoursFilter, useHourGroups, useLines } from './hours-queries.ts'

/** Which hours of the month are not yet sure? */
export function HoursPage() {
  const address = useAddress()
  const filter = useFilter()
  const panel = address['ligne']
  const change = useChangeAddress()
  const narrowed =
    filter.q !== undefined || filter.day !== undefined || filter.employee !== undefined
  const byMember = !narrowed && filter.state !== 'cancelled'
  return (
    <div className={styles.page} data-panel={panel === undefined ? undefined : 'open'}>
      {byMember ? <HoursByMember filter={filter} /> : <NarrowedHours filter={filter} />}
      {panel === undefined ? null : (
        <EntryPanel key={panel} entryId={panel} onClose={() => change({ ligne: '' })} />
      )}
    </div>
  )
}

/** The filter that the address holds; what is asked first is what is not yet confirmed. */
function useFilter(): HoursFilter {
  const address = useAddress()
  const month = useMonth()
  const state = stateOf(address['etat'])
  return {
    month,
    ...(state === 'tous' ? {} : { state }),
    ...(address['adherent'] === undefined ? {} : { member: address['adherent'] }),
    ...(address['salarie'] === undefined ? {} : { employee: address['salarie'] }),
    // A day of another month is left over from before the month was changed.
    ...(address['jour']?.startsWith(month) === true ? { day: address['jour'] } : {}),
    ...(address['q'] === undefined ? {} : { q: address['q'] }),
  }
}

const TITLES = {
  unconfirmed: text(
    '{count, plural, =0 {Toutes les heures sont confirmées} one {# ligne à confirmer} other {# lignes à confirmer}}',
  ),
  missing_member: text(
    '{count, plural, =0 {Aucune ligne n’attend l’adhérent} one {# ligne attend l’adhérent} other {# lignes attendent l’adhérent}}',
  ),
  missing_employee: text(
    '{count, plural, =0 {Aucune ligne n’attend le salarié} one {# ligne attend le salarié} other {# lignes attendent le salarié}}',
  ),
  different: text(
    '{count, plural, =0 {Aucune ligne ne s’écarte du prévu} one {# ligne s’écarte du prévu} other {# lignes s’écartent du prévu}}',
  ),
  confirmed: text(
    '{count, plural, =0 {Aucune ligne confirmée} one {# ligne confirmée} other {# lignes confirmées}}',
  ),
  cancelled: text(
    '{count, plural, =0 {Aucune ligne annulée} one {# ligne annulée} other {# lignes annulées}}',
  ),
  tous: text(
    '{count, plural, =0 {Aucune ligne d’heures} one {# ligne d’heures} other {# lignes d’heures}}',
  ),
} as const satisfies Record<HourState, string>

/** The month by member: counts first, the lines of a member when it is opened. */
function HoursByMember({ filter }: { readonly filter: HoursFilter }) {
  const { month, member } = filter
  const groups = useHourGroups(month)
  const address = useAddress()
  const state = stateOf(address['etat'])
  const sides = useSides(state)
  const opened = new Set((address['ouvert'] ?? '').split(','))
  const items = (groups.data?.items ?? []).filter(
    (group) => member === undefined || group.memberId === member,
  )
  const shown = items.filter((group) => countOf(group, state) > 0 || opened.has(group.memberId))
  const declared = items.length > 0
  const total = items.reduce((sum, group) => sum + countOf(group, state), 0)
  const first = address['ouvert'] === undefined ? shown[0]?.memberId : undefined
  return (
    <Page
      title={groups.isSuccess && declared ? t(TITLES[state], { count: total }) : t('Heures')}
      lead={<MonthLead month={month} members={shown.length} sides={declared ? sides : []} />}
      actions={
        state === 'confirmed' ? null : (
          <ConfirmButton
            scope={{ filter }}
            count={openCount(total, state, sides)}
            sides={sides}
            of={t('de tous les adhérents affichés')}
            variant="filled"
          />
        )
      }
    >
      <Filters filter={filter} members={groups.data?.items ?? []} />
      <Answered query={groups}>
        {() =>
          !declared && member === undefined ? (
            <NothingDeclared month={month} />
          ) : shown.length === 0 ? (
            <NothingHere state={state} month={month} />
          ) : (
            <div className={styles.groups}>
              {shown.map((group) => (
                <MemberHours
                  key={group.memberId}
                  group={group}
                  filter={{ ...filter, member: group.memberId }}
                  state={state}
                  sides={sides}
                  open={
                    member !== undefined || opened.has(group.memberId) || group.memberId === first
                  }
                  first={first}
                />
              ))}
            </div>
          )
        }
      </Answered>
    </Page>
  )
}

/** What "confirm all" would confirm is known only where the filter is about confirmation. */
const openCount = (total: number, state: HourState, sides: readonly Side[]): number =>
  sides.length > 0 && ['unconfirmed', 'missing_member', 'missing_employee'].includes(state)
    ? total
    : 0

/** Lines found by a person, a day or a word, grouped by member. */
function NarrowedHours({ filter }: { readonly filter: HoursFilter }) {
  const lines = useLines(filter)
  const groups = useHourGroups(filter.month)
  const state = stateOf(useAddress()['etat'])
  const sides = useSides(state)
  const rows = lines.data ?? []
  return (
    <Page
      title={lines.isSuccess ? t(TITLES[state], { count: rows.length }) : t('Heures')}
      lead={capital(filter.day === undefined ? longMonth(filter.month) : shortDay(filter.day))}
      actions={
        <ConfirmButton
          scope={{ rows }}
          count={openLines(rows, sides).length}
          sides={sides}
          of={t('affichées')}
          variant="filled"
        />
      }
    >
      <Filters filter={filter} members={groups.data?.items ?? []} />
      <Answered query={lines}>
        {(all) =>
          all.length === 0 ? (
            <NothingHere state={state} month={filter.month} />
          ) : (
            <div className={styles.groups}>
              {groupLines(
                all,
                (row) => row.memberId,
                (row) => row.memberName,
              ).map((group) => (
                <section key={group.key} className={styles.group} aria-label={group.name}>
                  <div className={styles.groupHead}>
                    <h2>{group.name}</h2>
                  </div>
                  <MemberLines rows={group.rows} sides={sides} />
                </section>
              ))}
            </div>
          )
        }
      </Answered>
    </Page>
  )
}

function MonthLead({
  month,
  members,
  sides,
}: {
  readonly month: string
  readonly members: number
  readonly sides: readonly Side[]
}) {
  const closed = useGroup().months.some((each) => each.month === month && each.closed)
  return (
    <>
      {capital(longMonth(month))}
      {members === 0 ? null : (
        <> · {t('{members, plural, one {# adhérent} other {# adhérents}}', { members })}</>
      )}
      {closed ? (
        <>
          {' '}
          <StateBadge tone="good" word={t('Mois clos')} />{' '}
          {t('Une correction est facturée et payée avec le mois suivant.')}
        </>
      ) : sides.length === 2 ? (
        <> · {t('confirmer vaut pour le salarié et l’adhérent')}</>
      ) : null}
    </>
  )
}

/** A month without a line: what comes first is to bring them in. */
function NothingDeclared({ month }: { readonly month: string }) {
  const mayImport = useMay('import')
  return (
    <EmptyState title={t('Aucune heure déclarée en {month}', { month: longMonth(month) })}>
      {mayImport ? <Link to="/reglages/donnees">{t('Importer les heures')}</Link> : null}
    </EmptyState>
  )
}

function NothingHere({ state, month }: { readonly state: HourState; readonly month: string }) {
  const change = useChangeAddress()
  return (
    <EmptyState
      title={
        state === 'unconfirmed'
          ? t('Les heures de {month} sont toutes confirmées', { month: longMonth(month) })
          : t('Aucune ligne ne répond à ces filtres')
      }
    >
      <button
        type="button"
        className={styles.link}
        onClick={() => change({ etat: 'tous', adherent: '', salarie: '', jour: '', q: '' })}
      >
        {t('Voir toutes les heures du mois')}
      </button>
    </EmptyState>
  )
}
