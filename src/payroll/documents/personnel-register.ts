import type { Day } from '../../shared/days.ts'
import { frenchDate } from '../../shared/decimal-text.ts'
import { type Issuer, type StatementPage, statement, textColumn } from './statement-page.ts'

export interface RegisterPerson {
  readonly lastName: string
  readonly firstName: string
  readonly bornOn: Day | null
  readonly job: string | null
  readonly classification: string | null
  readonly contractKind: string | null
  readonly isPartTime: boolean
  readonly startsOn: Day
  readonly endsOn: Day | null
}

const KINDS: Readonly<Record<string, string>> = {
  permanent: 'CDI',
  fixed_term: 'Contrat à durée déterminée',
  seasonal: 'Contrat à durée déterminée (saisonnier)',
  apprenticeship: 'Contrat d’apprentissage',
  professionalisation: 'Contrat de professionnalisation',
  intermittent: 'CDI intermittent',
}

const kindText = ({ contractKind, isPartTime }: RegisterPerson): string =>
  [
    contractKind === null ? '' : (KINDS[contractKind] ?? contractKind),
    isPartTime ? 'temps partiel' : '',
  ]
    .filter((text) => text !== '')
    .join(', ')

const dayText = (on: Day | null): string => (on === null ? '' : frenchDate(on))

/** Sex and nationality are not kept here: the register has a place to write them. */
const TO_WRITE = '……'
const KEPT =
  'Conservé cinq ans après le départ du salarié (R1221-26). Sexe et nationalité (D1221-23) ne sont ' +
  'pas enregistrés dans le logiciel : les porter à la main.'

/** The register of the group itself: everybody, in the order of hiring (L1221-13, D1221-23). */
export const groupRegister = (
  issuer: Issuer,
  madeOn: Day,
  people: readonly RegisterPerson[],
): StatementPage =>
  statement(issuer, madeOn, {
    title: 'Registre unique du personnel',
    period: `Au ${frenchDate(madeOn)}`,
    wide: true,
    mentions: ['Dans l’ordre des embauches (L1221-13, D1221-23).', KEPT],
    sheets: [
      {
        name: '',
        facts: [],
        sections: [
          {
            title: 'Salariés',
            note: people.length === 0 ? 'Aucun salarié.' : '',
            columns: [
              'Rang',
              'Nom et prénom',
              'Né(e) le',
              'Sexe',
              'Nationalité',
              'Emploi',
              'Qualification',
              'Entrée',
              'Sortie',
              'Contrat',
            ].map(textColumn),
            rows: people.map((one, index) => [
              String(index + 1),
              `${one.lastName} ${one.firstName}`,
              dayText(one.bornOn),
              TO_WRITE,
              TO_WRITE,
              one.job ?? '',
              one.classification ?? '',
              frenchDate(one.startsOn),
              dayText(one.endsOn),
              kindText(one),
            ]),
            total: [],
          },
        ],
        signature: '',
      },
    ],
  })

/** The lines that a member writes in its own register for the people made available to it. */
export const memberRegister = (
  issuer: Issuer,
  memberName: string,
  madeOn: Day,
  people: readonly RegisterPerson[],
): StatementPage =>
  statement(issuer, madeOn, {
    title: 'Lignes pour le registre du personnel',
    period: `Au ${frenchDate(madeOn)}`,
    wide: true,
    mentions: [
      'À porter sur le registre de l’entreprise utilisatrice (D1221-23, 11°), dans l’ordre des ' +
        'arrivées.',
      KEPT,
    ],
    sheets: [
      {
        name: memberName,
        facts: [
          {
            label: 'Mention à porter',
            text: `Mis à disposition par un groupement d’employeurs : ${[
              issuer.name,
              issuer.address,
            ]
              .filter((text) => text !== null)
              .join(', ')}`,
          },
        ],
        sections: [
          {
            title: 'Salariés mis à disposition',
            note: people.length === 0 ? 'Aucun salarié mis à disposition.' : '',
            columns: [
              'Nom et prénom',
              'Sexe',
              'Nationalité',
              'Emploi',
              'Qualification',
              'Arrivée',
              'Départ',
            ].map(textColumn),
            rows: people.map((one) => [
              `${one.lastName} ${one.firstName}`,
              TO_WRITE,
              TO_WRITE,
              one.job ?? '',
              one.classification ?? '',
              frenchDate(one.startsOn),
              dayText(one.endsOn),
            ]),
            total: [],
          },
        ],
        signature: '',
      },
    ],
  })
