import type { Sealing } from '../../platform/sealing/index.ts'
import type { StoredAccount } from './account-store.ts'
import { type Platform, type PlatformAccount, PlatformProblem } from './platform.ts'

/** Opens the platform of an account: chosen where the product is put together. */
export type OpenAccount = (account: PlatformAccount) => Platform

/**
 * The account with its secret: that which an officer entered, else that of the environment
 * (MAILLAGE_PLATFORM_SECRET), for who keeps secrets elsewhere.
 *
 * @throws PlatformProblem when there is none, or it was sealed on another machine
 */
export function openedAccount(stored: StoredAccount, sealing: Sealing): PlatformAccount {
  const { flowAddress, directoryAddress, tokenAddress, clientId, organizationId } = stored
  const fromEnvironment = process.env['MAILLAGE_PLATFORM_SECRET'] ?? null
  const secret = stored.secret === null ? fromEnvironment : sealing.unseal(stored.secret)
  if (secret === null) throw new PlatformProblem('not-signed-in', null, 'no secret')
  return { flowAddress, directoryAddress, tokenAddress, clientId, secret, organizationId }
}
