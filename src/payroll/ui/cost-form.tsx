import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { language, t, text } from '../../web/texts.ts'
import { Facts } from '../../web/ui/index.ts'
import type { SimulationStart } from '../simulation/simulation-contract.ts'
import styles from './cost.module.css'
import { FIELDS, type NumberField } from './cost-typed.ts'

/** Everything that a simulation depends on, by its name in the address. */
export type SimulationSearch = Readonly<Record<string, string>>

const CONTRACT_KINDS = [
  ['permanent', text('Durée indéterminée')],
  ['fixed_term', text('Durée déterminée')],
  ['seasonal', text('Saisonnier')],
  ['apprenticeship', text('Apprentissage')],
  ['professionalisation', text('Professionnalisation')],
] as const

const mark = (): ',' | '.' => (language() === 'fr' ? ',' : '.')

interface Described {
  readonly name: NumberField
  readonly label: string
  readonly hint?: string
}

const LABELS: Readonly<Partial<Record<NumberField, Omit<Described, 'name'>>>> = {
  grossCents: {
    label: text('Salaire brut du mois (€)'),
    hint: text('Sans les heures supplémentaires.'),
  },
  weeklyMinutes: { label: text('Heures par semaine') },
  overtimeMinutes: { label: text('Heures supplémentaires du mois') },
  complementaryMinutes: { label: text('Heures complémentaires du mois') },
  headcount: {
    label: text('Effectif du groupement'),
    hint: text('Sans les salariés mis à disposition (CSS L130-1).'),
  },
  workAccidentRateE4: { label: text('Taux accidents du travail (%)') },
  seniorityYears: { label: text('Ancienneté (années)') },
  healthCents: { label: text('Complémentaire santé du mois (€)') },
  healthEmployerPercent: { label: text('Part de l’employeur (%)') },
  mobilityRateE4: { label: text('Versement mobilité (%)') },
}

const OPTICS = '1431'
const FULL_TIME = 2_100

/** The numbers to type for a situation: those that mean nothing in it are left out. */
function fieldsFor(of: SimulationSearch): readonly NumberField[] {
  const isPartTime = Number(of['weeklyMinutes']) < FULL_TIME
  return [
    'grossCents',
    'weeklyMinutes',
    isPartTime ? 'complementaryMinutes' : 'overtimeMinutes',
    'headcount',
    'workAccidentRateE4',
    ...(of['idcc'] === OPTICS ? (['seniorityYears'] as const) : []),
    'healthCents',
    'healthEmployerPercent',
    'mobilityRateE4',
  ]
}

/** What the start says, in the texts of the address. */
export const startSearch = ({ situation }: SimulationStart): SimulationSearch => ({
  grossCents: String(situation.grossCents),
  contract: situation.contract,
  executive: String(situation.executive),
  weeklyMinutes: String(situation.weeklyMinutes),
  overtimeMinutes: '0',
  complementaryMinutes: '0',
  endIndemnity: 'true',
  headcount: String(situation.headcount),
  workAccidentRateE4: String(situation.workAccidentRateE4),
  idcc: situation.idcc ?? '',
  seniorityYears: String(situation.seniorityYears),
  healthCents: '0',
  healthEmployerPercent: '50',
  communeCode: situation.communeCode ?? '',
  mobilityRateE4: '0',
})

const typedFrom = (of: SimulationSearch): SimulationSearch => ({
  ...of,
  ...Object.fromEntries(
    Object.entries(FIELDS).flatMap(([name, { show }]) =>
      of[name] === undefined ? [] : [[name, show(Number(of[name]), mark())]],
    ),
  ),
})

/** The typed numbers in the units of the address; null for those that are none. */
export function readNumbers(
  typed: SimulationSearch,
  names: readonly NumberField[],
): Readonly<Record<string, number | null>> {
  return Object.fromEntries(names.map((name) => [name, FIELDS[name].read(typed[name] ?? '')]))
}

/** The situation of the month, typed; it is computed when asked for. */
export function CostForm({
  asked,
  onAsk,
}: {
  readonly asked: SimulationSearch
  readonly onAsk: (search: SimulationSearch) => void
}) {
  const [typed, setTyped] = useState(() => typedFrom(asked))
  const [checked, setChecked] = useState(false)
  const names = fieldsFor({ ...asked, ...typedUnits(typed) })
  const numbers = readNumbers(typed, names)
  const change = (name: string, value: string) => setTyped({ ...typed, [name]: value })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (Object.values(numbers).some((value) => value === null)) return
    const kept = Object.entries(numbers).map(([name, value]) => [name, String(value)])
    const others = { overtimeMinutes: '0', complementaryMinutes: '0' }
    onAsk({ ...typed, ...others, ...Object.fromEntries(kept) })
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate data-print="no">
      <NativeSelect
        label={t('Contrat')}
        value={typed['contract'] ?? 'permanent'}
        onChange={({ currentTarget }) => change('contract', currentTarget.value)}
        data={CONTRACT_KINDS.map(([value, label]) => ({ value, label: t(label) }))}
      />
      {names.map((name) => (
        <TextInput
          key={name}
          label={t(LABELS[name]?.label ?? name)}
          description={LABELS[name]?.hint === undefined ? null : t(LABELS[name].hint)}
          inputMode="decimal"
          value={typed[name] ?? ''}
          error={checked && numbers[name] === null ? t('Un nombre, par exemple 12,5.') : null}
          onChange={({ currentTarget }) => change(name, currentTarget.value)}
        />
      ))}
      <TextInput
        label={t('Convention collective (IDCC)')}
        value={typed['idcc'] ?? ''}
        inputMode="numeric"
        maxLength={4}
        onChange={({ currentTarget }) => change('idcc', currentTarget.value.trim())}
      />
      <TextInput
        label={t('Commune de l’établissement (code INSEE)')}
        value={typed['communeCode'] ?? ''}
        maxLength={5}
        onChange={({ currentTarget }) => change('communeCode', currentTarget.value.trim())}
      />
      <div className={styles.checks}>
        <Checkbox
          label={t('Cadre')}
          checked={typed['executive'] === 'true'}
          onChange={({ currentTarget }) => change('executive', String(currentTarget.checked))}
        />
        {typed['contract'] === 'fixed_term' ? (
          <Checkbox
            label={t('Indemnité de fin de contrat (L1243-8)')}
            checked={typed['endIndemnity'] !== 'false'}
            onChange={({ currentTarget }) => change('endIndemnity', String(currentTarget.checked))}
          />
        ) : null}
      </div>
      <Button type="submit" className={styles.ask ?? ''}>
        {t('Calculer')}
      </Button>
    </form>
  )
}

/** What was asked, for the paper, where there is no form. */
export function SituationInWords({
  search,
  name,
}: {
  readonly search: SimulationSearch
  readonly name: string | null
}) {
  const contract = CONTRACT_KINDS.find(([kind]) => kind === search['contract'])?.[1]
  const numbers = fieldsFor(search).map(
    (field) =>
      [
        t(LABELS[field]?.label ?? field),
        FIELDS[field].show(Number(search[field]), mark()),
      ] as const,
  )
  return (
    <div className={styles.onPaper}>
      <Facts
        of={[
          [t('Salarié'), name],
          [t('Contrat'), contract === undefined ? null : t(contract)],
          [t('Cadre'), search['executive'] === 'true' ? t('oui') : t('non')],
          ...numbers,
          [t('Convention collective (IDCC)'), search['idcc'] || null],
          [t('Commune de l’établissement (code INSEE)'), search['communeCode'] || null],
        ]}
      />
    </div>
  )
}

/** The week as it is typed decides which hours can be added. */
function typedUnits(typed: SimulationSearch): SimulationSearch {
  const week = FIELDS.weeklyMinutes.read(typed['weeklyMinutes'] ?? '')
  return { idcc: typed['idcc'] ?? '', ...(week === null ? {} : { weeklyMinutes: String(week) }) }
}
