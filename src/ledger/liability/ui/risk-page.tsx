import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useMonth } from '../../../web/address.ts'
import { capital, euros, longMonth, percent } from '../../../web/formats.ts'
import { SectionTabs } from '../../../web/sections.tsx'
import { useSession } from '../../../web/session.ts'
import { t } from '../../../web/texts.ts'
import { Answered, EmptyState, KeyFigure, Money, Page } from '../../../web/ui/index.ts'
import type { LiabilityAnswer } from '../liability-contract.ts'
import { DebtsForm } from './debts-form.tsx'
import { OwnRisk } from './own-risk.tsx'
import styles from './risk.module.css'
import { useAsked, useLiability } from './risk-queries.ts'
import { refusalSentence, ruleInForce, ruleSentence } from './rule-sentence.ts'
import { SharesTable } from './shares-table.tsx'
import { StatutesSection } from './statutes-section.tsx'
import { WhatIf } from './what-if.tsx'

/** Who answers for what of the group's debts; a member company sees its own part alone. */
export function RiskPage() {
  return useSession().role === 'member' ? <OwnRisk /> : <GroupRisk />
}

const owed = ({ wagesCents, contributionsCents }: LiabilityAnswer['debts']): number =>
  wagesCents + contributionsCents

function GroupRisk() {
  const month = useMonth()
  const liability = useLiability(useAsked())
  return (
    <Page
      title={titleOf(month, liability.data)}
      lead={liability.data === undefined ? ' ' : leadOf(liability.data)}
      actions={
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden />}
          onClick={() => window.print()}
        >
          {t('Imprimer')}
        </Button>
      }
    >
      <SectionTabs of="risque" />
      <Answered query={liability}>
        {(answer) => (
          <>
            {owed(answer.debts) === 0 ? null : <Figures answer={answer} />}
            <DebtsForm key={month} answer={answer} />
            {owed(answer.debts) === 0 ? (
              <NothingOwed answer={answer} />
            ) : (
              <>
                <WhatIf answer={answer} />
                <SharesTable answer={answer} />
              </>
            )}
            <StatutesSection />
          </>
        )}
      </Answered>
    </Page>
  )
}

function titleOf(month: string, answer: LiabilityAnswer | undefined): string {
  const whole = answer === undefined ? 0 : owed(answer.debts)
  const share =
    answer === undefined || answer.refusal !== null ? null : percent(answer.coveredCents, whole)
  return share === null
    ? t('Risque – {month}', { month: longMonth(month) })
    : t('Risque – {month} : {share} couverts par les garanties', { month: longMonth(month), share })
}

function leadOf(answer: LiabilityAnswer): string {
  const tried = answer.statute === null ? 'joint' : answer.statute.rule
  return tried === answer.rule
    ? ruleInForce(answer)
    : t('{rule} : règle essayée, elle n’est pas celle des statuts.', {
        rule: ruleSentence(answer),
      })
}

function NothingOwed({ answer: { month, debts } }: { readonly answer: LiabilityAnswer }) {
  const title =
    debts.source === 'none'
      ? t('{month} n’est pas clos : ses dettes ne sont pas encore connues', {
          month: capital(longMonth(month)),
        })
      : t('Rien n’est dû pour {month}', { month: longMonth(month) })
  return (
    <div className={styles.empty}>
      <EmptyState title={title}>
        {t('Indiquez des montants ci-dessus pour voir qui en répondrait.')}{' '}
        <Link to="/risque/dettes">{t('Voir les dettes à une date')}</Link>
      </EmptyState>
    </div>
  )
}

/** What is owed, what guarantees pay of it, and what is left. */
function Figures({ answer }: { readonly answer: LiabilityAnswer }) {
  const { debts, coveredCents, beyondCaps, shares } = answer
  const whole = owed(debts)
  const refusal = refusalSentence(answer)
  if (refusal !== null) {
    return (
      <p role="status" className={styles.refused}>
        {refusal}
      </p>
    )
  }
  const held = shares.reduce((sum, row) => sum + row.depositCents + row.bankGuaranteeCents, 0)
  const beyond = beyondCaps.wagesCents + beyondCaps.contributionsCents
  return (
    <div className={styles.figures}>
      <KeyFigure
        label={t('Salaires et cotisations dus')}
        value={<Money cents={whole} />}
        note={t('dont {wages} de salaires', { wages: euros(debts.wagesCents) })}
      />
      <KeyFigure
        label={t('Couvert par les garanties')}
        value={<Money cents={coveredCents} />}
        note={<HeldNote cents={held} />}
      />
      <KeyFigure
        label={t('Non couvert')}
        value={<Money cents={whole - coveredCents - beyond} />}
        note={t('{count, plural, one {à payer par # adhérent} other {à payer par # adhérents}}', {
          count: shares.filter(({ uncoveredCents }) => uncoveredCents > 0).length,
        })}
      />
      {beyond === 0 ? null : (
        <KeyFigure
          label={t('Au-delà des plafonds')}
          value={<Money cents={beyond} />}
          note={t('les statuts ne le répartissent pas')}
        />
      )}
    </div>
  )
}

const HeldNote = ({ cents }: { readonly cents: number }) => (
  <>
    {t('dépôts et cautions détenus :')} <Money cents={cents} />
  </>
)
