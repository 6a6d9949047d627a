import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useAddressValue, useMonth } from '../../../web/address.ts'
import { euros, numericDay } from '../../../web/formats.ts'
import { SectionTabs } from '../../../web/sections.tsx'
import { t } from '../../../web/texts.ts'
import {
  Answered,
  type Column,
  EmptyState,
  ErrorNotice,
  LocalTable,
  Money,
  Page,
  Section,
  StateBadge,
} from '../../../web/ui/index.ts'
import type { CollectableRow } from '../payments-contract.ts'
import { FilePanel, FilesSection } from './files-section.tsx'
import {
  useCollect,
  useCollectables,
  useEndMandate,
  useMandateMembers,
  useSetMandate,
} from './payment-queries.ts'
import { lacksText } from './payment-words.ts'
import styles from './payments.module.css'

/** What can the bank be asked to collect today? */
export function DebitsPage() {
  const collectables = useCollectables()
  const [file, setFile] = useAddressValue('fichier')
  const ready = collectables.data?.items.filter(({ lacks }) => lacks.length === 0) ?? []
  const total = ready.reduce((sum, { amountCents }) => sum + amountCents, 0)
  return (
    <div className={styles.page} data-panel={file === '' ? undefined : 'open'}>
      <Page
        title={
          collectables.data === undefined
            ? t('Prélèvements')
            : t('Prélèvements : {amount} à demander à la banque', { amount: euros(total) })
        }
        lead={t(
          'Chaque facture est prélevée à son échéance, quatorze jours au moins après son envoi, un jour où les banques règlent.',
        )}
      >
        <SectionTabs of="tresorerie" />
        <Answered query={collectables}>
          {({ items }) => <Collectables key={items.length} items={items} />}
        </Answered>
        <FilesSection kinds={['debits']} />
        <MandateForm
          items={collectables.data?.items ?? []}
          today={collectables.data?.today ?? ''}
        />
      </Page>
      {file === '' ? null : <FilePanel key={file} fileId={file} onClose={() => setFile('')} />}
    </div>
  )
}

function Collectables({ items }: { readonly items: readonly CollectableRow[] }) {
  const able = items.filter(({ lacks }) => lacks.length === 0)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const collect = useCollect()
  const chosen = able.filter(({ invoiceNumber }) => !left.has(invoiceNumber))
  const toggle = (invoiceNumber: string) => {
    const next = new Set(left)
    if (!next.delete(invoiceNumber)) next.add(invoiceNumber)
    setLeft(next)
  }
  const total = chosen.reduce((sum, { amountCents }) => sum + amountCents, 0)
  return (
    <div className={styles.list}>
      {able.length === 0 ? null : (
        <div className={styles.bar}>
          <Button
            disabled={chosen.length === 0}
            loading={collect.isPending}
            onClick={() => collect.mutate(chosen.map(({ invoiceNumber }) => invoiceNumber))}
          >
            {t(
              '{count, plural, =0 {Aucune facture choisie} one {Faire le fichier : # facture, {amount}} other {Faire le fichier : # factures, {amount}}}',
              { count: chosen.length, amount: euros(total) },
            )}
          </Button>
        </div>
      )}
      {collect.isError ? <ErrorNotice error={collect.error} /> : null}
      <LocalTable
        label={t('Factures à prélever')}
        name="factures"
        rows={items}
        rowKey={({ invoiceNumber }) => invoiceNumber}
        columns={columns(left, toggle)}
        empty={
          <EmptyState title={t('Rien n’est à prélever')}>
            {t('Toutes les factures sont réglées, ou la banque en est déjà chargée.')}
          </EmptyState>
        }
      />
    </div>
  )
}

const columns = (
  left: ReadonlySet<string>,
  toggle: (invoiceNumber: string) => void,
): readonly Column<CollectableRow>[] => [
  {
    id: 'chosen',
    header: t('Prélever'),
    onPhone: 'bare',
    cell: ({ invoiceNumber, lacks }) => (
      <Checkbox
        checked={lacks.length === 0 && !left.has(invoiceNumber)}
        disabled={lacks.length > 0}
        onChange={() => toggle(invoiceNumber)}
        aria-label={t('Prélever {invoice}', { invoice: invoiceNumber })}
      />
    ),
  },
  {
    id: 'invoice',
    header: t('Facture'),
    main: true,
    value: ({ invoiceNumber }) => invoiceNumber,
    cell: ({ invoiceNumber }) => (
      <Link to={`/facturation/${encodeURIComponent(invoiceNumber)}`}>{invoiceNumber}</Link>
    ),
  },
  {
    id: 'member',
    header: t('Adhérent'),
    value: ({ memberName }) => memberName,
    cell: ({ memberId, memberName }) => (
      <Link to={`/adherents/${encodeURIComponent(memberId)}`}>{memberName}</Link>
    ),
  },
  {
    id: 'amount',
    header: t('À prélever'),
    align: 'end',
    value: ({ amountCents }) => amountCents,
    cell: ({ amountCents }) => <Money cents={amountCents} />,
  },
  {
    id: 'due',
    header: t('Échéance'),
    value: ({ dueOn }) => dueOn,
    cell: ({ dueOn }) => numericDay(dueOn),
  },
  {
    id: 'on',
    header: t('Prélèvement le'),
    value: ({ collectedOn }) => collectedOn,
    cell: ({ collectedOn, lacks }) => (lacks.length === 0 ? numericDay(collectedOn) : '–'),
  },
  {
    id: 'mandate',
    header: t('Mandat'),
    cell: ({ mandate, lacks }) =>
      lacks.length > 0 ? (
        <StateBadge tone="todo" word={lacksText(lacks)} />
      ) : mandate === null ? null : (
        `${mandate.reference} · ${mandate.scheme} · …${mandate.lastFour}`
      ),
  },
]

/** A mandate that a member signed, or the end of one. */
function MandateForm({
  items,
  today,
}: {
  readonly items: readonly CollectableRow[]
  readonly today: string
}) {
  const members = useMandateMembers(useMonth())
  const [memberId, setMemberId] = useState('')
  const [reference, setReference] = useState('')
  const [iban, setIban] = useState('')
  const [scheme, setScheme] = useState<'CORE' | 'B2B'>('CORE')
  const [signedOn, setSignedOn] = useState('')
  const set = useSetMandate()
  const end = useEndMandate()
  const people = members.data?.items ?? []
  if (people.length === 0) return null
  const chosen = memberId === '' ? (people[0]?.memberId ?? '') : memberId
  const current = items.find((row) => row.memberId === chosen)?.mandate ?? null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    set.mutate(
      { memberId: chosen, reference, iban, scheme, signedOn: signedOn || today },
      { onSuccess: () => setReference('') },
    )
  }
  return (
    <Section title={t('Mandats')}>
      <p className={styles.soft}>
        {t(
          'Un mandat sans prélèvement pendant 36 mois est caduc. B2B est réservé aux entreprises : leur banque doit connaître le mandat, et le prélèvement n’est pas remboursable.',
        )}
      </p>
      <form onSubmit={submit} className={styles.form} data-print="no">
        <NativeSelect
          label={t('Adhérent')}
          value={chosen}
          onChange={({ currentTarget }) => setMemberId(currentTarget.value)}
          data={people.map((one) => ({ value: one.memberId, label: one.name }))}
        />
        <TextInput
          label={t('Référence du mandat (RUM)')}
          required
          maxLength={35}
          value={reference}
          onChange={({ currentTarget }) => setReference(currentTarget.value)}
        />
        <TextInput
          label={t('IBAN')}
          required
          value={iban}
          onChange={({ currentTarget }) => setIban(currentTarget.value)}
        />
        <NativeSelect
          label={t('Nature')}
          value={scheme}
          onChange={({ currentTarget }) =>
            setScheme(currentTarget.value === 'B2B' ? 'B2B' : 'CORE')
          }
          data={['CORE', 'B2B']}
        />
        <TextInput
          type="date"
          label={t('Signé le')}
          required
          max={today}
          value={signedOn || today}
          onChange={({ currentTarget }) => setSignedOn(currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={set.isPending}>
          {t('Enregistrer le mandat')}
        </Button>
        {current === null || current.isImported || current.revokedOn !== null ? null : (
          <Button
            variant="default"
            loading={end.isPending}
            onClick={() => end.mutate({ reference: current.reference, on: today })}
          >
            {t('Révoquer {reference}', { reference: current.reference })}
          </Button>
        )}
      </form>
      {set.isError ? <ErrorNotice error={set.error} /> : null}
      {end.isError ? <ErrorNotice error={end.error} /> : null}
    </Section>
  )
}
