import { lateRateE4 } from '../law/index.ts'
import type { GroupDb } from '../platform/database/index.ts'
import type { Day } from '../shared/days.ts'
import { decimalText, frenchDate } from '../shared/decimal-text.ts'
import type { GroupId } from '../shared/ids.ts'
import type { Reminder } from './reminder-store.ts'
import type { Tone } from './rules/reminders.ts'

const euros = (cents: number): string => {
  const digits = String(Math.abs(cents)).padStart(3, '0')
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, '\u202f')
  return `${cents < 0 ? '-' : ''}${whole},${digits.slice(-2)}\u00a0€`
}
const percent = (e4: number): string => `${decimalText(e4, 2, ',')}\u00a0%`

const OPENINGS: Readonly<Record<Tone, string>> = {
  courteous:
    'Sauf erreur de notre part, les factures ci-dessous ne sont pas réglées à ce jour. Sans doute s’agit-il d’un oubli : nous vous remercions de bien vouloir les régler dès réception de cette lettre. Si le règlement est parti entre-temps, ne tenez pas compte de ce rappel.',
  firm: 'Malgré notre précédent rappel, les factures ci-dessous restent impayées. Nous vous demandons de les régler sous huit jours. Le groupement paie ses salariés chaque mois : un retard pèse sur l’ensemble des adhérents.',
  formal:
    'Nos rappels étant restés sans effet, nous vous mettons en demeure de régler les sommes ci-dessous sous huit jours à compter de la réception de cette lettre. À défaut, nous saisirons la juridiction compétente et l’instance du groupement.',
}
const TITLES: Readonly<Record<Tone, string>> = {
  courteous: 'Rappel de paiement',
  firm: 'Relance',
  formal: 'Mise en demeure',
}

/** What the template of the letter reads: every word and figure ready. */
export async function letterOf(db: GroupDb, groupId: GroupId, reminder: Reminder): Promise<object> {
  const group = await db
    .selectFrom('employer_group as g')
    .leftJoin('group_settings as s', 's.group_id', 'g.group_id')
    .select(['g.name', 'g.siren', 's.address_line', 's.postal_code', 's.city', 's.iban', 's.bic'])
    .where('g.group_id', '=', groupId)
    .executeTakeFirstOrThrow()
  const { tone, writtenOn, invoices } = reminder
  const isCharged = isChargedOf(reminder)
  const first = invoices[0]?.dueOn ?? writtenOn
  const sender = [
    group.address_line,
    [group.postal_code, group.city].filter((part) => part !== null).join(' '),
    group.siren === null ? null : `SIREN ${group.siren}`,
  ].filter((line) => line !== null && line !== '')
  const [year, month, day] = writtenOn.split('-').map(Number)
  return {
    title: `${TITLES[tone]} du ${frenchDate(writtenOn)}`,
    group: { name: group.name, lines: sender },
    to: { name: reminder.memberName, lines: [] },
    'place-date': `${group.city === null ? 'Le' : `${group.city}, le`} ${frenchDate(writtenOn)}`,
    date: { year, month, day },
    facts: [],
    blocks: [
      { text: 'Madame, Monsieur,' },
      { text: OPENINGS[tone] },
      invoicesBlock(reminder),
      sumsBlock(reminder),
      { text: payment(group) },
      { note: isCharged ? chargedLaw(writtenOn, first) : LAW },
      { text: CLOSING },
      { text: 'Veuillez agréer, Madame, Monsieur, nos salutations distinguées.' },
    ],
    signature: { words: 'Pour le groupement', name: group.name },
    footer: group.name,
  }
}

const column = (title: string, end = false) => ({ title, end })

const isChargedOf = ({ interestCents, fixedCents }: Reminder): boolean =>
  interestCents + fixedCents > 0

const invoicesBlock = (reminder: Reminder) => {
  const isCharged = isChargedOf(reminder)
  return {
    table: {
      columns: [
        column('Facture'),
        column('Émise le'),
        column('Échéance'),
        column('Jours de retard', true),
        column('Reste dû', true),
        ...(isCharged ? [column('Intérêts', true), column('Frais', true)] : []),
      ],
      rows: reminder.invoices.map((invoice) => [
        invoice.invoiceNumber,
        frenchDate(invoice.issuedOn),
        frenchDate(invoice.dueOn),
        String(invoice.daysLate),
        euros(invoice.openCents),
        ...(isCharged ? [euros(invoice.interestCents), euros(invoice.fixedCents)] : []),
      ]),
      total: null,
    },
  }
}

const sumsBlock = (reminder: Reminder) => {
  const { openCents, interestCents, fixedCents } = reminder
  return {
    table: {
      columns: [column(''), column('Montant', true)],
      rows: [
        ['Factures restant dues', euros(openCents)],
        ...(isChargedOf(reminder)
          ? [
              ['Intérêts de retard', euros(interestCents)],
              ['Frais de recouvrement', euros(fixedCents)],
            ]
          : []),
      ],
      total: ['Total à régler', euros(openCents + interestCents + fixedCents)],
    },
  }
}

interface Paid {
  readonly iban: string | null
  readonly bic: string | null
}

const payment = ({ iban, bic }: Paid): string =>
  iban === null
    ? 'Règlement à l’ordre du groupement.'
    : `Règlement par virement : IBAN ${iban.replace(/\s/g, '').replace(/(.{4})(?=.)/g, '$1 ')}${bic === null ? '' : `, BIC ${bic}`}.`

const chargedLaw = (writtenOn: Day, first: Day): string =>
  `Intérêts au taux annuel de ${percent(lateRateE4(writtenOn, false, first))} à ce jour (taux de refinancement de la Banque centrale européenne majoré de dix points, code de commerce, article L441-10 ; huit points pour un organisme public), dus dès le lendemain de l’échéance, sans rappel. Indemnité de 40 € par facture (article D441-5).`

const LAW =
  'Passé l’échéance, des intérêts de retard et une indemnité de 40 € par facture sont dus de plein droit (code de commerce, articles L441-10 et D441-5). Ils ne sont pas demandés par cette lettre.'

const CLOSING =
  'Si vous contestez une facture, dites-nous laquelle et pourquoi : ses rappels sont suspendus le temps de l’examiner.'
