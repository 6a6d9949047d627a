import {
  checkPeriod,
  type ExchangedFinding,
  exchangedFinding,
  lackSentence,
} from '../../../compliance/index.ts'
import { type Day, parseDay } from '../../../shared/days.ts'
import { valueOf } from '../arguments.ts'
import { type Command, Unusable } from '../command.ts'
import { DATA_OPTIONS, openGroup } from '../database.ts'
import { tableText } from '../table-text.ts'

const FORMATS = ['json', 'text'] as const
const DAY = 'un jour AAAA-MM-JJ'

export const command: Command = {
  positionals: [],
  options: {
    ...DATA_OPTIONS,
    from: valueOf('D', 'premier jour, AAAA-MM-JJ', DAY, parseDay, true),
    to: valueOf('D', 'dernier jour, AAAA-MM-JJ', DAY, parseDay, true),
    format: valueOf(
      FORMATS.join('|'),
      'json sauf indication',
      `l’un de ${FORMATS.join(', ')}`,
      (text) => FORMATS.find((format) => format === text) ?? null,
    ),
  },
  run: async (context, { values }) => {
    const from = values['from'] as Day
    const to = values['to'] as Day
    if (from > to) throw new Unusable([`--from ${from} vient après --to ${to} : attendu avant`])
    const { database, groupId } = await openGroup(context, values)
    const { findings, lacks } = await checkPeriod(database, groupId, from, to)
    const rows = findings.map(exchangedFinding)
    context.stdout.write(values['format'] === 'text' ? asText(rows) : asJson(rows))
    // Beside the answer, which stays what programs read: what the data did not allow to judge.
    for (const lack of lacks) context.stderr.write(`${lackSentence(lack, 'fr')}\n`)
    return 0
  },
}

/** One finding a line: a report can be read, compared and searched without a program. */
function asJson(rows: readonly ExchangedFinding[]): string {
  const lines = rows.map((row) => `  ${JSON.stringify(row)}`)
  return rows.length === 0 ? '[]\n' : `[\n${lines.join(',\n')}\n]\n`
}

function asText(rows: readonly ExchangedFinding[]): string {
  const table = tableText(
    ['règle', 'gravité', 'base', 'salarié', 'jour', 'mesuré', 'limite', 'unité', 'article'],
    rows.map((row) => [
      row.rule_id,
      row.severity === 'breach' ? 'infraction' : 'alerte',
      row.basis === 'planned' ? 'prévu' : 'réalisé',
      row.employee_id,
      row.date,
      String(row.measured),
      String(row.limit),
      row.unit,
      row.article,
    ]),
  )
  return `${table}${rows.length} constat(s)\n`
}
