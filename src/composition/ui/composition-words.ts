import type {
  Composition,
  CompositionDifference,
  ComposeStaleness,
  MissingPiece,
  UncoveredFacts,
} from '../composition-contract.ts'
import { capital, count, duration, listText, percent } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { halfDaysText, seasonText } from './calendar-words.ts'

/** Road kilometres: `3,4 km` below ten, whole above. */
export const kilometres = (km: number): string =>
  `${count(km < 10 ? Math.round(km * 10) / 10 : Math.round(km))}\u00a0km`

type WeekRange = MissingPiece['weeks'][number]

/** Weeks one by one, 1 to 52. */
export const weeksOf = (ranges: readonly WeekRange[]): readonly number[] =>
  ranges.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, at) => from + at))

const WEEKS = 52

export const isWholeYear = (ranges: readonly WeekRange[]): boolean =>
  new Set(weeksOf(ranges)).size >= WEEKS

type Figures = Composition['figures']

/** The answer in a line: `37 emplois à temps plein sur 38 possibles au mieux`. */
export function headline({
  jobs,
  jobsBound,
  gap,
}: Pick<Figures, 'jobs' | 'jobsBound' | 'gap'>): string {
  if (jobsBound === 0 || (jobs === 0 && gap <= 0)) {
    return t('Aucun emploi à temps plein n’est possible avec ces besoins')
  }
  // An answer that is proven the best is not set against a number of jobs that none can reach.
  if (jobs >= jobsBound || gap <= 0) {
    return t(
      '{jobs, plural, one {Un emploi à temps plein, le mieux possible} other {# emplois à temps plein, le mieux possible}}',
      { jobs },
    )
  }
  if (jobs === 0) {
    return t(
      '{jobsBound, plural, one {Aucun emploi à temps plein sur un possible au mieux} other {Aucun emploi à temps plein sur # possibles au mieux}}',
      { jobsBound },
    )
  }
  return t(
    '{jobs, plural, one {# emploi} other {# emplois}} à temps plein sur {jobsBound} possibles au mieux',
    { jobs, jobsBound },
  )
}

/** How far from the best possible, as a share of the score: a gap is never written as zero. */
export function gapText({ gap, finished }: Pick<Figures, 'gap' | 'finished'>): string {
  if (gap <= 0) return t('Aucune autre composition ne fait mieux : c’est prouvé.')
  if (gap < 0.001) return t('Le mieux possible dépasse cette réponse de moins de 0,1 %.')
  const share = percent(gap, 1) ?? ''
  return finished
    ? t('Le mieux possible dépasse cette réponse de {share} au plus.', { share })
    : t(
        'Le temps donné a manqué pour tout prouver : le mieux possible dépasse cette réponse de {share} au plus.',
        { share },
      )
}

const SATURDAY = 10

/**
 * Where the hours that lack are looked for: from Monday to Friday where they fit there, else also
 * on the other days that are free.
 * @param halfDayMinutes most minutes of a half-day
 */
export function wantedHalfDays(
  { freeHalfDays, missingMinutes }: Pick<MissingPiece, 'freeHalfDays' | 'missingMinutes'>,
  halfDayMinutes: number,
): readonly number[] {
  const inWeek = freeHalfDays.filter((halfDay) => halfDay < SATURDAY)
  return inWeek.length * halfDayMinutes >= missingMinutes ? inWeek : freeHalfDays
}

/** `11 h manquent jeudi et vendredi près de Flers, de novembre à mars`. */
export function missingSentence(piece: MissingPiece, halfDayMinutes: number): string {
  const when = halfDaysText(wantedHalfDays(piece, halfDayMinutes))
  const facts = {
    hours: duration(piece.missingMinutes),
    number: piece.missingMinutes < 120 ? 'one' : 'many',
    when,
    place: siteText(piece.aroundSiteName, piece.aroundMemberName),
  }
  const sentence =
    when === ''
      ? t('{number, select, one {{hours} manque} other {{hours} manquent}} près de {place}', {
          hours: facts.hours,
          number: facts.number,
          place: facts.place,
        })
      : t(
          '{number, select, one {{hours} manque} other {{hours} manquent}} {when} près de {place}',
          facts,
        )
  return isWholeYear(piece.weeks) ? sentence : `${sentence}, ${seasonText(weeksOf(piece.weeks))}`
}

/** A site by its name; the company is said where the name alone would not tell it. */
export const siteText = (siteName: string, memberName: string): string =>
  siteName.toLocaleLowerCase().includes(memberName.toLocaleLowerCase())
    ? siteName
    : t('{member}, {site}', { member: memberName, site: siteName })

/** Why a need is in no job. `terms` are those of the result. */
export function reasonText(
  reason: UncoveredFacts,
  {
    memberName,
    siteName,
    travelMostKm,
  }: { memberName: string; siteName: string; travelMostKm: number },
): string {
  switch (reason.kind) {
    case 'not-a-member':
      return t('{member} n’est pas adhérent le jour où ce besoin commence.', { member: memberName })
    case 'impossible':
      return impossibleText(reason.limit)
    case 'skill':
      return t('Aucun autre besoin ne demande « {skill} ».', { skill: reason.skill })
    case 'place':
      return reason.nearestKm === null
        ? t('Le site {site} n’a pas de coordonnées : aucune distance ne peut être comptée.', {
            site: siteName,
          })
        : t('Le besoin du même métier le plus proche est à {km}, plus loin que {limit}.', {
            km: kilometres(reason.nearestKm),
            limit: kilometres(travelMostKm),
          })
    case 'competitor':
      return t('Seuls les besoins de concurrents le compléteraient : {names}.', {
        names: listText(reason.members.map(({ name }) => name)),
      })
    case 'calendar':
      return t('Aucun besoin ne se place dans les jours ou la saison qu’il laisse libres.')
    case 'missing-hours':
      return t('Il manque {hours} par semaine pour en faire un temps plein.', {
        hours: duration(reason.missingMinutes),
      })
    case 'better-use':
      return t('Il entrerait dans un emploi, mais en défaisant mieux ailleurs.')
  }
}

function impossibleText(limit: 'week' | 'day' | 'half-days' | 'year'): string {
  switch (limit) {
    case 'week':
      return t('Il demande plus d’heures qu’une semaine ne peut en tenir.')
    case 'day':
      return t('Il demande plus de 10 h dans une journée.')
    case 'half-days':
      return t('Ses heures ne tiennent pas dans les demi-journées demandées.')
    case 'year':
      return t('Il demande plus d’heures qu’une année ne peut en tenir.')
  }
}

/** What has changed since, in the words of the notice: `3 besoins nouveaux, 1 besoin retiré`. */
export function stalenessText(staleness: ComposeStaleness): string {
  const parts = [
    [
      staleness.needsAdded,
      (number: number) =>
        t('{number, plural, one {# besoin nouveau} other {# besoins nouveaux}}', { number }),
    ],
    [
      staleness.needsChanged,
      (number: number) =>
        t('{number, plural, one {# besoin modifié} other {# besoins modifiés}}', { number }),
    ],
    [
      staleness.needsGone,
      (number: number) =>
        t(
          '{number, plural, one {# besoin retiré ou pourvu} other {# besoins retirés ou pourvus}}',
          {
            number,
          },
        ),
    ],
    [
      staleness.membersChanged,
      (number: number) =>
        t('{number, plural, one {# adhérent modifié} other {# adhérents modifiés}}', { number }),
    ],
    [
      staleness.peopleChanged,
      (number: number) =>
        t('{number, plural, one {# personne modifiée} other {# personnes modifiées}}', { number }),
    ],
  ] as const
  return listText(parts.filter(([ids]) => ids.length > 0).map(([ids, words]) => words(ids.length)))
}

/** What a draft does to the jobs: `34 emplois gardés, 2 modifiés, 1 nouveau, aucun perdu`. */
export function differenceText(difference: CompositionDifference): string {
  const { kept, changed, appeared, gone } = difference
  const parts = [
    t('{kept, plural, one {# emploi gardé} other {# emplois gardés}}', { kept }),
    changed.length === 0
      ? null
      : t('{changed, plural, one {# modifié} other {# modifiés}}', { changed: changed.length }),
    appeared.length === 0
      ? null
      : t('{appeared, plural, one {# nouveau} other {# nouveaux}}', { appeared: appeared.length }),
    gone.length === 0
      ? null
      : t('{gone, plural, one {# défait} other {# défaits}}', { gone: gone.length }),
  ]
  return capital(listText(parts.filter((part) => part !== null)))
}

/** `+2`, `−1`, `=`: a figure against the one before. */
export function against(before: number, after: number, write: (value: number) => string): string {
  if (before === after) return t('inchangé')
  return `${after > before ? '+' : '−'}${write(Math.abs(after - before))}`
}
