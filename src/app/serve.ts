import { readArguments } from './cli/arguments.ts'
import { Unusable } from './cli/command.ts'
import { runToTheEnd } from './process.ts'
import { SERVE_OPTIONS, serve } from './serve-product.ts'

await runToTheEnd((context) => {
  const read = readArguments(process.argv.slice(2), { positionals: [], options: SERVE_OPTIONS })
  if ('mistakes' in read) throw new Unusable(read.mistakes)
  return serve(context, read.arguments.values)
})
