import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useAddress, useChangeAddress, useMonth } from '../../../web/address.ts'
import { euros, longMonth, percent } from '../../../web/formats.ts'
import { SectionTabs } from '../../../web/sections.tsx'
import { t } from '../../../web/texts.ts'
import { Answered, Page, type PageTab, PageTabs, useTab } from '../../../web/ui/index.ts'
import type { MarginOfMonthAnswer } from '../margin-contract.ts'
import type { MarginKey } from '../rules/margin-rows.ts'
import { MarginFigures } from './margin-figures.tsx'
import styles from './margin.module.css'
import { MarginPanel } from './margin-panel.tsx'
import { useMargin } from './margin-queries.ts'
import { MarginTable } from './margin-table.tsx'
import { basisText } from './margin-words.ts'
import { OverheadsTab } from './overheads-tab.tsx'
import { YearTab } from './year-tab.tsx'

const KEYS: Readonly<Record<string, MarginKey>> = {
  adherents: 'member',
  salaries: 'employee',
  mises: 'assignment',
}

/** What does an hour really cost, and what does its price leave? */
export function CostsPage() {
  const month = useMonth()
  const tabs = costTabs()
  const tab = useTab(tabs)
  const by = KEYS[tab] ?? 'member'
  const margin = useMargin(by, {}, tab in KEYS)
  const { ouvre } = useAddress()
  const change = useChangeAddress()
  return (
    <div className={styles.page} data-panel={ouvre === undefined ? undefined : 'open'}>
      <Page
        title={titleOf(month, margin.data)}
        lead={margin.data === undefined ? ' ' : basisText(margin.data)}
        actions={
          <Button
            variant="default"
            leftSection={<IconPrinter size={16} aria-hidden />}
            onClick={() => window.print()}
          >
            {t('Imprimer')}
          </Button>
        }
      >
        <SectionTabs of="paie" />
        <PageTabs label={t('Coûts et marges')} tabs={tabs} />
        {tab === 'annee' ? (
          <YearTab />
        ) : tab === 'frais' ? (
          <OverheadsTab />
        ) : (
          <Answered query={margin}>
            {(answer) => (
              <>
                {answer.rows.length === 0 ? null : <MarginFigures figures={answer.total} />}
                <MarginTable
                  key={by}
                  by={by}
                  rows={answer.rows}
                  total={answer.total}
                  file={{ url: '/margin', query: { month, by } }}
                />
              </>
            )}
          </Answered>
        )}
      </Page>
      {ouvre === undefined ? null : (
        <MarginPanel key={ouvre} opened={ouvre} onClose={() => change({ ouvre: '' })} />
      )}
    </div>
  )
}

const costTabs = (): readonly PageTab[] => [
  { id: 'adherents', label: t('Par adhérent') },
  { id: 'salaries', label: t('Par salarié') },
  { id: 'mises', label: t('Par mise à disposition') },
  { id: 'annee', label: t('Année') },
  { id: 'frais', label: t('Frais du groupement') },
]

function titleOf(month: string, answer: MarginOfMonthAnswer | undefined): string {
  const of = longMonth(month)
  if (answer === undefined || answer.total.netCents === 0)
    return t('Coûts et marges – {month}', { month: of })
  const { marginCents, netCents } = answer.total
  return t('Coûts et marges – {month} : {margin} de marge, {share} du facturé', {
    month: of,
    margin: euros(marginCents),
    share: percent(marginCents, netCents) ?? '',
  })
}
