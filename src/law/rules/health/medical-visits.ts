import { addDays, type Day, day } from '../../../shared/days.ts'
import { monthsAfter } from '../../calendar.ts'
import { firstVisitDue, returnVisitDue, visitRenewalDue } from '../../contract-dates.ts'
import type { MedicalVisitFacts } from '../../facts.ts'
import type { Rule } from '../../rule.ts'
import { hasNoVisit, joinedAbsences, lastVisit, VISITS, workAfter } from './visits.ts'

const visit = (
  kind: MedicalVisitFacts['kind'],
  heldOn: string,
  validUntil: string | null = null,
): MedicalVisitFacts => ({
  kind,
  heldOn: day(heldOn),
  validUntil: validUntil === null ? null : day(validUntil),
})

const OF_FOLLOW_UP = ['vip', 'sir', 'intermediate'] as const

/** Older visits may never have been recorded: only recent hirings say that there was none. */
const MONTHS_OF_RECENT_HIRING = 12

/**
 * Visite d’information et de prévention: within three months of taking the post, before it under
 * eighteen. Judged in the year of hiring where some visit of the person is recorded; an earlier
 * one, at another employer, may dispense with it (R4624-15), hence a warning.
 */
export const FIRST_VISIT: Rule = {
  id: 'MED-01',
  family: 'health',
  words: {
    fr: {
      title: 'Première visite de santé au travail',
      sentence: 'Travail {measured} après la date limite de la première visite.',
      counting:
        'Jours depuis la date limite : trois mois après l’embauche, l’embauche même avant 18 ans. ' +
        'Jugé dans l’année de l’embauche pour qui a une visite enregistrée.',
    },
    en: {
      title: 'First occupational health visit',
      sentence: 'Work {measured} after the first visit was due.',
      counting:
        'Days since the due day: three months after hiring, the hiring itself under 18. Judged in ' +
        'the year of hiring for people with a recorded visit.',
    },
  },
  articles: ['R4624-10', 'R4624-18'],
  unit: 'day',
  defaultLimit: 0,
  source: 'law',
  severity: 'warning',
  confidence: 'reading',
  override: null,
  examples: [
    {
      fr: 'Embauche le 12 juillet 2026, travail le 12 octobre, visite le 15 octobre.',
      en: 'Hired on 12 July 2026, work on 12 October, visit on 15 October.',
      work: ['A 2026-10-12 08:00-12:00'],
      facts: { hiredOn: day('2026-07-12'), visits: [visit('vip', '2026-10-15')] },
      found: [],
    },
    {
      fr: 'Travail le 13 octobre, avant la visite.',
      en: 'Work on 13 October, before the visit.',
      work: ['A 2026-10-13 08:00-12:00'],
      facts: { hiredOn: day('2026-07-12'), visits: [visit('vip', '2026-10-15')] },
      found: [[1, 0]],
    },
  ],
  judge: (scene) => {
    const { hiredOn, bornOn, visits } = scene.person
    const first = visits.find(({ kind }) => kind === 'vip' || kind === 'sir')
    if (first === undefined || first.heldOn < scene.period.from) return []
    if (monthsAfter(hiredOn, MONTHS_OF_RECENT_HIRING) < scene.period.from) return []
    return workAfter(FIRST_VISIT, scene, firstVisitDue(hiredOn, { bornOn }), before(first.heldOn))
  },
  lacks: (scene) => (hasNoVisit(scene) ? [VISITS] : []),
}

const before =
  (visitOn: Day) =>
  (on: Day): boolean =>
    on < visitOn

/**
 * Renouvellement: the follow-up of the person has ended, by the attestation or at the latest that
 * the law allows, and he works. A warning: how late it may be follows from the risks of the post.
 */
export const VISIT_RENEWAL: Rule = {
  id: 'MED-02',
  family: 'health',
  words: {
    fr: {
      title: 'Visite de santé au travail à renouveler',
      sentence: 'Travail {measured} après la fin de validité de la dernière visite.',
      counting:
        'Jours depuis la fin de validité écrite sur l’attestation, à défaut 5 ans après une visite ' +
        'd’information et de prévention, 4 ans après un examen d’aptitude (2 ans après la visite ' +
        'intermédiaire).',
    },
    en: {
      title: 'Occupational health visit to renew',
      sentence: 'Work {measured} after the last visit stopped being valid.',
      counting:
        'Days since the end of validity on the attestation, else 5 years after an information and ' +
        'prevention visit, 4 years after an aptitude exam (2 years after the intermediate visit).',
    },
  },
  articles: ['R4624-16', 'R4624-28', 'R4624-17'],
  unit: 'day',
  defaultLimit: 0,
  source: 'law',
  severity: 'warning',
  confidence: 'reading',
  override: null,
  examples: [
    {
      fr: 'Visite du 12 octobre 2021, travail cinq ans après, jour pour jour.',
      en: 'Visit of 12 October 2021, work five years later to the day.',
      work: ['A 2026-10-12 08:00-12:00'],
      facts: { visits: [visit('vip', '2021-10-12')] },
      found: [],
    },
    {
      fr: 'Travail le lendemain.',
      en: 'Work on the next day.',
      work: ['A 2026-10-13 08:00-12:00'],
      facts: { visits: [visit('vip', '2021-10-12')] },
      found: [[1, 0]],
    },
    {
      fr: 'L’attestation dit une date plus proche.',
      en: 'The attestation says an earlier day.',
      work: ['A 2026-10-12 08:00-12:00'],
      facts: { visits: [visit('sir', '2024-10-12', '2026-09-30')] },
      found: [[12, 0]],
    },
  ],
  judge: (scene) => {
    const { visits } = scene.person
    const last = lastVisit(visits, OF_FOLLOW_UP, scene.period.to)
    if (last === undefined) return []
    // A visit held within the judged days only covers what follows it.
    const earlier = lastVisit(visits, OF_FOLLOW_UP, addDays(last.heldOn, -1))
    return [earlier, last].flatMap((one) => {
      const due = one === undefined ? null : visitRenewalDue(one)
      if (one === undefined || due === null) return []
      return workAfter(VISIT_RENEWAL, scene, due, one === last ? undefined : before(last.heldOn))
    })
  },
  lacks: (scene) => (hasNoVisit(scene) ? [VISITS] : []),
}

/**
 * Visite de reprise: after maternity, thirty days of a work accident or sixty of sickness, on the
 * day of return and at most eight days after it. Judged where some visit of the person is recorded.
 */
export const RETURN_VISIT: Rule = {
  id: 'MED-06',
  family: 'health',
  words: {
    fr: {
      title: 'Visite de reprise',
      sentence: 'Travail {measured} après la date limite de la visite de reprise.',
      counting:
        'Jours depuis la date limite : 8 jours après la reprise qui suit une maternité, un accident ' +
        'du travail d’au moins 30 jours, une maladie d’au moins 60 jours. Les arrêts qui se suivent ' +
        'comptent ensemble.',
    },
    en: {
      title: 'Visit on return',
      sentence: 'Work {measured} after the visit on return was due.',
      counting:
        'Days since the due day: 8 days after the return from maternity, a work accident of 30 ' +
        'days or more, a sickness of 60 days or more. Absences without a day between count as one.',
    },
  },
  articles: ['R4624-31'],
  unit: 'day',
  defaultLimit: 0,
  source: 'law',
  severity: 'warning',
  confidence: 'text',
  override: null,
  examples: [
    {
      fr: 'Maladie de 60 jours jusqu’au 2 octobre ; reprise le 3, travail le 11.',
      en: 'Sickness of 60 days until 2 October; return on the 3rd, work on the 11th.',
      work: ['A 2026-10-03 08:00-12:00', 'A 2026-10-11 08:00-12:00'],
      facts: { absences: [absent('2026-08-04')], visits: [visit('vip', '2024-01-15')] },
      found: [],
    },
    {
      fr: 'Travail le 12 octobre, toujours sans visite.',
      en: 'Work on 12 October, still without a visit.',
      work: ['A 2026-10-12 08:00-12:00'],
      facts: { absences: [absent('2026-08-04')], visits: [visit('vip', '2024-01-15')] },
      found: [[1, 0]],
    },
    {
      fr: 'Une maladie plus courte d’un jour.',
      en: 'A sickness one day shorter.',
      work: ['A 2026-10-12 08:00-12:00'],
      facts: { absences: [absent('2026-08-05')], visits: [visit('vip', '2024-01-15')] },
      found: [],
    },
  ],
  judge: (scene) => {
    const { absences, visits } = scene.person
    if (visits.length === 0) return []
    return joinedAbsences(absences).flatMap((absence) => {
      const due = returnVisitDue(absence)
      const { endsOn } = absence
      if (due === null || endsOn === null) return []
      const held = visits.find(({ kind, heldOn }) => kind === 'return' && heldOn > endsOn)
      return workAfter(RETURN_VISIT, scene, due, held && before(held.heldOn))
    })
  },
  lacks: (scene) =>
    hasNoVisit(scene) &&
    joinedAbsences(scene.person.absences).some((absence) => returnVisitDue(absence) !== null)
      ? [VISITS]
      : [],
}

function absent(startsOn: string) {
  return {
    id: 'AB1',
    kind: 'sickness',
    startsOn: day(startsOn),
    endsOn: day('2026-10-02'),
    minutes: null,
  }
}
