import { invoiceXml } from '../adapters/factur-x/index.ts'
import { readInvoice } from '../adapters/invoice-reading/index.ts'
import { DEFAULT_CHOICES, type Invoice, NO_ROUTING } from '../billing/index.ts'
import type { Clock } from '../platform/clock.ts'
import { type Database, inGroup } from '../platform/database/index.ts'
import { receivePurchase } from '../purchases/index.ts'
import { addDays, lastDayOf, type Month } from '../shared/days.ts'
import { frenchVatNumber, type GroupId } from '../shared/ids.ts'
import { cents, NO_CENTS, rateE4, shareOf } from '../shared/money.ts'

/** Invented suppliers of a group: who, for what, without VAT. */
const BOUGHT = [
  {
    name: 'Bureau du Bocage',
    siren: '732829320',
    number: 'FA-2291',
    what: 'Fournitures de bureau',
    net: 18_450,
  },
  {
    name: 'Logiciels de l’Orne',
    siren: '552100554',
    number: '2026-0917',
    what: 'Abonnement au logiciel de paie',
    net: 42_000,
  },
  {
    name: 'Cabinet Perche Expertise',
    siren: '404833048',
    number: 'H-1184',
    what: 'Honoraires du trimestre',
    net: 135_000,
  },
] as const

/** Invoices of suppliers wait to be validated, so that the page of purchases has content. */
export async function purchasesDemonstration(
  database: Database,
  groupId: GroupId,
  { month, actor, clock }: { readonly month: Month; readonly actor: string; readonly clock: Clock },
): Promise<void> {
  const group = await database.system
    .selectFrom('employer_group')
    .select(['name', 'siren', 'country'])
    .where('group_id', '=', groupId)
    .executeTakeFirstOrThrow()
  const buyer = { ...PARTY, name: group.name, siren: group.siren, countryCode: group.country }
  for (const bought of BOUGHT) {
    const content = Buffer.from(invoiceXml(invoiceOf(bought, buyer, month), ANNEX))
    const read = await readInvoice(content)
    if (!read.ok) throw new Error(`purchase of the demonstration: ${JSON.stringify(read.refusal)}`)
    const file = { name: `${bought.number}.xml`, content, flowId: null }
    const command = { groupId, file, invoice: read.value, actor, at: clock.now() }
    await inGroup(database, groupId, (db) => receivePurchase(db, command))
  }
}

const PARTY = {
  name: '',
  siren: null,
  siret: null,
  vatNumber: null,
  legalForm: null,
  addressLine: null,
  postalCode: '61000',
  city: 'Alençon',
  communeCode: null,
  countryCode: 'FR',
  email: null,
}

const ANNEX = {
  employeeNames: new Map<string, string>(),
  siteNames: new Map<string, string>(),
  hours: [],
  payment: { iban: null, bic: null, mandateReference: null },
  preceding: [],
  choices: DEFAULT_CHOICES,
  routing: NO_ROUTING,
}

const STANDARD = 2000

function invoiceOf(
  { name, siren, number, what, net }: (typeof BOUGHT)[number],
  buyer: Invoice['buyer'],
  month: Month,
): Invoice {
  const netCents = cents(net)
  const vatCents = shareOf(netCents, rateE4(STANDARD))
  const issuedOn = lastDayOf(month)
  return {
    number,
    kind: 'invoice',
    month,
    memberId: '',
    issuedOn,
    dueOn: addDays(issuedOn, 30),
    seller: { ...PARTY, name, siren, vatNumber: frenchVatNumber(siren) },
    buyer,
    lines: [
      {
        line: 1,
        kind: 'expense',
        assignmentId: null,
        employeeId: null,
        period: month,
        correctedKind: null,
        minutes: null,
        unitPriceE4: null,
        netCents,
        vatPercentE2: STANDARD,
        vatExemption: null,
        wagesCents: NO_CENTS,
        contributionsCents: NO_CENTS,
        explanation: { pricing: 'at_cost', label: what },
        entryIds: [],
      },
    ],
    vat: [{ vatPercentE2: STANDARD, vatExemption: null, netCents, vatCents }],
    netCents,
    vatCents,
    grossCents: cents(netCents + vatCents),
    wagesCents: NO_CENTS,
    contributionsCents: NO_CENTS,
    otherCents: netCents,
  }
}
