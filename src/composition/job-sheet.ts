import type { Day } from '../shared/days.ts'
import type { JobDetail, WeekPicture } from './composition-contract.ts'

/** What the sheet says beside the job. */
export interface SheetHead {
  readonly groupName: string
  readonly title: string
  readonly startsOn: Day | null
  readonly note: string | null
  readonly printedOn: Day
}

const DAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'] as const
const MONTHS = ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin'] as const
const LATER_MONTHS = ['juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'] as const

const euros = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' })
const whole = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 })
const centsText = (amount: number): string => euros.format(amount / 100)
const e4Text = (rate: number): string => euros.format(rate / 10_000)
const dayText = (value: Day): string => value.split('-').toReversed().join('/')

/** 840 is `14 h`, 870 is `14 h 30`. */
function hoursText(value: number): string {
  const rest = value % 60
  const hours = whole.format((value - rest) / 60)
  return rest === 0 ? `${hours} h` : `${hours} h ${String(rest).padStart(2, '0')}`
}

/** The sheet of a job for the board, as the template `job` takes it. */
export function jobSheet(detail: JobDetail, head: SheetHead) {
  const { job, needs, weeks, year, cost } = detail
  const members = cost.members.map(({ memberId }) => memberId)
  const siteName = new Map(needs.map((need) => [need.siteId, need.siteName]))
  const [printedYear, month, dayOfMonth] = head.printedOn.split('-').map(Number)
  const fullest = Math.max(...year.map(({ minutes }) => minutes), detail.fullTimeMinutes)
  return {
    group: head.groupName,
    title: head.title,
    subtitle: subtitleOf(detail),
    date: { year: printedYear, month, day: dayOfMonth },
    facts: factsOf(detail, head),
    weeks: weeks
      .filter(({ halfDays }) => halfDays.length > 0)
      .map((week) => weekOf(week, weeks.length, members, siteName)),
    year: {
      title: 'L’année',
      months: [...MONTHS, ...LATER_MONTHS],
      weeks: year.map((week) =>
        week.needs.map(({ memberId, minutes }) => ({
          member: members.indexOf(memberId),
          share: minutes / fullest,
        })),
      ),
    },
    members: cost.members.map((member) => ({
      name: member.memberName,
      hours: hoursText(Math.round(member.yearlyMinutes / 60) * 60),
      cost: centsText(member.costCents),
      hourly: e4Text(member.priceHourE4),
      price: centsText(member.priceCents),
    })),
    total: {
      hours: hoursText(
        cost.members.reduce((sum, one) => sum + Math.round(one.yearlyMinutes / 60) * 60, 0),
      ),
      cost: centsText(cost.members.reduce((sum, one) => sum + one.costCents, 0)),
      price: centsText(cost.priceCents),
    },
    notes: notesOf(detail, head),
    footer: `${head.groupName} · ${job.person?.name ?? 'emploi à créer'} · ${dayText(head.printedOn)}`,
  }
}

function subtitleOf({ job, cost }: JobDetail): string {
  const count = cost.members.length
  const shared = count === 1 ? 'chez un adhérent' : `partagé entre ${count} adhérents`
  const time = job.annualised ? '1 607 h par an' : `${hoursText(job.weeklyMinutes)} par semaine`
  return `${job.skills.join(', ')} · CDI à temps plein, ${time}, ${shared}`
}

function factsOf({ job, needs, travel, cost, margin }: JobDetail, head: SheetHead) {
  const authorisations = [...new Set(needs.flatMap((need) => need.authorisations))]
  const facts = [
    ['Début', head.startsOn === null ? 'à fixer' : `le ${dayText(head.startsOn)}`],
    ['Personne', job.person?.name ?? 'à recruter'],
    ['Salaire horaire brut', e4Text(cost.hourlyGrossE4)],
    ['Habilitations', authorisations.join(', ') || 'aucune'],
    ['Trajet entre sites', `${whole.format(travel.weeklyBetweenKm)} km par semaine`],
    ['Marge d’heures', `${hoursText(margin.weekMinutes + margin.flexibleMinutes)} par semaine`],
  ] as const
  return facts.map(([label, text]) => ({ label, text }))
}

const weeksText = ({ weeks }: WeekPicture): string =>
  weeks.map(({ from, to }) => (from === to ? `${from}` : `${from} à ${to}`)).join(' et ')

function weekOf(
  week: WeekPicture,
  count: number,
  members: readonly string[],
  siteName: ReadonlyMap<string, string>,
) {
  const last = Math.max(4, ...week.halfDays.map(({ halfDay }) => halfDay >> 1))
  const days = DAYS.slice(0, last + 1)
  const cellAt = (halfDay: number) => {
    const piece = week.halfDays.find((one) => one.halfDay === halfDay)
    if (piece === undefined) return null
    return {
      member: members.indexOf(piece.memberId),
      hours: hoursText(piece.minutes),
      site: siteName.get(piece.siteId) ?? piece.siteId,
    }
  }
  const name = count === 1 ? 'La semaine' : `Semaines ${weeksText(week)}`
  return {
    title: `${name} : ${hoursText(week.minutes)}`,
    days,
    rows: ['matin', 'après-midi'].map((half, offset) => ({
      name: half,
      cells: days.map((_, index) => cellAt(index * 2 + offset)),
    })),
  }
}

function notesOf({ cost }: JobDetail, { note }: SheetHead): string[] {
  const wage = {
    smic: 'au SMIC',
    contract: 'au taux du contrat',
    asked: 'au taux demandé',
  }[cost.wageSource]
  return [
    ...(note === null ? [] : [note]),
    `Mois moyen : ${hoursText(cost.monthlyMinutes)} payées ${wage}, cotisations patronales de ` +
      `${centsText(cost.contributionsCents)} (réduction générale déduite), provision de congés ` +
      `de ${centsText(cost.leaveProvisionCents)}.`,
    'Coût réparti au prorata des minutes de l’année ; prix au coefficient médian en vigueur chez ' +
      'l’adhérent, à défaut dans le groupement, à défaut au coût réel.',
  ]
}
