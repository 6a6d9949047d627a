import type { Command } from '../command.ts'

/** A command that is announced and not there yet, whatever its arguments. */
export const later = (name: string, summary: string): Command => ({
  summary: `${summary} (à venir)`,
  positionals: [],
  options: {},
  anyArguments: true,
  run: ({ stderr }) => {
    stderr.write(`« ${name} » viendra plus tard : ${summary}.\n`)
    return Promise.resolve(1)
  },
})
