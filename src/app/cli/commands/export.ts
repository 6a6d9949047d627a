import { exportPackage } from '../../../exchange/index.ts'
import { assertNever } from '../../../shared/refusal.ts'
import { type Command, Unusable } from '../command.ts'
import { DATA_OPTIONS, openGroup } from '../database.ts'

export const command: Command = {
  positionals: ['DIR'],
  options: DATA_OPTIONS,
  run: async (context, { positionals: [path = ''], values }) => {
    const { database, groupId } = await openGroup(context, values)
    const exported = await exportPackage(database, groupId, path)
    if (exported.ok) {
      context.stdout.write(`${exported.value.path}\n`)
      return 0
    }
    switch (exported.refusal.kind) {
      case 'not-a-package':
        throw new Unusable([
          `${exported.refusal.path} contient « ${exported.refusal.found} » : attendu un dossier absent, vide, ou un paquet de données à remplacer`,
        ])
      case 'unknown-group':
        throw new Unusable([`${exported.refusal.groupId} : groupement inconnu`])
      default:
        return assertNever(exported.refusal)
    }
  },
}
