import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useAddressValue, useMonth } from '../../web/address.ts'
import { get, type Input, send } from '../../web/api.ts'
import { count, euros, numericDay } from '../../web/formats.ts'
import { t, text } from '../../web/texts.ts'
import {
  Answered,
  type Column,
  EmptyState,
  ErrorNotice,
  LocalTable,
  Money,
  notify,
  Section,
} from '../../web/ui/index.ts'
import type { FeeDueRow, issuingContract } from '../issuing-contract.ts'
import type { FeeRow, pricesContract } from '../prices/prices-contract.ts'
import styles from './billing.module.css'
import { invoiceAddress } from './invoice-address.ts'
import { useRefresh } from './issuing-queries.ts'
import { wholeOf } from './typed-figures.ts'

/** Entry and membership fees: who owes which, and the run that invoices them. */
export function FeesSection() {
  const [chosen, setChosen] = useAddressValue('cotisation')
  const fees = useQuery({
    queryKey: ['/fees'],
    queryFn: ({ signal }) => get<typeof pricesContract.fees>('/fees', {}, signal),
  })
  return (
    <div className={styles.below}>
      <Section title={t('Cotisations et droits d’entrée')}>
        <Answered query={fees}>
          {({ items }) => {
            const fee = items.find(({ feeId }) => feeId === chosen) ?? items[0]
            return (
              <>
                {fee === undefined ? (
                  <EmptyState title={t('Aucune cotisation enregistrée')}>
                    {t('Enregistrez ci-dessous celle que l’assemblée a décidée.')}
                  </EmptyState>
                ) : (
                  <>
                    <NativeSelect
                      label={t('Cotisation')}
                      value={fee.feeId}
                      onChange={({ currentTarget }) => setChosen(currentTarget.value)}
                      data={items.map(({ feeId, label }) => ({ value: feeId, label }))}
                      description={feeText(fee)}
                      maw={480}
                      mb={14}
                    />
                    <FeeRun key={fee.feeId} fee={fee} />
                  </>
                )}
                <details>
                  <summary>{t('Enregistrer une cotisation')}</summary>
                  <FeeForm />
                </details>
              </>
            )
          }}
        </Answered>
      </Section>
    </div>
  )
}

const BASES = {
  flat: text('forfait'),
  headcount: text('par effectif'),
  hours: text('par heures de l’année précédente'),
} as const satisfies Record<FeeRow['basis'], string>

const feeText = ({ basis, bands, decidedOn, source }: FeeRow): string =>
  t('{basis} : {bands} · décidé le {day}, {source}', {
    basis: t(BASES[basis]),
    bands: bands
      .map(({ from, amountCents }) =>
        from === 0
          ? euros(amountCents)
          : t('{amount} dès {from}', { amount: euros(amountCents), from: count(from) }),
      )
      .join(', '),
    day: numericDay(decidedOn),
    source,
  })

function FeeRun({ fee: { feeId, label } }: { readonly fee: FeeRow }) {
  const year = Number(useMonth().slice(0, 4))
  const refresh = useRefresh()
  const due = useQuery({
    queryKey: ['/fees', feeId, 'due', year],
    queryFn: ({ signal }) =>
      get<typeof issuingContract.feesDue>(
        '/fees/:feeId/due',
        { params: { feeId }, query: { year } },
        signal,
      ),
  })
  const run = useMutation({
    mutationFn: () =>
      send<typeof issuingContract.issueFees>('POST', '/fees/:feeId/invoices', {
        params: { feeId },
        body: { year, memberIds: null },
      }),
    onSuccess: async ({ issued }) => {
      notify(
        t('{count, plural, one {# facture émise} other {# factures émises}}', {
          count: issued.length,
        }),
      )
      await refresh()
    },
  })
  return (
    <Answered query={due}>
      {({ items }) => {
        const open = items.filter((row) => row.invoiceNumber === null && (row.amountCents ?? 0) > 0)
        const total = open.reduce((sum, { amountCents }) => sum + (amountCents ?? 0), 0)
        return (
          <>
            <LocalTable
              label={`${label} ${year}`}
              rows={items}
              columns={dueColumns()}
              rowKey={({ memberId }) => memberId}
              empty={<p>{t('Personne ne la doit cette année.')}</p>}
            />
            {run.isError ? <ErrorNotice error={run.error} /> : null}
            {open.length === 0 ? null : (
              <Button onClick={() => run.mutate()} loading={run.isPending}>
                {t('Émettre {count, plural, one {# facture} other {# factures}}, {amount} HT', {
                  count: open.length,
                  amount: euros(total),
                })}
              </Button>
            )}
          </>
        )
      }}
    </Answered>
  )
}

const dueColumns = (): readonly Column<FeeDueRow>[] => [
  {
    id: 'member',
    header: t('Adhérent'),
    main: true,
    value: ({ name }) => name,
    cell: ({ memberId, name }) => (
      <Link to={`/adherents/${encodeURIComponent(memberId)}`}>{name}</Link>
    ),
  },
  {
    id: 'joined',
    header: t('Adhésion'),
    value: ({ joinedOn }) => joinedOn,
    cell: ({ joinedOn }) => numericDay(joinedOn),
  },
  {
    id: 'value',
    header: t('Base'),
    align: 'end',
    value: ({ value }) => value,
    cell: ({ value }) => (value === null ? '–' : count(value)),
  },
  {
    id: 'amount',
    header: t('Montant HT'),
    align: 'end',
    value: ({ amountCents }) => amountCents,
    cell: ({ amountCents }) =>
      amountCents === null ? t('effectif à renseigner') : <Money cents={amountCents} />,
  },
  {
    id: 'invoice',
    header: t('Facture'),
    value: ({ invoiceNumber }) => invoiceNumber,
    cell: ({ invoiceNumber }) =>
      invoiceNumber === null ? (
        t('à émettre')
      ) : (
        <Link to={invoiceAddress(invoiceNumber)}>{invoiceNumber}</Link>
      ),
  },
]

type Body = Input<typeof pricesContract.addFee>['body']

/** `30` or `0: 30; 10: 50` as bands of cents; null when it cannot be read. */
function bandsOf(typed: string): Body['bands'] | null {
  const bands = typed.split(';').map((part) => {
    const [from, amount] = part.includes(':') ? part.split(':') : ['0', part]
    return { from: wholeOf(from ?? '', 0), amountCents: wholeOf(amount ?? '', 2) }
  })
  const read = bands.flatMap(({ from, amountCents }) =>
    from === null || amountCents === null ? [] : [{ from, amountCents }],
  )
  return read.length === bands.length ? read : null
}

function FeeForm() {
  const [label, setLabel] = useState('')
  const [kind, setKind] = useState<FeeRow['kind']>('annual')
  const [basis, setBasis] = useState<FeeRow['basis']>('headcount')
  const [bands, setBands] = useState('')
  const [startsOn, setStarts] = useState('')
  const [decidedOn, setDecided] = useState('')
  const [source, setSource] = useState('')
  const [misread, setMisread] = useState(false)
  const refresh = useRefresh()
  const add = useMutation({
    mutationFn: (body: Body) => send<typeof pricesContract.addFee>('POST', '/fees', { body }),
    onSuccess: async () => {
      notify(t('La cotisation est enregistrée.'))
      await refresh()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const read = bandsOf(bands)
    setMisread(read === null)
    if (read !== null)
      add.mutate({ label, kind, basis, bands: read, startsOn, endsOn: null, decidedOn, source })
  }
  return (
    <form onSubmit={submit} className={styles.form}>
      <TextInput
        label={t('Nom')}
        required
        value={label}
        onChange={({ currentTarget }) => setLabel(currentTarget.value)}
      />
      <NativeSelect
        label={t('Nature')}
        value={kind}
        onChange={({ currentTarget }) =>
          setKind(currentTarget.value === 'entry' ? 'entry' : 'annual')
        }
        data={[
          { value: 'annual', label: t('Cotisation annuelle') },
          { value: 'entry', label: t('Droit d’entrée') },
        ]}
      />
      <NativeSelect
        label={t('Assiette')}
        value={basis}
        onChange={({ currentTarget }) => {
          const { value } = currentTarget
          setBasis(value === 'flat' || value === 'hours' ? value : 'headcount')
        }}
        data={(['headcount', 'hours', 'flat'] as const).map((value) => ({
          value,
          label: t(BASES[value]),
        }))}
      />
      <TextInput
        label={t('Montants HT')}
        required
        value={bands}
        onChange={({ currentTarget }) => {
          setMisread(false)
          setBands(currentTarget.value)
        }}
        error={misread ? t('Cette valeur n’est pas lisible.') : null}
        description={t('Par tranches « à partir de : montant » : 0: 30; 10: 50.')}
      />
      <TextInput
        label={t('À partir du')}
        type="date"
        required
        value={startsOn}
        onChange={({ currentTarget }) => setStarts(currentTarget.value)}
      />
      <TextInput
        label={t('Décidé le')}
        type="date"
        required
        value={decidedOn}
        onChange={({ currentTarget }) => setDecided(currentTarget.value)}
      />
      <TextInput
        label={t('Décision')}
        required
        className={styles.wide ?? ''}
        value={source}
        onChange={({ currentTarget }) => setSource(currentTarget.value)}
      />
      <div className={styles.wide}>
        {add.isError ? <ErrorNotice error={add.error} /> : null}
        <Button type="submit" variant="default" loading={add.isPending}>
          {t('Enregistrer la cotisation')}
        </Button>
      </div>
    </form>
  )
}
