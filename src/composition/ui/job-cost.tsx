import { useId, useState } from 'react'
import { CodeMark } from '../../employees/ui/member-chip.tsx'
import type { JobCost } from '../composition-contract.ts'
import {
  count,
  decimalHours,
  duration,
  euros,
  longMonth,
  percent,
  rate,
} from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import type { CompositionView } from './composition-view.ts'
import styles from './composition.module.css'
import pictures from './pictures.module.css'

/** What a mean month of the job costs, and what each member is asked for it. */
export function JobCostTable({
  view,
  cost,
  onWage,
}: {
  readonly view: CompositionView
  readonly cost: JobCost
  readonly onWage: (hourlyGrossE4: number | null) => void
}) {
  return (
    <>
      <table role="table" className={`${pictures.table} ${styles.cost}`}>
        <caption className={styles.caption}>
          {t('Un mois moyen, aux taux de {month}, sans TVA', { month: longMonth(cost.month) })}
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              {t('Adhérent')}
            </th>
            <th role="columnheader" scope="col">
              {t('Heures')}
            </th>
            <th role="columnheader" scope="col">
              {t('Prix de l’heure')}
            </th>
            <th role="columnheader" scope="col">
              {t('Coefficient')}
            </th>
            <th role="columnheader" scope="col">
              {t('Prix du mois')}
            </th>
            <th role="columnheader" scope="col">
              {t('Coût')}
            </th>
            <th role="columnheader" scope="col">
              {t('Marge')}
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {cost.members.map((member) => (
            <MemberRow key={member.memberId} view={view} member={member} />
          ))}
        </tbody>
        <tfoot role="rowgroup">
          <tr role="row">
            <th role="rowheader" scope="row">
              {t('Total')}
            </th>
            <td role="cell" data-label={t('Heures')}>
              {duration(cost.monthlyMinutes)}
            </td>
            <td role="cell" />
            <td role="cell" />
            <td role="cell" data-label={t('Prix du mois')}>
              {euros(cost.priceCents)}
            </td>
            <td role="cell" data-label={t('Coût')}>
              {euros(cost.totalCents)}
            </td>
            <td role="cell" data-label={t('Marge')}>
              {euros(cost.marginCents)}
            </td>
          </tr>
        </tfoot>
      </table>
      <Assumptions cost={cost} onWage={onWage} />
    </>
  )
}

function MemberRow({
  view,
  member,
}: {
  readonly view: CompositionView
  readonly member: JobCost['members'][number]
}) {
  const code = view.codes.get(member.memberId)
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        <span className={styles.cellMember}>
          {code === undefined ? null : <CodeMark member={code} />}
          {member.memberName}
        </span>
      </th>
      <td
        role="cell"
        data-label={t('Heures')}
        title={t('{hours} heures', { hours: decimalHours(member.monthlyMinutes) })}
      >
        {duration(member.monthlyMinutes)}
      </td>
      <td role="cell" data-label={t('Prix de l’heure')}>
        {rate(member.priceHourE4)}
      </td>
      <td role="cell" data-label={t('Coefficient')}>
        {coefficientText(member)}
      </td>
      <td role="cell" data-label={t('Prix du mois')}>
        {euros(member.priceCents)}
      </td>
      <td role="cell" data-label={t('Coût')}>
        {euros(member.costCents)}
      </td>
      <td role="cell" data-label={t('Marge')}>
        {euros(member.marginCents)}
      </td>
    </tr>
  )
}

function coefficientText({
  pricing,
  coefficientE4,
  coefficientSource,
}: JobCost['members'][number]): string {
  if (pricing === 'actual_cost' || coefficientE4 === null) return t('au coût réel')
  const value = count(coefficientE4 / 10_000)
  return coefficientSource === 'member'
    ? t('{value}, celui de l’adhérent', { value })
    : t('{value}, celui du groupement', { value })
}

/** From what the figures follow, with the wage that may be tried. */
function Assumptions({
  cost,
  onWage,
}: {
  readonly cost: JobCost
  readonly onWage: (hourlyGrossE4: number | null) => void
}) {
  const parts = [
    [t('Salaire brut'), cost.grossCents],
    [t('Cotisations de l’employeur, réduction déduite'), cost.contributionsCents],
    [t('Provision pour congés payés'), cost.leaveProvisionCents],
  ] as const
  return (
    <div className={styles.assumptions}>
      <dl className={styles.parts}>
        {parts.map(([label, cents]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {euros(cents)}
              <span className={styles.soft}> {percent(cents, cost.totalCents)}</span>
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('Coût d’une heure')}</dt>
          <dd>{rate(cost.costPerHourE4)}</dd>
        </div>
      </dl>
      <Wage key={cost.hourlyGrossE4} cost={cost} onWage={onWage} />
    </div>
  )
}

function Wage({
  cost,
  onWage,
}: {
  readonly cost: JobCost
  readonly onWage: (hourlyGrossE4: number | null) => void
}) {
  const id = useId()
  const [text, setText] = useState((cost.hourlyGrossE4 / 10_000).toFixed(2).replace('.', ','))
  const asked = Math.round(Number(text.replace(',', '.')) * 10_000)
  const valid = Number.isFinite(asked) && asked > 0
  return (
    <form
      className={styles.wage}
      data-print="no"
      onSubmit={(event) => {
        event.preventDefault()
        if (valid) onWage(asked)
      }}
    >
      <label htmlFor={id}>{t('Salaire brut de l’heure, en euros')}</label>
      <div className={styles.wageRow}>
        <input
          id={id}
          inputMode="decimal"
          value={text}
          aria-invalid={!valid}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <button type="submit" className={styles.plainButton} disabled={!valid}>
          {t('Recalculer')}
        </button>
      </div>
      <p className={styles.soft}>{sourceText(cost)}</p>
    </form>
  )
}

function sourceText({ wageSource, workAccidentRateE4 }: JobCost): string {
  const risk = t('accidents du travail : {rate}', {
    rate: percent(workAccidentRateE4, 10_000) ?? '',
  })
  switch (wageSource) {
    case 'smic':
      return t('Au salaire minimum, faute d’un autre ; {risk}', { risk })
    case 'contract':
      return t('Celui du contrat du salarié ; {risk}', { risk })
    case 'asked':
      return t('Celui que vous essayez ; {risk}', { risk })
  }
}
