import { Link } from '@tanstack/react-router'
import type { CloseReport } from '../report.ts'
import { count, duration, euros, numericDay } from '../../web/formats.ts'
import { t, text } from '../../web/texts.ts'
import { Answered, FigureLink, KeyFigure, Section } from '../../web/ui/index.ts'
import { useReport } from './close-queries.ts'
import { warningText } from './warning-text.ts'
import styles from './closing.module.css'

/** What the close did: totals that open, what was left out and why, what to know. */
export function CloseReportView({ month }: { readonly month: string }) {
  const report = useReport(month)
  return (
    <Answered query={report}>
      {(answer) => (
        <>
          <Section title={t('Résultat')}>
            <Totals report={answer} />
          </Section>
          <LeftOut report={answer} />
          {answer.warnings.length === 0 ? null : (
            <Section title={t('À savoir')}>
              <ul className={styles.reasons}>
                {answer.warnings.map((warning) => (
                  <li key={warning.kind}>{warningText(warning)}</li>
                ))}
              </ul>
            </Section>
          )}
        </>
      )}
    </Answered>
  )
}

function Totals({ report: { month, totals, issued_on } }: { readonly report: CloseReport }) {
  const search = { month }
  return (
    <div className={styles.totals}>
      <KeyFigure
        label={t('Net HT')}
        value={
          <FigureLink to="/facturation" search={search}>
            {euros(totals.net_cents)}
          </FigureLink>
        }
        note={t('TVA {vat}, TTC {gross}', {
          vat: euros(totals.vat_cents),
          gross: euros(totals.gross_cents),
        })}
      />
      <KeyFigure
        label={t('Factures')}
        value={
          <FigureLink to="/facturation" search={search}>
            {count(totals.invoices)}
          </FigureLink>
        }
        note={
          totals.credit_notes === 0
            ? t('datées du {day}', { day: numericDay(issued_on) })
            : t('et {count, plural, one {# avoir} other {# avoirs}}, datés du {day}', {
                count: totals.credit_notes,
                day: numericDay(issued_on),
              })
        }
      />
      <KeyFigure
        label={t('Heures facturées')}
        value={
          <FigureLink to="/heures" search={{ ...search, etat: 'confirmed' }}>
            {duration(totals.minutes_billed)}
          </FigureLink>
        }
        note={
          totals.correction_lines === 0
            ? t('sans correction de mois clos')
            : t('{count, plural, one {# correction} other {# corrections}} de mois clos : {net}', {
                count: totals.correction_lines,
                net: euros(totals.correction_net_cents),
              })
        }
      />
      <KeyFigure
        label={t('Variables de paie')}
        value={
          <FigureLink to="/paie" search={search}>
            {count(totals.pay_variables)}
          </FigureLink>
        }
        note={t('{count, plural, one {# salarié} other {# salariés}}', {
          count: totals.employees,
        })}
      />
      <KeyFigure
        label={t('Coût prévu')}
        value={
          <FigureLink to="/comptes" search={{ ...search, onglet: 'balance' }}>
            {euros(totals.forecast_cost_cents)}
          </FigureLink>
        }
        note={t('salaires, cotisations, congés')}
      />
    </div>
  )
}

type Reason = CloseReport['left_out'][number]['reason']

const REASONS = {
  not_confirmed_by_both: text('personne ne les a confirmées'),
  disputed_by_member: text('l’adhérent les conteste'),
  not_confirmed_by_employee: text('le salarié ne les a pas confirmées'),
  not_confirmed_by_member: text('l’adhérent ne les a pas confirmées'),
  no_contract: text('aucun contrat ce jour-là'),
  no_price: text('aucun prix convenu'),
} as const satisfies Record<Reason, string>

const FILTERS = {
  not_confirmed_by_both: 'missing_both',
  not_confirmed_by_employee: 'missing_employee',
  not_confirmed_by_member: 'missing_member',
  no_contract: 'confirmed',
  no_price: 'confirmed',
  disputed_by_member: 'confirmed',
} as const satisfies Record<Reason, string>

function LeftOut({ report: { month, left_out } }: { readonly report: CloseReport }) {
  const reasons = [...Map.groupBy(left_out, ({ reason }) => reason)]
  return (
    <Section title={t('Resté de côté')}>
      {reasons.length === 0 ? (
        <p>{t('Rien : toutes les heures déclarées sont facturées et payées.')}</p>
      ) : (
        <ul className={styles.reasons}>
          {reasons.map(([reason, lines]) => (
            <li key={reason}>
              <Link to="/heures" search={{ month, etat: FILTERS[reason] }}>
                {t('{count, plural, one {# ligne} other {# lignes}}', { count: lines.length })}
              </Link>
              {t(', {hours} : {why}', {
                hours: duration(lines.reduce((sum, { minutes }) => sum + minutes, 0)),
                why: t(REASONS[reason]),
              })}
              {lines.length > NAMED || FILTERS[reason] !== 'confirmed' ? null : (
                <span className={styles.named}>
                  {lines.map(({ entry_id, employee_id }) => (
                    <Link
                      key={entry_id}
                      to="/heures"
                      search={{ month, salarie: employee_id, ligne: entry_id, etat: 'tous' }}
                    >
                      {entry_id}
                    </Link>
                  ))}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

/** Up to so many lines are named one by one. */
const NAMED = 20
