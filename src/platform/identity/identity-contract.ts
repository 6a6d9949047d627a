import { z } from 'zod'
import { defineRoute, identifier, instantText } from '../http/contract.ts'

const tag = 'session'

/** What a person may do beyond reading what is shown to them. */
export const PERMISSIONS = [
  'hours.confirm',
  'hours.correct',
  'month.close',
  'pay.read',
  'ledger.read',
  'settings.write',
  'import',
] as const
export type Permission = (typeof PERMISSIONS)[number]

export const session = z
  .object({
    user: z.object({ userId: z.string(), name: z.string(), email: z.string() }),
    group: z.object({ groupId: z.string(), name: z.string() }),
    groups: z
      .array(z.object({ groupId: z.string(), name: z.string() }))
      .describe('All groups in which the person has a role'),
    role: z.enum(['officer', 'member']),
    member: z
      .object({ memberId: z.string(), name: z.string() })
      .nullable()
      .describe('The member company of a user of the role member'),
    permissions: z.array(z.enum(PERMISSIONS)),
    language: z.enum(['fr', 'en']),
    expiresAt: instantText,
  })
  .meta({ id: 'Session' })
export type Session = z.infer<typeof session>

export const identityContract = {
  signIn: defineRoute({
    method: 'POST',
    url: '/session',
    tag,
    summary: 'Sign in',
    description:
      'Sets the session cookie. 401 when the pair is wrong, 429 when too many attempts failed.',
    access: 'public',
    body: z.object({
      email: z.string().min(3).max(254),
      password: z.string().min(1).max(1024),
      groupId: identifier.optional().describe('Where the person works in several groups'),
    }),
    response: session,
  }),
  session: defineRoute({
    method: 'GET',
    url: '/session',
    tag,
    summary: 'Who is signed in, where, with which rights',
    access: 'signed-in',
    response: session,
  }),
  setLanguage: defineRoute({
    method: 'PUT',
    url: '/session/language',
    tag,
    summary: 'Choose the language of the screens',
    access: 'signed-in',
    body: z.object({ language: z.enum(['fr', 'en']) }),
    response: session,
  }),
  signOut: defineRoute({
    method: 'DELETE',
    url: '/session',
    tag,
    summary: 'Sign out',
    access: 'signed-in',
    status: 204,
    response: z.null(),
  }),
}
