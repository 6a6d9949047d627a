import { inForceOn, type Rule } from '../rule.ts'
import { faultyWorkByAssignment } from './work-by-assignment.ts'

/**
 * Liste des utilisateurs: the contract names the members where the person may work; work at
 * another one asks for an amendment. A contract that names none is not judged.
 */
export const NAMED_MEMBERS: Rule = {
  id: 'CTR-05',
  titleFr: 'Adhérent absent du contrat de travail',
  titleEn: 'Member not named in the contract',
  articles: ['L1253-9'],
  unit: 'minute',
  defaultLimit: 0,
  source: 'law',
  severity: 'warning',
  confidence: 'reading',
  judge: (scene) => {
    const { contracts } = scene.person
    if (contracts.every(({ memberIds }) => memberIds.length === 0)) return []
    return faultyWorkByAssignment(NAMED_MEMBERS, scene, ({ day, work }) => {
      const named = inForceOn(contracts, day)?.memberIds ?? []
      return named.length > 0 && !named.includes(work.memberId)
    })
  },
}
