import { randomInt } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { closeMonth } from '../closing/index.ts'
import { DEFAULT_MONTH, describeError, generatePackage, importPackage } from '../exchange/index.ts'
import { systemClock } from '../platform/clock.ts'
import { changeCounterSettings, counterSettingsOf } from '../payroll/index.ts'
import { type Database, homeFolder, inGroup } from '../platform/database/index.ts'
import { ensureDemoUsers } from '../platform/identity/index.ts'
import { addMonths } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'
import type { CommandContext } from './cli/command.ts'
import { billingDemonstration } from './demonstration-billing.ts'
import { bankDemonstration } from './demonstration-cash.ts'
import { payDemonstration } from './demonstration-payroll.ts'
import { purchasesDemonstration } from './demonstration-purchases.ts'

export interface SignIn {
  readonly who: string
  readonly email: string
  readonly password: string
}

const SEED = 1
const ACTOR = 'démonstration'

/**
 * What is needed to print the sign-in again at each start. The passwords are those of invented
 * people; the file is closed to other users of the machine.
 */
const stored = z.object({
  ready: z.boolean(),
  officer: z.object({ email: z.string(), password: z.string() }),
  member: z.object({ email: z.string(), password: z.string() }),
})
type Stored = z.infer<typeof stored>
const file = z.record(z.string(), stored)

/**
 * Fills an empty database with an invented group and two people who can sign in, once. Killed
 * half-way, it is taken up at the next start: each step does nothing when it was done before.
 *
 * @returns the sign-ins; none when the database holds somebody's own data.
 */
export async function ensureDemonstration(
  { stdout }: CommandContext,
  database: Database,
  url: string,
): Promise<readonly SignIn[]> {
  const known = readStored(url)
  if (known?.ready === true) return signInsOf(known)
  if (known === undefined && (await hasGroups(database))) return []
  const begun = known ?? {
    ready: false,
    officer: { email: '', password: randomPassword() },
    member: { email: '', password: randomPassword() },
  }
  writeStored(url, begun)
  stdout.write('Première fois : le groupement de démonstration se charge…\n')
  const groupId = await loadGroup(database)
  const memberId = await closeOneMonth(database, groupId)
  const { officerEmail, memberEmail } = await ensureDemoUsers(database, groupId, {
    officerPassword: begun.officer.password,
    memberPassword: begun.member.password,
    memberId,
  })
  const ready: Stored = {
    ready: true,
    officer: { ...begun.officer, email: officerEmail },
    member: { ...begun.member, email: memberEmail },
  }
  writeStored(url, ready)
  return signInsOf(ready)
}

const signInsOf = ({ officer, member }: Stored): readonly SignIn[] => [
  { who: 'gestion', ...officer },
  { who: 'adhérent', ...member },
]

async function hasGroups({ system }: Database): Promise<boolean> {
  const row = await system
    .selectFrom('employer_group')
    .select('group_id')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

async function loadGroup(database: Database): Promise<GroupId> {
  const directory = await mkdtemp(join(tmpdir(), 'maillage-demonstration-'))
  try {
    await generatePackage({ profile: 'progressis', seed: SEED, directory })
    const imported = await importPackage(database, directory, { actor: ACTOR })
    if (imported.ok) {
      const { groupId } = imported.value
      await giveMealVouchers(database, groupId)
      return groupId
    }
    throw new Error(imported.refusal.errors.map(describeError).join('\n'))
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

/** The group gives meal vouchers, so that their counter is there to see. */
const giveMealVouchers = (database: Database, groupId: GroupId) =>
  inGroup(database, groupId, async (db) => {
    const settings = { ...(await counterSettingsOf(db, groupId)), givesMealVouchers: true }
    const at = systemClock.now()
    await changeCounterSettings(db, { groupId, actor: ACTOR, at }, settings)
  })

/**
 * Closes the month before the one that people find open, so that invoices and books have content.
 *
 * @returns the member company with the largest invoice: its user sees a full screen.
 */
async function closeOneMonth(database: Database, groupId: GroupId): Promise<string> {
  const month = addMonths(DEFAULT_MONTH, -1)
  const closed = await closeMonth(database, { groupId, month, actor: ACTOR, clock: systemClock })
  if (!closed.ok && closed.refusal.kind !== 'later-month-closed')
    throw new Error(`the month ${month} of the demonstration: ${closed.refusal.kind}`)
  await payDemonstration(database, groupId, { month, actor: ACTOR, clock: systemClock })
  await bankDemonstration(database, groupId, { month, actor: ACTOR, clock: systemClock })
  await purchasesDemonstration(database, groupId, { month, actor: ACTOR, clock: systemClock })
  await billingDemonstration(database, groupId, DEFAULT_MONTH, ACTOR)
  const { member_id } = await database.system
    .selectFrom('invoices')
    .select('member_id')
    .where('group_id', '=', groupId)
    .orderBy('gross_cents', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return member_id
}

const PASSWORD_CHARACTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
const PASSWORD_LENGTH = 16

/** Letters and figures that are not mistaken for one another, in groups that can be typed. */
function randomPassword(): string {
  const characters = Array.from(
    { length: PASSWORD_LENGTH },
    () => PASSWORD_CHARACTERS[randomInt(PASSWORD_CHARACTERS.length)],
  )
  return characters.join('').replace(/.{4}(?=.)/g, '$&-')
}

const path = (): string => join(homeFolder(), 'demonstration.json')

/** The database, without the secrets of its address. */
function keyOf(url: string): string {
  const { host, pathname, searchParams } = new URL(url)
  return searchParams.get('host') === null ? `${host}${pathname}` : 'embedded'
}

function readAll(): z.infer<typeof file> {
  if (!existsSync(path())) return {}
  const read = file.safeParse(JSON.parse(readFileSync(path(), 'utf8')))
  return read.success ? read.data : {}
}

const readStored = (url: string): Stored | undefined => readAll()[keyOf(url)]

function writeStored(url: string, value: Stored): void {
  mkdirSync(homeFolder(), { recursive: true, mode: 0o700 })
  const draft = `${path()}.draft`
  rmSync(draft, { force: true })
  writeFileSync(draft, JSON.stringify({ ...readAll(), [keyOf(url)]: value }), { mode: 0o600 })
  renameSync(draft, path())
}
