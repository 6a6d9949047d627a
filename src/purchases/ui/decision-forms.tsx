import { Autocomplete, Button, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import styles from '../../billing/transmission/ui/transmission.module.css'
import { reasonText, statusText } from '../../billing/transmission/ui/words.ts'
import { useMay } from '../../web/session.ts'
import { t } from '../../web/texts.ts'
import { ErrorNotice, notify, Section } from '../../web/ui/index.ts'
import type { PurchaseAnswer } from '../purchases-contract.ts'
import { useAnswer, useValidate } from './purchase-queries.ts'

const APPROVED = 205

/** The one act that posts: which expense, how much of the tax is deducted. */
export function ValidationForm({ purchase }: { readonly purchase: PurchaseAnswer }) {
  const { purchaseId, expense, deductibleE4, expenses, open } = purchase
  const [account, setAccount] = useState(expense.account)
  const [label, setLabel] = useState(expense.label)
  const [percent, setPercent] = useState<string | number>(deductibleE4 / 100)
  const validate = useValidate(purchaseId)
  const mayWrite = useMay('settings.write')
  if (!mayWrite || !open.some(({ code }) => code === APPROVED)) return null
  const choose = (value: string) => {
    setAccount(value)
    const known = expenses.find((one) => one.account === value)
    if (known !== undefined) setLabel(known.label)
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    validate.mutate(
      {
        account: account.trim(),
        label: label.trim(),
        deductibleE4: Math.round(Number(percent) * 100),
      },
      { onSuccess: () => notify(t('La facture est validée et passée en comptabilité.')) },
    )
  }
  return (
    <Section title={t('Valider')}>
      <form onSubmit={submit} className={styles.fields} noValidate>
        <Autocomplete
          label={t('Compte de charge')}
          description={t('Retenu pour les prochaines factures de ce fournisseur.')}
          value={account}
          data={[...new Set(expenses.map((one) => one.account))]}
          onChange={choose}
        />
        <TextInput
          label={t('Libellé du compte')}
          value={label}
          onChange={({ currentTarget }) => setLabel(currentTarget.value)}
        />
        <NumberInput
          label={t('TVA déductible')}
          suffix=" %"
          min={0}
          max={100}
          decimalScale={2}
          decimalSeparator=","
          value={percent}
          onChange={setPercent}
        />
        {validate.isError ? <ErrorNotice error={validate.error} /> : null}
        <div>
          <Button type="submit" loading={validate.isPending}>
            {t('Valider la facture')}
          </Button>
        </div>
      </form>
    </Section>
  )
}

/** Any other answer to the supplier; a dispute, a suspension and a refusal say why. */
export function AnswerForm({ purchase }: { readonly purchase: PurchaseAnswer }) {
  const answers = purchase.open.filter(({ code }) => code !== APPROVED)
  const [chosen, setChosen] = useState('')
  const [reasonCode, setReasonCode] = useState('')
  const [reason, setReason] = useState('')
  const answer = useAnswer(purchase.purchaseId)
  const mayWrite = useMay('settings.write')
  const current = answers.find(({ code }) => String(code) === chosen)
  if (!mayWrite || answers.length === 0) return null
  function submit(event: FormEvent) {
    event.preventDefault()
    if (current === undefined) return
    answer.mutate(
      {
        code: current.code,
        reasonCode: current.reasons.length === 0 ? null : reasonCode,
        reason: reason.trim() === '' ? null : reason.trim(),
      },
      {
        onSuccess: () => {
          notify(t('La réponse est enregistrée.'))
          setChosen('')
          setReasonCode('')
          setReason('')
        },
      },
    )
  }
  return (
    <Section title={t('Répondre au fournisseur')}>
      <form onSubmit={submit} className={styles.fields} noValidate>
        <NativeSelect
          label={t('Réponse')}
          value={chosen}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
          data={[
            { value: '', label: t('Choisir') },
            ...answers.map(({ code }) => ({ value: String(code), label: statusText(code) })),
          ]}
        />
        {current === undefined || current.reasons.length === 0 ? null : (
          <NativeSelect
            label={t('Motif')}
            value={reasonCode}
            onChange={({ currentTarget }) => setReasonCode(currentTarget.value)}
            data={[
              { value: '', label: t('Choisir') },
              ...current.reasons.map((code) => ({ value: code, label: reasonText(code) })),
            ]}
          />
        )}
        {current === undefined ? null : (
          <Textarea
            label={t('Précisions')}
            value={reason}
            maxLength={500}
            autosize
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
        )}
        {answer.isError ? <ErrorNotice error={answer.error} /> : null}
        <div>
          <Button
            type="submit"
            variant="default"
            loading={answer.isPending}
            disabled={current === undefined || (current.reasons.length > 0 && reasonCode === '')}
          >
            {t('Envoyer la réponse')}
          </Button>
        </div>
      </form>
    </Section>
  )
}
