import type { Day, Month } from '../../shared/days.ts'
import { frenchDate } from '../../shared/decimal-text.ts'
import {
  figureColumn,
  hoursText,
  type Issuer,
  monthText,
  type StatementPage,
  type StatementSection,
  type StatementSheet,
  statement,
  textColumn,
} from './statement-page.ts'

interface Sums {
  readonly dueMinutes: number
  readonly workedMinutes: number
  readonly creditedMinutes: number
  readonly excusedMinutes: number
}

/** What the annex says of a person, at the end of a month or on the day of departure. */
export interface AnnexPerson {
  readonly name: string
  readonly employeeId: string
  readonly on: Day
  /** Null for part-time and annualised people: no weekly overtime. */
  readonly quota: {
    readonly limitMinutes: number
    readonly usedMinutes: number
    readonly weeks: readonly {
      readonly week: Day | string
      readonly overtimeMinutes: number
      readonly restMinutes: number
    }[]
  } | null
  readonly restTakenInMonthMinutes: number
  readonly rest: {
    readonly acquiredMinutes: number
    readonly takenMinutes: number
    readonly leftMinutes: number
    readonly dueBy: Day | string | null
  } | null
  /** Null where hours are not annualised. */
  readonly account: {
    readonly from: Day | string
    readonly to: Day | string
    readonly toDate: Sums
    readonly balanceMinutes: number
  } | null
  /** The period of the account, or the contract, ends with the month (D3171-13). */
  readonly isEnd: boolean
}

/** Overtime, rest: what the week by week of the year adds up to. */
function overtimeSection({ quota }: AnnexPerson): StatementSection {
  const weeks = (quota?.weeks ?? []).filter(({ overtimeMinutes }) => overtimeMinutes > 0)
  return {
    title: 'Heures supplémentaires depuis le 1er janvier',
    note:
      quota === null
        ? 'Aucun décompte hebdomadaire : temps partiel ou durée annuelle.'
        : weeks.length === 0
          ? `Aucune. Contingent annuel : ${hoursText(quota.limitMinutes)}.`
          : `Cumul : ${hoursText(quota.usedMinutes)} sur un contingent annuel de ${hoursText(quota.limitMinutes)}.`,
    columns: [
      textColumn('Semaine du'),
      figureColumn('Heures supplémentaires'),
      figureColumn('Repos acquis'),
    ],
    rows: weeks.map(({ week, overtimeMinutes, restMinutes }) => [
      frenchDate(week),
      hoursText(overtimeMinutes),
      restMinutes === 0 ? '' : hoursText(restMinutes),
    ]),
    total: [],
  }
}

function restSection({ rest, restTakenInMonthMinutes }: AnnexPerson): StatementSection {
  const due =
    rest === null || rest.dueBy === null || rest.leftMinutes === 0
      ? ''
      : `Le droit est ouvert ; à prendre avant le ${frenchDate(rest.dueBy)} (D3121-18).`
  return {
    title: 'Repos compensateur',
    note: rest === null ? 'Aucun repos compensateur acquis.' : due,
    columns: [
      textColumn('Compteur'),
      ...['Acquis', 'Pris', 'Pris dans le mois', 'Reste'].map(figureColumn),
    ],
    rows:
      rest === null
        ? []
        : [
            [
              'Contrepartie obligatoire en repos',
              hoursText(rest.acquiredMinutes),
              hoursText(rest.takenMinutes),
              hoursText(restTakenInMonthMinutes),
              hoursText(rest.leftMinutes),
            ],
          ],
    total: [],
  }
}

function accountSection({ account, isEnd }: AnnexPerson): StatementSection[] {
  if (account === null) return []
  const { toDate, balanceMinutes } = account
  return [
    {
      title: isEnd
        ? 'Total des heures de la période annuelle (D3171-13)'
        : 'Durée annuelle, à ce jour',
      note: `Période du ${frenchDate(account.from)} au ${frenchDate(account.to)}.`,
      columns: [
        textColumn(''),
        ...['Dues', 'Travaillées', 'Assimilées', 'Neutralisées', 'Solde'].map(figureColumn),
      ],
      rows: [
        [
          isEnd ? 'Total' : 'Depuis le début de la période',
          hoursText(toDate.dueMinutes),
          hoursText(toDate.workedMinutes),
          hoursText(toDate.creditedMinutes),
          hoursText(toDate.excusedMinutes),
          hoursText(balanceMinutes),
        ],
      ],
      total: [],
    },
  ]
}

const sheetOf = (person: AnnexPerson): StatementSheet => ({
  name: person.name,
  facts: [
    { label: 'Matricule', text: person.employeeId },
    { label: 'Arrêté au', text: frenchDate(person.on) },
  ],
  sections: [overtimeSection(person), restSection(person), ...accountSection(person)],
  signature: '',
})

/** The document annexed to the payslip: overtime, rest acquired and taken, annual total. */
export const hoursAnnex = (
  issuer: Issuer,
  month: Month,
  madeOn: Day,
  people: readonly AnnexPerson[],
): StatementPage =>
  statement(issuer, madeOn, {
    title: 'Annexe au bulletin de paie',
    period: `Durée du travail, ${monthText(month)}`,
    mentions: [
      'Document annexé au bulletin de paie (D3171-11 à D3171-13). Heures de tous les adhérents ' +
        'réunies : le groupement est le seul employeur.',
      'Les heures sont celles déclarées ; une semaine compte dans l’année où elle finit.',
    ],
    sheets: people.map(sheetOf),
  })
