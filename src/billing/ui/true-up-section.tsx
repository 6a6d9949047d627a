import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAddressValue, useMonth } from '../../web/address.ts'
import { get, send } from '../../web/api.ts'
import { euros, listText, shortMonth } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import {
  Answered,
  type Column,
  ConfirmSummary,
  Duration,
  ErrorNotice,
  LocalTable,
  Money,
  notify,
  Section,
  StateBadge,
} from '../../web/ui/index.ts'
import type { issuingContract, TrueUpAnswer } from '../issuing-contract.ts'
import styles from './billing.module.css'
import { useRefresh } from './issuing-queries.ts'
import { wholeOf } from './typed-figures.ts'

type Row = TrueUpAnswer['members'][number]

/** The year brought to actual cost for exempt members: preview, then the run. */
export function TrueUpSection() {
  const year = Number(useMonth().slice(0, 4))
  const [typed, setTyped] = useAddressValue('structure')
  const overheads = typed === '' ? null : wholeOf(typed, 2)
  const preview = useQuery({
    queryKey: ['/true-ups', year, overheads],
    queryFn: ({ signal }) =>
      get<typeof issuingContract.trueUp>(
        '/true-ups/:year',
        {
          params: { year },
          query: overheads === null ? {} : { overheadsCents: overheads },
        },
        signal,
      ),
  })
  return (
    <div className={styles.below}>
      <Section title={t('Régularisation au coût réel {year}', { year: String(year) })}>
        <p>
          {t(
            'Un adhérent exonéré (CGI 261 B) paie exactement sa part des dépenses : la régularisation ramène son résultat à zéro. Les autres sont montrés pour comparaison.',
          )}
        </p>
        <div className={styles.form}>
          <TextInput
            label={t('Charges de structure de l’année, HT')}
            inputMode="decimal"
            value={typed}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
            description={t('Vide : celles qui sont enregistrées. Réparties par heures utilisées.')}
            error={typed !== '' && overheads === null ? t('Ce montant n’est pas lisible.') : null}
          />
        </div>
        <Answered query={preview}>
          {(answer) => <Preview answer={answer} overheads={overheads} />}
        </Answered>
      </Section>
    </div>
  )
}

function Preview({
  answer,
  overheads,
}: {
  readonly answer: TrueUpAnswer
  readonly overheads: number | null
}) {
  const { year, closed, members, unusedCents, overheadsCents } = answer
  const [asked, setAsked] = useState(false)
  const refresh = useRefresh()
  const run = useMutation({
    mutationFn: () =>
      send<typeof issuingContract.issueTrueUp>('POST', '/true-ups/:year/invoices', {
        params: { year },
        body: { overheadsCents: overheads },
      }),
    onSuccess: async ({ issued }) => {
      setAsked(false)
      notify(
        t('{count, plural, one {# document émis} other {# documents émis}}', {
          count: issued.length,
        }),
      )
      await refresh()
    },
  })
  const due = members.filter(({ isExempt, dueCents }) => isExempt && dueCents !== 0)
  const total = due.reduce((sum, { dueCents }) => sum + dueCents, 0)
  if (closed.length === 0) return <p>{t('Aucun mois clos cette année.')}</p>
  return (
    <>
      <p>
        {t(
          'Mois clos : {months}. Dépenses communes : {common}, dont {unused} de temps non utilisé.',
          {
            months: listText(closed.map(shortMonth)),
            common: euros(overheadsCents + unusedCents),
            unused: euros(unusedCents),
          },
        )}
      </p>
      <LocalTable
        label={t('Régularisation {year}', { year: String(year) })}
        rows={members}
        columns={columns()}
        rowKey={({ memberId }) => memberId}
        empty={<p>{t('Personne n’a été facturé cette année.')}</p>}
      />
      {due.length === 0 ? (
        <p>{t('Rien à régulariser : chaque adhérent exonéré a payé son coût réel.')}</p>
      ) : (
        <Button onClick={() => setAsked(true)}>
          {t('Régulariser {count, plural, one {# adhérent} other {# adhérents}}', {
            count: due.length,
          })}
        </Button>
      )}
      {asked ? (
        <ConfirmSummary
          title={t('Régulariser au coût réel')}
          confirmWord={t('Émettre les documents')}
          busy={run.isPending}
          onConfirm={() => run.mutate()}
          onCancel={() => setAsked(false)}
        >
          <p>
            {t(
              '{count, plural, one {# document} other {# documents}} pour {amount} HT : une facture où le coût dépasse le prix, un avoir où le prix dépasse le coût.',
              { count: due.length, amount: euros(total) },
            )}
          </p>
          {run.isError ? <ErrorNotice error={run.error} /> : null}
        </ConfirmSummary>
      ) : null}
    </>
  )
}

const columns = (): readonly Column<Row>[] => [
  {
    id: 'member',
    header: t('Adhérent'),
    main: true,
    value: ({ name }) => name,
    cell: (row) => row.name,
  },
  {
    id: 'exempt',
    header: t('Régime'),
    value: ({ isExempt }) => (isExempt ? 0 : 1),
    cell: ({ isExempt }) =>
      isExempt ? (
        <StateBadge tone="todo" word={t('exonéré')} />
      ) : (
        <StateBadge tone="plain" word={t('TVA')} />
      ),
  },
  {
    id: 'minutes',
    header: t('Heures'),
    align: 'end',
    value: ({ minutes }) => minutes,
    cell: ({ minutes }) => <Duration minutes={minutes} />,
  },
  {
    id: 'cost',
    header: t('Coût du personnel'),
    align: 'end',
    value: ({ costCents }) => costCents,
    cell: ({ costCents }) => <Money cents={costCents} />,
  },
  {
    id: 'common',
    header: t('Part des dépenses communes'),
    align: 'end',
    value: ({ commonCents }) => commonCents,
    cell: ({ commonCents }) => <Money cents={commonCents} />,
  },
  {
    id: 'billed',
    header: t('Facturé HT'),
    align: 'end',
    value: ({ billedCents }) => billedCents,
    cell: ({ billedCents }) => <Money cents={billedCents} />,
  },
  {
    id: 'due',
    header: t('Écart'),
    align: 'end',
    value: ({ dueCents }) => dueCents,
    cell: ({ dueCents }) => <Money cents={dueCents} />,
  },
]
