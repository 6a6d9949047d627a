import { duration, euros, longMonth } from '../../../web/formats.ts'
import { t, text } from '../../../web/texts.ts'
import {
  Answered,
  type Column,
  EmptyState,
  LocalTable,
  Section,
  StateBadge,
  type Tone,
} from '../../../web/ui/index.ts'
import type { DifferenceRow } from '../export-contract.ts'
import { neutralText } from './engine-text.ts'
import { useDifference } from './export-queries.ts'

/** What an export says that the one before it did not, line by line. */
export function DifferenceSection({ number }: { readonly number: number }) {
  const difference = useDifference(number)
  return (
    <Section title={t('Ce que l’export n° {number} change', { number })}>
      <Answered query={difference}>
        {({ items }) => (
          <LocalTable
            name="ecarts-"
            label={t('Lignes changées')}
            columns={columns()}
            rows={items}
            rowKey={keyOf}
            empty={<EmptyState title={t('Aucune différence')} />}
          />
        )}
      </Answered>
    </Section>
  )
}

const keyOf = (row: DifferenceRow): string =>
  [
    row.state,
    row.employeeId,
    row.code,
    row.targetCode,
    row.period,
    row.from,
    row.to,
    row.memberName,
  ].join(' ')

const STATES: Readonly<Record<DifferenceRow['state'], readonly [Tone, string]>> = {
  added: ['good', text('ajoutée')],
  changed: ['todo', text('changée')],
  removed: ['bad', text('retirée')],
}

function valueText(value: DifferenceRow['before']): string {
  if (value === null) return ''
  const { minutes, days, amountCents } = value
  return [
    minutes === null ? '' : duration(minutes),
    days === null ? '' : t('{count, plural, one {# jour} other {# jours}}', { count: days }),
    amountCents === null ? '' : euros(amountCents),
  ]
    .filter((part) => part !== '')
    .join(', ')
}

const columns = (): readonly Column<DifferenceRow>[] => [
  {
    id: 'employee',
    header: t('Salarié'),
    main: true,
    value: ({ employeeName }) => employeeName,
    cell: ({ employeeName, payrollNumber }) => `${employeeName} (${payrollNumber})`,
  },
  {
    id: 'state',
    header: t('Ligne'),
    value: ({ state }) => t(STATES[state][1]),
    cell: ({ state }) => <StateBadge tone={STATES[state][0]} word={t(STATES[state][1])} />,
  },
  {
    id: 'code',
    header: t('Variable'),
    value: ({ code }) => neutralText(code),
    cell: ({ code, targetCode, period }) =>
      `${neutralText(code)} (${targetCode}), ${longMonth(period)}`,
  },
  {
    id: 'member',
    header: t('Adhérent'),
    value: ({ memberName }) => memberName,
    cell: ({ memberName }) => memberName ?? '',
  },
  { id: 'before', header: t('Avant'), align: 'end', cell: ({ before }) => valueText(before) },
  { id: 'after', header: t('Maintenant'), align: 'end', cell: ({ after }) => valueText(after) },
]
