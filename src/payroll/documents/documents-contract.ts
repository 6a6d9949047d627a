import { z } from 'zod'
import { dayText, defineRoute, identifier, monthText } from '../../platform/http/contract.ts'

const tag = 'payroll'
const PDF = 'application/pdf'

const ofMonth = z.object({
  month: monthText,
  employee: identifier.optional().describe('Everybody of the month without'),
})
const year = z.coerce.number().int().min(2000).max(2100)

const beneficiary = z.object({
  employeeId: z.string(),
  employeeName: z.string(),
  startsOn: dayText,
  endsOn: dayText.nullable(),
})
const beneficiaries = z
  .object({ items: z.array(beneficiary) })
  .meta({ id: 'DisabilityBeneficiaries' })
export type BeneficiariesAnswer = z.infer<typeof beneficiaries>

const people = z
  .object({
    items: z.array(z.object({ employeeId: z.string(), name: z.string(), isCosted: z.boolean() })),
  })
  .meta({ id: 'PayDocuments' })
export type DocumentPerson = z.infer<typeof people>['items'][number]

export const documentsContract = {
  people: defineRoute({
    method: 'GET',
    url: '/pay-documents',
    tag,
    summary: 'Whose documents a month has',
    access: 'officer',
    querystring: z.object({ month: monthText }),
    response: people,
  }),
  costStatement: defineRoute({
    method: 'GET',
    url: '/pay-documents/cost-statement',
    tag,
    summary: 'Statement of the cost of people in a closed month: not a payslip',
    access: 'officer',
    querystring: ofMonth,
    produces: PDF,
    response: z.unknown(),
  }),
  hoursAnnex: defineRoute({
    method: 'GET',
    url: '/pay-documents/hours-annex',
    tag,
    summary: 'Annex of hours of the payslip (Code du travail D3171-12, D3171-13)',
    access: 'officer',
    querystring: ofMonth,
    produces: PDF,
    response: z.unknown(),
  }),
  groupRegister: defineRoute({
    method: 'GET',
    url: '/pay-documents/register',
    tag,
    summary: 'The personnel register of the group, in the order of hiring (L1221-13)',
    access: 'officer',
    produces: PDF,
    response: z.unknown(),
  }),
  memberRegister: defineRoute({
    method: 'GET',
    url: '/pay-documents/member-register',
    tag,
    summary: 'The lines that a member writes in its own personnel register (D1221-23)',
    access: 'officer',
    querystring: z.object({ member: identifier }),
    produces: PDF,
    response: z.unknown(),
  }),
  disabilityAttestation: defineRoute({
    method: 'GET',
    url: '/pay-documents/disability-attestation',
    tag,
    summary: 'Yearly attestation of beneficiaries of the employment duty, numbers alone (D5212-6)',
    access: 'officer',
    querystring: z.object({ year, member: identifier.optional() }),
    produces: PDF,
    response: z.unknown(),
  }),
  beneficiaries: defineRoute({
    method: 'GET',
    url: '/disability-beneficiaries',
    tag,
    summary: 'Who counts in the attestation, and when; never why',
    access: 'officer',
    response: beneficiaries,
  }),
  setBeneficiary: defineRoute({
    method: 'PUT',
    url: '/disability-beneficiaries',
    tag,
    summary: 'Add a beneficiary, or change the last day',
    access: 'officer',
    body: z.object({
      employeeId: identifier,
      startsOn: dayText,
      endsOn: dayText.nullable(),
    }),
    response: beneficiaries,
  }),
  dropBeneficiary: defineRoute({
    method: 'DELETE',
    url: '/disability-beneficiaries',
    tag,
    summary: 'Take away a beneficiary that was entered by mistake',
    access: 'officer',
    body: z.object({ employeeId: identifier, startsOn: dayText }),
    response: beneficiaries,
  }),
}
