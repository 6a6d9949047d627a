import { spawnSync } from 'node:child_process'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { sourceArchive } from './source-archive.ts'
import { tarGz } from './tar.ts'

const listed = (archive: Buffer): readonly string[] => {
  const { status, stdout, stderr } = spawnSync('tar', ['-tzf', '-'], { input: archive })
  expect(stderr.toString()).toBe('')
  expect(status).toBe(0)
  return stdout.toString().trimEnd().split('\n')
}

const file = (path: string, text: string) => ({
  path,
  bytes: new TextEncoder().encode(text),
  executable: false,
})

describe('an archive', () => {
  it('gives back the names and bytes of its files', () => {
    const deep = `${'dossier/'.repeat(18)}fin.txt`
    const archive = tarGz([file('a/vide.txt', ''), file('a/é.txt', 'haie'), file(deep, 'x')])
    const name = ['-xzOf', '-', 'a/é.txt']
    expect(spawnSync('tar', name, { input: archive }).stdout.toString()).toBe('haie')
    expect(listed(archive)).toContain(deep)
    expect(gunzipSync(archive).length % 512).toBe(0)
  })

  it('refuses a path that no header holds', () => {
    expect(() => tarGz([file('x'.repeat(101), '')])).toThrow('too long')
  })
})

describe('the source of the program', () => {
  it('holds what builds it and nothing that lies beside', () => {
    const names = listed(sourceArchive('maillage-1'))
    for (const needed of [
      'package-lock.json',
      'LICENSE',
      'src/app/source/tar.ts',
      'src/web/main.tsx',
    ])
      expect(names).toContain(`maillage-1/${needed}`)
    expect(names.filter((name) => /node_modules|\/dist\/|\/\.git|\/\.maillage/.test(name))).toEqual(
      [],
    )
  })
})
