import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useAddressValue } from '../../../web/address.ts'
import { euros } from '../../../web/formats.ts'
import { t } from '../../../web/texts.ts'
import { LIABILITY_RULES } from '../liability.ts'
import type { LiabilityAnswer } from '../liability-contract.ts'
import { parseEuros } from '../../../web/typed-number.ts'
import styles from './risk.module.css'
import { BELOW } from './field.ts'
import { RULE_NAMES } from './rule-sentence.ts'

/** The amounts to share and the rule: those of the books and of the bylaws, or others to try. */
export function DebtsForm({ answer }: { readonly answer: LiabilityAnswer }) {
  const [rule, setRule] = useAddressValue('regle')
  const { posted, statute } = answer
  const own = statute === null ? 'joint' : statute.rule
  return (
    <div className={styles.form} data-print="no">
      <Amount
        name="salaires"
        label={t('Salaires restant dus')}
        posted={posted?.wagesCents ?? null}
      />
      <Amount
        name="cotisations"
        label={t('Cotisations restant dues')}
        posted={posted?.contributionsCents ?? null}
      />
      <NativeSelect
        inputWrapperOrder={BELOW}
        label={t('Répartition')}
        value={rule}
        onChange={({ currentTarget }) => setRule(currentTarget.value)}
        description={t('Une autre règle peut être essayée sans rien enregistrer.')}
        data={[
          {
            value: '',
            label:
              statute === null
                ? t('{rule} (la loi)', { rule: t(RULE_NAMES[own]) })
                : t('{rule} (les statuts)', { rule: t(RULE_NAMES[own]) }),
          },
          ...LIABILITY_RULES.filter((each) => each !== own).map((value) => ({
            value,
            label: t(RULE_NAMES[value]),
          })),
        ]}
      />
    </div>
  )
}

/** An amount typed as people write it; empty is that of the books where the month is closed. */
function Amount({
  name,
  label,
  posted,
}: {
  readonly name: 'salaires' | 'cotisations'
  readonly label: string
  readonly posted: number | null
}) {
  const [asked, setAsked] = useAddressValue(name)
  const [typed, setTyped] = useState(asked)
  const readable = typed.trim() === '' || parseEuros(typed) !== null
  return (
    <TextInput
      inputWrapperOrder={BELOW}
      label={label}
      inputMode="decimal"
      value={typed}
      placeholder={posted === null ? '0,00 €' : euros(posted)}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value)
        setAsked(currentTarget.value.trim())
      }}
      error={readable ? null : t('Ce montant n’est pas lisible.')}
      description={
        posted !== null
          ? t('Vide : la paie du mois dans les écritures, hors congés acquis.')
          : t('Le mois n’est pas clos : indiquez le montant.')
      }
    />
  )
}
