import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ArchiveFile, tarGz } from './tar.ts'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

/** What the program is made of, by name: nothing else that lies beside it, least of all data. */
const FOLDERS = ['.ci', 'bench', 'docs', 'scripts', 'src', 'tests'] as const
const FILES = [
  '.dependency-cruiser.cjs',
  '.npmrc',
  '.oxlintrc.json',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'LICENSE',
  'README.md',
  'biome.json',
  'maillage',
  'openapi.json',
  'package-lock.json',
  'package.json',
  'tsconfig.json',
  'vite.config.ts',
  'vitest.config.ts',
] as const

function pathsOf(folder: string): readonly string[] {
  return globSync(`${folder}/**/*`, { cwd: ROOT, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

const isExecutable = (path: string): boolean => (statSync(path).mode & 0o100) !== 0

/** The source code of the version in service, as a `.tar.gz` in a folder of its name. */
export function sourceArchive(folder: string): Buffer {
  const own = FILES.map((name) => join(ROOT, name)).filter((path) => existsSync(path))
  const paths = [...FOLDERS.flatMap(pathsOf), ...own].sort()
  return tarGz(
    paths.map(
      (path): ArchiveFile => ({
        path: `${folder}/${path.slice(ROOT.length).split(sep).join('/')}`,
        bytes: readFileSync(path),
        executable: isExecutable(path),
      }),
    ),
  )
}
