import { z } from 'zod'
import {
  dayText,
  defineRoute,
  e4Number,
  identifier,
  minutesNumber,
  monthText,
} from '../platform/http/contract.ts'

const hundredths = z.int().describe('Hundredths of a day')

const quota = z.object({
  year: z.int(),
  limitMinutes: minutesNumber,
  source: z.string().describe('`law`, or the agreement that set the quota'),
  usedMinutes: minutesNumber,
  leftMinutes: minutesNumber,
  beyondMinutes: minutesNumber,
  restShareE4: e4Number.describe('Share of the hours beyond that is given back as rest'),
  headcountE4: e4Number.describe('Headcount that decides the share: without people made available'),
  articles: z.array(z.string()),
  weeks: z.array(
    z.object({
      week: dayText.describe('First day'),
      overtimeMinutes: minutesNumber,
      usedMinutes: minutesNumber.describe('Of the year, up to this week'),
      beyondMinutes: minutesNumber,
      restMinutes: minutesNumber,
    }),
  ),
})

const rest = z.object({
  acquiredMinutes: minutesNumber,
  takenMinutes: minutesNumber,
  leftMinutes: minutesNumber,
  openedOn: dayText.nullable().describe('Since what is left has reached seven hours'),
  dueBy: dayText.nullable(),
  articles: z.array(z.string()),
})

const sums = {
  dueMinutes: minutesNumber,
  workedMinutes: minutesNumber,
  plannedMinutes: minutesNumber.describe('After the day of the account'),
  creditedMinutes: minutesNumber.describe('Absences that count as work'),
  excusedMinutes: minutesNumber.describe('Absences that lower what is due'),
}

const account = z.object({
  from: dayText,
  to: dayText,
  toDate: z.object(sums),
  balanceMinutes: minutesNumber,
  whole: z.object(sums),
  forecastMinutes: minutesNumber.describe('Balance at the end of the period, as it is planned'),
  months: z.array(z.object({ month: monthText, ...sums })),
  articles: z.array(z.string()),
})

const acquired = z.object({
  startsOn: dayText,
  endsOn: dayText,
  daysE2: hundredths.describe('Before rounding up'),
  days: z.int().describe('Rounded up: jours ouvrables'),
  businessE2: hundredths.describe('The same in jours ouvrés'),
  sickDays: z.int().describe('Calendar days that count for two days a month'),
  lostDays: z.int().describe('Calendar days that do not count'),
})

const leave = z.object({
  previous: acquired.describe('The leave year that has ended: what is taken now'),
  current: acquired.describe('The leave year that runs, up to the day'),
  takenE2: hundredths.describe('Since the start of the leave year, up to the day'),
  plannedE2: hundredths.describe('Recorded after the day, to the end of the leave year'),
  leftE2: hundredths.describe('Acquired in the year that has ended, less taken'),
  splitDays: z.int().describe('More days for leave taken outside 1 May to 31 October'),
  lines: z.array(
    z.object({
      absenceId: z.string(),
      startsOn: dayText,
      endsOn: dayText,
      daysE2: hundredths,
      isTaken: z.boolean(),
    }),
  ),
  articles: z.array(z.string()),
})

export const employeeRights = z
  .object({
    employeeId: z.string(),
    on: dayText,
    quota: quota.nullable().describe('Null for part-time and annualised people'),
    rest: rest.nullable().describe('Null where no rest was ever acquired'),
    account: account.nullable().describe('Null where hours are not annualised'),
    leave,
  })
  .meta({ id: 'EmployeeRights' })
export type EmployeeRights = z.infer<typeof employeeRights>

export const rightsContract = {
  rights: defineRoute({
    method: 'GET',
    url: '/employees/:employeeId/rights',
    tag: 'employees',
    summary:
      'Quota of overtime, compulsory rest, annualised hours and leave of an employee on a day',
    access: 'officer',
    params: z.object({ employeeId: identifier }),
    querystring: z.object({ on: dayText }),
    response: employeeRights,
  }),
}
