import { inForceOn, type Rule } from '../../rule.ts'
import { exampleTerm } from './fixed-term-chain.ts'
import { faultyWorkByAssignment } from '../work-by-assignment.ts'

/**
 * Liste des utilisateurs: the contract names the members where the person may work; work at
 * another one asks for an amendment. A contract that names none is not judged, nor a replacement
 * group, whose area stands for the list (R1253-34).
 */
export const NAMED_MEMBERS: Rule = {
  id: 'CTR-05',
  family: 'contract',
  words: {
    fr: {
      title: 'Adhérent absent du contrat de travail',
      sentence: '{measured} de travail chez un adhérent que le contrat ne nomme pas.',
      counting:
        'Travail chez un adhérent absent de la liste du contrat en vigueur ce jour-là ; sans objet ' +
        'dans un groupement de remplacement.',
    },
    en: {
      title: 'Member not named in the contract',
      sentence: '{measured} of work at a member that the contract does not name.',
      counting:
        'Work at a member missing from the list of the contract in force on the day; not in a ' +
        'replacement group.',
    },
  },
  articles: ['L1253-9', 'R1253-34'],
  unit: 'minute',
  defaultLimit: 0,
  source: 'law',
  severity: 'warning',
  confidence: 'reading',
  override: null,
  examples: [
    {
      fr: 'Travail chez les deux adhérents que le contrat nomme.',
      en: 'Work at the two members that the contract names.',
      work: ['A 2026-10-12 08:00-12:00', 'B 2026-10-12 13:00-17:00'],
      facts: { contracts: [exampleTerm('2026-01-01', '2026-12-31', { memberIds: ['A', 'B'] })] },
      found: [],
    },
    {
      fr: 'Une minute chez un adhérent que le contrat ne nomme pas.',
      en: 'One minute at a member that the contract does not name.',
      work: ['A 2026-10-12 08:00-12:00', 'B 2026-10-12 13:00-13:01'],
      facts: { contracts: [exampleTerm('2026-01-01', '2026-12-31', { memberIds: ['A'] })] },
      found: [[1, 0]],
    },
    {
      fr: 'Dans un groupement de remplacement, la zone géographique tient lieu de liste.',
      en: 'In a replacement group the geographical area stands for the list.',
      work: ['B 2026-10-12 13:00-17:00'],
      group: { kind: 'replacement' },
      facts: { contracts: [exampleTerm('2026-01-01', '2026-12-31', { memberIds: ['A'] })] },
      found: [],
    },
  ],
  judge: (scene) => {
    const { contracts } = scene.person
    if (scene.group.kind === 'replacement') return []
    if (contracts.every(({ memberIds }) => memberIds.length === 0)) return []
    return faultyWorkByAssignment(NAMED_MEMBERS, scene, ({ day, work }) => {
      const named = inForceOn(contracts, day)?.memberIds ?? []
      return named.length > 0 && !named.includes(work.memberId)
    })
  },
}
