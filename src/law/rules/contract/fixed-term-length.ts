import { addDays } from '../../../shared/days.ts'
import { lastDayOfMonths, monthsBegun } from '../../calendar.ts'
import type { FixedTermReason } from '../../facts.ts'
import type { Finding } from '../../finding.ts'
import { meets, type MissingDatum, type Rule, type Scene } from '../../rule.ts'
import { earlierOf, findingOnWritten, laterOf } from '../written.ts'
import { exampleTerm, type FixedTermChain, fixedTermChains } from './fixed-term-chain.ts'

const MOST_RENEWALS = 2

/** Months that the law sets by the reason of the term, where not the usual ones: L1242-8-1, -2. */
const MONTHS_BY_REASON: Partial<Record<FixedTermReason, { months: number; article: string }>> = {
  urgent_work: { months: 9, article: 'L1242-8-1' },
  awaiting_hire: { months: 9, article: 'L1242-8-1' },
  defined_purpose: { months: 36, article: 'L1242-8-2' },
}

const END_OF_TERM: MissingDatum = {
  column: 'contracts.ends_on',
  fr: 'fin du contrat à durée déterminée',
  en: 'end of the fixed-term contract',
}

/**
 * Durée maximale et renouvellements du contrat à durée déterminée: eighteen months in all, and two
 * renewals. Versions of one job that follow each other without a day between are one contract with
 * its renewals. A month that has begun counts; the finding is dated on the first day too many.
 *
 * Too many renewals are a warning: a version that only changes the hours or the pay looks the same,
 * and an extended branch agreement may allow more (L1243-13). Without a term, which replacing an
 * absentee may be (L1242-7), no length is judged.
 */
export const FIXED_TERM_LENGTH: Rule = {
  id: 'CTR-10',
  family: 'contract',
  words: {
    fr: {
      title: 'Durée et renouvellements du CDD',
      sentence: '{measured} de contrat à durée déterminée, pour {limit} au plus.',
      otherUnit: '{measured} renouvellements du contrat à durée déterminée, pour {limit} au plus.',
      counting:
        'Contrats à durée déterminée d’un même emploi qui se suivent sans un jour entre eux, ' +
        'comptés comme un contrat et ses renouvellements ; tout mois commencé compte. 9 mois pour ' +
        'des travaux urgents ou l’attente d’une embauche, 36 mois pour un objet défini.',
    },
    en: {
      title: 'Length and renewals of fixed-term contracts',
      sentence: '{measured} of fixed-term contract, at most {limit} allowed.',
      otherUnit: '{measured} renewals of the fixed-term contract, at most {limit} allowed.',
      counting:
        'Fixed-term contracts of one job without a day between them, counted as a contract and ' +
        'its renewals; a month that has begun counts. 9 months for urgent work or while awaiting ' +
        'a hire, 36 months for a defined purpose.',
    },
  },
  articles: ['L1242-8-1', 'L1243-13-1', 'L1242-8-2', 'L1242-8', 'L1243-13'],
  unit: 'month',
  defaultLimit: 18,
  source: 'law',
  severity: 'breach',
  confidence: 'reading',
  override: { unit: 'month', least: 1, most: 60, by: 'branch', article: 'L1242-8' },
  examples: [
    {
      fr: 'Du 1er mai 2025 au 31 octobre 2026, en deux contrats : 18 mois.',
      en: 'From 1 May 2025 to 31 October 2026, in two contracts: 18 months.',
      work: [],
      facts: {
        contracts: [
          exampleTerm('2025-05-01', '2026-04-30'),
          exampleTerm('2026-05-01', '2026-10-31'),
        ],
      },
      found: [],
    },
    {
      fr: 'Les mêmes contrats commencés un jour plus tôt.',
      en: 'The same contracts begun one day earlier.',
      work: [],
      facts: {
        contracts: [
          exampleTerm('2025-04-30', '2026-04-30'),
          exampleTerm('2026-05-01', '2026-10-31'),
        ],
      },
      found: [[19, 18]],
    },
    {
      fr: 'Un contrat de trois mois renouvelé trois fois.',
      en: 'A contract of three months renewed three times.',
      work: [],
      facts: {
        contracts: [
          exampleTerm('2026-01-01', '2026-03-31'),
          exampleTerm('2026-04-01', '2026-06-30'),
          exampleTerm('2026-07-01', '2026-09-30'),
          exampleTerm('2026-10-01', '2026-12-31'),
        ],
      },
      found: [[3, 2]],
    },
  ],
  judge: (scene) =>
    fixedTermChains(scene.person.contracts).flatMap((chain) => [
      ...tooLong(scene, chain),
      ...renewedTooOften(scene, chain),
    ]),
  lacks: (scene) =>
    fixedTermChains(scene.person.contracts).some(
      ({ startsOn, endsOn, reason }) =>
        endsOn === null && reason !== 'replacement' && startsOn <= scene.period.to,
    )
      ? [END_OF_TERM]
      : [],
}

function tooLong(scene: Scene, chain: FixedTermChain): readonly Finding[] {
  const { startsOn, endsOn, reason } = chain
  if (endsOn === null) return []
  const own = reason === null ? undefined : MONTHS_BY_REASON[reason]
  const usual = scene.limits(FIXED_TERM_LENGTH, startsOn)
  const { value: limit, source } =
    own !== undefined && usual.source === 'law' ? { value: own.months, source: 'law' } : usual
  const tooMany = addDays(lastDayOfMonths(startsOn, limit), 1)
  if (endsOn < tooMany || !meets(scene.period, tooMany, endsOn)) return []
  const article = source === 'law' ? own?.article : 'L1242-8'
  return [
    findingOnWritten(FIXED_TERM_LENGTH, scene, {
      first: laterOf(tooMany, scene.period.from),
      last: earlierOf(endsOn, scene.period.to),
      measured: monthsBegun(startsOn, endsOn),
      limit,
      source,
      ...(article === undefined ? {} : { article }),
    }),
  ]
}

function renewedTooOften(scene: Scene, chain: FixedTermChain): readonly Finding[] {
  const renewals = chain.versions.length - 1
  const tooMany = chain.versions[MOST_RENEWALS + 1]?.startsOn
  const last = chain.endsOn ?? scene.period.to
  if (tooMany === undefined || !meets(scene.period, tooMany, last)) return []
  return [
    findingOnWritten(FIXED_TERM_LENGTH, scene, {
      first: laterOf(tooMany, scene.period.from),
      last: earlierOf(last, scene.period.to),
      measured: renewals,
      limit: MOST_RENEWALS,
      source: FIXED_TERM_LENGTH.source,
      unit: 'count',
      severity: 'warning',
      article: 'L1243-13-1',
    }),
  ]
}
