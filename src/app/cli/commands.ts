import type { Command } from './command.ts'
import { later } from './commands/later.ts'

/** Each command is loaded when it is asked for: no one waits for what another needs. */
const LOADERS: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./commands/serve.ts')).command,
  generate: async () => (await import('./commands/generate.ts')).command,
  import: async () => (await import('./commands/import.ts')).command,
  export: async () => (await import('./commands/export.ts')).command,
  check: async () => (await import('./commands/check.ts')).command,
  close: async () => (await import('./commands/close.ts')).command,
  verify: async () => (await import('./commands/verify.ts')).command,
  compose: () => Promise.resolve(later('compose', 'des emplois partagés à partir des besoins')),
  cost: () => Promise.resolve(later('cost', 'cotisations et coût de situations données')),
  liability: () => Promise.resolve(later('liability', 'la part de chaque adhérent aux dettes')),
  roster: () => Promise.resolve(later('roster', 'un planning optimisé')),
}

export const COMMANDS: readonly string[] = Object.keys(LOADERS)

export const loadCommand = async (name: string): Promise<Command | undefined> =>
  Object.hasOwn(LOADERS, name) ? LOADERS[name]?.() : undefined
