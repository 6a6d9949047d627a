import { z } from 'zod'
import { centsNumber, dayText, defineRoute, identifier } from '../platform/http/contract.ts'

const tag = 'cash'

const kind = z.enum(['invoices', 'billing', 'wages', 'contributions', 'vat', 'items'])
export type FlowKindAnswer = z.infer<typeof kind>

const week = z.object({
  startsOn: dayText,
  endsOn: dayText,
  sums: z.object({
    invoices: centsNumber,
    billing: centsNumber,
    wages: centsNumber,
    contributions: centsNumber,
    vat: centsNumber,
    items: centsNumber,
  }),
  closingCents: centsNumber,
})
export type WeekAnswer = z.infer<typeof week>

const flow = z.object({
  kind,
  on: dayText,
  amountCents: centsNumber,
  label: z.string(),
  invoiceNumber: z.string().nullable(),
  memberId: z.string().nullable(),
  month: z.string().nullable(),
})
export type FlowAnswer = z.infer<typeof flow>

const item = z.object({
  itemId: z.string(),
  label: z.string(),
  amountCents: centsNumber,
  firstOn: dayText,
  every: z.enum(['once', 'week', 'month', 'quarter', 'year']),
  lastOn: dayText.nullable(),
})
export type CashItemAnswer = z.infer<typeof item>

const assumptions = z.object({
  employeeShareE4: z.int().min(0).max(5000),
  payDay: z.int().min(1).max(31).describe('31 is the last day of the month'),
  payMonthAfter: z.union([z.literal(0), z.literal(1)]),
  vatDay: z.int().min(15).max(28),
})
export type AssumptionsAnswer = z.infer<typeof assumptions>

export const forecastAnswer = z
  .object({
    today: dayText,
    openingCents: centsNumber,
    weeks: z.array(week),
    flows: z.array(flow),
    lowest: z.object({ on: dayText, balanceCents: centsNumber }),
    items: z.array(item),
    assumptions,
  })
  .meta({ id: 'CashForecast' })
export type ForecastAnswer = z.infer<typeof forecastAnswer>

export const forecastContract = {
  forecast: defineRoute({
    method: 'GET',
    url: '/cash/forecast',
    tag,
    summary: 'Cash of the thirteen weeks to come, each figure with its parts',
    access: 'officer',
    querystring: z.object({ format: z.enum(['json', 'csv', 'xlsx']).default('json') }),
    response: forecastAnswer,
    exports: {
      file: 'tresorerie-13-semaines',
      columns: [
        { path: 'startsOn', heading: 'Du', kind: 'day' },
        { path: 'endsOn', heading: 'Au', kind: 'day' },
        { path: 'sums.invoices', heading: 'Factures émises (EUR)', kind: 'cents' },
        { path: 'sums.billing', heading: 'Factures à venir (EUR)', kind: 'cents' },
        { path: 'sums.wages', heading: 'Salaires (EUR)', kind: 'cents' },
        { path: 'sums.contributions', heading: 'Cotisations (EUR)', kind: 'cents' },
        { path: 'sums.vat', heading: 'TVA (EUR)', kind: 'cents' },
        { path: 'sums.items', heading: 'Autres (EUR)', kind: 'cents' },
        { path: 'closingCents', heading: 'Solde (EUR)', kind: 'cents' },
      ],
    },
  }),
  addItem: defineRoute({
    method: 'POST',
    url: '/cash/items',
    tag,
    summary: 'Add what comes or goes beside invoices and wages: a rent, a loan, a grant',
    access: 'officer',
    status: 201,
    body: item.omit({ itemId: true }).extend({
      label: z.string().trim().min(1).max(100),
      amountCents: centsNumber.refine((amount) => amount !== 0, 'an amount other than zero'),
    }),
    response: item,
  }),
  removeItem: defineRoute({
    method: 'DELETE',
    url: '/cash/items/:itemId',
    tag,
    summary: 'Take an item out of the forecast',
    access: 'officer',
    params: z.object({ itemId: identifier }),
    response: z.object({ items: z.array(item) }),
  }),
  changeAssumptions: defineRoute({
    method: 'PUT',
    url: '/cash/assumptions',
    tag,
    summary: 'Set what the forecast assumes',
    access: 'officer',
    body: assumptions,
    response: assumptions,
  }),
}
