import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { zipOf } from './index.ts'

const FILES = [
  { name: 'Relevé Zoé.pdf', content: Buffer.from('%PDF-1.7 é') },
  { name: 'vide.txt', content: Buffer.alloc(0) },
]

async function* files() {
  yield* FILES
}

const hasPython = spawnSync('python3', ['--version']).status === 0

describe('an archive', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zip-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  it.skipIf(!hasPython)('is opened by another program, with the same names and bytes', async () => {
    const path = join(folder, 'a.zip')
    writeFileSync(path, await zipOf(files()))
    const script =
      'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; z.extractall(sys.argv[2])'
    execFileSync('python3', ['-c', script, path, folder])
    for (const { name, content } of FILES)
      expect(readFileSync(join(folder, name)).equals(content)).toBe(true)
  })

  it('is the same bytes for the same files', async () => {
    expect((await zipOf(files())).equals(await zipOf(files()))).toBe(true)
  })
})
