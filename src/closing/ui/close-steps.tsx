import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { CloseStep, MonthClose } from '../closing-contract.ts'
import { capital, count, duration, euros, longMonth } from '../../web/formats.ts'
import { t, text } from '../../web/texts.ts'
import { StateBadge, type Tone } from '../../web/ui/index.ts'
import styles from './closing.module.css'
import { countsOf } from './step-counts.ts'

const TITLES = {
  hours: text('Heures'),
  checks: text('Contrôles'),
  pay_variables: text('Variables de paie'),
  invoices: text('Factures'),
  ledger: text('Écritures'),
} as const satisfies Record<CloseStep['step'], string>

const STATES = {
  ready: ['good', text('prêt')],
  attention: ['todo', text('à regarder')],
  waiting: ['plain', text('à venir')],
  done: ['good', text('fait')],
} as const satisfies Record<CloseStep['state'], readonly [Tone, string]>

/** The five steps of a month in their order, each with what it counts and where to see it. */
export function CloseSteps({
  close: { month, steps, corrections },
}: {
  readonly close: MonthClose
}) {
  return (
    <ol className={styles.steps}>
      {steps.map((step, position) => {
        const [tone, word] = STATES[step.state]
        return (
          <li key={step.step} className={styles.step} data-state={step.state}>
            <span className={styles.number} aria-hidden>
              {position + 1}
            </span>
            <div>
              <h2>{t(TITLES[step.step])}</h2>
              <StepText step={step} month={month} />
              {step.step === 'hours' ? <Corrections corrections={corrections} /> : null}
            </div>
            <StateBadge tone={tone} word={t(word)} />
          </li>
        )
      })}
    </ol>
  )
}

function StepText({ step, month }: { readonly step: CloseStep; readonly month: string }) {
  const counts = countsOf(step)
  switch (step.step) {
    case 'hours':
      return <Hours counts={counts} month={month} />
    case 'checks':
      return <Checks counts={counts} month={month} />
    case 'pay_variables':
      return <Pay step={step} counts={counts} month={month} />
    case 'invoices':
      return <Invoices step={step} counts={counts} month={month} />
    case 'ledger':
      return step.state === 'done' ? (
        <p>
          <To to="/comptes" month={month}>
            {t('{count, plural, one {# écriture} other {# écritures}}', {
              count: counts('entries'),
            })}
          </To>
          {t(', {sum} au débit comme au crédit', { sum: euros(counts('debitCents')) })}
        </p>
      ) : (
        <p>{t('Ventes et paie, équilibrées, sur les comptes choisis.')}</p>
      )
  }
}

interface PartProps {
  readonly counts: (name: string) => number
  readonly month: string
}

function To({
  to,
  month,
  search = {},
  children,
}: {
  readonly to: string
  readonly month: string
  readonly search?: Readonly<Record<string, string>>
  readonly children: ReactNode
}) {
  return (
    <Link to={to} search={{ month, ...search }}>
      {children}
    </Link>
  )
}

function Hours({ counts, month }: PartProps) {
  const entries = counts('entries')
  const confirmed = counts('confirmed')
  return (
    <>
      <p>
        <To to="/heures" month={month} search={{ etat: 'tous' }}>
          {t('{confirmed} lignes confirmées sur {entries}', {
            confirmed: count(confirmed),
            entries: count(entries),
          })}
        </To>
        {t(', soit {confirmed} sur {hours}', {
          confirmed: duration(counts('confirmedMinutes')),
          hours: duration(counts('minutes')),
        })}
      </p>
      {confirmed === entries ? null : (
        <p>
          <To to="/heures" month={month} search={{ etat: 'missing_member' }}>
            {t('{count} attendent l’adhérent', { count: count(counts('missingMember')) })}
          </To>
          {', '}
          <To to="/heures" month={month} search={{ etat: 'missing_employee' }}>
            {t('{count} attendent le salarié', { count: count(counts('missingEmployee')) })}
          </To>
        </p>
      )}
    </>
  )
}

/** Closed months whose hours changed since: the close bills the difference. */
function Corrections({ corrections }: Pick<MonthClose, 'corrections'>) {
  return corrections.map(({ month, entries }) => (
    <p key={month}>
      {t('{month}, clos : ', { month: capital(longMonth(month)) })}
      <To to="/heures" month={month} search={{ etat: 'tous' }}>
        {t('{count, plural, one {# ligne a changé depuis} other {# lignes ont changé depuis}}', {
          count: entries,
        })}
      </To>
      {t(
        '{count, plural, one {, elle entre comme correction} other {, elles entrent comme corrections}}',
        {
          count: entries,
        },
      )}
    </p>
  ))
}

function Checks({ counts, month }: PartProps) {
  const [breaches, warnings] = [counts('breaches'), counts('warnings')]
  if (breaches + warnings === 0) return <p>{t('Aucune limite dépassée')}</p>
  return (
    <p>
      {breaches === 0 ? null : (
        <To to="/controles" month={month} search={{ gravite: 'breach' }}>
          {t('{count, plural, one {# limite dépassée} other {# limites dépassées}}', {
            count: breaches,
          })}
        </To>
      )}
      {breaches === 0 || warnings === 0 ? null : ', '}
      {warnings === 0 ? null : (
        <To to="/controles" month={month} search={{ gravite: 'warning' }}>
          {t('{count, plural, one {# point à vérifier} other {# points à vérifier}}', {
            count: warnings,
          })}
        </To>
      )}
    </p>
  )
}

function Pay({ step, counts, month }: PartProps & { readonly step: CloseStep }) {
  const withoutContract = counts('withoutContract')
  return (
    <>
      <p>
        {step.state === 'done' ? (
          <To to="/paie" month={month}>
            {t('{count, plural, one {# variable} other {# variables}}', {
              count: counts('payVariables'),
            })}
          </To>
        ) : (
          t('Heures confirmées, {absences} absences et {items} éléments du mois', {
            absences: count(counts('absences')),
            items: count(counts('payItems')),
          })
        )}
      </p>
      {withoutContract === 0 ? null : (
        <p>
          {t(
            '{count, plural, one {# ligne confirmée sans contrat ce jour-là} other {# lignes confirmées sans contrat ce jour-là}}',
            { count: withoutContract },
          )}
        </p>
      )}
    </>
  )
}

function Invoices({ step, counts, month }: PartProps & { readonly step: CloseStep }) {
  return (
    <>
      <p>
        {step.state === 'done' ? (
          <>
            <To to="/facturation" month={month}>
              {t('{count, plural, one {# facture} other {# factures}}', {
                count: counts('invoices'),
              })}
            </To>
            {t(', {net} HT, {gross} TTC', {
              net: euros(counts('netCents')),
              gross: euros(counts('grossCents')),
            })}
          </>
        ) : (
          t('{count, plural, one {# adhérent à facturer} other {# adhérents à facturer}}', {
            count: counts('members'),
          })
        )}
      </p>
      {counts('withoutPrice') === 0 ? null : (
        <p>
          {t(
            '{count, plural, one {# ligne confirmée sans prix convenu} other {# lignes confirmées sans prix convenu}}',
            { count: counts('withoutPrice') },
          )}
        </p>
      )}
      {counts('sellerMissing') === 0 ? null : (
        <p>
          <Link to="/reglages">
            {t(
              '{count, plural, one {# mention du groupement manque sur les factures} other {# mentions du groupement manquent sur les factures}}',
              { count: counts('sellerMissing') },
            )}
          </Link>
        </p>
      )}
    </>
  )
}
