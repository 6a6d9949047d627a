import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import {
  type CompositionAnswer,
  type CompositionProblem,
  HALF_DAYS,
  type IncompleteJob,
  type UncoveredReason,
} from '../../composition/index.ts'

const rounded = (value: number, decimals: number): number => Number(value.toFixed(decimals))

/**
 * Writes an answer into a folder, as the exchange format names its files. `report.json` comes
 * last, so that a folder with a report is complete.
 */
export async function writeComposeFiles(
  out: string,
  problem: CompositionProblem,
  answer: CompositionAnswer,
  seconds: number,
): Promise<void> {
  await mkdir(out, { recursive: true })
  await rm(join(out, 'report.json'), { force: true })
  const write = async (name: string, content: string): Promise<void> => {
    await writeFile(join(out, `${name}.part`), content)
    await rename(join(out, `${name}.part`), join(out, name))
  }
  await write('jobs.csv', jobsCsv(problem, answer))
  await write('uncovered.csv', uncoveredCsv(answer))
  await write('report.json', `${JSON.stringify(reportOf(problem, answer, seconds), null, 2)}\n`)
}

function jobsCsv(problem: CompositionProblem, answer: CompositionAnswer): string {
  const employees = new Set(
    problem.people.flatMap(({ id, kind }) => (kind === 'employee' ? [id] : [])),
  )
  const rows = answer.jobs.map(({ id, weeklyMinutes, pieces, memberIds, skills, personId }) => [
    id,
    weeklyMinutes,
    pieces.map(({ needId }) => needId).join(' '),
    memberIds.join(' '),
    skills.join(';'),
    personId !== null && employees.has(personId) ? personId : '',
  ])
  const header = ['job_id', 'weekly_minutes', 'need_ids', 'member_ids', 'skills', 'employee_id']
  return stringify([header, ...rows])
}

const uncoveredCsv = ({ uncovered }: CompositionAnswer): string =>
  stringify([
    ['need_id', 'reason'],
    ...uncovered.map(({ needId, reason }) => [needId, reasonInWords(reason)]),
  ])

const LIMITS = {
  week: 'le besoin dépasse à lui seul la durée d’une semaine',
  day: 'ses demi-journées dépassent à elles seules la durée d’une journée',
  'half-days': 'ses demi-journées ne suffisent pas à ce qu’il en occupe',
  year: 'le besoin ne revient pas chaque année, un emploi permanent ne peut le tenir',
} as const

const km = (value: number): string =>
  `${new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 0 }).format(value)} km`

/** The reason as a sentence for people. */
export function reasonInWords(reason: UncoveredReason): string {
  switch (reason.kind) {
    case 'not-a-member':
      return 'l’entreprise n’est pas adhérente le jour où le besoin commence'
    case 'impossible':
      return LIMITS[reason.limit]
    case 'skill':
      return `aucun autre besoin ne demande « ${reason.skill} »`
    case 'place':
      return reason.nearestKm === null
        ? 'la position du site n’est pas connue'
        : `trop loin : le site le plus proche de même compétence est à ${km(reason.nearestKm)}`
    case 'competitor':
      return `seuls des concurrents pourraient le compléter : ${reason.memberIds.join(', ')}`
    case 'calendar':
      return 'rien de compatible dans les demi-journées ou la saison qu’il laisse libres'
    case 'missing-hours':
      return missingInWords(reason.incomplete)
    case 'better-use':
      return 'un emploi le tiendrait, mais au prix d’un emploi meilleur'
  }
}

const DAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'] as const

function missingInWords(incomplete: IncompleteJob): string {
  const hours = Math.floor(incomplete.missingMinutes / 60)
  const rest = incomplete.missingMinutes % 60
  const time = rest === 0 ? `${hours} h` : `${hours} h ${String(rest).padStart(2, '0')}`
  const days = [...new Set(incomplete.freeHalfDays.map((halfDay) => Math.floor(halfDay / 2)))]
  const when = days.map((each) => DAYS[each] ?? '').join(', ')
  const others =
    incomplete.pieces.length > 1 ? ` avec ${incomplete.pieces.length - 1} autre(s)` : ''
  return `il manque ${time} par semaine${others}${when === '' ? '' : ` (${when})`}, près de ${incomplete.aroundSiteId}`
}

/** What `report.json` says; minutes are of a week, averaged over the year. */
function reportOf(problem: CompositionProblem, answer: CompositionAnswer, seconds: number) {
  const employers = answer.jobs.map(({ memberIds }) => memberIds.length)
  return {
    objective: rounded(answer.objective, 6),
    bound: rounded(answer.bound, 6),
    gap: rounded(answer.gap, 9),
    finished: answer.finished,
    full_time_jobs: answer.jobs.length,
    full_time_jobs_bound: answer.jobsBound,
    employers_per_job: {
      mean: employers.length === 0 ? 0 : rounded(answer.score.employers / employers.length, 3),
      max: Math.max(0, ...employers),
    },
    minutes_covered: rounded(answer.score.minutes, 3),
    travel_km: rounded(answer.score.travelKm, 1),
    needs: problem.needs.length,
    needs_uncovered: answer.uncovered.length,
    seconds: rounded(seconds, 3),
    incomplete: answer.incomplete.slice(0, 20).map((job) => ({
      need_ids: job.pieces.map(({ needId }) => needId),
      member_ids: job.memberIds,
      employee_id: job.personId,
      skill: job.skill,
      missing_minutes: job.missingMinutes,
      free_half_days: job.freeHalfDays.map((halfDay) => HALF_DAYS[halfDay]),
      weeks: job.weeks,
      around_site_id: job.aroundSiteId,
    })),
    terms: problem.terms,
  }
}
