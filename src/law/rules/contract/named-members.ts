import { inForceOn, type Rule } from '../../rule.ts'
import { faultyWorkByAssignment } from '../work-by-assignment.ts'

/**
 * Liste des utilisateurs: the contract names the members where the person may work; work at
 * another one asks for an amendment. A contract that names none is not judged.
 */
export const NAMED_MEMBERS: Rule = {
  id: 'CTR-05',
  family: 'contract',
  words: {
    fr: {
      title: 'Adhérent absent du contrat de travail',
      sentence: '{measured} de travail chez un adhérent que le contrat ne nomme pas.',
      counting: 'Travail chez un adhérent absent de la liste du contrat en vigueur ce jour-là.',
    },
    en: {
      title: 'Member not named in the contract',
      sentence: '{measured} of work at a member that the contract does not name.',
      counting: 'Work at a member missing from the list of the contract in force on the day.',
    },
  },
  articles: ['L1253-9'],
  unit: 'minute',
  defaultLimit: 0,
  source: 'law',
  severity: 'warning',
  confidence: 'reading',
  override: null,
  examples: [],
  judge: (scene) => {
    const { contracts } = scene.person
    if (contracts.every(({ memberIds }) => memberIds.length === 0)) return []
    return faultyWorkByAssignment(NAMED_MEMBERS, scene, ({ day, work }) => {
      const named = inForceOn(contracts, day)?.memberIds ?? []
      return named.length > 0 && !named.includes(work.memberId)
    })
  },
}
