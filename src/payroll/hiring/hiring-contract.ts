import { z } from 'zod'
import { dayText, defineRoute, identifier } from '../../platform/http/contract.ts'

const tag = 'payroll'

const declarant = z.object({
  apeCode: z.string().max(10).nullable(),
  urssafCode: z.string().max(20).nullable(),
  phone: z.string().max(20).nullable(),
  healthService: z.string().max(32).nullable(),
})

const hiring = z
  .object({
    employeeId: z.string(),
    employeeName: z.string(),
    hiredOn: dayText,
    contractKind: z.string().nullable(),
    contractEndsOn: dayText.nullable(),
    from: dayText.describe('Earliest day of the declaration'),
    state: z.enum(['declared', 'too_early', 'to_declare', 'late']),
    lacks: z.array(z.string()).describe('What is not known of the group or of the person'),
    declaredOn: dayText.nullable(),
    receipt: z.string().nullable(),
  })
  .meta({ id: 'Hiring' })
export type HiringRow = z.infer<typeof hiring>

const answer = z
  .object({
    today: dayText,
    isAgricultural: z.boolean().describe('Declared to the MSA, by its own service'),
    declarant,
    items: z.array(hiring),
  })
  .meta({ id: 'Hirings' })
export type HiringsAnswer = z.infer<typeof answer>

const params = z.object({ employeeId: identifier })

export const hiringContract = {
  hirings: defineRoute({
    method: 'GET',
    url: '/hirings',
    tag,
    summary: 'Hirings to come and of the last sixty days, with the state of their declaration',
    access: 'officer',
    response: answer,
  }),
  setDeclarant: defineRoute({
    method: 'PUT',
    url: '/hiring-declarant',
    tag,
    summary: 'Set what declarations of hiring say of the employer',
    access: 'officer',
    body: declarant,
    response: declarant,
  }),
  message: defineRoute({
    method: 'POST',
    url: '/hirings/:employeeId/message',
    tag,
    summary: 'The XML message of the declaration of a hiring',
    description:
      'What is asked here, the social security number first, is written into the file and kept ' +
      'nowhere. 422 with everything that is lacking.',
    access: 'officer',
    params,
    body: z.object({
      isTest: z.boolean().describe('Checked by the Urssaf, not declared'),
      nir: z.string().max(30),
      sex: z.string().max(1).describe('1 or 2'),
      birthTown: z.string().max(100),
      birthDepartment: z.string().max(3),
      startsAt: z.string().max(5).describe('hh:mm'),
    }),
    produces: 'application/xml',
    response: z.unknown(),
  }),
  declared: defineRoute({
    method: 'POST',
    url: '/hirings/:employeeId/declaration',
    tag,
    summary: 'Record that a hiring was declared, with the receipt',
    access: 'officer',
    params,
    body: z.object({ declaredOn: dayText, receipt: z.string().min(1).max(100) }),
    response: answer,
  }),
}
