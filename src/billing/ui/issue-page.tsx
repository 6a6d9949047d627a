import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { get } from '../../web/api.ts'
import { euros } from '../../web/formats.ts'
import { SectionTabs } from '../../web/sections.tsx'
import { t } from '../../web/texts.ts'
import { Answered, ErrorNotice, Page, Section } from '../../web/ui/index.ts'
import type { issuingContract } from '../issuing-contract.ts'
import styles from './billing.module.css'
import { FeesSection } from './fees-section.tsx'
import { invoiceAddress } from './invoice-address.ts'
import { useAdvance } from './issuing-queries.ts'
import { MemberSelect } from './price-rule-form.tsx'
import { TrueUpSection } from './true-up-section.tsx'
import { wholeOf } from './typed-figures.ts'

/** What is invoiced besides the close: advances, fees, the year brought to actual cost. */
export function IssuePage() {
  return (
    <Page
      title={t('Hors clôture')}
      lead={t(
        'Acomptes, cotisations et régularisation annuelle : même série de numéros, même journal des ventes.',
      )}
    >
      <SectionTabs of="facturation" />
      <AdvanceSection />
      <FeesSection />
      <TrueUpSection />
    </Page>
  )
}

function AdvanceSection() {
  const open = useQuery({
    queryKey: ['/advances'],
    queryFn: ({ signal }) => get<typeof issuingContract.advances>('/advances', {}, signal),
  })
  const [memberId, setMember] = useState('')
  const [amount, setAmount] = useState('')
  const [label, setLabel] = useState('')
  const [misread, setMisread] = useState(false)
  const advance = useAdvance()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const netCents = wholeOf(amount, 2)
    setMisread(netCents === null || netCents === 0)
    if (netCents !== null && netCents > 0) advance.mutate({ memberId, netCents, label })
  }
  return (
    <Section title={t('Acompte')}>
      <Answered query={open}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t('Aucun acompte n’attend d’être déduit.')}</p>
          ) : (
            <ul>
              {items.map(({ invoiceNumber, leftCents }) => (
                <li key={invoiceNumber}>
                  <Link to={invoiceAddress(invoiceNumber)}>{invoiceNumber}</Link>
                  {t(' : {amount} HT à déduire de la prochaine facture', {
                    amount: euros(leftCents),
                  })}
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
      <form onSubmit={submit} className={styles.form}>
        <MemberSelect
          required
          value={memberId}
          onChange={({ currentTarget }) => setMember(currentTarget.value)}
        />
        <TextInput
          label={t('Montant HT')}
          required
          inputMode="decimal"
          value={amount}
          onChange={({ currentTarget }) => {
            setMisread(false)
            setAmount(currentTarget.value)
          }}
          error={misread ? t('Ce montant n’est pas lisible.') : null}
        />
        <TextInput
          label={t('Objet')}
          required
          maxLength={200}
          value={label}
          onChange={({ currentTarget }) => setLabel(currentTarget.value)}
        />
        <div className={styles.wide}>
          {advance.isError ? <ErrorNotice error={advance.error} /> : null}
          <Button type="submit" loading={advance.isPending}>
            {t('Émettre la facture d’acompte')}
          </Button>
        </div>
      </form>
    </Section>
  )
}
