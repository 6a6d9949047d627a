import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { closingContract, MonthSummary } from '../../closing/closing-contract.ts'
import { useMonth } from '../address.ts'
import { get } from '../api.ts'
import { capital, count, duration, euros, longMonth, percent } from '../formats.ts'
import { useGroup, useSession } from '../session.ts'
import { t } from '../texts.ts'
import { Answered, EmptyState, KeyFigure, Page, Section, StateBadge } from '../ui/index.ts'
import { CashTile } from './cash-tile.tsx'
import styles from './home.module.css'
import { MemberHome } from './member-home.tsx'
import { TodoList } from './todo-list.tsx'
import { WeeksPicture } from './weeks-picture.tsx'

/** What must I do now, and where does the month stand? */
export function HomePage() {
  const { role } = useSession()
  return role === 'member' ? <MemberHome /> : <OfficerHome />
}

export function useMonthSummary(month: string) {
  return useQuery({
    queryKey: ['month', month, 'summary'],
    queryFn: ({ signal }) =>
      get<typeof closingContract.summary>('/months/:month/summary', { params: { month } }, signal),
  })
}

function OfficerHome() {
  const { months } = useGroup()
  return months.length === 0 ? <EmptyHome /> : <MonthHome />
}

/** A group that holds no work yet: its first step is to bring its data in. */
function EmptyHome() {
  const { name } = useGroup()
  return (
    <Page title={name}>
      <EmptyState title={t('Aucune heure ni aucun planning pour l’instant')}>
        <Link to="/reglages/donnees">{t('Importer les données du groupement')}</Link>
      </EmptyState>
    </Page>
  )
}

function MonthHome() {
  const month = useMonth()
  const summary = useMonthSummary(month)
  return (
    <Page
      title={capital(longMonth(month))}
      lead={summary.data === undefined ? ' ' : <MonthState summary={summary.data} />}
    >
      <Answered query={summary}>{(answer) => <Answer summary={answer} />}</Answered>
    </Page>
  )
}

function MonthState({ summary }: { readonly summary: MonthSummary }) {
  if (summary.closed) return <StateBadge tone="good" word={t('Mois clos')} />
  if (summary.runId !== null) return <StateBadge tone="todo" word={t('Clôture en cours')} />
  return <StateBadge tone="todo" word={t('Mois ouvert')} />
}

function Answer({ summary }: { readonly summary: MonthSummary }) {
  return (
    <div className={styles.board}>
      <div>
        <TodoList todo={summary.todo} month={summary.month} />
        <FindingsByRule summary={summary} />
        <MissingByMember summary={summary} />
      </div>
      <div>
        <Section title={t('Où en est le mois')}>
          <Standing summary={summary} />
        </Section>
        <Section title={t('Heures vendues et payées')}>
          <WeeksPicture summary={summary} />
        </Section>
        <CashTile />
      </div>
    </div>
  )
}

function Standing({ summary: { entries, hours, invoices } }: { readonly summary: MonthSummary }) {
  return (
    <>
      <div className={styles.figures}>
        <KeyFigure
          label={t('Heures vendues')}
          value={duration(hours.soldMinutes)}
          note={t('sur {hours} payées', { hours: duration(hours.paidMinutes) })}
        />
        <KeyFigure
          label={t('Part vendue')}
          value={percent(hours.soldMinutes, hours.paidMinutes) ?? '–'}
          note={t('{hours} non vendues', { hours: duration(hours.unsoldMinutes) })}
        />
        {invoices === null ? (
          <KeyFigure
            label={t('Heures prévues')}
            value={duration(hours.plannedMinutes)}
            note={t('{entries} lignes en écart', { entries: count(entries.different) })}
          />
        ) : (
          <KeyFigure
            label={t('Facturé hors taxes')}
            value={<Link to="/facturation">{euros(invoices.netCents)}</Link>}
            note={t('{count, plural, one {# facture} other {# factures}}', {
              count: invoices.count,
            })}
          />
        )}
      </div>
      <Confirmed entries={entries} />
    </>
  )
}

/** Lines confirmed by both sides, as a bar with its words. */
function Confirmed({ entries }: { readonly entries: MonthSummary['entries'] }) {
  const { total, confirmed, missingMember, missingEmployee } = entries
  const share = total === 0 ? 0 : (100 * confirmed) / total
  return (
    <div className={styles.confirmed}>
      <p>
        <Link to="/heures" search={{ etat: 'tous' }}>
          {t('{confirmed} lignes confirmées sur {total}', {
            confirmed: count(confirmed),
            total: count(total),
          })}
        </Link>
      </p>
      <div className={styles.track} aria-hidden="true">
        <div style={{ width: `${share}%` }} />
      </div>
      <p className={styles.soft}>
        {missingMember + missingEmployee === 0
          ? t('Les deux côtés ont tout confirmé.')
          : t('{member} attendent l’adhérent, {employee} attendent le salarié', {
              member: count(missingMember),
              employee: count(missingEmployee),
            })}
      </p>
    </div>
  )
}

/** The members that keep the month waiting, heaviest first. */
function MissingByMember({ summary }: { readonly summary: MonthSummary }) {
  const shown = summary.missingByMember.slice(0, MISSING_SHOWN)
  const rest = summary.missingByMember.length - shown.length
  if (shown.length === 0) return null
  return (
    <Section title={t('Adhérents dont on attend la confirmation')}>
      <ul className={styles.lines}>
        {shown.map(({ id, name, entries, minutes }) => (
          <li key={id}>
            <Link to="/heures" search={{ adherent: id, etat: 'missing_member' }}>
              {name}
            </Link>
            <span className={styles.soft}>
              {t('{entries, plural, one {# ligne} other {# lignes}}', { entries })}
            </span>
            <span className={styles.end}>{duration(minutes)}</span>
          </li>
        ))}
      </ul>
      {rest === 0 ? null : (
        <p className={styles.soft}>
          <Link to="/heures" search={{ etat: 'missing_member' }}>
            {t('{rest, plural, one {et un autre} other {et # autres}}', { rest })}
          </Link>
        </p>
      )}
    </Section>
  )
}

const MISSING_SHOWN = 6

function FindingsByRule({ summary: { findings } }: { readonly summary: MonthSummary }) {
  if (findings === null) return null
  return (
    <Section title={t('Contrôles')}>
      {findings.total === 0 ? (
        <p>
          <StateBadge tone="good" word={t('Aucune limite dépassée')} />
        </p>
      ) : (
        <ul className={styles.lines}>
          {findings.byRule.map((rule) => (
            <li key={rule.ruleId}>
              <StateBadge
                tone={rule.severity === 'breach' ? 'bad' : 'todo'}
                word={rule.severity === 'breach' ? t('Dépassement') : t('À vérifier')}
              />
              <Link to="/controles" search={{ regle: rule.ruleId }}>
                {rule.title}
              </Link>
              <span className={styles.end}>{count(rule.count)}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
