import {
  describeError,
  describeWarning,
  type ImportReport,
  importPackage,
} from '../../exchange/index.ts'
import type { Database } from '../../platform/database/index.ts'
import type { GroupId } from '../../shared/ids.ts'
import { type CommandContext, Unusable } from './command.ts'
import { existing } from './paths.ts'

/** Imports a package and tells what was left aside. @throws Unusable with all of its mistakes. */
export async function importOrExplain(
  { stderr }: CommandContext,
  database: Database,
  path: string,
  dryRun: boolean,
): Promise<ImportReport> {
  const imported = await importPackage(database, await existing(path), { dryRun })
  const { warnings } = imported.ok ? imported.value : imported.refusal
  for (const warning of warnings) stderr.write(`${describeWarning(warning)}\n`)
  if (!imported.ok) throw new Unusable(imported.refusal.errors.map(describeError))
  return imported.value
}

export const loadPackage = async (
  context: CommandContext,
  database: Database,
  path: string,
): Promise<GroupId> => (await importOrExplain(context, database, path, false)).groupId
