import pg from 'pg'
import { homeFolder, openEmbedded, ServerUnavailable } from './embedded/index.ts'

export { homeFolder, ServerUnavailable }

/** A PostgreSQL server in use by this process, until released. */
export interface DatabaseServer {
  /** The address of the product's database on it. */
  readonly url: string
  readonly embedded: boolean
  /** Says that this process no longer needs the server; the last one out stops an embedded one. */
  release(): Promise<void>
}

/**
 * The server of DATABASE_URL, or else the one that comes with the product.
 *
 * @throws ServerUnavailable with a sentence for the person who started the program.
 */
export async function openServer(): Promise<DatabaseServer> {
  const url = process.env['DATABASE_URL']
  if (url === undefined || url === '') return { ...(await openEmbedded()), embedded: true }
  await checkServer(url)
  return { url, embedded: false, release: () => Promise.resolve() }
}

const CONNECT_TIMEOUT_MS = 10_000

async function checkServer(url: string): Promise<void> {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url))
    throw new ServerUnavailable(
      `DATABASE_URL n'est pas une adresse de base PostgreSQL : attendu postgres://utilisateur:mot-de-passe@serveur:5432/base.`,
    )
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await checkRights(client)
  } catch (error) {
    throw error instanceof ServerUnavailable ? error : unreachable(client, error)
  } finally {
    await client.end().catch(() => undefined)
  }
}

const OLDEST = 150_000

async function checkRights(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number; user: string; may_create: boolean }>(
    `select current_setting('server_version_num')::int as version, current_user as user,
       rolsuper or (rolcreatedb and rolcreaterole) as may_create
     from pg_roles where rolname = current_user`,
  )
  const [role] = rows
  if (role === undefined) return
  if (role.version < OLDEST)
    throw new ServerUnavailable(
      `DATABASE_URL désigne un PostgreSQL ${Math.floor(role.version / 10_000)} : il faut la version 15 ou une plus récente.`,
    )
  if (!role.may_create)
    throw new ServerUnavailable(
      `DATABASE_URL : l'utilisateur « ${role.user} » ne peut pas créer de base ni de rôle. Un administrateur du serveur peut lancer : alter role "${role.user}" createdb createrole;`,
    )
}

function unreachable(client: pg.Client, error: unknown): ServerUnavailable {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const where = `${client.host}:${client.port}`
  switch (code) {
    case '28P01':
    case '28000':
      return new ServerUnavailable(
        `DATABASE_URL : le serveur ${where} refuse l'utilisateur « ${client.user ?? ''} » ou son mot de passe.`,
      )
    case '3D000':
      return new ServerUnavailable(
        `DATABASE_URL : la base « ${client.database ?? ''} » n'existe pas sur ${where}. Créez-la, ou corrigez l'adresse.`,
      )
    default: {
      const reason =
        error instanceof AggregateError ? code : error instanceof Error ? error.message : code
      return new ServerUnavailable(
        `DATABASE_URL : aucun serveur PostgreSQL ne répond à ${where} (${reason}). Vérifiez l'adresse et que le serveur tourne.`,
      )
    }
  }
}
