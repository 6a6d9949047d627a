import { Link } from '@tanstack/react-router'
import type { InvoiceAnswer, InvoiceLineAnswer } from '../billing-contract.ts'
import { useAddress, useChangeAddress } from '../../web/address.ts'
import { clock, duration, euros, longMonth, numericDay, rate, shortDay } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { Duration, Money } from '../../web/ui/index.ts'
import styles from './billing.module.css'
import { lineTitle, priceSentence } from './price-sentence.ts'
import { methodText } from './price-words.ts'

interface PersonLines {
  readonly employeeId: string | null
  readonly name: string | null
  readonly lines: readonly InvoiceLineAnswer[]
}

/** Lines of one person together, in the order of the invoice. */
function byPerson(lines: readonly InvoiceLineAnswer[]): readonly PersonLines[] {
  return [...Map.groupBy(lines, ({ employeeId }) => employeeId)].map(([employeeId, same]) => ({
    employeeId,
    name: same[0]?.employeeName ?? null,
    lines: same,
  }))
}

/** Each line with its price in words and the hours behind it, down to the entry. */
export function InvoiceLines({ invoice }: { readonly invoice: InvoiceAnswer }) {
  return (
    <>
      {byPerson(invoice.lines).map((person) => (
        <section key={person.employeeId ?? ''} className={styles.person}>
          <h3 className={styles.personName}>
            {person.employeeId === null ? (
              t('Sans salarié')
            ) : (
              <Link
                to={`/equipe/${encodeURIComponent(person.employeeId)}`}
                search={{ month: invoice.month }}
              >
                {person.name ?? person.employeeId}
              </Link>
            )}
          </h3>
          <ul className={styles.invoiceLines}>
            {person.lines.map((line) => (
              <Line key={line.line} line={line} invoice={invoice} />
            ))}
          </ul>
        </section>
      ))}
      <p className={styles.total}>
        <span>{t('Total HT')}</span>
        <Money cents={invoice.netCents} />
      </p>
    </>
  )
}

function Line({
  line,
  invoice,
}: {
  readonly line: InvoiceLineAnswer
  readonly invoice: InvoiceAnswer
}) {
  return (
    <li>
      <div className={styles.lineHead}>
        <span>
          <strong>{lineTitle(line)}</strong>
          {line.siteName === null ? null : ` · ${line.siteName}`}
          {line.period === invoice.month ? null : ` · ${longMonth(line.period)}`}
        </span>
        <Money cents={line.netCents} />
      </div>
      <p className={styles.why}>
        {line.minutes === null || line.unitPriceE4 === null
          ? (line.explanation.label ?? priceSentence(line))
          : t('{hours} × {price} = {net}', {
              hours: duration(line.minutes),
              price: rate(line.unitPriceE4),
              net: euros(line.netCents),
            })}
      </p>
      {line.minutes === null ? null : (
        <p className={styles.why}>{t('Prix de l’heure : {why}', { why: priceSentence(line) })}</p>
      )}
      <Decision line={line} />
      <Entries line={line} />
    </li>
  )
}

/** Who decided how the item is billed, and why it was credited. */
function Decision({ line: { explanation } }: { readonly line: InvoiceLineAnswer }) {
  const { method, decision, decidedOn, reason } = explanation
  return (
    <>
      {decision === undefined || decidedOn === undefined ? null : (
        <p className={styles.decision}>
          {method === undefined ? null : `${methodText(method)} · `}
          {t('décidé le {day} : {source}', { day: numericDay(decidedOn), source: decision })}
        </p>
      )}
      {reason === undefined ? null : (
        <p className={styles.decision}>{t('Motif : {reason}', { reason })}</p>
      )}
    </>
  )
}

/** The hours behind a line; which ones are open is in the address. */
function Entries({ line: { line, entries, period } }: { readonly line: InvoiceLineAnswer }) {
  const opened = (useAddress()['ouvert'] ?? '').split(',').filter((each) => each !== '')
  const change = useChangeAddress()
  const id = String(line)
  if (entries.length === 0) return null
  return (
    <details
      open={opened.includes(id)}
      onToggle={({ currentTarget }) => {
        const others = opened.filter((each) => each !== id)
        if (currentTarget.open === opened.includes(id)) return
        change({ ouvert: (currentTarget.open ? [...others, id] : others).join(',') })
      }}
    >
      <summary>
        {t('{count, plural, one {# ligne d’heures} other {# lignes d’heures}}', {
          count: entries.length,
        })}
      </summary>
      <ul className={styles.entries}>
        {entries.map(({ entryId, startsAt, endsAt, workedMinutes }) => (
          <li key={entryId}>
            <Link
              to="/heures"
              search={{
                month: period,
                jour: startsAt.slice(0, 10),
                ligne: entryId,
                etat: 'tous',
              }}
            >
              {shortDay(startsAt.slice(0, 10))}
            </Link>
            <span>
              {clock(startsAt)} – {clock(endsAt)}
            </span>
            <Duration minutes={workedMinutes} />
          </li>
        ))}
      </ul>
    </details>
  )
}
