import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { launch, maillage, postmasterOf, ROOT, temporaryFolder } from '../support/programs.ts'

const isRoot = process.getuid?.() === 0

/** Whether any user may walk to the folder: a server without rights must reach its programs. */
const isReachable = (folder: string): boolean =>
  (statSync(folder).mode & 0o001) !== 0 &&
  (dirname(folder) === folder || isReachable(dirname(folder)))

/** A file system of its own, where root may make one. */
function mounted(options: string): string | undefined {
  const folder = temporaryFolder('mount')
  const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder])
  if (mount.status !== 0) return undefined
  onTestFinished(() => void spawnSync('umount', ['-l', folder]))
  return folder
}

describe('the home folder', () => {
  it.runIf(isRoot).for([
    ['before anything is written', 'size=16k'],
    ['while the database is made', 'size=16m'],
  ])('that fills the disk %s is told in one sentence', async ([, options = ''], { skip }) => {
    const disk = mounted(options)
    if (disk === undefined) return skip('this machine lets nobody mount')
    const outcome = await maillage(['verify'], { MAILLAGE_HOME: join(disk, 'home') })
    expect(outcome.code).toBe(1)
    expect(outcome.stderr).toMatch(/^Le disque qui porte \S+ est plein[^\n]*\n$/)
  })

  it.runIf(isRoot)('on a disk that is read only is told in one sentence', async ({ skip }) => {
    const disk = mounted('ro')
    if (disk === undefined) return skip('this machine lets nobody mount')
    const outcome = await maillage(['verify'], { MAILLAGE_HOME: join(disk, 'home') })
    expect(outcome.code).toBe(1)
    expect(outcome.stderr).toMatch(/^Le dossier \S+ n'est pas accessible en écriture[^\n]*\n$/)
  })

  it.skipIf(isRoot)('of another user is told in one sentence', async () => {
    const folder = temporaryFolder('closed')
    chmodSync(folder, 0o500)
    const outcome = await maillage(['verify'], { MAILLAGE_HOME: join(folder, 'home') })
    expect(outcome.code).toBe(1)
    expect(outcome.stderr).toMatch(/^Le dossier \S+ n'est pas accessible en écriture[^\n]*\n$/)
  })

  it('may have a path longer than a socket takes', async () => {
    const home = join(temporaryFolder('home'), 'a'.repeat(100), 'b')
    mkdirSync(home, { recursive: true })
    expect(await maillage(['verify'], { MAILLAGE_HOME: home })).toMatchObject({ code: 0 })
  })

  it('serves many commands at once from one server, which the last one stops', async () => {
    const setting = { MAILLAGE_HOME: temporaryFolder('home') }
    const commands = Array.from({ length: 4 }, () => maillage(['verify'], setting))
    for (const outcome of await Promise.all(commands))
      expect(outcome).toMatchObject({ code: 0, stdout: '[]\n' })
    expect(postmasterOf(setting.MAILLAGE_HOME)).toBeUndefined()
  })

  it.runIf(isRoot && isReachable(ROOT))(
    'serves root where no user namespace can be made',
    async () => {
      const folder = temporaryFolder('home')
      chmodSync(folder, 0o755)
      const setting = { MAILLAGE_HOME: join(folder, 'home') }
      const node = [process.execPath, ['--input-type=module', '-e', OPEN_AND_RELEASE]] as const
      const without = { ...setting, PATH: '/nowhere' }
      expect(await launch(...node, without).ended).toMatchObject({ code: 0, stdout: 'open\n' })
      expect(await launch(...node, setting).ended).toMatchObject({ code: 0, stdout: 'open\n' })
    },
  )
})

const SERVER = new URL('../../src/platform/database/index.ts', import.meta.url)
const OPEN_AND_RELEASE = `
  import { connect, openServer } from ${JSON.stringify(SERVER)}
  const server = await openServer()
  const database = connect(server.url)
  await database.pool.query('select 1')
  console.log('open')
  await database.close()
  await server.release()
`
