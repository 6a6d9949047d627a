import { addressOf } from '../../web/api.ts'
import { numericDay } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { Answered, KeyFigure, Money, Section } from '../../web/ui/index.ts'
import styles from './cash.module.css'
import { useMemberAccount } from './cash-queries.ts'
import { OpenInvoices } from './open-invoices.tsx'
import { TONES } from './reminder-words.ts'

/** The account of a member: what is open, what is late, what it paid ahead, its reminders. */
export function MemberAccount({ memberId }: { readonly memberId: string }) {
  const account = useMemberAccount(memberId)
  return (
    <Answered query={account}>
      {({ invoices, openCents, lateCents, advanceCents, reminders }) => (
        <>
          <div className={styles.figures}>
            <KeyFigure label={t('Restant dû')} value={<Money cents={openCents - advanceCents} />} />
            <KeyFigure label={t('En retard')} value={<Money cents={lateCents} />} />
            {advanceCents === 0 ? null : (
              <KeyFigure label={t('Avance')} value={<Money cents={advanceCents} />} />
            )}
          </div>
          <Section title={t('Factures à régler')}>
            <OpenInvoices invoices={invoices} advanceCents={advanceCents} />
          </Section>
          {reminders.length === 0 ? null : (
            <Section title={t('Relances')}>
              <ul>
                {reminders.map(({ reminderId, writtenOn, level, tone }) => (
                  <li key={reminderId}>
                    <a
                      href={addressOf('/cash/reminders/:reminderId/pdf', {
                        params: { reminderId },
                      })}
                      target="_blank"
                      rel="noreferrer"
                    >
                      {t('{day} : niveau {level}, {tone}', {
                        day: numericDay(writtenOn),
                        level,
                        tone: t(TONES[tone]),
                      })}
                    </a>
                  </li>
                ))}
              </ul>
            </Section>
          )}
        </>
      )}
    </Answered>
  )
}
