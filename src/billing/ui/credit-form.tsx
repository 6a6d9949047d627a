import { Button, Checkbox, Radio, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { euros } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { ErrorNotice, SidePanel } from '../../web/ui/index.ts'
import type { InvoiceAnswer } from '../billing-contract.ts'
import type { InvoiceLife } from '../issuing-contract.ts'
import styles from './billing.module.css'
import { useCredit } from './issuing-queries.ts'
import { lineTitle } from './price-sentence.ts'
import { wholeOf } from './typed-figures.ts'

/** Takes lines of an invoice back: to bill their hours again, or for good. */
export function CreditForm({
  invoice,
  life,
  onClose,
}: {
  readonly invoice: InvoiceAnswer
  readonly life: InvoiceLife
  readonly onClose: () => void
}) {
  const credit = useCredit(invoice.invoiceNumber)
  const left = new Map(life.left.map(({ line, leftCents }) => [line, leftCents]))
  const open = invoice.lines.filter(({ line }) => (left.get(line) ?? 0) !== 0)
  const [lines, setLines] = useState<readonly number[]>(open.map(({ line }) => line))
  const [reopens, setReopens] = useState(true)
  const [amount, setAmount] = useState('')
  const [reason, setReason] = useState('')
  const [only] = lines
  const canBePart = !reopens && lines.length === 1
  const part = amount.trim() === '' || !canBePart ? null : wholeOf(amount, 2)
  const misread = canBePart && amount.trim() !== '' && part === null
  const total = part ?? lines.reduce((sum, line) => sum + (left.get(line) ?? 0), 0)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (misread || only === undefined) return
    const wanted = lines.map((line) => ({ line, ...(part === null ? {} : { netCents: part }) }))
    const isAll = lines.length === open.length && part === null
    credit.mutate({ lines: isAll ? null : wanted, reopens, reason }, { onSuccess: onClose })
  }
  return (
    <SidePanel title={t('Avoir sur {number}', { number: invoice.invoiceNumber })} onClose={onClose}>
      <form onSubmit={submit} className={styles.panelForm}>
        <Checkbox.Group
          label={t('Lignes à reprendre')}
          value={lines.map(String)}
          onChange={(values) => setLines(values.map(Number))}
        >
          <div className={styles.choices}>
            {open.map((line) => (
              <Checkbox
                key={line.line}
                value={String(line.line)}
                label={`${line.employeeName ?? line.explanation.label ?? ''} · ${lineTitle(line)} · ${euros(left.get(line.line) ?? 0)}`}
              />
            ))}
          </div>
        </Checkbox.Group>
        <Radio.Group
          label={t('Ce que devient le travail repris')}
          value={reopens ? 'reopens' : 'for_good'}
          onChange={(value) => setReopens(value === 'reopens')}
        >
          <div className={styles.choices}>
            <Radio
              value="reopens"
              label={t('Les heures se rouvrent : corrigées puis facturées de nouveau')}
            />
            <Radio value="for_good" label={t('Geste définitif : rien n’est refacturé')} />
          </div>
        </Radio.Group>
        {canBePart ? (
          <TextInput
            label={t('Montant HT (facultatif)')}
            value={amount}
            onChange={({ currentTarget }) => setAmount(currentTarget.value)}
            description={t('Vide : tout ce qui reste de la ligne.')}
            error={misread ? t('Ce montant n’est pas lisible.') : null}
            inputMode="decimal"
          />
        ) : null}
        <TextInput
          label={t('Motif')}
          required
          maxLength={300}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        {credit.isError ? <ErrorNotice error={credit.error} /> : null}
        <Button type="submit" loading={credit.isPending} disabled={lines.length === 0}>
          {t('Émettre l’avoir de {amount} HT', { amount: euros(total) })}
        </Button>
      </form>
    </SidePanel>
  )
}
