import { type Day, day, daysBetween } from '../../../shared/days.ts'
import type { AssignmentFacts, SkillFacts } from '../../facts.ts'
import type { Finding } from '../../finding.ts'
import {
  findingOf,
  isIn,
  type MissingDatum,
  onEachBasis,
  type Rule,
  type Scene,
  spanOf,
  worksOf,
} from '../../rule.ts'
import type { Piece, Timeline } from '../../timeline.ts'

const ASKED: MissingDatum = {
  column: 'assignments.required_skills',
  fr: 'habilitations que demande le poste',
  en: 'authorisations that the post asks for',
}

const CACES: SkillFacts = {
  skill: 'CACES R489 cat. 3',
  obtainedOn: day('2021-10-12'),
  validUntil: day('2026-10-11'),
}

const POST: AssignmentFacts = {
  id: 'as-A',
  memberId: 'A',
  siteId: 'site-A',
  weeklyMinutes: null,
  requiredSkills: [CACES.skill],
  startsOn: day('2026-01-01'),
  endsOn: null,
}

/**
 * Habilitations: work under an authorisation whose validity has ended. A breach where the post asks
 * for it, and then also where the person never held it; a warning where nobody said what the post
 * asks for. One finding for each authorisation, assignment and basis, on the first judged day
 * worked without it; measured are the days since it ended.
 */
export const AUTHORISATIONS: Rule = {
  id: 'HAB-04',
  family: 'health',
  words: {
    fr: {
      title: 'Habilitation périmée',
      sentence: 'Travail {measured} après la fin d’une habilitation.',
      otherUnit: 'Travail à un poste qui demande une habilitation que la personne n’a pas.',
      counting:
        'Jours entre la fin de validité et le premier jour de travail contrôlé qui suit, par ' +
        'habilitation et mise à disposition. Manquement si le poste la demande, sinon alerte.',
    },
    en: {
      title: 'Authorisation out of date',
      sentence: 'Work {measured} after the end of an authorisation.',
      otherUnit: 'Work at a post that asks for an authorisation that the person does not hold.',
      counting:
        'Days from the end of validity to the first judged day of work after it, by authorisation ' +
        'and assignment. A breach where the post asks for it, else a warning.',
    },
  },
  articles: ['R4323-56', 'R4544-9', 'R4323-55'],
  unit: 'day',
  defaultLimit: 0,
  source: 'law',
  severity: 'warning',
  confidence: 'reading',
  override: null,
  examples: [
    {
      fr: 'Travail le dernier jour de validité du CACES.',
      en: 'Work on the last day on which the CACES is valid.',
      work: ['A 2026-10-11 08:00-12:00'],
      facts: { skills: [CACES], assignments: [POST] },
      found: [],
    },
    {
      fr: 'Travail le lendemain.',
      en: 'Work on the next day.',
      work: ['A 2026-10-12 08:00-12:00'],
      facts: { skills: [CACES], assignments: [POST] },
      found: [[1, 0]],
    },
    {
      fr: 'Le poste demande un CACES que la personne n’a jamais eu.',
      en: 'The post asks for a CACES that the person never held.',
      work: ['A 2026-10-12 08:00-12:00'],
      facts: { skills: [], assignments: [POST] },
      found: [[0, 1]],
    },
  ],
  judge: (scene) => {
    const { skills, assignments } = scene.person
    const mayFind =
      skills.some(({ validUntil }) => validUntil !== null && validUntil < scene.period.to) ||
      assignments.some(({ requiredSkills }) => requiredSkills.length > 0)
    return mayFind ? onEachBasis(scene, (timeline) => without(scene, timeline)) : []
  },
  lacks: (scene) =>
    AUTHORISATIONS.judge(scene).some(({ severity }) => severity === 'warning') ? [ASKED] : [],
}

function without(scene: Scene, timeline: Timeline): readonly Finding[] {
  const { assignments, skills } = scene.person
  return [...piecesByAssignment(scene, timeline)].flatMap(([assignmentId, pieces]) => {
    const asked = assignments.find(({ id }) => id === assignmentId)?.requiredSkills ?? []
    const held = new Set(skills.map(({ skill }) => skill))
    return [
      ...skills
        .filter(({ skill }) => asked.length === 0 || asked.includes(skill))
        .flatMap((skill) => outOfDate(scene, timeline, pieces, skill, asked.length > 0)),
      ...asked
        .filter((skill) => !held.has(skill))
        .flatMap(() => neverHeld(scene, timeline, pieces)),
    ]
  })
}

function piecesByAssignment(
  { period }: Scene,
  { days }: Timeline,
): ReadonlyMap<string, readonly Piece[]> {
  const found = new Map<string, Piece[]>()
  for (const { day: on, pieces } of days) {
    if (!isIn(period, on)) continue
    for (const piece of pieces) {
      const known = found.get(piece.work.assignmentId)
      if (known) known.push(piece)
      else found.set(piece.work.assignmentId, [piece])
    }
  }
  return found
}

function outOfDate(
  scene: Scene,
  { basis }: Timeline,
  pieces: readonly Piece[],
  { validUntil }: SkillFacts,
  isAsked: boolean,
): readonly Finding[] {
  if (validUntil === null) return []
  const first = pieces.find(({ day: on }) => on > validUntil)
  if (first === undefined) return []
  return [
    findingOf(AUTHORISATIONS, scene, {
      basis,
      ...placeOf(pieces, first.day),
      severity: isAsked ? 'breach' : 'warning',
      measured: daysBetween(validUntil, first.day),
      limit: AUTHORISATIONS.defaultLimit,
      source: AUTHORISATIONS.source,
    }),
  ]
}

function neverHeld(
  scene: Scene,
  { basis }: Timeline,
  pieces: readonly Piece[],
): readonly Finding[] {
  const first = pieces[0]
  if (first === undefined) return []
  return [
    findingOf(AUTHORISATIONS, scene, {
      basis,
      ...placeOf(pieces, first.day),
      severity: 'breach',
      unit: 'count',
      measured: 0,
      limit: 1,
      source: AUTHORISATIONS.source,
    }),
  ]
}

/** The work of one day. */
function placeOf(pieces: readonly Piece[], on: Day) {
  const ofDay = pieces.filter(({ day: worked }) => worked === on)
  return { works: worksOf(ofDay), ...spanOf(ofDay) }
}
