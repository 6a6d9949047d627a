import type { Command } from '../command.ts'
import { SERVE_OPTIONS, serve } from '../../serve-product.ts'

export const command: Command = {
  positionals: [],
  options: SERVE_OPTIONS,
  run: (context, { values }) => serve(context, values),
}
