import { useAddress, useChangeAddress, useMonth } from '../../../web/address.ts'
import { euros, longMonth } from '../../../web/formats.ts'
import { SectionTabs } from '../../../web/sections.tsx'
import { t } from '../../../web/texts.ts'
import { Answered, Page, type PageTab, PageTabs, useTab } from '../../../web/ui/index.ts'
import type { ComparisonOfMonth } from '../equal-treatment-contract.ts'
import { ComparisonPanel } from './comparison-panel.tsx'
import { ComparisonTab } from './comparison-tab.tsx'
import styles from './equality.module.css'
import { useComparison } from './equality-queries.ts'
import { ScalesTab } from './scales-tab.tsx'

/** Is everybody paid at least what a comparable employee of the member would be? */
export function EqualityPage() {
  const month = useMonth()
  const tabs = equalityTabs()
  const tab = useTab(tabs)
  const open = useAddress()['personne']
  const change = useChangeAddress()
  const comparison = useComparison()
  return (
    <div className={styles.page} data-panel={open === undefined ? undefined : 'open'}>
      <Page
        title={titleOf(month, comparison.data)}
        lead={t(
          'La rémunération du groupement comparée à celle d’un salarié comparable de chaque adhérent, pour les heures confirmées (L1253-9).',
        )}
      >
        <SectionTabs of="paie" />
        <PageTabs label={t('Égalité de traitement')} tabs={tabs} />
        {tab === 'references' ? (
          <ScalesTab />
        ) : (
          <Answered query={comparison}>{(answer) => <ComparisonTab answer={answer} />}</Answered>
        )}
      </Page>
      {open === undefined ? null : (
        <ComparisonPanel key={open} employeeId={open} onClose={() => change({ personne: '' })} />
      )}
    </div>
  )
}

const equalityTabs = (): readonly PageTab[] => [
  { id: 'comparaison', label: t('Comparaison du mois') },
  { id: 'references', label: t('Rémunérations de référence') },
]

function titleOf(month: string, answer: ComparisonOfMonth | undefined): string {
  const of = longMonth(month)
  if (answer === undefined || answer.people.length === 0)
    return t('Égalité de traitement – {month}', { month: of })
  const left = answer.bonusCents - answer.retainedCents
  if (left !== 0)
    return t('Égalité de traitement – {month} : {amount} de primes à retenir', {
      month: of,
      amount: euros(left),
    })
  return answer.bonusCents === 0
    ? t('Égalité de traitement – {month} : aucune prime due', { month: of })
    : t('Égalité de traitement – {month} : {amount} de primes retenues', {
        month: of,
        amount: euros(answer.retainedCents),
      })
}
