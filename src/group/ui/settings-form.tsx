import { Button, Radio, TextInput } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { ApiProblem } from '../../web/api.ts'
import { language, t, text } from '../../web/texts.ts'
import { ErrorNotice, Section } from '../../web/ui/index.ts'
import type { GroupSettings } from '../group-contract.ts'
import styles from './group.module.css'
import { type Field, readTyped, type TypedSettings, typedOf } from './settings-typed.ts'
import { useChangeSettings } from './settings-queries.ts'

const MISTAKES = {
  iban: text('Cet IBAN n’est pas exact : sa clé ne correspond pas.'),
  bic: text('Un BIC a 8 ou 11 caractères, par exemple AGRIFRPP.'),
  'creditor-identifier': text('Cet identifiant n’est pas exact, par exemple FR72ZZZ123456.'),
  'payment-days': text('Un nombre de jours de 0 à 60.'),
  rate: text('Un pourcentage de 0 à 100, avec deux décimales au plus.'),
} as const

const shown = (settings: GroupSettings): TypedSettings =>
  typedOf(settings, language() === 'fr' ? ',' : '.')

/** The choices of the group. What was typed stays when the server says no. */
export function SettingsForm({
  stored,
  tag,
  onReload,
}: {
  readonly stored: GroupSettings
  readonly tag: string | null
  readonly onReload: () => void
}) {
  const [typed, setTyped] = useState(() => shown(stored))
  const [checked, setChecked] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const change = useChangeSettings({ value: stored, tag })
  const read = readTyped(typed)
  const mistakes = 'mistakes' in read ? read.mistakes : {}
  const unchanged = 'settings' in read && sameSettings(read.settings, stored)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if ('settings' in read) change.mutate(read.settings)
    else focusFirst(form.current, Object.keys(read.mistakes))
  }
  const fieldOf = (name: Field) => ({
    name,
    value: typed[name],
    error: checked && mistakes[name] !== undefined ? t(MISTAKES[mistakes[name]]) : null,
    onChange: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) =>
      setTyped({ ...typed, [name]: currentTarget.value }),
  })
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Section title={t('Facturation et encaissement')}>
        <div className={styles.fields}>
          <TextInput
            {...fieldOf('paymentDays')}
            label={t('Délai de paiement des factures (jours)')}
            description={t(
              'Au plus 60 jours à compter de la date de la facture (Code de commerce, L441-10).',
            )}
            inputMode="numeric"
            className={styles.short ?? ''}
          />
          <TextInput {...fieldOf('iban')} label={t('IBAN du groupement')} autoComplete="off" />
          <TextInput {...fieldOf('bic')} label={t('BIC')} autoComplete="off" />
          <TextInput
            {...fieldOf('creditorIdentifier')}
            label={t('Identifiant créancier SEPA (ICS)')}
            description={t('Donné par votre banque ; nécessaire pour prélever les adhérents.')}
            autoComplete="off"
          />
        </div>
      </Section>
      <Section title={t('Adresse sur les factures')}>
        <Address fieldOf={fieldOf} />
      </Section>
      <Section title={t('Paie')}>
        <div className={styles.fields}>
          <TextInput
            {...fieldOf('workAccidentRate')}
            label={t('Taux accidents du travail (%)')}
            description={t(
              'Celui de la notification de la Carsat. Il entre dans le coût de la paie.',
            )}
            inputMode="decimal"
            className={styles.short ?? ''}
          />
          <OvertimeSplit
            value={typed.overtimeSplit}
            onChange={(overtimeSplit) => setTyped({ ...typed, overtimeSplit })}
          />
        </div>
      </Section>
      {change.isError ? <Refused error={change.error} onReload={onReload} /> : null}
      <div className={styles.save} data-print="no">
        <Button type="submit" loading={change.isPending} disabled={unchanged}>
          {t('Enregistrer les réglages')}
        </Button>
        {unchanged ? (
          <span className={styles.soft}>{t('Tout est enregistré.')}</span>
        ) : (
          <Button variant="default" onClick={() => setTyped(shown(stored))}>
            {t('Abandonner les modifications')}
          </Button>
        )}
      </div>
    </form>
  )
}

type FieldOf = (name: Field) => {
  readonly name: string
  readonly value: string
  readonly error: string | null
  readonly onChange: (event: { readonly currentTarget: { readonly value: string } }) => void
}

function Address({ fieldOf }: { readonly fieldOf: FieldOf }) {
  return (
    <div className={styles.fields}>
      <TextInput
        {...fieldOf('addressLine')}
        label={t('Rue')}
        maxLength={200}
        autoComplete="off"
        className={styles.wide ?? ''}
      />
      <TextInput
        {...fieldOf('postalCode')}
        label={t('Code postal')}
        maxLength={20}
        autoComplete="off"
      />
      <TextInput {...fieldOf('city')} label={t('Commune')} maxLength={100} autoComplete="off" />
    </div>
  )
}

const isSplit = (value: string): value is TypedSettings['overtimeSplit'] =>
  value === 'pro_rata' || value === 'chronological'

/** Who pays the overtime of a week that a person worked at several members? */
function OvertimeSplit({
  value,
  onChange,
}: {
  readonly value: TypedSettings['overtimeSplit']
  readonly onChange: (value: TypedSettings['overtimeSplit']) => void
}) {
  return (
    <Radio.Group
      name="overtimeSplit"
      className={styles.wide ?? ''}
      label={t('Heures supplémentaires d’une semaine partagée entre adhérents')}
      value={value}
      onChange={(next) => {
        if (isSplit(next)) onChange(next)
      }}
    >
      <div className={styles.radios}>
        <Radio
          value="pro_rata"
          label={t('Au prorata des heures')}
          description={t(
            'Chaque adhérent de la semaine porte les heures supplémentaires à proportion du travail fait chez lui.',
          )}
        />
        <Radio
          value="chronological"
          label={t('Dans l’ordre des heures')}
          description={t(
            'L’adhérent chez qui le seuil est dépassé porte les heures faites au-delà.',
          )}
        />
      </div>
    </Radio.Group>
  )
}

function Refused({ error, onReload }: { readonly error: Error; readonly onReload: () => void }) {
  const stale = error instanceof ApiProblem && error.status === 412
  if (!stale) return <ErrorNotice error={error} />
  return (
    <div role="alert" className={styles.stale}>
      <p>
        {t(
          'Une autre personne a changé ces réglages pendant que vous les modifiiez. Rien n’est enregistré.',
        )}
      </p>
      <Button variant="default" onClick={onReload}>
        {t('Voir les réglages actuels')}
      </Button>
    </div>
  )
}

const sameSettings = (one: GroupSettings, other: GroupSettings): boolean =>
  JSON.stringify(shown(one)) === JSON.stringify(shown(other))

/** Brings the keyboard to the first field of the page that is wrong. */
function focusFirst(form: HTMLFormElement | null, names: readonly string[]): void {
  const inputs = form?.querySelectorAll<HTMLInputElement>('input[name]') ?? []
  for (const input of inputs) {
    if (!names.includes(input.name)) continue
    input.focus()
    return
  }
}
