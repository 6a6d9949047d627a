import {
  connect,
  type Database,
  dropLeftovers,
  migrate,
  openServer,
  throwawayDatabase,
} from '../../platform/database/index.ts'
import type { GroupId } from '../../shared/ids.ts'
import { type Option, text } from './arguments.ts'
import { type CommandContext, Unusable } from './command.ts'

/** On what a command works: a package in a database of its own, or a group of the configured one. */
export const DATA_OPTIONS = {
  data: text('DIR', 'paquet de données, dossier ou classeur .xlsx, lu dans une base jetable'),
  group: text('ID', 'groupement de la base configurée, à nommer s’il y en a plusieurs'),
} satisfies Readonly<Record<string, Option>>

export interface GroupData {
  readonly database: Database
  readonly groupId: GroupId
}

const optionalText = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined

/** The group that `--data` or `--group` names, in a database that is closed after the command. */
export async function openGroup(
  context: CommandContext,
  values: Readonly<Record<string, unknown>>,
): Promise<GroupData> {
  const data = optionalText(values['data'])
  const group = optionalText(values['group'])
  if (data === undefined) {
    const database = await openConfigured(context)
    return { database, groupId: await chosenGroup(database, group) }
  }
  if (group !== undefined)
    throw new Unusable(['--data et --group s’excluent : un paquet porte son propre groupement'])
  const database = await openThrowaway(context)
  const { loadPackage } = await import('./load-package.ts')
  return { database, groupId: await loadPackage(context, database, data) }
}

/** The database of the product, brought to its schema. */
export async function openConfigured({ cleanup }: CommandContext): Promise<Database> {
  const server = await openServer()
  cleanup.add(() => server.release())
  const database = connect(server.url)
  cleanup.add(() => database.close())
  const client = await database.pool.connect()
  try {
    await migrate(client)
  } finally {
    client.release()
  }
  return database
}

async function openThrowaway({ cleanup }: CommandContext): Promise<Database> {
  const server = await openServer()
  cleanup.add(() => server.release())
  await dropLeftovers(server.url)
  const database = await throwawayDatabase(server.url)
  cleanup.add(() => database.discard())
  return database
}

export async function groupsOf(database: Database): Promise<readonly GroupId[]> {
  const rows = await database.system
    .selectFrom('employer_group')
    .select('group_id')
    .orderBy('group_id')
    .execute()
  return rows.map(({ group_id }) => group_id as GroupId)
}

export async function chosenGroup(database: Database, asked: string | undefined): Promise<GroupId> {
  const groups = await groupsOf(database)
  const found =
    asked === undefined && groups.length === 1 ? groups[0] : groups.find((id) => id === asked)
  if (found !== undefined) return found
  const known = groups.length === 0 ? 'la base n’en contient aucun' : groups.join(', ')
  throw new Unusable([
    asked === undefined
      ? `--group est nécessaire ; groupements connus : ${known}`
      : `--group vaut « ${asked} » : attendu un groupement connu (${known})`,
  ])
}
