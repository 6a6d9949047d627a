import { switchOn } from '../arguments.ts'
import type { Command } from '../command.ts'
import { openConfigured } from '../database.ts'

export const command: Command = {
  positionals: ['DIR'],
  options: {
    'dry-run': switchOn('vérifie tout et n’enregistre rien'),
  },
  run: async (context, { positionals: [path = ''], values }) => {
    const { importOrExplain } = await import('../load-package.ts')
    const database = await openConfigured(context)
    const dryRun = values['dry-run'] === true
    const report = await importOrExplain(context, database, path, dryRun)
    for (const { resource, read, added, changed, unchanged } of report.resources)
      context.stdout.write(
        `${resource} : ${read} lues, ${added} ajoutées, ${changed} modifiées, ${unchanged} inchangées\n`,
      )
    context.stdout.write(
      dryRun ? 'Vérifié : rien n’est enregistré.\n' : `Groupement ${report.groupId} enregistré.\n`,
    )
    return 0
  },
}
