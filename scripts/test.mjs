// `npm test`: installs what is missing, then every check of the product, from the fastest on.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { ensureInstalled, productNode, ROOT } from './install.mjs'

ensureInstalled()
const node = productNode()
const bin = (name) => join(ROOT, 'node_modules', name)

/** Tools run on the Node of the product, whichever Node started this script. */
const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` }

const chromium = ensureChromium()
if (chromium !== undefined) env.CHROMIUM = chromium

const CHECKS = [
  ['types', [bin('typescript/bin/tsc'), '-p', '.']],
  ['lint', [bin('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings']],
  ['format', [bin('@biomejs/biome/bin/biome'), 'format']],
  ['imports', [bin('dependency-cruiser/bin/dependency-cruiser.mjs'), 'src']],
]

const failedChecks = CHECKS.filter(([name, args]) => !passes(name, args)).map(([name]) => name)
const counts = runSuite(process.argv.slice(2))

if (failedChecks.length > 0) console.log(`Failed checks: ${failedChecks.join(', ')}`)
const passed = counts.passed + CHECKS.length - failedChecks.length
const failed = counts.failed + failedChecks.length
if (counts.skipped > 0) console.log(`${counts.skipped} skipped`)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed > 0 || counts.status !== 0 ? 1 : 0)

function passes(name, args) {
  const startedAt = performance.now()
  const { status } = spawnSync(node, args, { cwd: ROOT, stdio: 'inherit', env })
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(`${status === 0 ? 'ok' : 'FAILED'}  ${name}  ${seconds} s`)
  return status === 0
}

function runSuite(args) {
  const folder = mkdtempSync(join(tmpdir(), 'maillage-test-'))
  const summary = join(folder, 'summary.json')
  try {
    const { status } = spawnSync(
      node,
      [
        bin('vitest/vitest.mjs'),
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${summary}`,
        ...args,
      ],
      { cwd: ROOT, stdio: 'inherit', env },
    )
    if (!existsSync(summary)) return { passed: 0, failed: 1, skipped: 0, status: status ?? 1 }
    const report = JSON.parse(readFileSync(summary, 'utf8'))
    // A file that cannot be loaded has no tests of its own to count.
    const unloaded = report.testResults.filter(
      ({ status: state, assertionResults }) => state === 'failed' && assertionResults.length === 0,
    ).length
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + unloaded,
      skipped: report.numPendingTests + report.numTodoTests,
      status: status ?? 1,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The browser of the journeys: that of the machine, else Debian's where it can be installed. */
function ensureChromium() {
  const found = findChromium()
  if (found !== undefined) return found
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium from Debian for the tests in a browser…')
    const apt = {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }
    spawnSync('apt-get', ['update', '-qq'], apt)
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], apt)
  }
  const installed = findChromium()
  if (installed === undefined)
    console.log(
      'No Chromium on this machine, and it cannot be installed without root and apt-get: the tests in a browser are skipped. CHROMIUM can name one.',
    )
  return installed
}

function findChromium() {
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
  const folders = (process.env.PATH ?? '').split(delimiter)
  return [
    process.env.CHROMIUM,
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ].find((path) => path !== undefined && path !== '' && existsSync(path))
}
