import type { Command } from '../command.ts'

/** A command that is announced and not there yet, whatever its arguments. */
export const later = (name: string): Command => ({
  positionals: [],
  options: {},
  anyArguments: true,
  run: ({ stderr }) => {
    stderr.write(`« ${name} » n’existe pas encore : cette commande viendra plus tard.\n`)
    return Promise.resolve(1)
  },
})
