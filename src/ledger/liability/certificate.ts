import { type Day, lastDayOf } from '../../shared/days.ts'
import type { DebtsAt, MemberDebt, UnpaidMonth } from './debts-at.ts'

/** Who certifies, as the letter names it. */
export interface CertifyingGroup {
  readonly name: string
  readonly lines: readonly string[]
}

const CENTS = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' })
const euros = (cents: number): string => CENTS.format(cents / 100)

const DAYS = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' })
const long = (day: Day): string => DAYS.format(new Date(`${day}T00:00:00Z`))
const MONTHS = new Intl.DateTimeFormat('fr-FR', { month: 'long', year: 'numeric', timeZone: 'UTC' })

const RULES = {
  equal: 'à parts égales',
  hours: 'selon les heures confirmées',
  billing: 'selon le montant facturé',
  posts: 'selon les mises à disposition',
  joint: 'solidarité entière',
} as const satisfies Record<NonNullable<UnpaidMonth['statute']>['rule'], string>

const ruleOf = ({ statute, isShared }: UnpaidMonth): string => {
  const how = RULES[statute?.rule ?? 'joint']
  const origin = statute === null ? 'loi, L. 1253-8' : statute.source
  return isShared ? `${how} (${origin})` : `non réparti (${origin})`
}

const column = (title: string, end = false) => ({ title, end })

/** What the group owes, month by month, and how each is shared. */
function debtsBlock(months: readonly UnpaidMonth[]) {
  const title = 'Dettes du groupement'
  if (months.length === 0)
    return { title, text: 'Aucune dette de cette nature n’est inscrite à cette date.' }
  const whole = (part: 'wagesCents' | 'contributionsCents') =>
    euros(months.reduce((sum, month) => sum + month[part], 0))
  return {
    title,
    table: {
      columns: [
        column('Mois'),
        column('Répartition'),
        column('Salaires', true),
        column('Cotisations', true),
      ],
      rows: months.map((month) => [
        MONTHS.format(new Date(`${lastDayOf(month.month)}T00:00:00Z`)),
        ruleOf(month),
        euros(month.wagesCents),
        euros(month.contributionsCents),
      ]),
      total: ['Total', '', whole('wagesCents'), whole('contributionsCents')],
    },
  }
}

const shareBlock = (member: MemberDebt) => ({
  title: `Part de ${member.name}`,
  table: {
    columns: [column(''), column('Montant', true)],
    rows: [
      ['Salaires', euros(member.wagesCents)],
      ['Cotisations', euros(member.contributionsCents)],
      ['Dépôt de garantie détenu', euros(member.depositCents)],
      ['Caution bancaire', euros(member.bankGuaranteeCents)],
      ['Couvert par ces garanties', euros(member.guaranteedCents)],
    ],
    total: ['Engagement non couvert', euros(member.uncoveredCents)],
  },
})

const OBLIGATION =
  'Cette part est un engagement à mentionner hors bilan : elle ne devient une dette de l’adhérent ' +
  'que si le groupement ne paie pas.'

const NO_PAYMENT =
  'Les livres ne portent encore aucun paiement de salaires ni de cotisations : les montants sont ' +
  'ceux qui ont été passés en écritures, avant tout règlement.'

/**
 * The certificate that a member puts with its own accounts: what the group owed on a day to its
 * employees and to the bodies that collect contributions, by which rules members answer for it
 * (L1253-8), the part of this member, and what its guarantees cover. An obligation to disclose
 * (engagement hors bilan), not a debt of the member.
 */
export function certificatePage(
  { at, months, hasPayments }: DebtsAt,
  member: MemberDebt,
  group: CertifyingGroup,
  madeOn: Day,
) {
  const [year = 0, month = 0, day = 0] = madeOn.split('-').map(Number)
  return {
    title: 'Attestation de part dans la responsabilité',
    group,
    to: { name: member.name, lines: [] },
    'place-date': `Le ${long(madeOn)}`,
    date: { year, month, day },
    facts: [
      { label: 'Date d’arrêté', text: long(at) },
      { label: 'Adhérent', text: `${member.name} (${member.memberId})` },
      { label: 'Texte', text: 'Code du travail, article L. 1253-8' },
    ],
    blocks: [
      {
        text: `Le groupement atteste que ses adhérents répondent de ses dettes à l’égard des salariés et des organismes créanciers de cotisations obligatoires. Au ${long(at)}, ses livres portent les dettes suivantes, hors congés acquis.`,
      },
      debtsBlock(months),
      shareBlock(member),
      { text: OBLIGATION },
      ...(hasPayments ? [] : [{ text: NO_PAYMENT }]),
    ],
    signature: { words: 'Pour le groupement', name: group.name },
    footer: `${group.name} · attestation établie le ${long(madeOn)}`,
  }
}
