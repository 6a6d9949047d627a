import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * PostgreSQL refuses to run as root. As root it runs in a user namespace, where root goes by
 * another number, so that its files stay where the product's files are; where the machine forbids
 * that, it runs as the owner of the data, or as `nobody`, who gets the data.
 */
export interface Runner {
  command(program: string, args: readonly string[]): readonly [string, readonly string[]]
  readonly identity: { readonly uid?: number; readonly gid?: number }
  /** Gives a folder to the user that the server runs as. */
  own(folder: string): void
}

const NOBODY = { uid: 65_534, gid: 65_534 }
const UNPRIVILEGED = ['--user', '--map-user=1000', '--map-group=1000', '--']

const asIs: Runner['command'] = (program, args) => [program, args]

export function runner(dataFolder: string): Runner {
  if (process.getuid?.() !== 0) return { command: asIs, identity: {}, own: () => undefined }
  const { uid, gid } = statSync(existsSync(dataFolder) ? dataFolder : dirname(dataFolder))
  if (uid === 0 && spawnSync('unshare', [...UNPRIVILEGED, 'true']).status === 0)
    return {
      command: (program, args) => ['unshare', [...UNPRIVILEGED, program, ...args]],
      identity: {},
      own: () => undefined,
    }
  const identity = uid === 0 ? NOBODY : { uid, gid }
  return {
    command: asIs,
    identity,
    own: (folder) => {
      chownSync(folder, identity.uid, identity.gid)
      // The folder itself stays closed; its owner must be able to come to it.
      if (uid === 0) chmodSync(dirname(folder), 0o711)
    },
  }
}
