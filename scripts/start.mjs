// `npm start`: installs what is missing, then runs the product on the Node that it brings along.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureInstalled, productNode, ROOT } from './install.mjs'

ensureInstalled()

const product = spawn(
  productNode(),
  [join(ROOT, 'src', 'app', 'serve.ts'), ...process.argv.slice(2)],
  { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] },
)

// The product stops when this line to it is cut: by a signal, or by the death of this process.
const stop = () => {
  if (product.connected) product.disconnect()
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)

// npm, when killed outright, tells nobody; its children are given to another parent.
const parent = process.ppid
const watch = setInterval(() => process.ppid !== parent && stop(), 1000)

product.on('error', (error) => {
  console.error(`Maillage n'a pas démarré : ${error.message}.`)
  process.exit(1)
})
product.on('exit', (code) => {
  clearInterval(watch)
  process.exit(code ?? 1)
})
