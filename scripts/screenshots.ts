/**
 * Makes the pictures of the README: starts the product on an empty home, with its demonstration
 * group, and photographs its pages. `npm run screenshots`; needs Chromium (or its path in CHROMIUM).
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const FOLDER = fileURLToPath(new URL('../docs/images/', import.meta.url))
const START = fileURLToPath(new URL('start.mjs', import.meta.url))
const PORT = '4699'
const PICTURES = [
  { name: 'home', path: '/?month=2026-10' },
  { name: 'hours', path: '/heures?month=2026-11' },
  { name: 'checks', path: '/controles?month=2026-10' },
  { name: 'close', path: '/cloture?month=2026-10' },
  { name: 'employee', path: '/equipe/P0001?month=2026-10' },
  { name: 'invoice', path: '/facturation/F-2026-00001?month=2026-09' },
] as const
const PHONE = { name: 'phone', path: '/heures?month=2026-11' } as const

interface SignIn {
  readonly email: string
  readonly password: string
}

interface Product {
  readonly program: ChildProcess
  readonly address: string
  readonly officer: SignIn
  readonly member: SignIn
}

/** Starts the product and reads its address and its two sign-ins from what it prints. */
function start(home: string): Promise<Product> {
  const program = spawn(process.execPath, [START], {
    env: { ...process.env, MAILLAGE_HOME: home, PORT },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const { promise, resolve, reject } = Promise.withResolvers<Product>()
  let said = ''
  program.stdout.on('data', (text) => {
    said += String(text)
    const address = /https?:\S+/.exec(said)?.[0]
    const people = [...said.matchAll(/(\S+@\S+)\s+mot de passe : (\S+)\s/g)].map(
      ([, email = '', password = '']) => ({ email, password }),
    )
    const [officer, member] = people
    if (address !== undefined && officer !== undefined && member !== undefined)
      resolve({ program, address, officer, member })
  })
  program.on('exit', () => reject(new Error(`the product ended: ${said}`)))
  return promise
}

const home = mkdtempSync(join(tmpdir(), 'maillage-screenshots-'))
const product = await start(home)
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
})

async function photograph(
  person: SignIn,
  viewport: { readonly width: number; readonly height: number },
  pictures: readonly { readonly name: string; readonly path: string }[],
): Promise<void> {
  const context = await browser.newContext({
    baseURL: product.address,
    viewport,
    locale: 'fr-FR',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await page.goto('/')
  await page.getByLabel('Adresse électronique').fill(person.email)
  await page.getByLabel('Mot de passe', { exact: true }).fill(person.password)
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await page.getByLabel('Mot de passe', { exact: true }).waitFor({ state: 'detached' })
  for (const { name, path } of pictures) {
    await page.goto(path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
    await page.screenshot({ path: join(FOLDER, `${name}.png`) })
    console.log(`docs/images/${name}.png`)
  }
  await context.close()
}

try {
  mkdirSync(FOLDER, { recursive: true })
  await photograph(product.officer, { width: 1440, height: 900 }, PICTURES)
  await photograph(product.member, { width: 390, height: 844 }, [PHONE])
} finally {
  await browser.close()
  const { program } = product
  program.kill('SIGTERM')
  await new Promise((resolve) => program.once('exit', resolve))
  rmSync(home, { recursive: true, force: true })
}
