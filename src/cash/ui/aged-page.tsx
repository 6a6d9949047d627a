import { Button, TextInput } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type Search, useAddress, useAddressValue, useChangeAddress } from '../../web/address.ts'
import { fileAddress } from '../../web/api.ts'
import { euros, numericDay, percent } from '../../web/formats.ts'
import { SectionTabs } from '../../web/sections.tsx'
import { t, text } from '../../web/texts.ts'
import {
  Answered,
  type Column,
  EmptyState,
  KeyFigure,
  LocalTable,
  Money,
  Page,
  Section,
  SidePanel,
} from '../../web/ui/index.ts'
import type { AgedBalanceAnswer, AgedMemberAnswer, AgesAnswer } from '../receivables-contract.ts'
import styles from './cash.module.css'
import { useAged } from './cash-queries.ts'
import { OpenInvoices } from './open-invoices.tsx'

const AGES = ['not_due', 'd1_30', 'd31_60', 'd61_90', 'over_90'] as const
const AGE_WORDS = {
  not_due: text('Non échu'),
  d1_30: text('1 à 30 j'),
  d31_60: text('31 à 60 j'),
  d61_90: text('61 à 90 j'),
  over_90: text('Plus de 90 j'),
} as const satisfies Record<keyof AgesAnswer, string>

/** Who owes what, since when? */
export function AgedPage() {
  const [at, setAt] = useAddressValue('au')
  const { adherent } = useAddress()
  const change = useChangeAddress()
  const aged = useAged(at)
  const member = aged.data?.members.find(({ memberId }) => memberId === adherent)
  return (
    <div className={styles.page} data-panel={member === undefined ? undefined : 'open'}>
      <div>
        <Page
          title={titleOf(aged.data)}
          lead={
            aged.data === undefined
              ? ' '
              : t('Encours des adhérents au {day}', { day: numericDay(aged.data.at) })
          }
          actions={
            <Button
              component="a"
              href={fileAddress('/cash/aged-balance', at === '' ? {} : { at }, 'xlsx')}
              download
              variant="default"
              leftSection={<IconDownload size={16} stroke={1.6} aria-hidden />}
            >
              {t('Exporter')}
            </Button>
          }
        >
          <SectionTabs of="tresorerie" />
          <div className={styles.atDay} data-print="no">
            <TextInput
              label={t('À la date du')}
              type="date"
              value={at === '' ? (aged.data?.at ?? '') : at}
              onChange={({ currentTarget }) => setAt(currentTarget.value)}
            />
          </div>
          <Answered query={aged}>{(answer) => <Answer answer={answer} />}</Answered>
        </Page>
      </div>
      {member === undefined || aged.data === undefined ? null : (
        <SidePanel title={member.memberName} onClose={() => change({ adherent: '' })}>
          <p>
            <Link to={`/adherents/${encodeURIComponent(member.memberId)}`}>
              {t('Ouvrir la fiche de l’adhérent')}
            </Link>
          </p>
          <OpenInvoices
            invoices={aged.data.invoices.filter(({ memberId }) => memberId === member.memberId)}
            advanceCents={member.advanceCents}
          />
        </SidePanel>
      )}
    </div>
  )
}

const titleOf = (answer: AgedBalanceAnswer | undefined): string =>
  answer === undefined
    ? t('Encours')
    : answer.lateCents > 0
      ? t('Encours : {amount} en retard', { amount: euros(answer.lateCents) })
      : t('Encours : rien n’est en retard')

function Answer({ answer }: { readonly answer: AgedBalanceAnswer }) {
  const { sums, totalCents, lateCents, dsoTenths, billedCents, members, advanceCents } = answer
  return (
    <>
      <div className={styles.figures}>
        <KeyFigure label={t('Restant dû')} value={<Money cents={totalCents} />} />
        <KeyFigure
          label={t('En retard')}
          value={<Money cents={lateCents} />}
          note={percent(lateCents, Math.max(1, totalCents + advanceCents)) ?? ''}
        />
        <KeyFigure
          label={t('Délai moyen de paiement (DSO)')}
          value={
            dsoTenths === null
              ? '–'
              : t('{days} jours', { days: (dsoTenths / 10).toLocaleString('fr-FR') })
          }
          note={t('restant dû ÷ facturé TTC des 90 derniers jours ({amount}) × 90', {
            amount: euros(billedCents),
          })}
        />
      </div>
      {members.length === 0 ? null : <AgePicture sums={sums} />}
      <Section title={t('Balance âgée par adhérent')} plain>
        <LocalTable
          label={t('Balance âgée par adhérent')}
          rows={members}
          rowKey={({ memberId }) => memberId}
          columns={columns(advanceCents !== 0)}
          totals={totalsOf(answer)}
          empty={
            <EmptyState title={t('Rien n’est dû à cette date')}>
              {t('Les factures émises et non réglées paraissent ici.')}
            </EmptyState>
          }
        />
      </Section>
    </>
  )
}

/** One bar of the whole, from what is not due to the oldest; credits are in the table alone. */
function AgePicture({ sums }: { readonly sums: AgesAnswer }) {
  const whole = AGES.reduce((all, age) => all + Math.max(0, sums[age]), 0)
  const described = AGES.map((age) => `${t(AGE_WORDS[age])} : ${euros(sums[age])}`).join(', ')
  return (
    <Section title={t('Répartition par âge')}>
      <div className={styles.bar} role="img" aria-label={described}>
        {AGES.map((age, index) =>
          sums[age] <= 0 ? null : (
            <span
              key={age}
              className={styles[`age${index}`]}
              style={{ width: `${(100 * sums[age]) / Math.max(1, whole)}%` }}
            />
          ),
        )}
      </div>
      <div className={styles.ageKeys}>
        {AGES.map((age, index) => (
          <span key={age}>
            <i className={styles[`age${index}`]} aria-hidden />
            {t(AGE_WORDS[age])} <strong>{euros(sums[age])}</strong>
          </span>
        ))}
      </div>
    </Section>
  )
}

const columns = (hasAdvances: boolean): readonly Column<AgedMemberAnswer>[] => [
  {
    id: 'member',
    header: t('Adhérent'),
    main: true,
    value: ({ memberName, memberId }) => `${memberName} ${memberId}`,
    cell: ({ memberId, memberName }) => (
      <Link
        to="."
        search={(before: Search) => ({ ...before, adherent: memberId })}
        className={styles.open ?? ''}
      >
        {memberName}
      </Link>
    ),
  },
  ...AGES.map(
    (age): Column<AgedMemberAnswer> => ({
      id: age,
      header: t(AGE_WORDS[age]),
      align: 'end',
      value: ({ ages }) => ages[age],
      cell: ({ ages }) => <Money cents={ages[age] === 0 ? null : ages[age]} />,
    }),
  ),
  ...(hasAdvances
    ? [
        {
          id: 'advance',
          header: t('Avances'),
          align: 'end' as const,
          value: ({ advanceCents }: AgedMemberAnswer) => advanceCents,
          cell: ({ advanceCents }: AgedMemberAnswer) => (
            <Money cents={advanceCents === 0 ? null : advanceCents} />
          ),
        },
      ]
    : []),
  {
    id: 'total',
    header: t('Total'),
    align: 'end',
    value: ({ totalCents }) => totalCents,
    cell: ({ totalCents }) => <Money cents={totalCents} />,
  },
]

const totalsOf = ({ sums, totalCents, advanceCents }: AgedBalanceAnswer) => ({
  member: t('Total'),
  ...Object.fromEntries(AGES.map((age) => [age, <Money key={age} cents={sums[age]} />])),
  advance: <Money cents={advanceCents} />,
  total: <Money cents={totalCents} />,
})
