import { constants } from 'node:fs'
import { access, mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import {
  type CompositionProgress,
  DEFAULT_TIME_LIMIT_MS,
  loadProblem,
  solve,
} from '../../../composition/index.ts'
import { type Clock, systemClock } from '../../../platform/clock.ts'
import { inGroup } from '../../../platform/database/index.ts'
import { naturalNumber, text, valueOf } from '../arguments.ts'
import { type Command, Unusable } from '../command.ts'
import { writeComposeFiles } from '../compose-files.ts'
import { DATA_OPTIONS, type GroupData, openGroup } from '../database.ts'
import { progressLine } from '../progress-line.ts'

const SECONDS = 'un nombre entier de secondes, au moins 1'
const DEFAULT_SECONDS = DEFAULT_TIME_LIMIT_MS / 1000

export const command: Command = {
  positionals: [],
  options: {
    ...DATA_OPTIONS,
    out: text('OUT', 'dossier où écrire les fichiers', true),
    'time-limit': valueOf(
      'S',
      `secondes de recherche au plus, ${DEFAULT_SECONDS} sauf indication`,
      SECONDS,
      (given) => naturalNumber(given) || null,
    ),
  },
  run: async (context, { values }) => {
    const out = await folderFor(values['out'] as string)
    const seconds = (values['time-limit'] as number | undefined) ?? DEFAULT_SECONDS
    const problem = await problemOf(await openGroup(context, values))
    const line = progressLine(context.stderr)
    const startedAt = performance.now()
    const answer = await solve(problem, {
      timeLimitMs: seconds * 1000,
      signal: context.signal,
      onProgress: (progress) => {
        line.show(progressInWords(progress))
      },
    })
    const spent = (performance.now() - startedAt) / 1000
    await writeComposeFiles(out, problem, answer, spent)
    line.end()
    const gap = (answer.gap * 100).toFixed(4).replace('.', ',')
    context.stdout.write(
      `${answer.jobs.length} emplois à temps plein de ${problem.needs.length} besoins, ` +
        `${answer.uncovered.length} besoins sans emploi, écart à la borne ${gap} % : ${out}\n`,
    )
    return 0
  },
}

/**
 * The problem as it stands on the day of the first need that is still to come: a package of next
 * year is composed with the contracts of next year.
 */
async function problemOf({ database, groupId }: GroupData) {
  const needs = await inGroup(database, groupId, (db) =>
    db
      .selectFrom('needs')
      .select(({ fn }) => fn.min('starts_on').as('first'))
      .executeTakeFirst(),
  )
  const today = systemClock.now()
  const first = needs?.first ?? today
  const clock: Clock = { now: () => (first > today ? `${first}T00:00:00.000Z` : today) }
  return inGroup(database, groupId, (db) => loadProblem(db, clock))
}

const STAGES = {
  columns: 'emplois possibles',
  bound: 'borne',
  jobs: 'choix',
  improve: 'amélioration',
  explain: 'explications',
} as const satisfies Record<CompositionProgress['stage'], string>

function progressInWords({ stage, jobs, objective, bound }: CompositionProgress): string {
  const gap = bound === null || bound === 0 ? null : (bound - objective) / bound
  const said = gap === null ? '' : `, écart ${(gap * 100).toFixed(3).replace('.', ',')} %`
  return `${STAGES[stage]} : ${jobs} emplois${said}`
}

async function folderFor(path: string): Promise<string> {
  const folder = resolve(path)
  try {
    await mkdir(folder, { recursive: true })
    await access(folder, constants.W_OK)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Unusable([`--out vaut « ${folder} » : attendu un dossier où écrire (${reason})`])
  }
  return folder
}
