// Runs on Node 20.19 and later with nothing installed: plain JavaScript, no dependency.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** The oldest Node that runs the sources of the product as they stand. */
const NEEDED_NODE = 24

/**
 * `npm ci` refuses a lock file without the programs for machines that its registry does not carry;
 * `npm install` takes from the lock file what it holds, and with `--no-save` leaves it as it is.
 */
const INSTALL = [
  'install',
  '--no-save',
  '--ignore-scripts',
  '--include=dev',
  '--include=optional',
  '--no-audit',
  '--no-fund',
  '--loglevel=error',
]

const readLock = (path) => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages
  } catch {
    return undefined
  }
}

/**
 * Whether what is installed is what the lock file asks for. npm writes the list of what it
 * installed last, so an interrupted installation has none.
 */
export function isInstalled() {
  const asked = readLock(join(ROOT, 'package-lock.json'))
  const installed = readLock(join(ROOT, 'node_modules', '.package-lock.json'))
  if (asked === undefined || installed === undefined) return false
  return Object.entries(asked).every(([path, { version, integrity, optional, link }]) => {
    if (path === '' || link) return true
    const there = installed[path]
    if (there === undefined) return optional === true
    return there.version === version && there.integrity === integrity
  })
}

/** Installs what the lock file asks for, unless it is there; ends the program when npm fails. */
export function ensureInstalled() {
  if (isInstalled()) return
  console.error('Installation des composants (la première fois, une minute environ)…')
  const npm = process.env.npm_execpath
  const [command, args] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []]
  const { status, error } = spawnSync(command, [...args, ...INSTALL], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32' && command === 'npm',
  })
  if (status === 0) return
  console.error(
    `L'installation a échoué${error ? ` (${error.message})` : ''} : vérifiez l'accès au registre npm, puis relancez la commande.`,
  )
  process.exit(1)
}

/** The Node that npm brought, or this one when it is recent enough. */
export function productNode() {
  const { platform, arch, versions, execPath } = process
  const carried = [
    join('.bin', 'node'),
    join(`node-${platform}-${arch}`, 'bin', 'node'),
    join(`node-win-${arch}`, 'bin', 'node.exe'),
  ]
    .map((path) => join(ROOT, 'node_modules', path))
    .find((path) => existsSync(path) && (platform !== 'win32' || path.endsWith('.exe')))
  if (carried !== undefined) return carried
  if (Number.parseInt(versions.node, 10) >= NEEDED_NODE) return execPath
  console.error(
    `Maillage demande Node ${NEEDED_NODE} : npm n'en fournit pas pour ${platform}-${arch}. Installez-le, puis relancez la commande.`,
  )
  process.exit(1)
}
