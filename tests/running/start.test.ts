import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  isAlive,
  launch,
  maillage,
  postmasterOf,
  programsOf,
  ROOT,
  startProduct,
  temporaryFolder,
} from '../support/programs.ts'

/** Processes are followed through /proc. */
const onLinux = it.skipIf(process.platform !== 'linux')
const SOON = { timeout: 20_000 }

const healthOf = async (address: string): Promise<unknown> =>
  (await fetch(`${address}/healthz`)).json()

describe('npm start', { timeout: 90_000 }, () => {
  onLinux('answers, shares its server with commands, and stops all it started', async () => {
    const product = await startProduct(temporaryFolder('home'))
    expect(await healthOf(product.address)).toMatchObject({ status: 'ok' })

    const postmaster = postmasterOf(product.home) ?? expect.unreachable('there is no server')
    const verified = await maillage(['verify'], { MAILLAGE_HOME: product.home })
    expect(verified).toMatchObject({ code: 0, stdout: '[]\n' })
    expect(postmasterOf(product.home)).toBe(postmaster)
    expect(await healthOf(product.address)).toMatchObject({ status: 'ok' })

    const started = programsOf(product.child.pid ?? 0)
    expect(started.map(({ file }) => file)).toEqual(['serve.ts', 'worker.ts'])
    product.child.kill('SIGTERM')
    expect((await product.ended).code).toBe(0)
    const all = [...started.map(({ pid }) => pid), postmaster]
    await expect.poll(() => all.filter(isAlive), SOON).toEqual([])
    await expect(fetch(product.address)).rejects.toThrow('fetch failed')
  })

  onLinux.for(['the program that serves', 'the program that npm runs'])(
    'leaves nothing behind when %s is killed outright',
    async (victim) => {
      const product = await startProduct(temporaryFolder('home'))
      const parent = product.child.pid ?? 0
      const started = programsOf(parent).map(({ pid }) => pid)
      const [served = 0] = started
      const postmaster = postmasterOf(product.home) ?? expect.unreachable('there is no server')
      process.kill(victim === 'the program that serves' ? served : parent, 'SIGKILL')
      await expect.poll(() => [...started, postmaster].filter(isAlive), SOON).toEqual([])

      const next = await startProduct(product.home)
      expect(await healthOf(next.address)).toMatchObject({ status: 'ok' })
      next.child.kill('SIGINT')
      expect((await next.ended).code).toBe(0)
    },
  )

  onLinux('takes over the server when everything was killed at once', async () => {
    const product = await startProduct(temporaryFolder('home'))
    const parent = product.child.pid ?? 0
    const postmaster = postmasterOf(product.home) ?? expect.unreachable('there is no server')
    const started = programsOf(parent).map(({ pid }) => pid)
    for (const pid of [parent, ...started]) process.kill(pid, 'SIGKILL')
    await product.ended
    expect(isAlive(postmaster)).toBe(true)

    const next = await startProduct(product.home)
    expect(postmasterOf(product.home)).toBe(postmaster)
    next.child.kill('SIGTERM')
    await next.ended
    await expect.poll(() => isAlive(postmaster), SOON).toBe(false)
  })

  onLinux('starts a worker again that was killed', async () => {
    const product = await startProduct(temporaryFolder('home'))
    const worker = (): number =>
      programsOf(product.child.pid ?? 0).find(({ file }) => file === 'worker.ts')?.pid ?? 0
    await expect.poll(worker, SOON).toBeGreaterThan(0)
    const before = worker()
    process.kill(before, 'SIGKILL')
    await expect.poll(() => worker() > 0 && worker() !== before, SOON).toBe(true)
    product.child.kill('SIGTERM')
    expect((await product.ended).code).toBe(0)
  })

  it('says in one sentence that the port is taken', async () => {
    const { promise, resolve } = Promise.withResolvers<number>()
    const occupant = createServer()
    occupant.listen(0, '127.0.0.1', () => {
      const address = occupant.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
    const port = String(await promise)
    const outcome = await maillage(['serve', '--port', port], {
      MAILLAGE_HOME: temporaryFolder('home'),
    })
    occupant.close()
    expect(outcome).toMatchObject({ code: 1, stdout: '' })
    expect(outcome.stderr).toMatch(
      new RegExp(`^Le port ${port} de 127\\.0\\.0\\.1 est déjà pris[^\n]*\n$`),
    )
  })

  it('refuses what it does not know, all at once', async () => {
    const start = join(ROOT, 'scripts', 'start.mjs')
    const args = [start, '--port', 'eighty', '--prot', '80', '--host', '']
    const outcome = await launch(process.execPath, args, {}).ended
    expect(outcome.code).toBe(2)
    expect(outcome.stderr).toContain('--port vaut « eighty »')
    expect(outcome.stderr).toContain('option inconnue : --prot')
    expect(outcome.stderr).toContain('--host vaut «  »')
  })

  it('says in one sentence that a file stands where its folder should be', async () => {
    const home = join(temporaryFolder('home'), 'taken')
    writeFileSync(home, '')
    const outcome = await maillage(['verify'], { MAILLAGE_HOME: home })
    expect(outcome.code).toBe(1)
    expect(outcome.stderr).toMatch(/^Le chemin \S+taken doit être un dossier[^\n]*\n$/)
  })
})
