import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { t, text } from '../../web/texts.ts'
import {
  Answered,
  type Column,
  EmptyState,
  ErrorNotice,
  LocalTable,
  Section,
} from '../../web/ui/index.ts'
import type { RuleAnswer } from '../cash-contract.ts'
import styles from './cash.module.css'
import { useAddRule, useRemoveRule, useRules } from './cash-queries.ts'

const DIRECTIONS = {
  out: text('dépenses'),
  in: text('recettes'),
  both: text('les deux'),
} as const satisfies Record<RuleAnswer['direction'], string>

/** What the officer taught: a label that contains so and so goes there. */
export function RulesSection() {
  const rules = useRules()
  return (
    <Section title={t('Règles d’affectation')}>
      <Answered query={rules}>
        {({ items }) => (
          <LocalTable
            label={t('Règles d’affectation')}
            name="regles"
            rows={items}
            rowKey={({ ruleId }) => ruleId}
            columns={columns()}
            empty={
              <EmptyState title={t('Aucune règle')}>
                {t('Par exemple : un libellé qui contient « LOYER » va au compte 613200.')}
              </EmptyState>
            }
          />
        )}
      </Answered>
      <RuleForm />
    </Section>
  )
}

const columns = (): readonly Column<RuleAnswer>[] => [
  {
    id: 'contains',
    header: t('Le libellé contient'),
    main: true,
    value: ({ contains }) => contains,
    cell: ({ contains }) => contains,
  },
  { id: 'direction', header: t('Sens'), cell: ({ direction }) => t(DIRECTIONS[direction]) },
  {
    id: 'target',
    header: t('Va à'),
    cell: ({ account, accountLabel, memberId }) =>
      account === null
        ? t('Adhérent {member}', { member: memberId ?? '' })
        : `${account} ${accountLabel ?? ''}`,
  },
  {
    id: 'automatic',
    header: t('Application'),
    cell: ({ automatic }) => (automatic ? t('d’office à l’import') : t('proposée')),
  },
  { id: 'remove', header: t('Retrait'), onPhone: 'bare', cell: (row) => <Remove rule={row} /> },
]

function Remove({ rule }: { readonly rule: RuleAnswer }) {
  const remove = useRemoveRule()
  return (
    <Button
      variant="default"
      size="compact-sm"
      loading={remove.isPending}
      onClick={() => remove.mutate(rule.ruleId)}
    >
      {t('Retirer')}
      <span className="visually-hidden"> {rule.contains}</span>
    </Button>
  )
}

function RuleForm() {
  const add = useAddRule()
  const [contains, setContains] = useState('')
  const [direction, setDirection] = useState<RuleAnswer['direction']>('out')
  const [target, setTarget] = useState('')
  const [automatic, setAutomatic] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const [first = '', ...rest] = target.trim().split(/\s+/)
    const isAccount = /^[1-8]\d{2}/.test(first) && rest.length > 0
    add.mutate(
      {
        contains,
        direction,
        automatic,
        memberId: isAccount ? null : first,
        account: isAccount ? first : null,
        accountLabel: isAccount ? rest.join(' ') : null,
      },
      {
        onSuccess: () => {
          setContains('')
          setTarget('')
        },
      },
    )
  }
  return (
    <form className={styles.form} onSubmit={submit} data-print="no">
      <TextInput
        label={t('Le libellé contient')}
        required
        minLength={3}
        value={contains}
        onChange={({ currentTarget }) => setContains(currentTarget.value)}
      />
      <NativeSelect
        label={t('Sens')}
        value={direction}
        onChange={({ currentTarget: { value } }) => {
          if (value === 'in' || value === 'out' || value === 'both') setDirection(value)
        }}
        data={(['out', 'in', 'both'] as const).map((value) => ({
          value,
          label: t(DIRECTIONS[value]),
        }))}
      />
      <TextInput
        label={t('Compte et libellé, ou code adhérent')}
        required
        placeholder="613200 Locations"
        value={target}
        onChange={({ currentTarget }) => setTarget(currentTarget.value)}
      />
      <Checkbox
        label={t('Appliquer d’office à l’import')}
        checked={automatic}
        onChange={({ currentTarget }) => setAutomatic(currentTarget.checked)}
      />
      <Button type="submit" variant="default" loading={add.isPending}>
        {t('Ajouter la règle')}
      </Button>
      {add.isError ? (
        <div className={styles.wide}>
          <ErrorNotice error={add.error} />
        </div>
      ) : null}
    </form>
  )
}
