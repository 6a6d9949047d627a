import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'

const EXECUTABLE = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

/** Journeys need Chromium (`apt-get install chromium`, or its path in CHROMIUM). */
export const noBrowser = !existsSync(EXECUTABLE)
if (noBrowser) console.log(`Journeys are skipped: there is no Chromium at ${EXECUTABLE}.`)

const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export const DESKTOP = { width: 1440, height: 900 } as const
export const PHONE = { width: 390, height: 844 } as const

export interface Look {
  readonly size?: typeof DESKTOP | typeof PHONE
  readonly language?: 'fr' | 'en'
  readonly scheme?: 'light' | 'dark'
}

/** One browser for the tests of a file; each test gets a person of its own, signed out. */
export function browserOfFile(): (address: string, look?: Look) => Promise<Page> {
  let browser: Browser
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: EXECUTABLE, args: ARGUMENTS })
  })
  afterAll(() => browser?.close())
  return async (address, { size = DESKTOP, language = 'fr', scheme = 'light' } = {}) => {
    const context = await browser.newContext({
      baseURL: address,
      viewport: size,
      locale: language === 'fr' ? 'fr-FR' : 'en-GB',
      colorScheme: scheme,
      reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    page.setDefaultTimeout(20_000)
    return page
  }
}

interface AxeResult {
  readonly violations: readonly {
    readonly id: string
    readonly nodes: readonly { readonly target: readonly unknown[]; readonly html: string }[]
  }[]
}

/** What axe finds wrong on the page as it stands: a rule and the elements that break it. */
async function violationsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE)
  const { violations } = await page.evaluate<AxeResult>('axe.run()')
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

/** The page is usable without seeing it, and nothing of it lies beside the screen. */
export async function expectSound(page: Page): Promise<void> {
  expect(await violationsOf(page)).toEqual([])
  const beside = 'document.documentElement.scrollWidth - window.innerWidth'
  expect(await page.evaluate<number>(beside), page.url()).toBeLessThanOrEqual(0)
}
