import { useMonth } from '../../../web/address.ts'
import { longMonth } from '../../../web/formats.ts'
import { t, text } from '../../../web/texts.ts'
import { Answered, EmptyState, Facts, Money, Page, Section } from '../../../web/ui/index.ts'
import type { OwnLiability } from '../liability-contract.ts'
import styles from './risk.module.css'
import { useOwnLiability } from './risk-queries.ts'
import { ruleInForce } from './rule-sentence.ts'

/** What does my company answer for, and what of it do its guarantees cover? */
export function OwnRisk() {
  const month = useMonth()
  const own = useOwnLiability(month)
  return (
    <Page
      title={t('Votre part de la responsabilité – {month}', { month: longMonth(month) })}
      lead={own.data === undefined ? ' ' : ruleInForce(own.data)}
    >
      <Answered query={own}>
        {(answer) =>
          answer.share === null ? (
            <EmptyState title={t(WHY[answer.state])} />
          ) : (
            <Share share={answer.share} />
          )
        }
      </Answered>
    </Page>
  )
}

const WHY = {
  known: text('Aucune part ce mois-là'),
  'not-closed': text('Le mois n’est pas clos : ses dettes ne sont pas encore connues'),
  'not-a-member': text('Votre entreprise n’était pas adhérente ce mois-là'),
  'not-shared': text('La règle des statuts ne dit pas qui répond de ce mois'),
} as const satisfies Record<OwnLiability['state'], string>

function Share({ share }: { readonly share: NonNullable<OwnLiability['share']> }) {
  const owed = share.wagesCents + share.contributionsCents
  return (
    <div className={styles.own}>
      <Section title={t('Si le groupement ne payait pas ce mois')}>
        <Facts
          of={[
            [t('Salaires'), <Money key="wages" cents={share.wagesCents} />],
            [t('Cotisations'), <Money key="contributions" cents={share.contributionsCents} />],
            [t('Votre part'), <Money key="owed" cents={owed} />],
            [t('Dépôt de garantie versé'), <Money key="deposit" cents={share.depositCents} />],
            [t('Caution bancaire'), <Money key="bank" cents={share.bankGuaranteeCents} />],
            [t('Couvert par les garanties'), <Money key="in" cents={share.guaranteedCents} />],
            [t('Non couvert'), <Money key="out" cents={share.uncoveredCents} />],
          ]}
        />
        <p className={styles.soft}>
          {t('Les garanties paient d’abord les salaires, puis les cotisations.')}
        </p>
      </Section>
    </div>
  )
}
