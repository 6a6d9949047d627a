import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { inFours, numericDay } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import {
  Answered,
  type Column,
  EmptyState,
  ErrorNotice,
  LocalTable,
  Money,
  Section,
} from '../../web/ui/index.ts'
import type { BankAccountAnswer } from '../cash-contract.ts'
import styles from './cash.module.css'
import { useAccounts, useAddOperation, useStoreAccount } from './cash-queries.ts'
import { parseSignedEuros } from '../../web/typed-number.ts'

/** The bank accounts of the group, a new one, and movements that no file brings. */
export function AccountsSection() {
  const accounts = useAccounts()
  return (
    <Section title={t('Comptes bancaires')}>
      <Answered query={accounts}>
        {({ items }) => (
          <>
            <LocalTable
              label={t('Comptes bancaires')}
              name="comptes"
              rows={items}
              rowKey={({ accountId }) => accountId}
              columns={columns()}
              empty={
                <EmptyState title={t('Aucun compte')}>
                  {t('Le compte des réglages s’ouvre de lui-même à son premier relevé.')}
                </EmptyState>
              }
            />
            {items.length === 0 ? null : <OperationForm accounts={items} />}
          </>
        )}
      </Answered>
      <AccountForm />
    </Section>
  )
}

const columns = (): readonly Column<BankAccountAnswer>[] => [
  { id: 'name', header: t('Nom'), main: true, cell: ({ name }) => name },
  {
    id: 'iban',
    header: t('IBAN'),
    cell: ({ iban }) => <span className={styles.iban}>{inFours(iban)}</span>,
  },
  {
    id: 'ledger',
    header: t('Compte comptable'),
    cell: ({ ledgerAccount, ledgerLabel }) => `${ledgerAccount} ${ledgerLabel}`,
  },
  {
    id: 'balance',
    header: t('Solde'),
    align: 'end',
    cell: ({ balanceCents }) => <Money cents={balanceCents} />,
  },
  {
    id: 'since',
    header: t('D’après'),
    cell: ({ since }) =>
      since === null ? t('aucun solde connu') : t('relevé du {day}', { day: numericDay(since) }),
  },
]

function OperationForm({ accounts }: { readonly accounts: readonly BankAccountAnswer[] }) {
  const add = useAddOperation()
  const [accountId, setAccount] = useState(accounts[0]?.accountId ?? '')
  const [bookedOn, setBookedOn] = useState('')
  const [amount, setAmount] = useState('')
  const [label, setLabel] = useState('')
  const [isMisread, setMisread] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const amountCents = parseSignedEuros(amount)
    setMisread(amountCents === null || amountCents === 0)
    if (amountCents === null || amountCents === 0) return
    add.mutate(
      { accountId, bookedOn, amountCents, label },
      {
        onSuccess: () => {
          setAmount('')
          setLabel('')
        },
      },
    )
  }
  return (
    <form className={styles.form} onSubmit={submit} data-print="no">
      <h3 className={styles.wide}>{t('Saisir une opération qu’aucun relevé n’apporte')}</h3>
      <NativeSelect
        label={t('Compte')}
        value={accountId}
        onChange={({ currentTarget }) => setAccount(currentTarget.value)}
        data={accounts.map((account) => ({ value: account.accountId, label: account.name }))}
      />
      <TextInput
        label={t('Date')}
        type="date"
        required
        value={bookedOn}
        onChange={({ currentTarget }) => setBookedOn(currentTarget.value)}
      />
      <TextInput
        label={t('Montant (− pour une dépense)')}
        required
        value={amount}
        onChange={({ currentTarget }) => setAmount(currentTarget.value)}
        error={isMisread ? t('Ce montant n’est pas lisible.') : null}
      />
      <TextInput
        label={t('Libellé')}
        required
        maxLength={200}
        value={label}
        onChange={({ currentTarget }) => setLabel(currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={add.isPending}>
        {t('Saisir')}
      </Button>
      {add.isError ? (
        <div className={styles.wide}>
          <ErrorNotice error={add.error} />
        </div>
      ) : null}
    </form>
  )
}

function AccountForm() {
  const store = useStoreAccount()
  const [name, setName] = useState('')
  const [iban, setIban] = useState('')
  const [ledger, setLedger] = useState('512000')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    store.mutate(
      {
        name,
        iban,
        bic: null,
        ledgerAccount: ledger,
        ledgerLabel: name,
        knownBalanceCents: null,
        knownOn: null,
      },
      {
        onSuccess: () => {
          setName('')
          setIban('')
        },
      },
    )
  }
  return (
    <form className={styles.form} onSubmit={submit} data-print="no">
      <h3 className={styles.wide}>{t('Ajouter un compte')}</h3>
      <TextInput
        label={t('Nom')}
        required
        maxLength={100}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <TextInput
        label={t('IBAN')}
        required
        value={iban}
        onChange={({ currentTarget }) => setIban(currentTarget.value)}
      />
      <TextInput
        label={t('Compte comptable')}
        required
        value={ledger}
        onChange={({ currentTarget }) => setLedger(currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={store.isPending}>
        {t('Ajouter le compte')}
      </Button>
      {store.isError ? (
        <div className={styles.wide}>
          <ErrorNotice error={store.error} />
        </div>
      ) : null}
    </form>
  )
}
