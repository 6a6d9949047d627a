import { addDays, addMonths, firstDayOf, lastDayOf } from '../../shared/days.ts'
import type { Horizon } from './calendar.ts'
import { inventedCreditor, inventedIban, inventedSiren, siretOf } from './identifiers.ts'
import { LAST_NAMES, slug } from './names.ts'
import { type Commune, distance, nearest } from './places.ts'
import type { Blueprint } from './profiles.ts'
import type { Random } from './random.ts'
import type {
  AssignmentRow,
  EstablishmentRow,
  GroupBankingRow,
  GroupRow,
  MemberRow,
  SiteRow,
} from './rows.ts'
import { FANCY, TRADES, type Trade } from './trades.ts'

export type Price = Pick<AssignmentRow, 'pricing' | 'coefficient_e4' | 'fixed_e4' | 'percent_e4'>

/** A member with what the other tables need to know of it. */
export interface Company {
  readonly member: MemberRow
  readonly trade: Trade
  readonly commune: Commune
  readonly sites: readonly SiteRow[]
  readonly price: Price
}

export interface Group {
  readonly group: GroupRow
  readonly establishments: readonly EstablishmentRow[]
  readonly seats: readonly Commune[]
}

export const numbered = (prefix: string, number: number, width: number): string =>
  `${prefix}${String(number).padStart(width, '0')}`

const PREFIXES: Readonly<Record<string, string>> = {
  '85109': 'HB-',
  '44109': 'NA-',
  '27229': 'EV-',
}

export function foundGroup(blueprint: Blueprint, random: Random): Group {
  const siren = inventedSiren(random, 'private')
  const establishments = blueprint.seats.map((seat, index) => ({
    establishment_id: numbered('E', index + 1, 2),
    name: index === 0 ? `Siège ${seat.name}` : `Agence ${seat.name}`,
    siret: siretOf(siren, index + 1),
    commune_code: seat.code,
    invoice_prefix: PREFIXES[seat.code] ?? null,
  }))
  const group: GroupRow = {
    group_id: blueprint.groupId,
    name: blueprint.name,
    siren,
    legal_form: blueprint.legalForm,
    country: 'FR',
    time_zone: 'Europe/Paris',
    idcc: blueprint.idcc,
    kind: blueprint.kind,
  }
  return { group, establishments, seats: blueprint.seats }
}

const STREETS = ['rue de la Gare', 'avenue de la République', 'place du Marché'] as const

/** What the bank and the invoices know a group by. */
export function bankingOf({ group, seats }: Group, random: Random): GroupBankingRow {
  const [seat] = seats
  return {
    group_id: group.group_id,
    address_line: `${random.int(1, 60)} ${random.pick(STREETS)}`,
    postal_code: seat === undefined ? null : `${seat.code.slice(0, 2)}000`,
    city: seat?.name ?? group.name,
    iban: inventedIban(random),
    bic: null,
    creditor_identifier: inventedCreditor(random),
  }
}

function companyName(random: Random, trade: Trade, place: string, taken: Set<string>): string {
  for (let attempt = 0; ; attempt += 1) {
    const pattern = random.pick(trade.names)
    const plain = pattern
      .replace('{place}', place)
      .replace('{name}', random.pick(LAST_NAMES))
      .replace('{word}', random.pick(FANCY))
    const name = attempt < 5 ? plain : `${plain} (${place} ${attempt - 4})`
    if (!taken.has(name)) {
      taken.add(name)
      return name
    }
  }
}

function priceFor(random: Random, taxable: number): Price {
  const none = { coefficient_e4: null, fixed_e4: null, percent_e4: null }
  if (taxable <= 20 && random.chance(700)) return { pricing: 'actual_cost', ...none }
  const pricing = random.weighted([
    ['coefficient', 82] as const,
    ['cost_plus_fixed', 10] as const,
    ['cost_plus_percent', 8] as const,
  ])
  if (pricing === 'coefficient') {
    return { pricing, ...none, coefficient_e4: random.int(180, 210) * 100 }
  }
  if (pricing === 'cost_plus_fixed') {
    return { pricing, ...none, fixed_e4: random.int(50, 90) * 500 }
  }
  return { pricing, ...none, percent_e4: random.int(10, 24) * 50 }
}

function sitesOf(random: Random, member: MemberRow, commune: Commune, width: number): SiteRow[] {
  const number = member.member_id.slice(1)
  const count = member.headcount > 60 && random.chance(500) ? 2 : 1
  return Array.from({ length: count }, (_, index) => ({
    site_id: index === 0 ? `S${number.padStart(width, '0')}` : `S${number}-${index + 1}`,
    member_id: member.member_id,
    name: index === 0 ? member.name : `${member.name}, second atelier`,
    siret: siretOf(member.siren, index + 1),
    commune_code: commune.code,
    latitude: (Math.round(commune.latitude * 1e4) + random.int(-300, 300)) / 1e4,
    longitude: (Math.round(commune.longitude * 1e4) + random.int(-400, 400)) / 1e4,
    time_zone: null,
  }))
}

interface Settling {
  readonly blueprint: Blueprint
  readonly founded: Group
  readonly horizon: Horizon
  readonly taken: Set<string>
}

function settle(random: Random, index: number, settling: Settling): Company {
  const { blueprint, founded, horizon } = settling
  const trades = TRADES.filter(({ setting }) => blueprint.setting === 'mixed' || setting === 'farm')
  const trade = random.weighted(trades.map((item) => [item, item.weight] as const))
  const commune = random.pick(blueprint.communes)
  const name = companyName(random, trade, commune.name, settling.taken)
  const width = blueprint.members > 999 ? 4 : 3
  const seat = nearest(commune, founded.seats)[0] ?? commune
  const home = founded.establishments.find((row) => row.commune_code === seat.code)
  const joined = addDays(firstDayOf(addMonths(horizon.month, -random.int(10, 140))), 14)
  const taxable = Math.round(random.int(trade.taxable[0], trade.taxable[1]) / 5) * 5
  const mandate = random.chance(700)
  const number = numbered('M', index + 1, width)
  const signed = addDays(joined, random.int(0, 200))
  const member: MemberRow = {
    member_id: number,
    establishment_id: home?.establishment_id ?? 'E01',
    name,
    siren: inventedSiren(random, trade.owner),
    public_body: trade.owner === 'public',
    idcc: trade.idcc,
    headcount: random.int(trade.headcount[0], trade.headcount[1]),
    joined_on: joined,
    left_on: null,
    taxable_revenue_percent: taxable,
    competitor_group: null,
    deposit_cents: random.chance(600) ? random.int(2, 30) * 25_000 : null,
    bank_guarantee_cents: random.chance(120) ? random.int(2, 20) * 250_000 : null,
    iban: mandate || random.chance(300) ? inventedIban(random) : null,
    mandate_reference: mandate ? `RUM-${blueprint.groupId.toUpperCase()}-${number}` : null,
    mandate_signed_on: mandate ? signed : null,
    email: `contact@${slug(name).slice(0, 50).replace(/-$/, '')}.example`,
  }
  const sites = sitesOf(random, member, commune, width)
  return { member, trade, commune, sites, price: priceFor(random, taxable) }
}

/** Pairs of near members of one trade that the charter says compete. */
function declareCompetitors(random: Random, companies: readonly Company[]): void {
  let left = Math.max(companies.length > 8 ? 2 : 0, Math.round(companies.length / 25))
  for (const company of random.shuffled(companies)) {
    if (left === 0) return
    if (company.member.competitor_group !== null || company.trade.key === 'commune') continue
    const rival = companies
      .filter((other) => other !== company && other.trade.key === company.trade.key)
      .filter((other) => other.member.competitor_group === null)
      .sort(
        (a, b) => distance(company.commune, a.commune) - distance(company.commune, b.commune),
      )[0]
    if (rival === undefined) continue
    const name = `${slug(company.trade.names[0]?.split(' ')[0] ?? '')}-${slug(company.commune.name)}`
    const group = `${name}-${company.member.member_id.toLowerCase()}`
    company.member.competitor_group = group
    rival.member.competitor_group = group
    left -= 1
  }
}

/** Some members left at the end of the first month. */
function declareDepartures(random: Random, companies: readonly Company[], horizon: Horizon): void {
  const count = companies.length < 12 ? 0 : Math.max(1, Math.round(companies.length / 50))
  const leaving = random.shuffled(companies).filter(({ member }) => !member.competitor_group)
  for (const { member } of leaving.slice(0, count)) {
    member.left_on = lastDayOf(addMonths(horizon.month, -1))
  }
}

export function settleCompanies(
  blueprint: Blueprint,
  founded: Group,
  horizon: Horizon,
  random: Random,
): readonly Company[] {
  const settling = { blueprint, founded, horizon, taken: new Set<string>() }
  const companies = Array.from({ length: blueprint.members }, (_, index) =>
    settle(random.fork(`member ${index}`), index, settling),
  )
  declareCompetitors(random.fork('competitors'), companies)
  declareDepartures(random.fork('departures'), companies, horizon)
  return companies
}
