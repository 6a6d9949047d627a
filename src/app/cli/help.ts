import type { Command } from './command.ts'
import { COMMANDS } from './commands.ts'
import { tableText } from './table-text.ts'

const synopsis = (name: string, { positionals, options }: Command): string => {
  const required = Object.entries(options)
    .filter(([, option]) => option.required)
    .map(([option, { placeholder }]) => `--${option} ${placeholder ?? ''}`)
  const optional = Object.values(options).some((option) => !option.required) ? ['[options]'] : []
  return ['./maillage', name, ...positionals, ...required, ...optional].join(' ')
}

export function generalHelp(): string {
  const rows = COMMANDS.map(([name, { summary }]) => [`  ${name}`, summary])
  const table = tableText(['Commandes', ''], rows)
  return `Maillage, sans navigateur : ./maillage COMMANDE [arguments]

${table}
./maillage COMMANDE --help dit ce qu’une commande attend.
Fin avec 0 : travail fait ; 1 : échec du programme ; 2 : arguments ou données inutilisables.
DATABASE_URL désigne un serveur PostgreSQL au lieu de celui que Maillage apporte.
`
}

export function commandHelp(name: string, summary: string, command: Command): string {
  const rows = Object.entries(command.options).map(([option, { placeholder, help }]) => [
    `  --${option}${placeholder === undefined ? '' : ` ${placeholder}`}`,
    help,
  ])
  const options = rows.length === 0 ? '' : `\n${tableText(['Options', ''], rows)}`
  return `${synopsis(name, command)}\n\n${summary}\n${options}`
}
