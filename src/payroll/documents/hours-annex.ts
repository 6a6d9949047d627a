import { type Day, day, type Month } from '../../shared/days.ts'
import { frenchDate } from '../../shared/decimal-text.ts'
import type { Counter, CounterId, CounterLine, LineCause } from '../counters/index.ts'
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

/** What the annex says of a person, at the end of a month or on the day of departure. */
export interface AnnexPerson {
  readonly name: string
  readonly employeeId: string
  readonly on: Day
  /** First day of the month of the annex. */
  readonly monthFrom: Day
  /** The counters of the person on the day. */
  readonly counters: readonly Counter[]
  readonly hasLeft: boolean
}

const counterIn = ({ counters }: AnnexPerson, id: CounterId): Counter | undefined =>
  counters.find((counter) => counter.id === id)

const sumOf = (lines: readonly CounterLine[], ...causes: readonly LineCause[]): number =>
  lines.reduce((sum, { cause, quantity }) => sum + (causes.includes(cause) ? quantity : 0), 0)

/** Words of a line that is no week of work: what was taken over, taken off or added by hand. */
const WORDS: Partial<Readonly<Record<LineCause, string>>> = {
  opening: 'Reprise au',
  replaced_by_rest: 'Remplacées par un repos, le',
  urgent_work: 'Travaux urgents, hors contingent, le',
}

const weekWords = ({ cause, on, sourceId }: CounterLine): string =>
  cause === 'overtime_week'
    ? `Semaine du ${frenchDate(sourceId ?? on)}`
    : `${WORDS[cause] ?? 'Ajustement du'} ${frenchDate(on)}`

/** Overtime, rest: what the week by week of the year adds up to. */
function overtimeSection(person: AnnexPerson): StatementSection {
  const quota = counterIn(person, 'overtime_quota')
  const weeks = (quota?.lines ?? []).filter(({ quantity }) => quantity !== 0)
  const limit = quota?.notices.find((notice) => notice.kind === 'quota')?.limit ?? 0
  const rests = (counterIn(person, 'compulsory_rest')?.lines ?? []).filter(
    ({ cause }) => cause === 'rest_acquired',
  )
  return {
    title: 'Heures supplémentaires depuis le 1er janvier',
    note:
      quota === undefined
        ? 'Aucun décompte hebdomadaire : temps partiel ou durée annuelle.'
        : weeks.length === 0
          ? `Aucune. Contingent annuel : ${hoursText(limit)}.`
          : `Cumul : ${hoursText(quota.balance)} sur un contingent annuel de ${hoursText(limit)}.`,
    columns: [textColumn(''), figureColumn('Heures supplémentaires'), figureColumn('Repos acquis')],
    rows: weeks.map((line) => {
      const rest = rests.find(({ sourceId, on }) => sourceId === line.sourceId && on === line.on)
      return [
        weekWords(line),
        hoursText(line.quantity),
        rest === undefined ? '' : hoursText(rest.quantity),
      ]
    }),
    total: [],
  }
}

function restSection(person: AnnexPerson): StatementSection {
  const rest = counterIn(person, 'compulsory_rest')
  const due = rest?.notices.find(
    (notice) => notice.kind === 'rest_open' || notice.kind === 'rest_overdue',
  )
  const lines = rest?.lines ?? []
  const taken = sumOf(lines, 'rest_taken')
  const inMonth = lines.filter(({ on }) => on >= person.monthFrom)
  return {
    title: 'Repos compensateur',
    note:
      rest === undefined
        ? 'Aucun repos compensateur acquis.'
        : due === undefined
          ? ''
          : `Le droit est ouvert ; à prendre avant le ${frenchDate(due.on)} (D3121-18).`,
    columns: [
      textColumn('Compteur'),
      ...['Acquis', 'Pris', 'Pris dans le mois', 'Reste'].map(figureColumn),
    ],
    rows:
      rest === undefined
        ? []
        : [
            [
              'Contrepartie obligatoire en repos',
              hoursText(rest.balance - taken),
              hoursText(-taken),
              hoursText(-sumOf(inMonth, 'rest_taken')),
              hoursText(rest.balance),
            ],
          ],
    total: [],
  }
}

function accountSection(person: AnnexPerson): StatementSection[] {
  const account = counterIn(person, 'annual_account')
  if (account === undefined) return []
  const { lines, balance } = account
  const year = person.on.slice(0, 4)
  const to = day(`${year}-12-31`)
  const counted = ['due', 'worked', 'credited', 'excused'] as const
  const other = balance - sumOf(lines, ...counted)
  const isEnd = person.hasLeft || to === person.on
  return [
    {
      title: isEnd
        ? 'Total des heures de la période annuelle (D3171-13)'
        : 'Durée annuelle, à ce jour',
      note:
        `Période du ${frenchDate(day(`${year}-01-01`))} au ${frenchDate(to)}.` +
        (other === 0 ? '' : ` Solde repris et ajustements : ${hoursText(other)}.`),
      columns: [
        textColumn(''),
        ...['Dues', 'Travaillées', 'Assimilées', 'Neutralisées', 'Solde'].map(figureColumn),
      ],
      rows: [
        [
          isEnd ? 'Total' : 'Depuis le début de la période',
          hoursText(-sumOf(lines, 'due')),
          ...(['worked', 'credited', 'excused'] as const).map((cause) =>
            hoursText(sumOf(lines, cause)),
          ),
          hoursText(balance),
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
