import { Button, TextInput } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { useAddressValue } from '../../../web/address.ts'
import { decimal, euros, numericDay } from '../../../web/formats.ts'
import { SectionTabs } from '../../../web/sections.tsx'
import { useMay } from '../../../web/session.ts'
import { t } from '../../../web/texts.ts'
import {
  Answered,
  type Column,
  EmptyState,
  ErrorNotice,
  KeyFigure,
  LocalTable,
  Money,
  Page,
  StateBadge,
} from '../../../web/ui/index.ts'
import type { guaranteesContract, MemberGuaranteesAnswer } from '../guarantees-contract.ts'
import type { Answer } from '../../../web/api.ts'
import { GuaranteePanel } from './guarantee-panel.tsx'
import { useAskMissing, useGuarantees } from './guarantee-queries.ts'
import styles from './guarantees.module.css'
import { PolicySection } from './policy-section.tsx'

type Guarantees = Answer<typeof guaranteesContract.guarantees>

/** What does the group hold of each member, and what should it? */
export function GuaranteesPage() {
  const guarantees = useGuarantees()
  const [open, setOpen] = useAddressValue('adherent')
  return (
    <div className={styles.page} data-panel={open === '' ? undefined : 'open'}>
      <Page
        title={titleOf(guarantees.data)}
        lead={guarantees.data === undefined ? ' ' : leadOf(guarantees.data)}
      >
        <SectionTabs of="risque" />
        <Answered query={guarantees}>
          {(answer) => (
            <>
              <Bar answer={answer} />
              <Figures answer={answer} />
              <div className={styles.table}>
                <LocalTable
                  label={t('Garanties de chaque adhérent')}
                  rows={answer.members}
                  rowKey={({ memberId }) => memberId}
                  columns={columns(answer, setOpen)}
                  empty={
                    <EmptyState title={t('Aucun adhérent à cette date')}>
                      {t('Choisissez une date où le groupement avait des adhérents.')}
                    </EmptyState>
                  }
                />
              </div>
              <PolicySection today={answer.at} />
            </>
          )}
        </Answered>
      </Page>
      {open === '' ? null : (
        <GuaranteePanel key={open} memberId={open} onClose={() => setOpen('')} />
      )}
    </div>
  )
}

const sum = (rows: Guarantees['members'], part: (row: MemberGuaranteesAnswer) => number): number =>
  rows.reduce((total, row) => total + part(row), 0)

const heldOf = (row: MemberGuaranteesAnswer): number =>
  row.deposit.heldCents + row.bankGuarantee.heldCents
const awaitedOf = (row: MemberGuaranteesAnswer): number =>
  row.deposit.awaitedCents + row.bankGuarantee.awaitedCents
const missingOf = (row: MemberGuaranteesAnswer): number => Math.max(0, row.missingCents ?? 0)

const titleOf = (answer: Guarantees | undefined): string =>
  answer === undefined
    ? t('Garanties')
    : t('Garanties : {held} détenus', { held: euros(sum(answer.members, heldOf)) })

function leadOf({ at, policy }: Guarantees): string {
  if (policy === null)
    return t('Au {day}. Aucune règle ne dit encore combien chacun dépose.', { day: numericDay(at) })
  return t('Au {day}. Chacun dépose {months} mois de facturation moyenne ({source}).', {
    day: numericDay(at),
    months: decimal(policy.monthsE4),
    source: policy.source,
  })
}

function Bar({ answer }: { readonly answer: Guarantees }) {
  const [, setDay] = useAddressValue('au')
  const mayWrite = useMay('settings.write')
  const ask = useAskMissing()
  const missing = answer.members.filter((row) => missingOf(row) > 0).length
  return (
    <div className={styles.bar} data-print="no">
      <TextInput
        type="date"
        label={t('À la date du')}
        value={answer.at}
        onChange={({ currentTarget }) => setDay(currentTarget.value)}
      />
      {mayWrite && missing > 0 ? (
        <Button
          leftSection={<IconSend size={16} aria-hidden />}
          loading={ask.isPending}
          onClick={() => ask.mutate()}
        >
          {t(
            '{count, plural, one {Demander le dépôt manquant} other {Demander les # dépôts manquants}}',
            { count: missing },
          )}
        </Button>
      ) : null}
      {ask.isError ? <ErrorNotice error={ask.error} /> : null}
    </div>
  )
}

function Figures({ answer: { members, policy } }: { readonly answer: Guarantees }) {
  const deposits = sum(members, (row) => row.deposit.heldCents)
  const banks = sum(members, (row) => row.bankGuarantee.heldCents)
  return (
    <div className={styles.figures}>
      <KeyFigure
        label={t('Dépôts détenus')}
        value={<Money cents={deposits} />}
        note={t('une dette du groupement envers ses adhérents')}
      />
      <KeyFigure
        label={t('Cautions bancaires')}
        value={<Money cents={banks} />}
        note={t('une promesse, hors des comptes')}
      />
      <KeyFigure
        label={t('Demandé, pas encore reçu')}
        value={<Money cents={sum(members, awaitedOf)} />}
      />
      {policy === null ? null : (
        <KeyFigure
          label={t('À demander')}
          value={<Money cents={sum(members, missingOf)} />}
          note={t('pour atteindre la règle du dépôt')}
        />
      )}
    </div>
  )
}

const columns = (
  { policy }: Guarantees,
  open: (memberId: string) => void,
): readonly Column<MemberGuaranteesAnswer>[] => [
  {
    id: 'member',
    header: t('Adhérent'),
    main: true,
    value: ({ name, memberId }) => `${name} ${memberId}`,
    cell: ({ memberId, name, isMember }) => (
      <>
        <button type="button" className={styles.name} onClick={() => open(memberId)}>
          {name}
        </button>{' '}
        {isMember ? null : <StateBadge tone="plain" word={t('parti')} />}
      </>
    ),
  },
  amount('deposit', t('Dépôt détenu'), (row) => row.deposit.heldCents),
  amount('awaited', t('Attendu'), awaitedOf),
  amount('bank', t('Caution bancaire'), (row) => row.bankGuarantee.heldCents),
  ...(policy === null
    ? []
    : [
        amount('billed', t('Facturé sur douze mois'), (row) => row.billedCents),
        amount('target', t('À détenir'), (row) => row.targetCents ?? 0),
        amount('missing', t('Écart'), (row) => row.missingCents ?? 0),
      ]),
]

const amount = (
  id: string,
  header: string,
  of: (row: MemberGuaranteesAnswer) => number,
): Column<MemberGuaranteesAnswer> => ({
  id,
  header,
  align: 'end',
  value: of,
  cell: (row) => <Money cents={of(row) === 0 ? null : of(row)} />,
})
