import { z } from 'zod'
import { dayText, defineRoute, identifier, localTimeText } from '../platform/http/contract.ts'

export const capacityRow = z
  .object({
    employeeId: z.string(),
    employeeName: z.string(),
    memberId: z.string(),
    siteId: z.string(),
    siteName: z.string(),
    earliestStart: localTimeText.nullable().describe('Null where nothing may be planned'),
    latestEnd: localTimeText.nullable().describe('Null where nothing limits it'),
    minutesToday: z.int().describe('Effective work that may be planned from the start on'),
    minutesThisWeek: z.int().describe('Left of the week, by the weekly limit and the long mean'),
  })
  .meta({ id: 'CapacityRow' })
export type CapacityRow = z.infer<typeof capacityRow>

export const capacityContract = {
  capacities: defineRoute({
    method: 'GET',
    url: '/capacities',
    tag: 'findings',
    summary: 'What may still be planned for the people made available, on a day',
    description:
      'A member company reads it of the people made available to it on the day, without anything ' +
      'of other members: an earliest start, and minutes left.',
    access: 'signed-in',
    querystring: z.object({
      day: dayText,
      employee: identifier.optional(),
      member: identifier.optional(),
    }),
    response: z.object({ day: dayText, items: z.array(capacityRow) }),
  }),
}
