import { day } from '../../../shared/days.ts'
import { inForceOn, type MissingDatum, type Rule } from '../../rule.ts'
import { faultyWorkByAssignment } from '../work-by-assignment.ts'
import { exampleTerm } from './fixed-term-chain.ts'

const NAMED_USERS: MissingDatum = {
  column: 'contracts.member_ids',
  fr: 'adhérents nommés dans le contrat',
  en: 'members named in the contract',
}

const CONTRACTS: MissingDatum = {
  column: 'contracts.contract_id',
  fr: 'contrat de travail de la personne',
  en: 'employment contract of the person',
}

/**
 * Contrat écrit: an employment contract with the group is always written. Work on a day that none
 * of the recorded contracts covers is a warning, since one may exist on paper; whose contracts are
 * not recorded at all is not judged. What a contract must say and no column holds stays open.
 */
export const WORK_WITHOUT_CONTRACT: Rule = {
  id: 'CTR-01',
  family: 'contract',
  words: {
    fr: {
      title: 'Travail sans contrat écrit en vigueur',
      sentence: '{measured} de travail des jours qu’aucun contrat enregistré ne couvre.',
      counting:
        'Travail des jours sans contrat en vigueur, pour qui a au moins un contrat enregistré. Le ' +
        'contrat doit aussi dire l’emploi, la rémunération, la qualification, les utilisateurs ' +
        'possibles et les lieux de travail.',
    },
    en: {
      title: 'Work without a written contract in force',
      sentence: '{measured} of work on days that no recorded contract covers.',
      counting:
        'Work on days without a contract in force, of people with at least one recorded contract. ' +
        'The contract must also say job, pay, qualification, potential users and places of work.',
    },
  },
  articles: ['L1253-9', 'L1243-11'],
  unit: 'minute',
  defaultLimit: 0,
  source: 'law',
  severity: 'warning',
  confidence: 'reading',
  override: null,
  examples: [
    {
      fr: 'Travail le dernier jour du contrat.',
      en: 'Work on the last day of the contract.',
      work: ['A 2026-10-09 08:00-12:00'],
      facts: { contracts: [exampleTerm('2026-09-01', '2026-10-09')] },
      found: [],
    },
    {
      fr: 'Travail le lendemain de la fin du contrat.',
      en: 'Work on the day after the end of the contract.',
      work: ['A 2026-10-09 08:00-12:00', 'A 2026-10-10 08:00-12:00'],
      facts: { contracts: [exampleTerm('2026-09-01', '2026-10-09')] },
      found: [[240, 0]],
    },
    {
      fr: 'Une nuit qui commence la veille du contrat : seules les heures de la veille comptent.',
      en: 'A night that begins on the eve of the contract: only the hours of the eve count.',
      work: ['A 2026-10-11 22:00-06:00'],
      period: { from: day('2026-10-11'), to: day('2026-10-12') },
      facts: { contracts: [exampleTerm('2026-10-12', '2026-12-31')] },
      found: [[120, 0]],
    },
  ],
  judge: (scene) => {
    const { contracts } = scene.person
    if (contracts.length === 0) return []
    const lasts = contracts.some(
      ({ startsOn, endsOn }) => startsOn <= scene.period.from && endsOn === null,
    )
    if (lasts) return []
    return faultyWorkByAssignment(
      WORK_WITHOUT_CONTRACT,
      scene,
      ({ day: on }) => inForceOn(contracts, on) === undefined,
    )
  },
  lacks: ({ person, group, period }) => {
    if (person.contracts.length === 0)
      return person.planned.length + person.worked.length > 0 ? [CONTRACTS] : []
    const silent = person.contracts.some(
      ({ startsOn, endsOn, memberIds }) =>
        memberIds.length === 0 &&
        startsOn <= period.to &&
        (endsOn === null || endsOn >= period.from),
    )
    return silent && group.kind !== 'replacement' ? [NAMED_USERS] : []
  },
}
