import type { Employee, EmployeeAssignment } from '../employees-contract.ts'
import { pricingText } from '../../members/ui/pricing-text.ts'
import { duration, numericDay } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { EmptyState, Facts, Section } from '../../web/ui/index.ts'
import styles from './employees.module.css'
import { MemberChip } from './member-chip.tsx'
import type { MemberCode } from './member-codes.ts'

interface Props {
  readonly employee: Employee
  readonly codes: ReadonlyMap<string, MemberCode>
}

/** Where the person is made available, since when, and each price with the day it begins. */
export function AssignmentsTab({ employee: { assignments }, codes }: Props) {
  if (assignments.length === 0) {
    return (
      <EmptyState title={t('Aucune mise à disposition')}>
        {t('Elles viennent de l’import des données du groupement.')}
      </EmptyState>
    )
  }
  return (
    <div className={styles.cards}>
      {assignments.map((assignment) => (
        <Assignment
          key={assignment.assignmentId}
          assignment={assignment}
          member={codes.get(assignment.memberId)}
        />
      ))}
    </div>
  )
}

function Assignment({
  assignment,
  member,
}: {
  readonly assignment: EmployeeAssignment
  readonly member: MemberCode | undefined
}) {
  const { startsOn, endsOn, weeklyMinutes, prices } = assignment
  return (
    <Section title={member === undefined ? assignment.memberName : <MemberChip member={member} />}>
      <Facts
        of={[
          [t('Site'), assignment.siteName],
          [t('À partir du'), numericDay(startsOn)],
          [t('Jusqu’au'), endsOn === null ? t('sans fin') : numericDay(endsOn)],
          [
            t('Prévu'),
            weeklyMinutes === null
              ? null
              : t('{hours} par semaine', { hours: duration(weeklyMinutes) }),
          ],
          ...prices.map(
            (price) =>
              [
                t('Prix dès le {day}', { day: numericDay(price.startsOn) }),
                pricingText(price),
              ] as const,
          ),
        ]}
      />
    </Section>
  )
}
