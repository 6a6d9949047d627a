import { createHash, randomBytes } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { done, type Result, refused } from '../../shared/refusal.ts'
import type { SystemDb } from '../database/index.ts'
import {
  accountOf,
  countAttempt,
  endSession,
  forgetAttempts,
  groupsOf,
  liveSession,
  storeSession,
  touchSession,
} from './identity-store.ts'
import type { SignedIn } from '../http/index.ts'
import { isPasswordOf } from './passwords.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** A session ends a week after sign-in, or after eight hours without a request. */
const SESSION_MS = 7 * 24 * HOUR
const IDLE_MS = 8 * HOUR
/** The last request is noted by the minute: not every read should write. */
const TOUCH_MS = MINUTE
/** After so many failures, an account or an address waits until nothing failed for this long. */
export const ACCOUNT_ATTEMPTS = 10
export const ADDRESS_ATTEMPTS = 100
const WAIT_MS = 15 * MINUTE

const shifted = (instant: string, ms: number): string =>
  new Date(Date.parse(instant) + ms).toISOString()

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The holder of an IPv6 line has a whole /64 of addresses. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address
  const [head = '', tail = ''] = address.split('::')
  const groups = head.split(':').filter((group) => group !== '')
  const after = tail.split(':').filter((group) => group !== '')
  const zeros = Array.from({ length: 8 - groups.length - after.length }, () => '0')
  return [...groups, ...zeros, ...after].slice(0, 4).join(':')
}

export type SignInRefusal =
  | { readonly kind: 'wrong-credentials' }
  | { readonly kind: 'too-many-attempts'; readonly waitSeconds: number }

export interface Attempt {
  readonly email: string
  readonly password: string
  /** The group to work in; left out: the first by name. */
  readonly groupId?: string | undefined
  readonly address: string
  /** The token that the browser sent along: it is worth nothing afterwards. */
  readonly oldToken: string | null
  readonly now: string
}

export interface Opened {
  /** 256 random bits; only their digest is stored. */
  readonly token: string
  readonly expiresAt: string
}

/**
 * Opens a session for the right pair of address and password. An unknown address costs the same
 * work, and the same waits, as a known one.
 */
export async function signIn(
  db: SystemDb,
  { email, password, groupId, address, oldToken, now }: Attempt,
): Promise<Result<Opened, SignInRefusal>> {
  const account = `account:${sha256(email.trim().toLowerCase())}`
  const from = `address:${networkOf(address)}`
  const window = { now, quietSince: shifted(now, -WAIT_MS) }
  const ofAddress = await countAttempt(db, { subject: from, limit: ADDRESS_ATTEMPTS }, window)
  const ofAccount = await countAttempt(db, { subject: account, limit: ACCOUNT_ATTEMPTS }, window)
  if (ofAddress > ADDRESS_ATTEMPTS || ofAccount > ACCOUNT_ATTEMPTS)
    return refused({ kind: 'too-many-attempts', waitSeconds: WAIT_MS / 1000 })
  const known = await accountOf(db, email.trim())
  if (!(await isPasswordOf(known?.passwordHash ?? null, password)) || known === null)
    return refused({ kind: 'wrong-credentials' })
  const groups = await groupsOf(db, known.userId)
  const group = groupId === undefined ? groups[0] : groups.find((one) => one.groupId === groupId)
  if (group === undefined) return refused({ kind: 'wrong-credentials' })
  await forgetAttempts(db, account, from)
  const token = randomBytes(32).toString('base64url')
  const expiresAt = shifted(now, SESSION_MS)
  await storeSession(
    db,
    { tokenSha256: sha256(token), userId: known.userId, groupId: group.groupId, now, expiresAt },
    oldToken === null ? null : sha256(oldToken),
  )
  return done({ token, expiresAt })
}

/** Who holds the token, or null when its session is over. */
export async function holderOf(db: SystemDb, token: string, now: string): Promise<SignedIn | null> {
  const found = await liveSession(db, sha256(token), { now, idleSince: shifted(now, -IDLE_MS) })
  if (found === null) return null
  const { lastSeenAt, ...signedIn } = found
  if (Date.parse(now) - Date.parse(lastSeenAt) >= TOUCH_MS)
    await touchSession(db, found.sessionId, now)
  return signedIn
}

export const signOut = (db: SystemDb, sessionId: string): Promise<void> => endSession(db, sessionId)
