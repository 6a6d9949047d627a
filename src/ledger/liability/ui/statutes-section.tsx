import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { numericDay } from '../../../web/formats.ts'
import { useMay } from '../../../web/session.ts'
import { t } from '../../../web/texts.ts'
import {
  Answered,
  type Column,
  EmptyState,
  ErrorNotice,
  LocalTable,
  Money,
  Section,
} from '../../../web/ui/index.ts'
import { isLiabilityRule, LIABILITY_RULES } from '../liability.ts'
import type { StatuteVersion } from '../liability-contract.ts'
import { parseEuros } from '../../../web/typed-number.ts'
import styles from './risk.module.css'
import { useAddStatute, useStatutes, useWithdrawStatute } from './risk-queries.ts'
import { BELOW } from './field.ts'
import { RULE_NAMES, ruleSentence } from './rule-sentence.ts'

/** The rule of the bylaws, version by version, and the form of the next one. */
export function StatutesSection() {
  const statutes = useStatutes()
  const mayWrite = useMay('settings.write')
  return (
    <Section title={t('Règle des statuts')}>
      <Answered query={statutes}>
        {({ items }) => (
          <LocalTable
            label={t('Versions de la règle')}
            name="statuts"
            rows={items}
            columns={columns(mayWrite)}
            rowKey={({ startsOn }) => startsOn}
            empty={
              <EmptyState title={t('Aucune règle des statuts n’est enregistrée')}>
                {t('La loi s’applique : chaque adhérent répond de la totalité (L1253-8).')}
              </EmptyState>
            }
          />
        )}
      </Answered>
      {mayWrite ? <StatuteForm /> : null}
    </Section>
  )
}

const columns = (mayWrite: boolean): readonly Column<StatuteVersion>[] => [
  {
    id: 'from',
    header: t('Depuis le'),
    main: true,
    value: ({ startsOn }) => startsOn,
    cell: ({ startsOn }) => numericDay(startsOn),
  },
  { id: 'rule', header: t('Règle'), cell: (row) => ruleSentence({ ...row, capCents: null }) },
  {
    id: 'cap',
    header: t('Plafond'),
    align: 'end',
    value: ({ capCents }) => capCents,
    cell: ({ capCents }) => <Money cents={capCents} />,
  },
  { id: 'source', header: t('Statuts'), value: ({ source }) => source, cell: (row) => row.source },
  ...(mayWrite ? [withdrawal()] : []),
]

const withdrawal = (): Column<StatuteVersion> => ({
  id: 'withdraw',
  header: t('Retrait'),
  onPhone: 'bare',
  cell: (row) => <Withdraw version={row} />,
})

function Withdraw({ version }: { readonly version: StatuteVersion }) {
  const withdraw = useWithdrawStatute()
  return (
    <Button
      variant="default"
      size="compact-sm"
      loading={withdraw.isPending}
      onClick={() => withdraw.mutate(version)}
      data-print="no"
    >
      {t('Retirer')}
      <span className="visually-hidden">
        {' '}
        {t('la version du {day}', { day: numericDay(version.startsOn) })}
      </span>
    </Button>
  )
}

interface Typed {
  readonly startsOn: string
  readonly rule: StatuteVersion['rule']
  readonly cap: string
  readonly source: string
}

const EMPTY: Typed = { startsOn: '', rule: 'hours', cap: '', source: '' }

function StatuteForm() {
  const [typed, setTyped] = useState<Typed>(EMPTY)
  const [misread, setMisread] = useState(false)
  const add = useAddStatute()
  const type = (change: Partial<Typed>) => {
    setMisread(false)
    setTyped({ ...typed, ...change })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { startsOn, rule, source } = typed
    const capped = rule !== 'joint' && typed.cap.trim() !== ''
    const capCents = capped ? parseEuros(typed.cap) : null
    const wrong = capped && (capCents === null || capCents === 0)
    setMisread(wrong)
    if (wrong) return
    add.mutate({ startsOn, rule, capCents, source }, { onSuccess: () => setTyped(EMPTY) })
  }
  return (
    <form onSubmit={submit} className={styles.statuteForm} data-print="no">
      <NativeSelect
        inputWrapperOrder={BELOW}
        label={t('Répartition')}
        value={typed.rule}
        onChange={({ currentTarget: { value } }) => {
          if (isLiabilityRule(value)) type({ rule: value })
        }}
        data={LIABILITY_RULES.map((value) => ({ value, label: t(RULE_NAMES[value]) }))}
      />
      <TextInput
        inputWrapperOrder={BELOW}
        label={t('Plafond (facultatif)')}
        inputMode="decimal"
        disabled={typed.rule === 'joint'}
        value={typed.rule === 'joint' ? '' : typed.cap}
        onChange={({ currentTarget }) => type({ cap: currentTarget.value })}
        description={t('En euros, par adhérent et par mois.')}
        error={misread ? t('Ce montant n’est pas lisible.') : null}
      />
      <TextInput
        inputWrapperOrder={BELOW}
        label={t('À partir du')}
        type="date"
        required
        value={typed.startsOn}
        onChange={({ currentTarget }) => type({ startsOn: currentTarget.value })}
        description={t('La version du dernier jour vaut pour tout le mois.')}
      />
      <TextInput
        inputWrapperOrder={BELOW}
        label={t('Article des statuts ou décision')}
        required
        maxLength={500}
        value={typed.source}
        onChange={({ currentTarget }) => type({ source: currentTarget.value })}
        description={t('Par exemple : statuts, article 9.')}
      />
      <div className={styles.wide}>
        {add.isError ? <ErrorNotice error={add.error} /> : null}
        <Button type="submit" loading={add.isPending}>
          {t('Enregistrer la règle')}
        </Button>
      </div>
    </form>
  )
}
