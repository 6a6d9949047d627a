import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useId } from 'react'
import { duration, euros, moment, numericDay } from '../../../web/formats.ts'
import { t } from '../../../web/texts.ts'
import {
  Answered,
  EmptyState,
  ErrorNotice,
  Facts,
  Money,
  SidePanel,
} from '../../../web/ui/index.ts'
import type { PersonComparison } from '../equal-treatment-contract.ts'
import styles from './equality.module.css'
import { usePersonComparison, useRetain } from './equality-queries.ts'
import { baseText, kindText } from './equality-words.ts'

/** Both totals of one person, line by line, and what of the difference is retained. */
export function ComparisonPanel({
  employeeId,
  onClose,
}: {
  readonly employeeId: string
  readonly onClose: () => void
}) {
  const comparison = usePersonComparison(employeeId)
  return (
    <SidePanel
      title={comparison.data?.employeeName ?? t('Égalité de traitement')}
      onClose={onClose}
    >
      <Answered query={comparison}>
        {(answer) => (
          <>
            <Facts
              of={[
                [t('Payé par le groupement'), <Money key="a" cents={answer.groupCents} />],
                [t('Salarié comparable'), <Money key="b" cents={answer.comparableCents} />],
                [t('Prime différentielle due'), <Money key="c" cents={answer.bonusCents} />],
                [t('Retenue'), <Money key="d" cents={answer.retainedCents} />],
              ]}
            />
            <RetainOne answer={answer} />
            {answer.members.length === 0 ? (
              <EmptyState title={t('Aucune heure confirmée ce mois-là')} />
            ) : (
              answer.members.map((member) => <Member key={member.memberId} member={member} />)
            )}
            <p className={styles.soft}>
              {t(
                'Ni frais remboursés ni congés. Les deux totaux se comparent sur tous les adhérents du mois ; la prime est portée par ceux où la différence naît.',
              )}
            </p>
            <Link to={`/equipe/${encodeURIComponent(employeeId)}`}>{t('Voir la fiche')}</Link>
          </>
        )}
      </Answered>
    </SidePanel>
  )
}

function RetainOne({ answer }: { readonly answer: PersonComparison }) {
  const retain = useRetain()
  const left = answer.members.some(
    ({ bonusCents, retained }) => bonusCents !== (retained?.amountCents ?? 0),
  )
  if (!left) return null
  return (
    <div className={styles.act}>
      <Button
        size="compact-md"
        loading={retain.isPending}
        onClick={() => retain.mutate([answer.employeeId])}
      >
        {answer.retainedCents === 0
          ? t('Retenir {amount}', { amount: euros(answer.bonusCents) })
          : t('Retenir {amount} au lieu de {before}', {
              amount: euros(answer.bonusCents),
              before: euros(answer.retainedCents),
            })}
      </Button>
      {retain.isError ? <ErrorNotice error={retain.error} /> : null}
    </div>
  )
}

function Member({ member }: { readonly member: PersonComparison['members'][number] }) {
  const id = useId()
  const { scale, retained } = member
  return (
    <section className={styles.member} aria-labelledby={id}>
      <h3 id={id}>
        {member.memberName}, {duration(member.minutes)}
      </h3>
      {scale === null ? (
        <p className={styles.soft}>
          {t('{job} : aucune rémunération de référence n’est enregistrée, rien n’est comparé.', {
            job: member.job,
          })}
        </p>
      ) : (
        <>
          <p className={styles.soft}>
            {t('{job}, {base}, depuis le {day}. Source : {source}.', {
              job:
                scale.classification === null
                  ? member.job
                  : `${member.job} (${scale.classification})`,
              base: baseText(scale),
              day: numericDay(scale.startsOn),
              source: scale.source,
            })}
          </p>
          <Lines member={member} />
        </>
      )}
      {retained === null ? null : (
        <p className={styles.soft}>
          {t('{amount} retenus par {who}, {when}.', {
            amount: euros(retained.amountCents),
            who: retained.retainedBy,
            when: moment(retained.retainedAt),
          })}
        </p>
      )}
    </section>
  )
}

function Lines({ member }: { readonly member: PersonComparison['members'][number] }) {
  return (
    <table className={styles.lines}>
      <caption className="visually-hidden">{t('Comparaison ligne par ligne')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('Ligne')}</th>
          <th scope="col">{t('Groupement')}</th>
          <th scope="col">{t('Comparable')}</th>
        </tr>
      </thead>
      <tbody>
        {member.lines.map((line) => (
          <tr key={line.kind}>
            <th scope="row">
              {kindText(line.kind)}
              {line.minutes === null && line.days === null ? null : (
                <span className={styles.soft}>
                  {line.minutes === null
                    ? t('{count, plural, one {# jour} other {# jours}}', { count: line.days ?? 0 })
                    : duration(line.minutes)}
                </span>
              )}
            </th>
            <td>
              <Money cents={line.groupCents} />
            </td>
            <td>
              <Money cents={line.comparableCents} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('Total')}</th>
          <td>
            <Money cents={member.groupCents} />
          </td>
          <td>
            <Money cents={member.comparableCents} />
          </td>
        </tr>
        {member.bonusCents === 0 ? null : (
          <tr>
            <th scope="row">{t('Part de la prime')}</th>
            <td />
            <td>
              <Money cents={member.bonusCents} />
            </td>
          </tr>
        )}
      </tfoot>
    </table>
  )
}
