import { hash, verify } from '@node-rs/argon2'

/** Argon2id with 19 MiB and two passes (OWASP Password Storage Cheat Sheet). */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export const hashPassword = (password: string): Promise<string> => hash(password, COST)

let nobodysHash: Promise<string> | undefined

/** Whether the password is right. For nobody the answer is no, after the same work. */
export async function isPasswordOf(stored: string | null, password: string): Promise<boolean> {
  nobodysHash ??= hashPassword('of nobody')
  const right = await verify(stored ?? (await nobodysHash), password)
  return stored !== null && right
}
