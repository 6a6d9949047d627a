/**
 * Runs the benchmarks one after the other on the server of DATABASE_URL, else on the embedded one:
 * `npm run bench`, or `npm run bench -- close` for one. They print ratios; they judge nothing.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { openServer } from '../src/platform/database/server.ts'

const NO_BENCHES = ['run.ts', 'history.ts']
const folder = fileURLToPath(new URL('.', import.meta.url))
const benches = readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && !NO_BENCHES.includes(name))
  .map((name) => name.slice(0, -3))
const [only, ...options] = process.argv.slice(2)
if (only !== undefined && !benches.includes(only)) {
  console.error(`no benchmark is called ${only}; there are: ${benches.join(', ')}`)
  process.exit(2)
}

const server = await openServer()
try {
  const busy = loadavg().map((load) => load.toFixed(1))
  console.log(`${cpus().length} cores, load ${busy.join(' ')}, Node ${process.version}`)
  for (const bench of only === undefined ? benches : [only]) {
    console.log(`\n== ${bench}`)
    const { status } = spawnSync(process.execPath, [`${folder}${bench}.ts`, ...options], {
      stdio: 'inherit',
      env: { ...process.env, DATABASE_URL: server.url },
    })
    if (status !== 0) process.exitCode = 1
  }
} finally {
  await server.release()
}
