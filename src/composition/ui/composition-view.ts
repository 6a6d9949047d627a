import type { MemberCode } from '../../employees/ui/member-codes.ts'
import type {
  ComposedJob,
  ComposedNeed,
  Composition,
  MissingPiece,
  UncoveredFacts,
} from '../composition-contract.ts'
import { duration } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { wantedHalfDays } from './composition-words.ts'
import { colouredMembers } from './member-colours.ts'
import type { StripPiece } from './week-strip.tsx'

/** An answer with what its pictures ask of it again and again. */
export interface CompositionView {
  readonly composition: Composition
  readonly codes: ReadonlyMap<string, MemberCode>
  readonly jobOfNeed: ReadonlyMap<string, ComposedJob>
  readonly reasonOfNeed: ReadonlyMap<string, UncoveredFacts>
}

export function viewOf(composition: Composition): CompositionView {
  const { jobs, missing, uncovered } = composition
  return {
    composition,
    codes: colouredMembers(
      Object.values(composition.needs)
        .map(({ memberId, memberName }) => ({ memberId, name: memberName }))
        .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
      [...jobs, ...missing].map(({ memberIds }) => memberIds),
    ),
    jobOfNeed: new Map(
      jobs.flatMap((job) => job.pieces.map(({ needId }) => [needId, job] as const)),
    ),
    reasonOfNeed: new Map(uncovered.map(({ needId, reason }) => [needId, reason])),
  }
}

type Pieces = readonly Pick<
  ComposedJob['pieces'][number],
  'needId' | 'memberId' | 'minutes' | 'halfDays'
>[]

/** The pieces of a job as they stand in a small week. */
export const stripOfPieces = (
  pieces: Pieces,
  codes: ReadonlyMap<string, MemberCode>,
): readonly StripPiece[] =>
  pieces.map(({ needId, memberId, halfDays, minutes }) => ({
    key: needId,
    member: codes.get(memberId) ?? null,
    halfDays,
    words: t('{member}, {hours}', {
      member: codes.get(memberId)?.name ?? memberId,
      hours: duration(minutes),
    }),
  }))

/** The same with the hours that lack, hatched. */
export const stripOfMissing = (
  piece: MissingPiece,
  { codes, composition }: Pick<CompositionView, 'codes' | 'composition'>,
): readonly StripPiece[] => [
  ...stripOfPieces(piece.pieces, codes),
  {
    key: 'missing',
    member: null,
    halfDays: wantedHalfDays(piece, composition.terms.halfDayMostMinutes),
    words: t('{hours} qui manquent', { hours: duration(piece.missingMinutes) }),
  },
]

/** A need: where it was placed, else where it asks to be. */
export function stripOfNeed(
  need: ComposedNeed,
  { codes, jobOfNeed }: Pick<CompositionView, 'codes' | 'jobOfNeed'>,
): readonly StripPiece[] {
  const placed = jobOfNeed.get(need.needId)?.pieces.find(({ needId }) => needId === need.needId)
  return [
    {
      key: need.needId,
      member: codes.get(need.memberId) ?? null,
      halfDays: placed?.halfDays ?? need.halfDays,
      words: t('{member}, {hours}', { member: need.memberName, hours: hoursAsked(need) }),
      open: placed === undefined,
    },
  ]
}

/** `12 h`, or `10 h à 14 h` where the need may give or take. */
export const hoursAsked = ({
  leastMinutes,
  askedMinutes,
  mostMinutes,
}: Pick<ComposedNeed, 'leastMinutes' | 'askedMinutes' | 'mostMinutes'>): string =>
  leastMinutes === mostMinutes
    ? duration(askedMinutes)
    : t('{least} à {most}', { least: duration(leastMinutes), most: duration(mostMinutes) })

/** The trades of a job, authorisations apart: `Technicien informatique`. */
export const tradesText = (
  { pieces, skills }: Pick<ComposedJob, 'pieces' | 'skills'>,
  needs: Composition['needs'],
): string => {
  const trades = new Set(pieces.flatMap(({ needId }) => needs[needId]?.skill ?? []))
  return (trades.size === 0 ? skills : [...trades]).join(', ')
}

/** What the person must hold besides: `Habilitation électrique B0`. */
export const authorisationsOf = (
  { pieces }: Pick<ComposedJob, 'pieces'>,
  needs: Composition['needs'],
): readonly string[] => [
  ...new Set(pieces.flatMap(({ needId }) => needs[needId]?.authorisations ?? [])),
]

/** Minutes a week of each member of a job, in the order of its members; of its fullest season. */
export function minutesByMember(pieces: Pieces): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (const { memberId, minutes } of pieces) {
    sums.set(memberId, (sums.get(memberId) ?? 0) + minutes)
  }
  return sums
}

export interface Wanted {
  readonly words: string
  readonly skill: string
}

const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('fr')

/** Every word is found somewhere in the texts, accents and capitals aside. */
export function holdsWords(texts: readonly string[], words: string): boolean {
  const hay = plain(texts.join(' '))
  return plain(words)
    .split(/\s+/)
    .every((word) => hay.includes(word))
}

const textsOfNeed = (need: ComposedNeed): readonly string[] => [
  need.needId,
  need.memberName,
  need.siteName,
  need.skill,
  ...need.authorisations,
]

export const needIsWanted = (need: ComposedNeed, { words, skill }: Wanted): boolean =>
  (skill === '' || need.skill === skill) && holdsWords(textsOfNeed(need), words)

export function jobIsWanted(
  { pieces, skills, person }: Pick<ComposedJob, 'pieces' | 'skills' | 'person'>,
  needs: Composition['needs'],
  { words, skill }: Wanted,
): boolean {
  if (skill !== '' && !skills.includes(skill)) return false
  const texts = pieces.flatMap(({ needId }) => {
    const need = needs[needId]
    return need === undefined ? [] : textsOfNeed(need)
  })
  return holdsWords([...texts, person?.name ?? ''], words)
}

export const skillsOf = ({ needs }: Composition): readonly string[] =>
  [...new Set(Object.values(needs).map(({ skill }) => skill))].toSorted((a, b) =>
    a.localeCompare(b, 'fr'),
  )
