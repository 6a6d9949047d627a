import { euros, numericDay } from '../../../web/formats.ts'
import { t, text } from '../../../web/texts.ts'
import type { LiabilityAnswer, StatuteVersion } from '../liability-contract.ts'

type Rule = StatuteVersion['rule']

export const RULE_NAMES = {
  equal: text('Parts égales'),
  hours: text('Heures confirmées'),
  billing: text('Montant facturé'),
  posts: text('Mises à disposition'),
  joint: text('Solidarité entière'),
} as const satisfies Record<Rule, string>

const SENTENCES = {
  equal: text('Les adhérents du mois répondent des dettes à parts égales'),
  hours: text('Chaque adhérent répond des dettes selon ses heures confirmées du mois'),
  billing: text(
    'Chaque adhérent répond des dettes selon le montant hors taxes facturé pour le mois',
  ),
  posts: text('Chaque adhérent répond des dettes selon ses mises à disposition du mois'),
  joint: text('Chaque adhérent répond de la totalité des dettes, solidairement'),
} as const satisfies Record<Rule, string>

interface Ruled {
  readonly rule: Rule
  readonly capCents: number | null
}

/** `Les adhérents du mois répondent des dettes à parts égales, 5 000 € au plus chacun` */
export const ruleSentence = ({ rule, capCents }: Ruled): string =>
  capCents === null
    ? t(SENTENCES[rule])
    : t('{sentence}, {cap} au plus par adhérent et par mois', {
        sentence: t(SENTENCES[rule]),
        cap: euros(capCents),
      })

/** The rule and where it comes from, in one sentence. */
export const ruleInForce = (ruled: Ruled & { readonly statute: StatuteVersion | null }): string =>
  t('{rule} : {origin}.', { rule: ruleSentence(ruled), origin: originSentence(ruled.statute) })

/** Where a rule comes from: the version of the bylaws, or the law where they say nothing. */
const originSentence = (version: StatuteVersion | null): string =>
  version === null
    ? t('aucune règle des statuts n’est enregistrée, la loi s’applique (L1253-8)')
    : t('version du {day}, {source}', { day: numericDay(version.startsOn), source: version.source })

const NO_WEIGHT = {
  equal: text('Aucun adhérent ne reste.'),
  hours: text('Aucun des adhérents qui restent n’a d’heure confirmée ce mois-là.'),
  billing: text('Aucun des adhérents qui restent n’a de facture pour ce mois.'),
  posts: text('Aucun des adhérents qui restent n’a de mise à disposition ce mois-là.'),
  joint: text('Aucun adhérent ne reste.'),
} as const satisfies Record<Rule, string>

/** Why the debts cannot be shared, and what to do. */
export function refusalSentence({ refusal, rule }: LiabilityAnswer): string | null {
  if (refusal === null) return null
  if (refusal.kind === 'no-weight')
    return t('{why} La règle ne dit pas qui paie : sans elle, chacun répond du tout.', {
      why: t(NO_WEIGHT[rule]),
    })
  return refusal.members === 0
    ? t('Le groupement n’a aucun adhérent ce mois-là.')
    : t('Tous les adhérents font défaut : personne ne reste pour payer.')
}
