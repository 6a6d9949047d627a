import { userInfo } from 'node:os'
import { closeMonth } from '../../../closing/index.ts'
import { systemClock } from '../../../platform/clock.ts'
import { type Day, parseDay, parseMonth } from '../../../shared/days.ts'
import { switchOn, text, valueOf } from '../arguments.ts'
import { type Command, Unusable } from '../command.ts'
import { DATA_OPTIONS, openGroup } from '../database.ts'
import { closeRefusalSentence } from '../close-refusal.ts'
import { progressLine } from '../progress-line.ts'

export const command: Command = {
  summary: 'clôt un mois : factures, variables de paie, écritures, prélèvements, rapport',
  positionals: ['AAAA-MM'],
  options: {
    ...DATA_OPTIONS,
    out: text('OUT', 'dossier où écrire les fichiers', true),
    'no-pdf': switchOn('n’écrit ni les PDF ni les XML des factures'),
    'issued-on': valueOf(
      'D',
      'jour d’émission, le dernier du mois sauf indication',
      'un jour AAAA-MM-JJ',
      parseDay,
    ),
  },
  run: async (context, { positionals: [given = ''], values }) => {
    const month = parseMonth(given)
    if (month === null) throw new Unusable([`« ${given} » : attendu un mois AAAA-MM`])
    const { database, groupId } = await openGroup(context, values)
    const issuedOn = values['issued-on'] as Day | undefined
    const line = progressLine(context.stderr)
    const closed = await closeMonth(database, {
      groupId,
      month,
      actor: userInfo().username,
      clock: systemClock,
      signal: context.signal,
      onProgress: ({ stage, done, total }) => line.show(`${stage} ${done}/${total}`),
      ...(issuedOn === undefined ? {} : { issuedOn }),
    })
    line.end()
    if (!closed.ok) throw new Unusable([closeRefusalSentence(closed.refusal)])
    return 0
  },
}
