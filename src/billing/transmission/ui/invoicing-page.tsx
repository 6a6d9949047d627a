import { SectionTabs } from '../../../web/sections.tsx'
import { t } from '../../../web/texts.ts'
import { Answered, Page } from '../../../web/ui/index.ts'
import { AccountForm } from './account-form.tsx'
import { ChoicesForm } from './choices-form.tsx'
import { useAccount, useChoices } from './settings-queries.ts'
import styles from './transmission.module.css'

/** How do invoices look, how are they written, and through which platform do they go? */
export function InvoicingPage() {
  const choices = useChoices()
  const account = useAccount()
  return (
    <Page title={t('Réglages')} lead={t('Factures électroniques')}>
      <SectionTabs of="reglages" />
      <div className={styles.columns}>
        <Answered query={choices}>
          {({ value, tag }) => <ChoicesForm key={JSON.stringify(value)} stored={value} tag={tag} />}
        </Answered>
        <Answered query={account}>
          {(answer) => <AccountForm key={JSON.stringify(answer.account)} stored={answer.account} />}
        </Answered>
      </div>
    </Page>
  )
}
