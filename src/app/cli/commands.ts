import type { Command } from './command.ts'
import { later } from './commands/later.ts'

export interface CommandEntry {
  readonly summary: string
  /** Each command is loaded when it is asked for: no one waits for what another needs. */
  load(): Promise<Command>
}

const ENTRIES: Readonly<Record<string, CommandEntry>> = {
  serve: {
    summary: 'l’application et ses travaux, ce que lance « npm start »',
    load: async () => (await import('./commands/serve.ts')).command,
  },
  generate: {
    summary: 'écrit le paquet de données d’un groupement fictif, le même pour la même graine',
    load: async () => (await import('./commands/generate.ts')).command,
  },
  import: {
    summary: 'enregistre un paquet de données dans la base configurée, en entier ou pas du tout',
    load: async () => (await import('./commands/import.ts')).command,
  },
  export: {
    summary: 'écrit le paquet de données d’un groupement : dossier de CSV, ou classeur si .xlsx',
    load: async () => (await import('./commands/export.ts')).command,
  },
  check: {
    summary: 'applique les règles du droit et de la charte aux horaires, pointages et contrats',
    load: async () => (await import('./commands/check.ts')).command,
  },
  close: {
    summary: 'clôt un mois : factures, variables de paie, écritures, prélèvements, rapport',
    load: async () => (await import('./commands/close.ts')).command,
  },
  verify: {
    summary: 'revérifie les écritures, les séries de factures et la chaîne d’audit de la base',
    load: async () => (await import('./commands/verify.ts')).command,
  },
  compose: {
    summary: 'compose des emplois à temps plein à partir des besoins des adhérents',
    load: async () => (await import('./commands/compose.ts')).command,
  },
  cost: {
    summary: 'cotisations et coût des situations d’un fichier JSON, ligne par ligne',
    load: async () => (await import('./commands/cost.ts')).command,
  },
  liability: {
    summary: 'la part de chaque adhérent aux dettes d’un mois, couverte et non couverte',
    load: async () => (await import('./commands/liability.ts')).command,
  },
  roster: {
    summary: 'un planning optimisé (à venir)',
    load: () => Promise.resolve(later('roster')),
  },
}

export const COMMANDS: readonly (readonly [string, CommandEntry])[] = Object.entries(ENTRIES)

export const commandNamed = (name: string): CommandEntry | undefined =>
  Object.hasOwn(ENTRIES, name) ? ENTRIES[name] : undefined
