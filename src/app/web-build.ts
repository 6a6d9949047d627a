import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const VITE = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js')

/** Where the browser application is, once built. */
export const WEB_FOLDER = join(ROOT, 'dist', 'web')
const STAMP = '.sources'

/** Everything the browser application can be made of; a server file more only costs a build. */
const SOURCES = ['src/**/*', 'vite.config.ts', 'package-lock.json']
const ASIDE = /\.(test\.tsx?|sql)$/

function digestOfSources(): string {
  const digest = createHash('sha256')
  const files = globSync(SOURCES, { cwd: ROOT, withFileTypes: true })
    .filter((entry) => entry.isFile() && !ASIDE.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  for (const file of files) digest.update(`${file}\0`).update(readFileSync(file)).update('\0')
  return digest.digest('hex')
}

/** Builds the browser application when its sources are not those of the last build. */
export async function buildWeb(signal: AbortSignal): Promise<'built' | 'current'> {
  const digest = digestOfSources()
  const stamp = join(WEB_FOLDER, STAMP)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return 'current'
  // Built aside and put in place whole: another process may serve the pages, or build them too.
  const fresh = `${WEB_FOLDER}.${process.pid}`
  try {
    await runVite(signal, fresh)
    writeFileSync(join(fresh, STAMP), digest)
    putInPlace(fresh)
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
  return 'built'
}

function putInPlace(fresh: string): void {
  const old = `${fresh}.old`
  if (existsSync(WEB_FOLDER)) renameSync(WEB_FOLDER, old)
  try {
    renameSync(fresh, WEB_FOLDER)
  } catch (error) {
    // Another process was quicker with the same pages.
    if (!existsSync(join(WEB_FOLDER, STAMP))) throw error
  } finally {
    rmSync(old, { recursive: true, force: true })
  }
}

/** In a process of its own: a build takes all the memory and time it wants, then gives it back. */
async function runVite(signal: AbortSignal, folder: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const vite = spawn(
    process.execPath,
    [VITE, 'build', '--logLevel', 'error', '--outDir', folder, '--emptyOutDir'],
    {
      cwd: ROOT,
      signal,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' },
    },
  )
  let output = ''
  for (const stream of [vite.stdout, vite.stderr])
    stream.on('data', (text: Buffer) => (output += text.toString()))
  vite.once('error', reject)
  vite.once('exit', (code) => {
    if (code === 0) resolve()
    else reject(new Error(`la construction des pages a échoué :\n${output.trim()}`))
  })
  return promise
}
