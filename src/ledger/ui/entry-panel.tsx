import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { LedgerEntryAnswer, ledgerContract } from '../ledger-contract.ts'
import { useMonth } from '../../web/address.ts'
import { get } from '../../web/api.ts'
import { longDay } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { Answered, EmptyState, Facts, Money, SidePanel } from '../../web/ui/index.ts'
import { journalText } from './journals.ts'
import { ReverseEntry } from './reverse-entry.tsx'
import styles from './ledger.module.css'

/** The entries of one piece, which is an invoice or the pay of the month, with their lines. */
export function EntryPanel({
  piece,
  onClose,
}: {
  readonly piece: string
  readonly onClose: () => void
}) {
  const month = useMonth()
  const entries = useQuery({
    queryKey: ['/ledger/entries', 'piece', month, piece],
    queryFn: ({ signal }) =>
      get<typeof ledgerContract.entries>(
        '/ledger/entries',
        { query: { month, q: piece, limit: 100 } },
        signal,
      ),
    select: ({ items }) => items.filter(({ pieceReference }) => pieceReference === piece),
  })
  return (
    <SidePanel title={t('Pièce {piece}', { piece })} onClose={onClose}>
      <Answered query={entries}>
        {(found) =>
          found.length === 0 ? (
            <EmptyState title={t('Aucune écriture de cette pièce dans le mois')} />
          ) : (
            found.map((entry) => <Entry key={entry.number} entry={entry} />)
          )
        }
      </Answered>
    </SidePanel>
  )
}

function Entry({ entry }: { readonly entry: LedgerEntryAnswer }) {
  const { invoiceNumber, lines, totalCents } = entry
  return (
    <section className={styles.entry}>
      <h3>{entry.number}</h3>
      <Facts
        of={[
          [t('Journal'), journalText(entry.journal)],
          [t('Date'), longDay(entry.entryDate)],
          [t('Libellé'), entry.label],
          [
            t('Facture'),
            invoiceNumber === null ? null : (
              <Link key="invoice" to={`/facturation/${encodeURIComponent(invoiceNumber)}`}>
                {invoiceNumber}
              </Link>
            ),
          ],
          [
            t('Pièce'),
            entry.cause?.endsWith(':pay') === true ? (
              <Link key="pay" to="/paie">
                {t('Variables de paie')}
              </Link>
            ) : null,
          ],
          [t('Validée le'), longDay(entry.validatedOn)],
        ]}
      />
      <table className={styles.lines}>
        <caption className="visually-hidden">{t('Lignes')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('Compte')}</th>
            <th scope="col">{t('Débit')}</th>
            <th scope="col">{t('Crédit')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.line}>
              <th scope="row">
                <Link
                  to="/comptes/grand-livre"
                  search={{ month: entry.month, compte: line.account }}
                >
                  {line.account}
                </Link>{' '}
                {line.accountLabel}
                {line.letters === null ? null : (
                  <span className={styles.letters}>{line.letters}</span>
                )}
                {line.auxiliaryLabel === null ? null : (
                  <span className={styles.soft}>{line.auxiliaryLabel}</span>
                )}
              </th>
              <td>{line.debitCents === 0 ? '' : <Money cents={line.debitCents} />}</td>
              <td>{line.creditCents === 0 ? '' : <Money cents={line.creditCents} />}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('Total')}</th>
            <td>
              <Money cents={totalCents} />
            </td>
            <td>
              <Money cents={totalCents} />
            </td>
          </tr>
        </tfoot>
      </table>
      <ReverseEntry entry={entry} />
    </section>
  )
}
