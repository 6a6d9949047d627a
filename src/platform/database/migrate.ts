import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type pg from 'pg'

const FOLDER = new URL('./migrations/', import.meta.url)
const LOCK = 7_114_201

/** The database was made by another version of the product; the message is for a person. */
export class SchemaMismatch extends Error {}

interface Migration {
  readonly name: string
  readonly sql: string
  readonly sha256: string
}

/** All migrations of the product, in order. */
export function migrations(): readonly Migration[] {
  return readdirSync(FOLDER)
    .filter((name) => /^\d{4}_[a-z_]+\.sql$/.test(name))
    .sort()
    .map((name) => {
      const sql = readFileSync(new URL(name, FOLDER), 'utf8')
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') }
    })
}

/** Names the schema that the migrations make: two products with the same digest agree. */
export const schemaDigest = (): string =>
  createHash('sha256')
    .update(
      migrations()
        .map(({ sha256 }) => sha256)
        .join(),
    )
    .digest('hex')
    .slice(0, 12)

/**
 * Brings the database of the client to the schema of the product: each missing migration in a
 * transaction of its own, one process at a time.
 *
 * @throws SchemaMismatch when a migration that ran was changed afterwards, or the database is newer.
 */
export async function migrate(client: pg.ClientBase): Promise<readonly string[]> {
  await client.query('select pg_advisory_lock($1)', [LOCK])
  try {
    await ensureApplicationRole(client)
    await client.query(
      'create table if not exists schema_migrations (name text primary key, sha256 text not null, applied_at timestamptz not null default clock_timestamp())',
    )
    const { rows } = await client.query<{ name: string; sha256: string }>(
      'select name, sha256 from schema_migrations order by name',
    )
    const applied = new Map(rows.map(({ name, sha256 }) => [name, sha256]))
    const known = migrations()
    for (const name of applied.keys()) {
      if (!known.some((migration) => migration.name === name))
        throw new SchemaMismatch(
          `La base a été faite par une version plus récente de Maillage (migration ${name}) : lancez cette version, ou désignez une autre base par DATABASE_URL ou MAILLAGE_HOME.`,
        )
    }
    const ran: string[] = []
    for (const { name, sql, sha256 } of known) {
      const before = applied.get(name)
      if (before === sha256) continue
      if (before !== undefined)
        throw new SchemaMismatch(
          `La base a été faite par une autre version de Maillage (la migration ${name} a changé depuis) : désignez une autre base par DATABASE_URL ou MAILLAGE_HOME.`,
        )
      await client.query('begin')
      try {
        await client.query(sql)
        await client.query('insert into schema_migrations (name, sha256) values ($1, $2)', [
          name,
          sha256,
        ])
        await client.query('commit')
      } catch (error) {
        await client.query('rollback')
        throw error
      }
      ran.push(name)
    }
    return ran
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK])
  }
}

/** Roles belong to the server, not to the database: the role may be there already. */
async function ensureApplicationRole(client: pg.ClientBase): Promise<void> {
  await client.query(`do $$ begin
    if not exists (select from pg_roles where rolname = 'maillage_app') then
      create role maillage_app nologin;
    end if;
    exception when duplicate_object or unique_violation then null;
  end $$`)
  await client.query(`do $$ begin
    if not pg_has_role(current_user, 'maillage_app', 'member') then
      execute format('grant maillage_app to %I', current_user);
    end if;
  end $$`)
}
