import { t } from '../../web/texts.ts'
import { StateBadge } from '../../web/ui/index.ts'
import type { FindingRow } from '../compliance-contract.ts'

/** Where a finding stands in its life. */
export function FindingState({ row }: { readonly row: Pick<FindingRow, 'state' | 'severity'> }) {
  switch (row.state) {
    case 'open':
      return row.severity === 'breach' ? (
        <StateBadge tone="bad" word={t('Dépassement')} />
      ) : (
        <StateBadge tone="todo" word={t('À vérifier')} />
      )
    case 'accepted':
      return <StateBadge tone="plain" word={t('Accepté')} />
    case 'closed':
      return <StateBadge tone="good" word={t('Clos')} />
  }
}
