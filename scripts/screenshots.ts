/**
 * Makes the pictures of the README: starts the product on an empty home, with its demonstration
 * group, and photographs its pages. `npm run screenshots`; needs Chromium (or its path in CHROMIUM).
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from 'playwright-core'

const FOLDER = fileURLToPath(new URL('../docs/images/', import.meta.url))
const START = fileURLToPath(new URL('start.mjs', import.meta.url))
const PORT = '4699'
const PICTURES = [
  { name: 'home', path: '/?month=2026-10' },
  { name: 'hours', path: '/heures?month=2026-11' },
  { name: 'checks', path: '/controles?month=2026-10' },
  { name: 'law', path: '/reglages/regles' },
  { name: 'needs', path: '/besoins' },
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

const DESK = { width: 1440, height: 900 } as const
const HAND = { width: 390, height: 844 } as const

async function signedIn(person: SignIn, viewport: typeof DESK | typeof HAND): Promise<Page> {
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
  return page
}

async function keep(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
  await page.waitForFunction("document.querySelector('[aria-busy=true]') === null")
  await page.screenshot({ path: join(FOLDER, `${name}.png`) })
  console.log(`docs/images/${name}.png`)
}

async function photograph(
  page: Page,
  pictures: readonly { readonly name: string; readonly path: string }[],
): Promise<void> {
  for (const { name, path } of pictures) {
    await page.goto(path)
    await keep(page, name)
  }
}

/** From the needs of the demonstration to a post: the pictures of docs/composition.md. */
async function composeJobs(page: Page): Promise<void> {
  await page.goto('/composition')
  await page.getByRole('button', { name: 'Composer les emplois' }).click()
  const jobs = page.getByRole('main').locator('li h3 a')
  await jobs.first().waitFor({ timeout: 60_000 })
  await keep(page, 'composition')
  await page.goto('/composition?onglet=a-chercher')
  await keep(page, 'composition-missing')
  await page.goto('/composition')
  await jobs.first().click()
  await page.getByRole('heading', { level: 2, name: 'La semaine' }).waitFor()
  await keep(page, 'composition-job')
  await page.setViewportSize(HAND)
  await keep(page, 'composition-job-phone')
  await page.setViewportSize(DESK)
  await page.getByRole('button', { name: 'Créer le poste' }).click()
  await page.getByRole('link', { name: 'Voir le poste' }).click()
  await page.getByRole('complementary').getByText('par semaine').first().waitFor()
  await keep(page, 'composition-post')
}

try {
  mkdirSync(FOLDER, { recursive: true })
  const desk = await signedIn(product.officer, DESK)
  await photograph(desk, PICTURES)
  await composeJobs(desk)
  await photograph(await signedIn(product.member, HAND), [PHONE])
} finally {
  await browser.close()
  const { program } = product
  program.kill('SIGTERM')
  await new Promise((resolve) => program.once('exit', resolve))
  rmSync(home, { recursive: true, force: true })
}
