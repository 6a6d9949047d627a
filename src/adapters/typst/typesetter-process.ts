/** The child process that runs Typst: one order at a time, gone when its parent is. */
import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { FONT_FOLDERS } from './fonts.ts'
import type { Answer, Order } from './protocol.ts'

const TEMPLATES = join(import.meta.dirname, 'templates')
/** The cache of Typst never shrinks by itself; every few documents keeps memory flat. */
const DOCUMENTS_PER_EVICTION = 5

const compiler = NodeCompiler.create({
  workspace: TEMPLATES,
  fontArgs: [{ fontPaths: FONT_FOLDERS }],
})

const PICTURE = join(TEMPLATES, 'picture')

function typeset({ template, inputs, standard, picture }: Order): Buffer {
  if (picture === undefined) compiler.unmapShadow(PICTURE)
  else compiler.mapShadow(PICTURE, Buffer.from(picture))
  const compiled = compiler.compile({
    mainFilePath: join(TEMPLATES, `${template}.typ`),
    inputs: { ...inputs },
  })
  const document = compiled.result
  if (document === null) {
    const error = compiled.takeError()
    throw new Error(JSON.stringify(error?.shortDiagnostics ?? 'no document'))
  }
  return compiler.pdf(document, { pdfStandard: standard })
}

function answerTo(order: Order): Answer {
  try {
    return { id: order.id, pdf: typeset(order) }
  } catch (error) {
    return { id: order.id, failure: String(error) }
  }
}

/** The parent was killed: nobody waits for what is left. */
function endIfUnheard(error: Error | null): void {
  if (error !== null) process.exit()
}

const orders: Order[] = []
let count = 0

// Typst frees what a document took when the event loop turns: one document a turn.
function next(): void {
  const order = orders.shift()
  if (order === undefined) return
  process.send?.(answerTo(order), undefined, undefined, endIfUnheard)
  count += 1
  if (count % DOCUMENTS_PER_EVICTION === 0) compiler.evictCache(0)
  setImmediate(next)
}

process.on('message', (order: Order) => {
  orders.push(order)
  if (orders.length === 1) setImmediate(next)
})
process.on('disconnect', () => process.exit())
// Ctrl-C reaches the whole terminal group: the parent decides when documents stop.
process.on('SIGINT', () => undefined)
