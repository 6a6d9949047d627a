import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { t } from '../../../web/texts.ts'
import { Answered, ErrorNotice } from '../../../web/ui/index.ts'
import type { CounterSettings } from '../counters-contract.ts'
import styles from './counters.module.css'
import { useChangeSettings, useCounterSettings } from './counters-queries.ts'

/** How the group counts leave, split days, vouchers and the end of contracts. */
export function SettingsForm() {
  const settings = useCounterSettings()
  return (
    <Answered query={settings}>
      {(answer) => <Form key={JSON.stringify(answer)} given={answer} />}
    </Answered>
  )
}

const LEGAL_E4 = 1_000

function Form({ given }: { readonly given: CounterSettings }) {
  const [typed, setTyped] = useState(given)
  const change = useChangeSettings()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate(typed)
  }
  return (
    <form onSubmit={submit} className={styles.form}>
      <NativeSelect
        label={t('Congés comptés en')}
        value={typed.leaveCount}
        onChange={({ currentTarget }) =>
          setTyped({
            ...typed,
            leaveCount: currentTarget.value === 'business' ? 'business' : 'working',
          })
        }
        data={[
          { value: 'working', label: t('jours ouvrables (30 par an)') },
          { value: 'business', label: t('jours ouvrés (25 par an)') },
        ]}
      />
      <NativeSelect
        label={t('Indemnité de fin de contrat')}
        value={String(typed.endIndemnityE4)}
        onChange={({ currentTarget }) =>
          setTyped({ ...typed, endIndemnityE4: Number(currentTarget.value) })
        }
        data={[1_000, 900, 800, 700, 600].map((share) => ({
          value: String(share),
          label: t('{percent} % du brut', { percent: String(share / 100) }),
        }))}
      />
      {typed.endIndemnityE4 < LEGAL_E4 ? (
        <TextInput
          label={t('Accord qui le permet (L1243-9)')}
          required
          maxLength={500}
          value={typed.endIndemnitySource ?? ''}
          onChange={({ currentTarget }) =>
            setTyped({ ...typed, endIndemnitySource: currentTarget.value })
          }
        />
      ) : null}
      <Checkbox
        className={styles.wide ?? ''}
        label={t('Accorder les jours de fractionnement (L3141-23)')}
        checked={typed.grantsSplitDays}
        onChange={({ currentTarget }) =>
          setTyped({ ...typed, grantsSplitDays: currentTarget.checked })
        }
      />
      <Checkbox
        className={styles.wide ?? ''}
        label={t('Donner des titres-restaurant : un par repas compris dans la journée (R3262-7)')}
        checked={typed.givesMealVouchers}
        onChange={({ currentTarget }) =>
          setTyped({ ...typed, givesMealVouchers: currentTarget.checked })
        }
      />
      <div className={styles.wide}>
        {change.isError ? <ErrorNotice error={change.error} /> : null}
        <Button type="submit" variant="default" loading={change.isPending}>
          {t('Enregistrer ces choix')}
        </Button>
      </div>
    </form>
  )
}
