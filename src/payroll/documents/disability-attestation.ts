import type { Day } from '../../shared/days.ts'
import { decimalText } from '../../shared/decimal-text.ts'
import type { DisabilityCount } from './rules/disability-units.ts'
import {
  figureColumn,
  type Issuer,
  type StatementPage,
  statement,
  textColumn,
} from './statement-page.ts'

export interface AttestedMember {
  readonly name: string
  readonly siren: string | null
  readonly count: DisabilityCount | null
}

/** Hundredths of a beneficiary. */
const units = (e4: number): string => decimalText(Math.round(e4 / 100), 2, ',')

/** The yearly attestation to each member: numbers, never names (D5212-6, EFF-05). */
export const disabilityAttestation = (
  issuer: Issuer,
  year: number,
  madeOn: Day,
  members: readonly AttestedMember[],
): StatementPage =>
  statement(issuer, madeOn, {
    title: 'Attestation annuelle, obligation d’emploi des travailleurs handicapés',
    period: `Année ${year}`,
    mentions: [
      'Établie par le groupement d’employeurs pour l’entreprise utilisatrice (L5212-1, D5212-6), à ' +
        'remettre au plus tard le 15 mars de l’année suivante ; à reporter dans la DSN d’avril.',
      'Présence en moyenne annuelle : heures confirmées rapportées à 1 607 h, une personne comptant ' +
        'au plus pour un tous adhérents réunis. Aucun nom n’est communiqué.',
    ],
    sheets: members.map(({ name, siren, count }) => ({
      name,
      facts: siren === null ? [] : [{ label: 'SIREN', text: siren }],
      sections: [
        {
          title: 'Bénéficiaires de l’obligation d’emploi mis à disposition',
          note: '',
          columns: [textColumn(''), figureColumn('Nombre'), figureColumn('En moyenne annuelle')],
          rows: [
            [
              'Ensemble des bénéficiaires',
              String(count?.beneficiaries ?? 0),
              units(count?.unitsE4 ?? 0),
            ],
            [
              'dont âgés de 50 ans ou plus au 31 décembre',
              String(count?.fiftyOrMore ?? 0),
              units(count?.unitsFiftyOrMoreE4 ?? 0),
            ],
          ],
          total: [],
        },
      ],
      signature: `Pour ${issuer.name}, date et signature`,
    })),
  })
