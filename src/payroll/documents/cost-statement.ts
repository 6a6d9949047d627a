import type { Day, Month } from '../../shared/days.ts'
import {
  eurosText,
  figureColumn,
  hoursText,
  type Issuer,
  monthText,
  type StatementPage,
  type StatementSheet,
  statement,
  textColumn,
} from './statement-page.ts'

/** What a person cost at a member, as the close forecast or as payroll paid it. */
export interface StatedCost {
  readonly memberName: string | null
  readonly minutes: number
  readonly grossCents: number
  readonly contributionsCents: number
  readonly leaveProvisionCents: number
  readonly totalCents: number
  readonly source: 'journal' | 'forecast'
}

export interface CostPerson {
  readonly name: string
  readonly employeeId: string
  readonly job: string | null
  readonly costs: readonly StatedCost[]
  /** Employer contributions of the forecast by name, in cents. */
  readonly lines: readonly { readonly label: string; readonly cents: number }[]
}

const sum = (
  costs: readonly StatedCost[],
  pick: Exclude<keyof StatedCost, 'memberName' | 'source'>,
) => costs.reduce((total, cost) => total + cost[pick], 0)

/** Euros an hour, or nothing without hours. */
const perHour = (totalCents: number, minutes: number): string =>
  minutes > 0 ? eurosText(Math.round((totalCents * 60) / minutes)) : ''

function sheetOf({ name, employeeId, job, costs, lines }: CostPerson): StatementSheet {
  const isPaid = costs.some(({ source }) => source === 'journal')
  return {
    name,
    facts: [
      { label: 'Matricule', text: employeeId },
      ...(job === null ? [] : [{ label: 'Emploi', text: job }]),
      {
        label: 'Montants',
        text: isPaid
          ? 'Brut et cotisations du journal de paie ; congés provisionnés'
          : 'Prévision de la clôture, avant le journal de paie',
      },
    ],
    sections: [
      {
        title: 'Coût par adhérent',
        note: '',
        columns: [
          textColumn('Adhérent'),
          ...['Heures', 'Brut', 'Cotisations', 'Congés', 'Coût', 'Par heure'].map(figureColumn),
        ],
        rows: costs.map((cost) => [
          cost.memberName ?? 'Groupement',
          hoursText(cost.minutes),
          eurosText(cost.grossCents),
          eurosText(cost.contributionsCents),
          eurosText(cost.leaveProvisionCents),
          eurosText(cost.totalCents),
          perHour(cost.totalCents, cost.minutes),
        ]),
        total: [
          'Total',
          hoursText(sum(costs, 'minutes')),
          eurosText(sum(costs, 'grossCents')),
          eurosText(sum(costs, 'contributionsCents')),
          eurosText(sum(costs, 'leaveProvisionCents')),
          eurosText(sum(costs, 'totalCents')),
          perHour(sum(costs, 'totalCents'), sum(costs, 'minutes')),
        ],
      },
      {
        title: 'Cotisations patronales prévues',
        note: lines.length === 0 ? 'Aucune cotisation ce mois-ci.' : '',
        columns: [textColumn('Cotisation'), figureColumn('Montant')],
        rows: lines.map(({ label, cents }) => [label, eurosText(cents)]),
        total: [],
      },
    ],
    signature: '',
  }
}

/** Monthly cost of each person, for the group and its board: not a payslip, and it says so. */
export const costStatement = (
  issuer: Issuer,
  month: Month,
  madeOn: Day,
  people: readonly CostPerson[],
): StatementPage =>
  statement(issuer, madeOn, {
    title: 'État des coûts du mois',
    period: `Paie de ${monthText(month)}`,
    notice: 'Ce document n’est pas un bulletin de paie et ne le remplace pas (R3243-1).',
    mentions: [
      'Coût pour le groupement, à usage interne : salaire brut, cotisations patronales nettes ' +
        'd’allègements, congés payés acquis (un dixième, L3141-24). Réparti entre les adhérents ' +
        'au prorata du brut, au centime.',
    ],
    sheets: people.map(sheetOf),
  })
