import { longMonth } from '../../web/formats.ts'
import { t, text } from '../../web/texts.ts'
import type { FlowAnswer, FlowKindAnswer } from '../forecast-contract.ts'

export const KIND_WORDS = {
  invoices: text('Factures émises'),
  billing: text('Factures à venir'),
  wages: text('Salaires'),
  contributions: text('Cotisations'),
  vat: text('TVA'),
  items: text('Autres'),
} as const satisfies Record<FlowKindAnswer, string>

export const KINDS = [
  'invoices',
  'billing',
  'wages',
  'contributions',
  'vat',
  'items',
] as const satisfies readonly FlowKindAnswer[]

export const isKind = (value: string | undefined): value is FlowKindAnswer =>
  KINDS.some((kind) => kind === value)

/** What one part of a figure is about. */
export function flowText({ kind, label, month, invoiceNumber }: FlowAnswer): string {
  const of = month === null ? '' : longMonth(month)
  if (kind === 'invoices') return `${invoiceNumber ?? ''} · ${label}`
  if (kind === 'billing') return t('{member}, travail de {month}', { member: label, month: of })
  if (kind === 'wages')
    return t('Salaires nets de {month}, {count, plural, one {# salarié} other {# salariés}}', {
      month: of,
      count: Number(label),
    })
  if (kind === 'contributions')
    return t('Cotisations de {month}, {count, plural, one {# salarié} other {# salariés}}', {
      month: of,
      count: Number(label),
    })
  return kind === 'vat' ? t('TVA de {month}', { month: of }) : label
}
