import { verifyGroup } from '../../../ledger/index.ts'
import { text } from '../arguments.ts'
import type { Command } from '../command.ts'
import { chosenGroup, groupsOf, openConfigured } from '../database.ts'

export const command: Command = {
  positionals: [],
  options: { group: text('ID', 'un seul groupement, au lieu de tous') },
  run: async (context, { values }) => {
    const database = await openConfigured(context)
    const asked = values['group']
    const groups =
      typeof asked === 'string' ? [await chosenGroup(database, asked)] : await groupsOf(database)
    const findings: object[] = []
    for (const groupId of groups)
      for (const finding of await verifyGroup(database, groupId))
        findings.push({ group_id: groupId, ...finding })
    context.stdout.write(`${JSON.stringify(findings, null, 2)}\n`)
    context.stderr.write(
      `${groups.length} groupement(s) vérifié(s), ${findings.length} constat(s)\n`,
    )
    return 0
  },
}
