import type { Command } from '../command.ts'
import { SERVE_OPTIONS, serve } from '../../serve-product.ts'

export const command: Command = {
  summary: 'l’application et ses travaux, ce que lance « npm start »',
  positionals: [],
  options: SERVE_OPTIONS,
  run: (context, { values }) => serve(context, values),
}
