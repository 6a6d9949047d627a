import { constants } from 'node:fs'
import { access, mkdir } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { resolve } from 'node:path'
import {
  type CloseProgress,
  type CloseReport,
  closeMonth,
  type OnProgress,
  renderDocuments,
  writeCloseFiles,
} from '../../../closing/index.ts'
import { systemClock } from '../../../platform/clock.ts'
import { type Day, parseDay, parseMonth } from '../../../shared/days.ts'
import { switchOn, text, valueOf } from '../arguments.ts'
import { type Command, Unusable } from '../command.ts'
import { DATA_OPTIONS, openGroup } from '../database.ts'
import { closeRefusalSentence } from '../close-refusal.ts'
import { progressLine } from '../progress-line.ts'

export const command: Command = {
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
    const out = await folderFor(values['out'] as string)
    const { database, groupId } = await openGroup(context, values)
    const issuedOn = values['issued-on'] as Day | undefined
    const line = progressLine(context.stderr)
    const { signal } = context
    const onProgress: OnProgress = ({ stage, done, total }) =>
      line.show(`${month} : ${STAGES[stage]} ${done}/${total}`)
    const closed = await closeMonth(database, {
      groupId,
      month,
      actor: userInfo().username,
      clock: systemClock,
      signal,
      onProgress,
      ...(issuedOn === undefined ? {} : { issuedOn }),
    })
    if (!closed.ok) throw new Unusable([closeRefusalSentence(closed.refusal)])
    const pdf = values['no-pdf'] !== true
    const startedAt = performance.now()
    if (pdf) await renderDocuments(database, groupId, month, { onProgress, signal })
    const documents = Math.round(performance.now() - startedAt) / 1000
    const report = { ...closed.value, seconds: { ...closed.value.seconds, documents } }
    const written = await writeCloseFiles(database, groupId, month, out, { pdf, report })
    line.end()
    context.stdout.write(closeSummary(closed.value, out, written.length))
    return 0
  },
}

const STAGES = {
  load: 'lecture',
  compute: 'calcul',
  invoices: 'factures',
  pay: 'paie',
  ledger: 'écritures',
  documents: 'documents',
} as const satisfies Record<CloseProgress['stage'], string>

/** Before anything is closed: a folder that cannot be written would leave a close without files. */
async function folderFor(path: string): Promise<string> {
  const folder = resolve(path)
  try {
    await mkdir(folder, { recursive: true })
    await access(folder, constants.W_OK)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Unusable([`--out vaut « ${folder} » : attendu un dossier où écrire (${reason})`])
  }
  return folder
}

const euros = (cents: number): string =>
  new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' }).format(cents / 100)

function closeSummary(report: CloseReport, out: string, files: number): string {
  const { totals, left_out, warnings } = report
  return [
    `${report.month} clos${report.already ? ' déjà' : ''} : ${totals.invoices} factures, ${totals.credit_notes} avoirs, ${euros(totals.gross_cents)} TTC`,
    `${left_out.length} pointage(s) non facturé(s), ${warnings.length} avertissement(s) : voir report.json`,
    `${files} fichiers dans ${out}`,
    '',
  ].join('\n')
}
