import { readStatements } from '../adapters/bank-statements/index.ts'
import { addCashItem, importStatements } from '../cash/index.ts'
import { todayOf } from '../group/index.ts'
import type { Clock } from '../platform/clock.ts'
import { type Database, type GroupDb, inGroup } from '../platform/database/index.ts'
import { addDays, addMonths, type Day, firstDayOf, lastDayOf, type Month } from '../shared/days.ts'
import type { GroupId } from '../shared/ids.ts'

interface Payable {
  readonly number: string
  readonly memberName: string
  readonly memberIban: string | null
  readonly dueOn: Day
  readonly grossCents: number
}

interface Move {
  readonly on: Day
  readonly cents: number
  readonly label: string
  readonly name?: string
  readonly iban?: string | null
  readonly reference?: string
  readonly returned?: string
}

const OWN_IBAN = 'FR7630006000011234567890189'

/** How one invoice in ten comes in: by its number, by the bank details, in part, not at all. */
function receiptsOf({ number, memberName, memberIban, dueOn, grossCents }: Payable, at: number) {
  const on = addDays(dueOn, (at % 12) - 5)
  const from = { on, name: memberName, iban: memberIban, cents: grossCents }
  const way = at % 10
  if (way < 5) return [{ ...from, label: `VIR ${memberName} FACTURE ${number}` }]
  if (way === 5) return [{ ...from, label: `VIR SEPA ${memberName}` }]
  if (way === 6)
    return [{ ...from, cents: Math.floor(grossCents / 2), label: `VIR ACOMPTE ${number}` }]
  if (way !== 7) return []
  const debit = { ...from, on: dueOn, reference: number, label: 'PRLV SEPA' }
  const back = { on: addDays(dueOn, 4), cents: -grossCents, label: 'REJET PRLV', returned: 'AM04' }
  return at % 40 === 7 ? [debit, { ...back, reference: number }] : [debit]
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const side = (cents: number): string =>
  `<Amt Ccy="EUR">${(Math.abs(cents) / 100).toFixed(2)}</Amt><CdtDbtInd>${cents < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd>`

function entryOf({ on, cents, label, name, iban, reference, returned }: Move): string {
  const who = cents > 0 ? 'Dbtr' : 'Cdtr'
  const party = name === undefined ? '' : `<${who}><Pty><Nm>${escaped(name)}</Nm></Pty></${who}>`
  const account =
    iban === undefined || iban === null
      ? ''
      : `<${who}Acct><Id><IBAN>${iban.replace(/\s/g, '')}</IBAN></Id></${who}Acct>`
  return `<Ntry>${side(cents)}<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>${on}</Dt></BookgDt>
<NtryDtls><TxDtls>${reference === undefined ? '' : `<Refs><EndToEndId>${reference}</EndToEndId></Refs>`}
<RltdPties>${party}${account}</RltdPties><RmtInf><Ustrd>${escaped(label)}</Ustrd></RmtInf>
${returned === undefined ? '' : `<RtrInf><Rsn><Cd>${returned}</Cd></Rsn></RtrInf>`}</TxDtls></NtryDtls></Ntry>`
}

function statementOf(
  iban: string,
  openingCents: number,
  moves: readonly Move[],
  first: Day,
  last: Day,
) {
  const balance = (code: string, cents: number, on: Day) =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp>${side(cents)}<Dt><Dt>${on}</Dt></Dt></Bal>`
  const closing = moves.reduce((sum, { cents }) => sum + cents, openingCents)
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
<GrpHdr><MsgId>DEMO</MsgId><CreDtTm>${last}T08:00:00</CreDtTm></GrpHdr>
<Stmt><Id>DEMO-${last}</Id><Acct><Id><IBAN>${iban}</IBAN></Id><Ccy>EUR</Ccy></Acct>
${balance('OPBD', openingCents, first)}${balance('CLBD', closing, last)}
${moves.map(entryOf).join('\n')}</Stmt></BkToCstmrStmt></Document>`
  return new TextEncoder().encode(xml)
}

async function payablesOf(db: GroupDb, groupId: GroupId, month: Month): Promise<Payable[]> {
  const rows = await db
    .selectFrom('invoices as i')
    .innerJoin('members as m', (join) =>
      join.onRef('m.group_id', '=', 'i.group_id').onRef('m.member_id', '=', 'i.member_id'),
    )
    .select(['i.invoice_number', 'm.name', 'm.iban', 'i.due_on', 'i.gross_cents'])
    .where('i.group_id', '=', groupId)
    .where('i.month', '=', month)
    .where('i.gross_cents', '>', 0)
    .orderBy('i.invoice_number')
    .execute()
  return rows.map((row) => ({
    number: row.invoice_number,
    memberName: row.name,
    memberIban: row.iban,
    dueOn: row.due_on,
    grossCents: row.gross_cents,
  }))
}

/** What goes out of every group: wages, contributions, the rent and the bank. */
async function paymentsOf(db: GroupDb, groupId: GroupId, month: Month): Promise<Move[]> {
  const { gross, contributions } = await db
    .selectFrom('costs')
    .select(({ fn }) => [
      fn.sum<number>('gross_cents').as('gross'),
      fn.sum<number>('contributions_cents').as('contributions'),
    ])
    .where('group_id', '=', groupId)
    .where('month', '=', month)
    .executeTakeFirstOrThrow()
  const net = Math.round((Number(gross) * 78) / 100)
  const next = addMonths(month, 1)
  const social = Number(contributions) + Number(gross) - net
  return [
    { on: addDays(firstDayOf(next), 4), cents: -social, label: 'PRLV SEPA URSSAF' },
    { on: addDays(firstDayOf(next), 9), cents: -185_000, label: 'PRLV LOYER BUREAUX' },
    { on: addDays(firstDayOf(next), 14), cents: -2_450, label: 'FRAIS DE TENUE DE COMPTE' },
    { on: addDays(lastDayOf(next), -1), cents: -net, label: 'VIR SEPA SALAIRES' },
  ]
}

/**
 * A bank statement for the closed month of the demonstration, read and settled as any other, and
 * what the group knows of the months to come. Taken twice, it does nothing.
 */
export async function bankDemonstration(
  database: Database,
  groupId: GroupId,
  { month, actor, clock }: { readonly month: Month; readonly actor: string; readonly clock: Clock },
): Promise<void> {
  await inGroup(database, groupId, async (db) => {
    const settings = await db
      .selectFrom('group_settings')
      .select('iban')
      .where('group_id', '=', groupId)
      .executeTakeFirst()
    const payables = await payablesOf(db, groupId, month)
    const moves = [
      ...payables.flatMap((payable, at): Move[] => receiptsOf(payable, at)),
      ...(await paymentsOf(db, groupId, month)),
    ].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    const out = moves.reduce((sum, { cents }) => sum + Math.min(0, cents), 0)
    const first = firstDayOf(addMonths(month, 1))
    const iban = (settings?.iban ?? OWN_IBAN).replace(/\s/g, '')
    const last = moves.at(-1)?.on ?? first
    const bytes = statementOf(iban, Math.round(-out * 0.6), moves, first, last)
    const at = clock.now()
    const today = await todayOf(db, at)
    const taken = await importStatements(db, {
      groupId,
      fileName: `releve-${last}.xml`,
      bytes,
      read: readStatements(bytes),
      warnings: [],
      acceptDifference: false,
      today,
      actor,
      at,
    })
    if (!taken.ok) throw new Error(`the statement of the demonstration: ${taken.refusal[0]?.kind}`)
    if (taken.value.isKnown) return
    await knownToCome(db, { groupId, actor, at }, today)
  })
}

/** Rent, insurance and a grant. */
async function knownToCome(
  db: GroupDb,
  doer: { readonly groupId: GroupId; readonly actor: string; readonly at: string },
  today: Day,
): Promise<void> {
  const from = (days: number): Day => addDays(today, days)
  await addCashItem(db, doer, {
    label: 'Loyer des bureaux',
    amountCents: -185_000,
    firstOn: from(12),
    every: 'month',
    lastOn: null,
  })
  await addCashItem(db, doer, {
    label: 'Assurance',
    amountCents: -96_000,
    firstOn: from(40),
    every: 'quarter',
    lastOn: null,
  })
  await addCashItem(db, doer, {
    label: 'Subvention de la région',
    amountCents: 1_200_000,
    firstOn: from(33),
    every: 'once',
    lastOn: null,
  })
}
