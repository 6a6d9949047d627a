import { UnstyledButton } from '@mantine/core'
import { euros } from '../../web/formats.ts'
import { language, t } from '../../web/texts.ts'
import { Facts } from '../../web/ui/index.ts'
import type { SimulatedCost, SimulatedLine } from '../simulation/simulation-contract.ts'
import styles from './cost.module.css'

/** A share with its rate of the base; nothing where the line has no such share. */
function Share({ cents, base }: { readonly cents: number; readonly base: number }) {
  if (cents === 0) return <span className={styles.none}>—</span>
  const rate = rateText(Math.abs(cents), base)
  return (
    <>
      {euros(cents)}
      <small className={styles.rate}>{rate}</small>
    </>
  )
}

/** To the thousandth of a percent, which the smallest rates have; nothing of the amount itself. */
const rateText = (cents: number, base: number): string | null =>
  cents === base || base === 0
    ? null
    : new Intl.NumberFormat(language(), { style: 'percent', maximumFractionDigits: 2 }).format(
        cents / base,
      )

/** The lines of a payslip; each opens how it is computed. */
export function CostLines({
  cost,
  opened,
  onOpen,
}: {
  readonly cost: SimulatedCost
  readonly opened: string
  readonly onOpen: (code: string) => void
}) {
  return (
    <>
      <table className={styles.lines}>
        <caption className={styles.caption}>
          {t('Cotisations et contributions, comme sur un bulletin de paie')}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('Ligne')}</th>
            <th scope="col">{t('Assiette')}</th>
            <th scope="col">{t('Part de l’employeur')}</th>
            <th scope="col">{t('Part du salarié')}</th>
          </tr>
        </thead>
        <tbody>
          {cost.lines.map((line) => (
            <LineRow key={line.code} line={line} isOpen={line.code === opened} onOpen={onOpen} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {t('Total des cotisations')}
            </th>
            <td data-label={t('Part de l’employeur')}>
              {euros(cost.employerTotalCents - cost.payCents)}
              <span className={styles.rate} />
            </td>
            <td data-label={t('Part du salarié')}>
              {euros(cost.payCents - cost.netBeforeTaxCents)}
              <span className={styles.rate} />
            </td>
          </tr>
        </tfoot>
      </table>
      <p className={styles.soft}>
        {t('Règles : {version}. Une prévision : le logiciel de paie a le dernier mot.', {
          version: cost.rulesVersion,
        })}
      </p>
    </>
  )
}

function LineRow({
  line,
  isOpen,
  onOpen,
}: {
  readonly line: SimulatedLine
  readonly isOpen: boolean
  readonly onOpen: (code: string) => void
}) {
  return (
    <tr data-open={isOpen}>
      <th scope="row">
        <UnstyledButton
          className={styles.line ?? ''}
          aria-expanded={isOpen}
          onClick={() => onOpen(line.code)}
        >
          {line.label}
          <small>{line.article}</small>
        </UnstyledButton>
      </th>
      <td data-label={t('Assiette')}>{euros(line.baseCents)}</td>
      <td data-label={t('Part de l’employeur')} data-none={line.employerCents === 0}>
        <Share cents={line.employerCents} base={line.baseCents} />
      </td>
      <td data-label={t('Part du salarié')} data-none={line.employeeCents === 0}>
        <Share cents={line.employeeCents} base={line.baseCents} />
      </td>
    </tr>
  )
}

/** What the month comes to, for each side. */
export function CostTotals({ cost }: { readonly cost: SimulatedCost }) {
  return (
    <Facts
      of={[
        [t('Rémunération brute'), euros(cost.payCents)],
        [
          t('Coût total de l’employeur'),
          <strong key="cost">{euros(cost.employerTotalCents)}</strong>,
        ],
        [t('dont réduction générale'), euros(-cost.generalReductionCents)],
        [t('Net avant impôt'), <strong key="net">{euros(cost.netBeforeTaxCents)}</strong>],
        [t('Montant net social'), euros(cost.netSocialCents)],
        [t('Net imposable'), euros(cost.netTaxableCents)],
      ]}
    />
  )
}
