import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { t } from '../../../web/texts.ts'
import { ErrorNotice } from '../../../web/ui/index.ts'
import { type AdjustmentCause, type CounterId, OPENED, UNIT_OF } from '../counter.ts'
import { causesOf, causeText, parseQuantity } from './counter-text.ts'
import styles from './counters.module.css'
import { type Addition, useAddLine } from './counters-queries.ts'

interface Typed {
  readonly what: string
  readonly sign: '+' | '-'
  readonly quantity: string
  readonly on: string
  readonly reason: string
  readonly carriesOver: boolean
}

type Opened = (typeof OPENED)[number]
const opened = (id: CounterId): Opened | null => OPENED.find((one) => one === id) ?? null

const OPENING = 'opening'
const CREDIT = 'credit'

/** What is typed as the line that it makes; null while its quantity cannot be read. */
function additionOf(typed: Typed, counter: CounterId): Addition | null {
  const size = parseQuantity(typed.quantity, counter)
  if (size === null) return null
  const quantity = typed.sign === '-' ? -size : size
  const { on: datedOn, reason, carriesOver, what } = typed
  if (what === CREDIT)
    return {
      kind: 'credit',
      body: { mandate: reason, startsOn: datedOn, endsOn: null, monthlyMinutes: size, carriesOver },
    }
  const taken = opened(counter)
  if (what === OPENING && taken !== null)
    return { kind: 'opening', body: { counter: taken, datedOn, quantity, source: reason } }
  const cause: AdjustmentCause = causesOf(counter).find((one) => one === what) ?? 'correction'
  return { kind: 'adjustment', body: { counter, datedOn, quantity, cause, reason } }
}

const choicesOf = (counter: CounterId) => [
  ...causesOf(counter).map((cause) => ({ value: cause, label: causeText(cause) })),
  ...(opened(counter) === null
    ? []
    : [{ value: OPENING, label: t('Solde repris d’un autre outil') }]),
  ...(counter === 'delegation' ? [{ value: CREDIT, label: t('Crédit mensuel d’un mandat') }] : []),
]

const example = (counter: CounterId): string => {
  if (UNIT_OF[counter] === 'day_e2') return t('En jours, par exemple 2,5.')
  return UNIT_OF[counter] === 'minute'
    ? t('Par exemple 7 h 30 ou 45 min.')
    : t('Un nombre de titres.')
}

/** Adds a dated line to the open counter; nothing that is there changes. */
export function LineForm({
  employeeId,
  counter,
  on,
}: {
  readonly employeeId: string
  readonly counter: CounterId
  readonly on: string
}) {
  const empty: Typed = {
    what: 'correction',
    sign: '+',
    quantity: '',
    on,
    reason: '',
    carriesOver: true,
  }
  const [typed, setTyped] = useState(empty)
  const [misread, setMisread] = useState(false)
  const add = useAddLine(employeeId)
  const type = (change: Partial<Typed>) => {
    setMisread(false)
    setTyped({ ...typed, ...change })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const addition = additionOf(typed, counter)
    setMisread(addition === null)
    if (addition !== null) add.mutate(addition, { onSuccess: () => setTyped(empty) })
  }
  return (
    <form onSubmit={submit} className={styles.form}>
      <NativeSelect
        label={t('Nature de la ligne')}
        value={typed.what}
        onChange={({ currentTarget }) => type({ what: currentTarget.value })}
        data={choicesOf(counter)}
      />
      {typed.what === CREDIT ? null : (
        <NativeSelect
          label={t('Sens')}
          value={typed.sign}
          onChange={({ currentTarget }) => type({ sign: currentTarget.value === '-' ? '-' : '+' })}
          data={[
            { value: '+', label: t('Ajoute au compteur') },
            { value: '-', label: t('Retire du compteur') },
          ]}
        />
      )}
      <TextInput
        label={t('Quantité')}
        required
        value={typed.quantity}
        onChange={({ currentTarget }) => type({ quantity: currentTarget.value })}
        description={example(counter)}
        error={misread ? t('Cette quantité n’est pas lisible.') : null}
      />
      <TextInput
        label={t('À la date du')}
        type="date"
        required
        value={typed.on}
        onChange={({ currentTarget }) => type({ on: currentTarget.value })}
      />
      <TextInput
        label={reasonLabel(typed.what)}
        required
        maxLength={200}
        className={styles.wide ?? ''}
        value={typed.reason}
        onChange={({ currentTarget }) => type({ reason: currentTarget.value })}
      />
      {typed.what === CREDIT ? (
        <Checkbox
          className={styles.wide ?? ''}
          label={t('Les heures non utilisées se reportent sur douze mois (R2315-5)')}
          checked={typed.carriesOver}
          onChange={({ currentTarget }) => type({ carriesOver: currentTarget.checked })}
        />
      ) : null}
      <div className={styles.wide}>
        {add.isError ? <ErrorNotice error={add.error} /> : null}
        <Button type="submit" loading={add.isPending}>
          {t('Ajouter la ligne')}
        </Button>
      </div>
    </form>
  )
}

function reasonLabel(what: string): string {
  if (what === CREDIT) return t('Mandat')
  return what === OPENING ? t('Document d’où vient le solde') : t('Motif')
}
