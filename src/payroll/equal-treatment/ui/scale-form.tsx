import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useAddress } from '../../../web/address.ts'
import { get } from '../../../web/api.ts'
import { t } from '../../../web/texts.ts'
import { ErrorNotice } from '../../../web/ui/index.ts'
import type { equalTreatmentContract } from '../equal-treatment-contract.ts'
import styles from './equality.module.css'
import { useAddScale } from './equality-queries.ts'
import { EMPTY, type NumberField, scaleOf, type Typed, unreadable } from './typed-scale.ts'

const BELOW: ('label' | 'input' | 'description' | 'error')[] = [
  'label',
  'input',
  'description',
  'error',
]

/** Members and jobs of the month: what a scale can be about. */
function useChoices() {
  return useQuery({
    queryKey: ['/equal-treatment', 'choices'],
    queryFn: ({ signal }) =>
      get<typeof equalTreatmentContract.choices>('/comparable-pay/choices', {}, signal),
  }).data
}

/** What a member said of the pay of a comparable employee, from a day on. */
export function ScaleForm() {
  const { adherent = '', emploi = '' } = useAddress()
  const first = { ...EMPTY, memberId: adherent, job: emploi }
  const [typed, setTyped] = useState<Typed>(first)
  const [wrong, setWrong] = useState<readonly string[]>([])
  const add = useAddScale()
  const choices = useChoices()
  const type = (change: Partial<Typed>) => setTyped({ ...typed, ...change })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const misread = unreadable(typed)
    setWrong(misread)
    if (misread.length > 0) return
    add.mutate(scaleOf(typed), { onSuccess: () => setTyped(EMPTY) })
  }
  const field = { typed, type, wrong }
  return (
    <form onSubmit={submit} className={styles.form} data-print="no">
      <NativeSelect
        inputWrapperOrder={BELOW}
        label={t('Adhérent')}
        value={typed.memberId}
        onChange={({ currentTarget }) => type({ memberId: currentTarget.value })}
        data={[
          { value: '', label: t('Le groupement (ce qu’il donne lui-même)') },
          ...(choices?.members ?? []).map(({ memberId, name }) => ({
            value: memberId,
            label: name,
          })),
        ]}
      />
      <NativeSelect
        inputWrapperOrder={BELOW}
        label={t('Emploi')}
        value={typed.job}
        onChange={({ currentTarget }) => type({ job: currentTarget.value })}
        data={[
          { value: '', label: t('tous les emplois') },
          ...(choices?.jobs ?? []).map((job) => ({ value: job, label: job })),
        ]}
      />
      <TextInput
        inputWrapperOrder={BELOW}
        label={t('Classification')}
        value={typed.classification}
        maxLength={200}
        onChange={({ currentTarget }) => type({ classification: currentTarget.value })}
      />
      <TextInput
        inputWrapperOrder={BELOW}
        label={t('À partir du')}
        type="date"
        required
        value={typed.startsOn}
        onChange={({ currentTarget }) => type({ startsOn: currentTarget.value })}
      />
      <Amounts {...field} />
      <TextInput
        inputWrapperOrder={BELOW}
        label={t('Prime d’ancienneté')}
        value={typed.seniority}
        placeholder="3 ans 3 % ; 6 ans 6 %"
        onChange={({ currentTarget }) => type({ seniority: currentTarget.value })}
        error={wrong.includes('seniority') ? t('Ces paliers ne sont pas lisibles.') : null}
        description={t('Années et part de la base, séparées par un point-virgule.')}
      />
      <Checkbox
        label={t('Intéressement reçu directement de l’adhérent')}
        checked={typed.direct}
        onChange={({ currentTarget }) => type({ direct: currentTarget.checked })}
      />
      <TextInput
        inputWrapperOrder={BELOW}
        label={t('Source')}
        required
        maxLength={500}
        value={typed.source}
        onChange={({ currentTarget }) => type({ source: currentTarget.value })}
        description={t('Qui l’a donnée, ou l’accord.')}
      />
      <div className={styles.wide}>
        {add.isError ? <ErrorNotice error={add.error} /> : null}
        <Button type="submit" loading={add.isPending}>
          {t('Enregistrer la rémunération')}
        </Button>
      </div>
    </form>
  )
}

const AMOUNTS = (): readonly (readonly [NumberField, string, string])[] => [
  ['hourly', t('Base à l’heure'), t('En euros, ou la base au mois.')],
  ['monthly', t('Base au mois'), t('En euros bruts, à temps plein.')],
  ['monthlyHours', t('Heures payées par mois'), t('151,67 pour 35 heures.')],
  ['thirteenth', t('13e mois'), t('En % d’un mois : 100 pour un mois entier.')],
  ['holiday', t('Prime de vacances'), t('En euros par an, à temps plein.')],
  ['bonuses', t('Autres primes du mois'), t('En euros par mois, à temps plein.')],
  ['shift', t('Prime d’équipe'), t('En euros par jour travaillé.')],
  ['night', t('Majoration de nuit'), t('En %, de 21 h à 6 h.')],
  ['sunday', t('Majoration du dimanche'), t('En %.')],
  [
    'meal',
    t('Avantage repas'),
    t('En euros par jour : part du titre-restaurant, non un frais remboursé.'),
  ],
  ['transport', t('Avantage transport'), t('En euros par mois, hors frais remboursés.')],
  ['sharing', t('Intéressement et participation'), t('En euros par an, à temps plein.')],
]

function Amounts({
  typed,
  type,
  wrong,
}: {
  readonly typed: Typed
  readonly type: (change: Partial<Typed>) => void
  readonly wrong: readonly string[]
}) {
  return AMOUNTS().map(([name, label, hint]) => (
    <TextInput
      key={name}
      inputWrapperOrder={BELOW}
      label={label}
      inputMode="decimal"
      value={typed[name]}
      onChange={({ currentTarget }) => type({ [name]: currentTarget.value })}
      description={hint}
      error={wrong.includes(name) ? t('Ce montant n’est pas lisible.') : null}
    />
  ))
}
