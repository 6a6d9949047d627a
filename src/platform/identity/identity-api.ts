import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from '../clock.ts'
import { type Database, inGroup } from '../database/index.ts'
import {
  type ApiModule,
  type Authenticate,
  HttpProblem,
  SESSION_COOKIE,
  type SignedIn,
} from '../http/index.ts'
import {
  identityContract,
  PERMISSIONS,
  type Permission,
  type Session,
} from './identity-contract.ts'
import { groupsOf, storeLanguage } from './identity-store.ts'
import { holderOf, signIn, signOut } from './sign-in.ts'

const MEMBER_PERMISSIONS: readonly Permission[] = ['hours.confirm']

const tokenOf = (request: FastifyRequest): string | null => request.cookies[SESSION_COOKIE] ?? null

/** Knows people by the cookie of their session. */
export const byCookie =
  ({ system }: Database, clock: Clock): Authenticate =>
  async (request) => {
    const token = tokenOf(request)
    return token === null ? null : holderOf(system, token, clock.now())
  }

async function memberOf(
  database: Database,
  viewer: SignedIn,
): Promise<{ memberId: string; name: string } | null> {
  const { groupId, memberId } = viewer
  if (memberId === null) return null
  const { name } = await inGroup(database, viewer, (db) =>
    db
      .selectFrom('members')
      .select('name')
      .where('group_id', '=', groupId)
      .where('member_id', '=', memberId)
      .executeTakeFirstOrThrow(),
  )
  return { memberId, name }
}

async function sessionOf(database: Database, viewer: SignedIn): Promise<Session> {
  const { userId, userName, email, groupId, groupName, role, language, expiresAt } = viewer
  return {
    user: { userId, name: userName, email },
    group: { groupId, name: groupName },
    groups: await groupsOf(database.system, userId),
    role,
    member: await memberOf(database, viewer),
    permissions: [...(role === 'officer' ? PERMISSIONS : MEMBER_PERMISSIONS)],
    language,
    expiresAt,
  }
}

const known = (viewer: SignedIn | null): SignedIn => {
  if (viewer === null) throw new HttpProblem('not-signed-in')
  return viewer
}

const cookieOf = (request: FastifyRequest) =>
  ({
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: request.protocol === 'https',
  }) as const

function setCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  { token, expiresAt }: { readonly token: string; readonly expiresAt: string },
): void {
  reply.setCookie(SESSION_COOKIE, token, { ...cookieOf(request), expires: new Date(expiresAt) })
}

export const identityApi: ApiModule = (api) => {
  const { database } = api

  api.serveOutside(identityContract.signIn, async ({ body, request, reply, now }) => {
    const result = await signIn(database.system, {
      ...body,
      address: request.ip,
      oldToken: tokenOf(request),
      now,
    })
    if (!result.ok) {
      const { refusal } = result
      throw refusal.kind === 'too-many-attempts'
        ? new HttpProblem(refusal.kind, { retryAfterSeconds: refusal.waitSeconds })
        : new HttpProblem(refusal.kind)
    }
    setCookie(request, reply, result.value)
    const viewer = await holderOf(database.system, result.value.token, now)
    if (viewer === null) throw new HttpProblem('wrong-credentials')
    return sessionOf(database, viewer)
  })

  api.serveOutside(identityContract.session, ({ viewer }) => sessionOf(database, known(viewer)))

  api.serveOutside(identityContract.setLanguage, async ({ viewer, body: { language } }) => {
    const person = known(viewer)
    await storeLanguage(database.system, person.userId, language)
    return sessionOf(database, { ...person, language })
  })

  api.serveOutside(identityContract.signOut, async ({ viewer, reply }) => {
    await signOut(database.system, known(viewer).sessionId)
    reply.clearCookie(SESSION_COOKIE, { path: '/' })
    return null
  })
}
