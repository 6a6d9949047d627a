import { z } from 'zod'
import { dayText, defineRoute, identifier, listQuery, pageOf } from '../platform/http/contract.ts'
import { halfDayNumbers } from './needs-contract.ts'

const tag = 'people to place'
const name = z.string().max(200)

/** What a person wishes of work, employee or candidate. */
const wishes = z.object({
  weeklyMinutes: z.int().min(1).max(2_880).nullable().describe('Wished a week; null: not said'),
  halfDays: halfDayNumbers.describe('When the person can work; empty: any half-day'),
  availableFrom: dayText.nullable(),
  mobilityKm: z.int().min(0).max(1_000).nullable().describe('Farthest work place by road'),
  mobilityMinutes: z.int().min(0).max(600).nullable().describe('Longest way to work'),
  refusedMemberIds: z.array(identifier).max(200).describe('Where the person does not want to go'),
  wishes: z.string().max(2_000).nullable().describe('In the words of the person'),
})

export const candidateBody = wishes
  .extend({
    lastName: name.min(1),
    firstName: name.min(1),
    email: name.nullable(),
    phone: name.nullable(),
    skills: z.array(name).max(40).describe('Jobs and authorisations held'),
    homeCommuneCode: name.nullable().describe('INSEE code'),
    homeLatitude: z.number().min(-90).max(90).nullable(),
    homeLongitude: z.number().min(-180).max(180).nullable(),
    consentedOn: dayText.nullable().describe('When the person agreed to be kept'),
    lastContactOn: dayText,
  })
  .meta({ id: 'CandidateBody' })
export type CandidateBody = z.infer<typeof candidateBody>

export const candidate = candidateBody
  .extend({
    candidateId: z.string(),
    keptUntil: dayText.describe('Two years after the last contact (GDP-01)'),
    overdue: z.boolean().describe('Past that day: to erase'),
    hiredAs: z.string().nullable().describe('The employee that the candidate became'),
    fittingNeeds: z.int().describe('Open needs of a skill that the candidate holds, not refused'),
  })
  .meta({ id: 'Candidate' })
export type Candidate = z.infer<typeof candidate>

export const employeeWishes = wishes.meta({ id: 'EmployeeWishes' })
export type EmployeeWishesBody = z.infer<typeof employeeWishes>

const params = z.object({ candidateId: identifier })
const employeeParams = z.object({ employeeId: identifier })

export const peopleContract = {
  list: defineRoute({
    method: 'GET',
    url: '/candidates',
    tag,
    summary: 'Candidates to place',
    access: 'officer',
    querystring: listQuery(
      ['name', 'lastContactOn', 'keptUntil', 'weeklyMinutes', 'fittingNeeds'],
      {
        q: z.string().max(200).optional().describe('Part of the name, a skill, the address'),
        skill: name.optional(),
        state: z
          .enum(['open', 'hired', 'overdue'])
          .optional()
          .describe('open: to place; hired: now an employee; overdue: to erase'),
      },
    ),
    response: pageOf(candidate),
    exports: {
      file: 'candidats',
      columns: [
        { path: 'lastName', heading: 'Nom', kind: 'text' },
        { path: 'firstName', heading: 'Prénom', kind: 'text' },
        { path: 'email', heading: 'Courriel', kind: 'text' },
        { path: 'phone', heading: 'Téléphone', kind: 'text' },
        { path: 'weeklyMinutes', heading: 'Heures souhaitées', kind: 'minutes' },
        { path: 'availableFrom', heading: 'Disponible à partir du', kind: 'day' },
        { path: 'mobilityKm', heading: 'Mobilité (km)', kind: 'count' },
        { path: 'lastContactOn', heading: 'Dernier contact', kind: 'day' },
        { path: 'keptUntil', heading: 'À effacer après le', kind: 'day' },
      ],
    },
  }),
  candidate: defineRoute({
    method: 'GET',
    url: '/candidates/:candidateId',
    tag,
    summary: 'One candidate',
    access: 'officer',
    params,
    response: candidate,
  }),
  add: defineRoute({
    method: 'POST',
    url: '/candidates',
    tag,
    summary: 'Adds a candidate',
    access: 'officer',
    body: candidateBody,
    status: 201,
    response: candidate,
  }),
  change: defineRoute({
    method: 'PUT',
    url: '/candidates/:candidateId',
    tag,
    summary: 'Changes a candidate',
    access: 'officer',
    params,
    body: candidateBody,
    response: candidate,
  }),
  erase: defineRoute({
    method: 'DELETE',
    url: '/candidates/:candidateId',
    tag,
    summary: 'Erases all that is known of a candidate',
    description:
      'On the wish of the person, or when the two years after the last contact are over.',
    access: 'officer',
    params,
    status: 204,
    response: z.null(),
  }),
  wishes: defineRoute({
    method: 'GET',
    url: '/employees/:employeeId/wishes',
    tag,
    summary: 'What an employee wishes',
    access: 'officer',
    params: employeeParams,
    response: employeeWishes,
  }),
  changeWishes: defineRoute({
    method: 'PUT',
    url: '/employees/:employeeId/wishes',
    tag,
    summary: 'Changes what an employee wishes',
    access: 'officer',
    params: employeeParams,
    body: employeeWishes,
    response: employeeWishes,
  }),
}

export const NOTHING_WISHED: EmployeeWishesBody & { readonly weeklyMinutes: null } = {
  weeklyMinutes: null,
  halfDays: [],
  availableFrom: null,
  mobilityKm: null,
  mobilityMinutes: null,
  refusedMemberIds: [],
  wishes: null,
}
