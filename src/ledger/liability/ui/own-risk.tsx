import { useMonth } from '../../../web/address.ts'
import { euros, longMonth, numericDay } from '../../../web/formats.ts'
import { useSession } from '../../../web/session.ts'
import { t, text } from '../../../web/texts.ts'
import { Answered, EmptyState, Facts, Money, Page, Section } from '../../../web/ui/index.ts'
import { useOwnGuarantees } from '../../guarantees/ui/guarantee-queries.ts'
import { ACT_WORDS, KIND_WORDS } from '../../guarantees/ui/guarantee-words.ts'
import type { OwnLiability } from '../liability-contract.ts'
import { CertificateLink } from './debts-page.tsx'
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
            <div className={styles.empty}>
              <EmptyState title={t(WHY[answer.state])} />
            </div>
          ) : (
            <Share share={answer.share} />
          )
        }
      </Answered>
      <OwnCertificate month={month} />
      <OwnGuarantees />
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

/** What the company puts with its own accounts, as of the last day of the month. */
function OwnCertificate({ month }: { readonly month: string }) {
  const { member } = useSession()
  if (member === null) return null
  const [year = 0, number = 0] = month.split('-').map(Number)
  const lastDay = new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
  return (
    <Section title={t('Pour vos comptes')}>
      <p>
        {t('Votre part des dettes du groupement au {day}, à mentionner hors bilan.', {
          day: numericDay(lastDay),
        })}
      </p>
      <CertificateLink memberId={member.memberId} name={member.name} at={lastDay} />
    </Section>
  )
}

/** What the group holds of the company, and how it came there. */
function OwnGuarantees() {
  const own = useOwnGuarantees()
  return (
    <Section title={t('Vos garanties')}>
      <Answered query={own}>
        {({ deposit, bankGuarantee, moves }) => (
          <>
            <Facts
              of={[
                [t('Dépôt détenu'), <Money key="held" cents={deposit.heldCents} />],
                [t('Dépôt attendu'), <Money key="awaited" cents={deposit.awaitedCents} />],
                [t('Caution bancaire'), <Money key="bank" cents={bankGuarantee.heldCents} />],
              ]}
            />
            {moves.length === 0 ? null : (
              <ul>
                {moves.map((move) => (
                  <li key={move.moveId}>
                    {[
                      numericDay(move.on),
                      t('{kind} : {act}', {
                        kind: t(KIND_WORDS[move.kind]),
                        act: t(ACT_WORDS[move.act]),
                      }),
                      euros(move.amountCents),
                      move.cancelled === null ? move.note : t('annulé'),
                    ]
                      .filter((word) => word !== '')
                      .join(' · ')}
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </Answered>
    </Section>
  )
}
