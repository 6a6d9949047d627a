import { readArguments } from './cli/arguments.ts'
import { commandHelp, generalHelp } from './cli/help.ts'
import { type Command, type CommandContext, Unusable } from './cli/command.ts'
import { COMMANDS, commandNamed } from './cli/commands.ts'
import { runToTheEnd } from './process.ts'

const [name = '--help', ...words] = process.argv.slice(2)

async function main(context: CommandContext): Promise<number> {
  if (name === '--help' || name === '-h' || name === 'help') {
    context.stdout.write(generalHelp())
    return 0
  }
  const entry = commandNamed(name)
  if (entry === undefined) {
    const known = COMMANDS.map(([each]) => each).join(', ')
    throw new Unusable([`commande inconnue : ${name} (attendu : ${known})`])
  }
  const command = await entry.load()
  if (command.anyArguments !== true && words.some((word) => word === '--help' || word === '-h')) {
    context.stdout.write(commandHelp(name, entry.summary, command))
    return 0
  }
  return runCommand(context, command)
}

function runCommand(context: CommandContext, command: Command): Promise<number> {
  if (command.anyArguments === true) return command.run(context, { positionals: [], values: {} })
  const read = readArguments(words, command)
  if ('mistakes' in read) throw new Unusable([...read.mistakes, `Aide : ./maillage ${name} --help`])
  return command.run(context, read.arguments)
}

await runToTheEnd(main)
