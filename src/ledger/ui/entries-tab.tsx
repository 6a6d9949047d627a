import { NativeSelect, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { LedgerEntryAnswer, ledgerContract } from '../ledger-contract.ts'
import { useAddress, useAddressValue, useMonth } from '../../web/address.ts'
import { capital, longMonth, numericDay } from '../../web/formats.ts'
import { useGroup } from '../../web/session.ts'
import { t } from '../../web/texts.ts'
import { type Column, EmptyState, FigureLink, Money, ServerTable } from '../../web/ui/index.ts'
import { JOURNAL_CODES, journalText } from './journals.ts'

/** The entries of the month; each opens its lines beside the list. */
export function EntriesTab() {
  const month = useMonth()
  const { journal, compte, piece } = useAddress()
  const filtered = journal !== undefined || compte !== undefined
  const closed = useGroup().months.some((each) => each.month === month && each.closed)
  return (
    <ServerTable<typeof ledgerContract.entries>
      label={t('Écritures')}
      url="/ledger/entries"
      query={{
        month,
        ...(journal === undefined ? {} : { journal }),
        ...(compte === undefined ? {} : { account: compte }),
      }}
      columns={[...columns(), ...(compte === undefined ? [] : accountColumns(compte))]}
      rowKey={({ number }) => number}
      isCurrent={({ pieceReference }) => pieceReference === piece}
      filters={<Filters />}
      empty={
        closed || filtered ? (
          <EmptyState title={t('Aucune écriture')}>
            {t('Aucune ne correspond à ces filtres.')}
          </EmptyState>
        ) : (
          <EmptyState title={t('{month} n’est pas clos', { month: capital(longMonth(month)) })}>
            <Link to="/cloture">{t('Les écritures naissent de la clôture du mois')}</Link>
          </EmptyState>
        )
      }
    />
  )
}

function Filters() {
  const [journal, setJournal] = useAddressValue('journal')
  const [account, setAccount] = useAddressValue('compte')
  return (
    <>
      <NativeSelect
        aria-label={t('Journal')}
        value={journal}
        onChange={({ currentTarget }) => setJournal(currentTarget.value)}
        data={[
          { value: '', label: t('Tous les journaux') },
          ...JOURNAL_CODES.map((value) => ({ value, label: journalText(value) })),
        ]}
      />
      <TextInput
        aria-label={t('Numéro de compte')}
        placeholder={t('Compte, par ex. 411000')}
        defaultValue={account}
        key={account}
        onBlur={({ currentTarget }) => setAccount(currentTarget.value.trim())}
        onKeyDown={(event) => {
          if (event.key === 'Enter') setAccount(event.currentTarget.value.trim())
        }}
      />
    </>
  )
}

/** The list with this piece open beside it. */
const opening = (address: Readonly<Record<string, string | undefined>>, piece: string) => ({
  ...address,
  piece,
})

function EntryLink({
  entry,
  children,
}: {
  readonly entry: LedgerEntryAnswer
  readonly children: React.ReactNode
}) {
  const address = useAddress()
  return (
    <FigureLink to="/comptes" search={opening(address, entry.pieceReference)}>
      {children}
    </FigureLink>
  )
}

const columns = (): readonly Column<LedgerEntryAnswer>[] => [
  {
    id: 'number',
    header: t('Écriture'),
    sort: 'number',
    main: true,
    cell: (entry) => <EntryLink entry={entry}>{entry.number}</EntryLink>,
  },
  {
    id: 'date',
    header: t('Date'),
    sort: 'entryDate',
    cell: ({ entryDate }) => numericDay(entryDate),
  },
  { id: 'journal', header: t('Journal'), cell: ({ journal }) => journalText(journal) },
  { id: 'label', header: t('Libellé'), cell: ({ label }) => label },
  {
    id: 'piece',
    header: t('Pièce'),
    sort: 'pieceReference',
    cell: ({ invoiceNumber, pieceReference }) =>
      invoiceNumber === null ? (
        pieceReference
      ) : (
        <Link to={`/facturation/${encodeURIComponent(invoiceNumber)}`}>{invoiceNumber}</Link>
      ),
  },
  {
    id: 'total',
    header: t('Total'),
    sort: 'totalCents',
    align: 'end',
    cell: (entry) => (
      <EntryLink entry={entry}>
        <Money cents={entry.totalCents} />
      </EntryLink>
    ),
  },
]

/** What each entry moves on one account, beside its total: the account's own ledger. */
function accountColumns(account: string): readonly Column<LedgerEntryAnswer>[] {
  const sum = (entry: LedgerEntryAnswer, side: 'debitCents' | 'creditCents'): number =>
    entry.lines
      .filter((line) => line.account === account)
      .reduce((total, line) => total + line[side], 0)
  const side = (id: 'debitCents' | 'creditCents', header: string): Column<LedgerEntryAnswer> => ({
    id,
    header,
    align: 'end',
    cell: (entry) =>
      sum(entry, id) === 0 ? (
        ''
      ) : (
        <EntryLink entry={entry}>
          <Money cents={sum(entry, id)} />
        </EntryLink>
      ),
  })
  return [
    side('debitCents', t('Débit du {account}', { account })),
    side('creditCents', t('Crédit du {account}', { account })),
  ]
}
