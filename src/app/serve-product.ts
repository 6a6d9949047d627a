import { naturalNumber, switchOn, text, valueOf } from './cli/arguments.ts'
import type { CommandContext, ExitCode } from './cli/command.ts'
import { startProduct } from './product.ts'

const DEFAULT_PORT = 4680
const LOOPBACK = '127.0.0.1'

const portOf = (given: string): number | null => {
  const port = naturalNumber(given)
  return port !== null && port <= 65_535 ? port : null
}

const PORT = 'un port de 0 à 65535'

export const SERVE_OPTIONS = {
  host: text('ADRESSE', `adresse d’écoute, ${LOOPBACK} sauf indication (ou HOST)`),
  port: valueOf('N', `port d’écoute, ${DEFAULT_PORT} sauf indication (ou PORT)`, PORT, portOf),
  empty: switchOn('ne charge pas le groupement de démonstration dans une base vide'),
}

/** Serves until it is interrupted. */
export async function serve(
  context: CommandContext,
  values: Readonly<Record<string, unknown>>,
): Promise<ExitCode> {
  const fromEnvironment = process.env['PORT'] ?? ''
  const environmentPort = fromEnvironment === '' ? DEFAULT_PORT : portOf(fromEnvironment)
  if (environmentPort === null) {
    context.stderr.write(`PORT vaut « ${fromEnvironment} » : attendu ${PORT}\n`)
    return 2
  }
  await startProduct(context, {
    host: (values['host'] as string | undefined) ?? (process.env['HOST'] || LOOPBACK),
    port: (values['port'] as number | undefined) ?? environmentPort,
    demonstration: values['empty'] !== true,
  })
  await interruption(context.signal)
  return 0
}

function interruption(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  const { promise, resolve } = Promise.withResolvers<void>()
  signal.addEventListener('abort', () => resolve(), { once: true })
  return promise
}
