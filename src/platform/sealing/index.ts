import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { homeFolder } from '../database/embedded/home.ts'

/**
 * Secrets that the product must give to others (a password of an account elsewhere) lie sealed in
 * the database: AES-256-GCM under a key that is not in it. The key comes from MAILLAGE_KEY, which
 * several machines share, else from a file of this machine that is made when first needed.
 */
export interface Sealing {
  seal(text: string): Buffer
  /** Null when the key is not the one that sealed. */
  unseal(sealed: Uint8Array): string | null
}

const ALGORITHM = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16
const KEY_BYTES = 32

/** @param given the key; left out: that of the installation, read when first needed */
export function openSealing(given?: Buffer): Sealing {
  let kept = given
  const key = (): Buffer => {
    kept ??= keyOfInstallation()
    return kept
  }
  return {
    seal: (text) => {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv(ALGORITHM, key(), nonce)
      const content = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), content])
    },
    unseal: (sealed) => {
      try {
        const nonce = sealed.subarray(0, NONCE_BYTES)
        const decipher = createDecipheriv(ALGORITHM, key(), nonce, { authTagLength: TAG_BYTES })
        decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
        const content = decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES))
        return Buffer.concat([content, decipher.final()]).toString('utf8')
      } catch {
        return null
      }
    },
  }
}

function keyOfInstallation(): Buffer {
  const shared = process.env['MAILLAGE_KEY']
  if (shared !== undefined && shared !== '') return createHash('sha256').update(shared).digest()
  const file = join(homeFolder(), 'key')
  mkdirSync(homeFolder(), { recursive: true, mode: 0o700 })
  try {
    // Of two processes that make it at once, one wins and both read it.
    writeFileSync(file, randomBytes(KEY_BYTES), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  return readFileSync(file)
}
