import { createHash } from 'node:crypto'
import { chmodSync, lstatSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { folderUnusable, ServerUnavailable } from './unavailable.ts'

const CHECKOUT = fileURLToPath(new URL('../../../../', import.meta.url))

/** A socket's address holds 104 bytes on macOS, 108 on Linux, its final zero included. */
const LONGEST_SOCKET = 100

/** Where the product keeps what it owns on this machine: `.maillage` of the checkout, or MAILLAGE_HOME. */
export const homeFolder = (): string =>
  resolve(process.env['MAILLAGE_HOME'] ?? join(CHECKOUT, '.maillage'))

/** Makes the folder, closed to other users, and proves that it takes a file. */
export function prepareHome(): string {
  const home = homeFolder()
  const probe = join(home, `.probe-${process.pid}`)
  try {
    mkdirSync(home, { recursive: true, mode: 0o700 })
    // A full disk may still give an empty file: the probe has content.
    writeFileSync(probe, 'x'.repeat(65_536))
    rmSync(probe)
  } catch (error) {
    throw folderUnusable(home, error)
  }
  return home
}

/** The folder of the server's socket: in the home, or a short private one when the path is too long. */
export function socketFolder(home: string): string {
  const inHome = join(home, 'socket')
  const short = Buffer.byteLength(join(inHome, '.s.PGSQL.5432')) <= LONGEST_SOCKET
  const folder = short ? inHome : join(tmpdir(), `maillage-${shortName(home)}`)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const { uid } = lstatSync(folder)
    // In a folder open to all, somebody else could have made it first and listen there.
    if (!short && uid !== process.getuid?.())
      throw new ServerUnavailable(
        `Le dossier ${folder} appartient à un autre utilisateur : supprimez-le.`,
      )
    chmodSync(folder, 0o700)
  } catch (error) {
    throw error instanceof ServerUnavailable ? error : folderUnusable(folder, error)
  }
  return folder
}

const shortName = (home: string): string =>
  createHash('sha256').update(`${process.getuid?.()}:${home}`).digest('hex').slice(0, 12)
