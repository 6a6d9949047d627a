import {
  firstVisitDue,
  intermediateVisitDue,
  midCareerVisitDue,
  returnVisitDue,
  visitRenewalDue,
} from '../../contract-dates.ts'
import type { DeadlinePerson, OpenDeadline } from '../../deadlines.ts'
import type { MedicalVisitFacts } from '../../facts.ts'
import type { MissingDatum } from '../../rule.ts'
import { joinedAbsences, VISITS } from '../health/visits.ts'

/** Visits at the occupational health service, and authorisations that end. */
export const healthDeadlines = (person: DeadlinePerson): readonly OpenDeadline[] => [
  ...firstVisit(person),
  ...renewal(person),
  ...afterExam(person),
  ...returns(person),
  ...midCareer(person),
  ...authorisations(person),
]

const lastOf = (
  { visits }: DeadlinePerson,
  kind: MedicalVisitFacts['kind'],
): MedicalVisitFacts | undefined => visits.findLast((visit) => visit.kind === kind)

function firstVisit({ employeeId, hiredOn, bornOn, visits }: DeadlinePerson): OpenDeadline[] {
  const { on: dueOn, article } = firstVisitDue(hiredOn, { bornOn })
  const held = visits.find(({ kind }) => kind === 'vip' || kind === 'sir')
  const key = `first_visit:${employeeId}:${hiredOn}`
  const doneOn = held?.heldOn ?? null
  return [{ kind: 'first_visit', key, ruleId: 'MED-01', article, dueOn, employeeId, doneOn }]
}

/** The information and prevention visit is followed by another one, or by an aptitude exam. */
function renewal(person: DeadlinePerson): OpenDeadline[] {
  const { employeeId } = person
  const last = person.visits.findLast(({ kind }) => kind === 'vip' || kind === 'sir')
  const due = last === undefined ? null : visitRenewalDue(last)
  if (last === undefined || due === null) return []
  const kind = last.kind === 'sir' ? 'exam_renewal' : 'visit_renewal'
  const ruleId = last.kind === 'sir' ? 'MED-03' : 'MED-02'
  const key = `${kind}:${employeeId}:${last.heldOn}`
  return [{ kind, key, ruleId, article: due.article, dueOn: due.on, employeeId }]
}

function afterExam(person: DeadlinePerson): OpenDeadline[] {
  const { employeeId, visits } = person
  const exam = lastOf(person, 'sir')
  if (exam === undefined) return []
  const { on: dueOn, article } = intermediateVisitDue(exam.heldOn)
  const doneOn =
    visits.find(({ kind, heldOn }) => kind === 'intermediate' && heldOn > exam.heldOn)?.heldOn ??
    null
  const key = `intermediate_visit:${employeeId}:${exam.heldOn}`
  const of = { ruleId: 'MED-03', article, dueOn, employeeId, doneOn }
  return [{ ...of, kind: 'intermediate_visit', key }]
}

const returns = ({ employeeId, absences, visits }: DeadlinePerson): OpenDeadline[] =>
  joinedAbsences(absences).flatMap((absence) => {
    const due = returnVisitDue(absence)
    const { endsOn } = absence
    if (due === null || endsOn === null) return []
    const held = visits.find(({ kind, heldOn }) => kind === 'return' && heldOn > endsOn)
    const key = `return_visit:${employeeId}:${absence.startsOn}`
    const of = { ruleId: 'MED-06', article: due.article, dueOn: due.on, employeeId }
    return [{ ...of, kind: 'return_visit', key, doneOn: held?.heldOn ?? null }]
  })

function midCareer(person: DeadlinePerson): OpenDeadline[] {
  const { employeeId, bornOn } = person
  if (bornOn === null) return []
  const { on: dueOn, article } = midCareerVisitDue(bornOn)
  const doneOn = lastOf(person, 'mid_career')?.heldOn ?? null
  const key = `mid_career_visit:${employeeId}`
  return [{ kind: 'mid_career_visit', key, ruleId: 'MED-08', article, dueOn, employeeId, doneOn }]
}

const authorisations = ({ employeeId, skills }: DeadlinePerson): OpenDeadline[] =>
  skills.flatMap(({ skill, validUntil }) => {
    if (validUntil === null) return []
    const key = `authorisation_end:${employeeId}:${skill}:${validUntil}`
    const of = { ruleId: 'HAB-04', article: 'R4323-56', dueOn: validUntil, employeeId }
    return [{ ...of, kind: 'authorisation_end', key, subject: skill } as const]
  })

/** Whose renewals cannot be told: nobody recorded a visit. */
export const healthLacks = ({
  visits,
}: DeadlinePerson): readonly { readonly ruleId: string; readonly datum: MissingDatum }[] =>
  visits.length === 0 ? [{ ruleId: 'MED-02', datum: VISITS }] : []
