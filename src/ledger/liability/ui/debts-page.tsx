import { Button, TextInput } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useAddressValue } from '../../../web/address.ts'
import { addressOf, get } from '../../../web/api.ts'
import { capital, euros, longMonth, numericDay } from '../../../web/formats.ts'
import { SectionTabs } from '../../../web/sections.tsx'
import { t } from '../../../web/texts.ts'
import {
  Answered,
  type Column,
  EmptyState,
  LocalTable,
  Money,
  Page,
  Section,
} from '../../../web/ui/index.ts'
import type { DebtsOnDay, liabilityContract } from '../liability-contract.ts'
import styles from './risk.module.css'
import { ruleSentence } from './rule-sentence.ts'

type Month = DebtsOnDay['months'][number]
type Member = DebtsOnDay['members'][number]

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** What does the group owe on a day, and what does each member answer for? */
export function DebtsPage() {
  const [au] = useAddressValue('au')
  const at = DAY.test(au) ? au : undefined
  const debts = useQuery({
    queryKey: ['/liability', 'debts', at ?? ''],
    queryFn: ({ signal }) =>
      get<typeof liabilityContract.debts>(
        '/liability/debts',
        { query: at === undefined ? {} : { at } },
        signal,
      ),
    placeholderData: keepPreviousData,
  })
  return (
    <Page title={titleOf(debts.data)} lead={debts.data === undefined ? ' ' : leadOf(debts.data)}>
      <SectionTabs of="risque" />
      <Answered query={debts}>{(answer) => <Debts answer={answer} />}</Answered>
    </Page>
  )
}

const owed = (rows: readonly { wagesCents: number; contributionsCents: number }[]): number =>
  rows.reduce((sum, { wagesCents, contributionsCents }) => sum + wagesCents + contributionsCents, 0)

const titleOf = (answer: DebtsOnDay | undefined): string =>
  answer === undefined
    ? t('Dettes à une date')
    : t('Dettes au {day} : {amount}', {
        day: numericDay(answer.at),
        amount: euros(owed(answer.months)),
      })

const leadOf = ({ hasPayments }: DebtsOnDay): string =>
  hasPayments
    ? t('Salaires et cotisations que les livres portent encore, du mois le plus ancien au dernier.')
    : t(
        'Aucun paiement de salaires ni de cotisations n’est dans les livres : importez les relevés de banque pour voir ce qui est réglé.',
      )

function Debts({ answer }: { readonly answer: DebtsOnDay }) {
  const [, setDay] = useAddressValue('au')
  const left = answer.unshared.wagesCents + answer.unshared.contributionsCents
  return (
    <>
      <div className={styles.form} data-print="no">
        <TextInput
          type="date"
          label={t('À la date du')}
          value={answer.at}
          onChange={({ currentTarget }) => setDay(currentTarget.value)}
        />
      </div>
      <Section title={t('Ce qui reste dû, mois par mois')}>
        <LocalTable
          label={t('Ce qui reste dû, mois par mois')}
          name="dettes"
          rows={answer.months}
          rowKey={({ month }) => month}
          columns={MONTHS()}
          empty={<EmptyState title={t('Rien n’est dû à cette date')} />}
        />
      </Section>
      {left === 0 ? null : (
        <p role="status" className={styles.refused}>
          {t('{amount} ne sont répartis entre personne : plafonds atteints ou règle sans poids.', {
            amount: euros(left),
          })}
        </p>
      )}
      <Section title={t('Part de chaque adhérent')}>
        <LocalTable
          label={t('Part de chaque adhérent')}
          name="parts"
          rows={answer.members}
          rowKey={({ memberId }) => memberId}
          columns={members(answer.at)}
          empty={<EmptyState title={t('Personne ne répond de rien à cette date')} />}
        />
      </Section>
    </>
  )
}

const MONTHS = (): readonly Column<Month>[] => [
  {
    id: 'month',
    header: t('Mois'),
    main: true,
    value: ({ month }) => month,
    cell: ({ month }) => (
      <Link to="/comptes" search={{ month }}>
        {capital(longMonth(month))}
      </Link>
    ),
  },
  {
    id: 'rule',
    header: t('Répartition'),
    cell: (row) => (row.isShared ? ruleSentence(row) : t('Personne : la règle ne pèse personne')),
  },
  amount<Month>('wages', t('Salaires'), (row) => row.wagesCents),
  amount<Month>('contributions', t('Cotisations'), (row) => row.contributionsCents),
]

const members = (at: string): readonly Column<Member>[] => [
  {
    id: 'member',
    header: t('Adhérent'),
    main: true,
    value: ({ name, memberId }) => `${name} ${memberId}`,
    cell: ({ name, memberId }) => (
      <Link to={`/adherents/${encodeURIComponent(memberId)}`}>{name}</Link>
    ),
  },
  amount<Member>('wages', t('Salaires'), (row) => row.wagesCents),
  amount<Member>('contributions', t('Cotisations'), (row) => row.contributionsCents),
  amount<Member>('guaranteed', t('Couvert'), (row) => row.guaranteedCents),
  amount<Member>('uncovered', t('Non couvert'), (row) => row.uncoveredCents),
  {
    id: 'certificate',
    header: t('Attestation'),
    onPhone: 'bare',
    cell: ({ memberId, name }) => <CertificateLink memberId={memberId} name={name} at={at} />,
  },
]

const amount = <Row,>(id: string, header: string, of: (row: Row) => number): Column<Row> => ({
  id,
  header,
  align: 'end',
  value: of,
  cell: (row) => <Money cents={of(row)} />,
})

/** The certificate of a member's part on a day, as PDF. */
export function CertificateLink({
  memberId,
  name,
  at,
}: {
  readonly memberId: string
  readonly name: string
  readonly at: string
}) {
  return (
    <Button
      component="a"
      variant="default"
      size="compact-sm"
      href={addressOf('/liability/members/:memberId/certificate', {
        params: { memberId },
        query: { at },
      })}
      target="_blank"
      leftSection={<IconDownload size={14} aria-hidden />}
      data-print="no"
    >
      {t('Attestation')}
      <span className="visually-hidden"> {name}</span>
    </Button>
  )
}
