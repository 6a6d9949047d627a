import { netOfMonth } from '../../../closing/index.ts'
import {
  type ApportionRefusal,
  type Apportionment,
  type Debts,
  isLiabilityRule,
  LIABILITY_RULES,
  type LiabilityRule,
  type LiabilityShare,
  liabilityOfMonth,
  unknownMembers,
} from '../../../ledger/index.ts'
import { inGroup } from '../../../platform/database/index.ts'
import { month, type Month, parseMonth } from '../../../shared/days.ts'
import { type Cents, cents } from '../../../shared/money.ts'
import { valueOf } from '../arguments.ts'
import { type Command, Unusable } from '../command.ts'
import { DATA_OPTIONS, openGroup } from '../database.ts'

/** Up to ten thousand million euros: two such amounts still add up exactly. */
const CENTS = 'un nombre entier de centimes, de 0 à 999999999999'

const centsOf = (given: string): Cents | null =>
  /^\d{1,12}$/.test(given) ? cents(Number(given)) : null

const idsOf = (given: string): readonly string[] | null => {
  const ids = given.split(',').map((id) => id.trim())
  return ids.includes('') ? null : [...new Set(ids)]
}

export const command: Command = {
  positionals: ['AAAA-MM'],
  readPositional: {
    'AAAA-MM': (given) =>
      parseMonth(given) === null ? { expected: 'un mois AAAA-MM' } : { value: given },
  },
  options: {
    ...DATA_OPTIONS,
    rule: valueOf(
      LIABILITY_RULES.join('|'),
      'règle de répartition',
      `l’une de ${LIABILITY_RULES.join(', ')}`,
      (given) => (isLiabilityRule(given) ? given : null),
      true,
    ),
    'wages-cents': valueOf('N', 'salaires restant dus, en centimes', CENTS, centsOf, true),
    'contributions-cents': valueOf(
      'N',
      'cotisations restant dues, en centimes',
      CENTS,
      centsOf,
      true,
    ),
    failing: valueOf(
      'ID,ID',
      'adhérents défaillants : leur part revient aux autres',
      'des identifiants d’adhérents séparés par des virgules',
      idsOf,
    ),
  },
  run: async (context, { positionals: [given = ''], values }) => {
    const of = month(given)
    const rule = values['rule'] as LiabilityRule
    const debts: Debts = {
      wagesCents: values['wages-cents'] as Cents,
      contributionsCents: values['contributions-cents'] as Cents,
    }
    const failing = (values['failing'] as readonly string[] | undefined) ?? []
    const { database, groupId } = await openGroup(context, values)
    const { members, result } = await inGroup(database, groupId, async (db) => {
      const unknown = await unknownMembers(db, groupId, failing)
      if (unknown.length > 0) throw new Unusable(unknown.map(unknownSentence))
      const terms = { rule, capCents: null, failing: new Set(failing) }
      return liabilityOfMonth(db, { groupId, month: of, debts, ...terms }, netOfMonth)
    })
    if (!result.ok) throw new Unusable([refusalSentence(result.refusal, of)])
    context.stdout.write(asJson(rule, debts, result.value))
    for (const id of failing)
      if (!members.some(({ memberId }) => memberId === id))
        context.stderr.write(
          `${id} n’est adhérent aucun jour de ${of} : sa défaillance ne change rien\n`,
        )
    return 0
  },
}

const unknownSentence = (id: string): string =>
  `--failing nomme « ${id} » : attendu un adhérent du groupement`

const COUNTED = {
  equal: 'adhérent',
  hours: 'minute confirmée',
  billing: 'montant facturé',
  posts: 'mise à disposition active',
  joint: 'adhérent',
} as const satisfies Record<LiabilityRule, string>

function refusalSentence(refusal: ApportionRefusal, of: Month): string {
  switch (refusal.kind) {
    case 'nobody-left':
      return refusal.members === 0
        ? `${of} : aucun adhérent ce mois-là, personne ne répond des dettes`
        : `--failing nomme les ${refusal.members} adhérents de ${of} : personne ne répond des dettes`
    case 'no-weight':
      return `--rule vaut « ${refusal.rule} » : aucun des ${refusal.members} adhérents qui restent n’a de ${COUNTED[refusal.rule]} en ${of}, attendu une autre règle`
  }
}

const shareRow = (share: LiabilityShare) => ({
  member_id: share.memberId,
  weight: share.weight,
  wages_cents: share.wagesCents,
  contributions_cents: share.contributionsCents,
  guaranteed_cents: share.guaranteedCents,
  uncovered_cents: share.uncoveredCents,
})

/** One member a line: an answer can be read, compared and searched without a program. */
function asJson(rule: LiabilityRule, debts: Debts, { shares }: Apportionment): string {
  const head = JSON.stringify({
    rule,
    debts: { wages_cents: debts.wagesCents, contributions_cents: debts.contributionsCents },
  })
  const lines = shares.map((share) => `  ${JSON.stringify(shareRow(share))}`)
  return `${head.slice(0, -1)},"shares":[\n${lines.join(',\n')}\n]}\n`
}
