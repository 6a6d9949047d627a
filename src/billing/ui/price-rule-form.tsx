import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { get, type Input, send } from '../../web/api.ts'
import { t } from '../../web/texts.ts'
import { ErrorNotice, notify } from '../../web/ui/index.ts'
import type { pricesContract } from '../prices/prices-contract.ts'
import { METHODS_OF } from '../prices/rule-mistakes.ts'
import {
  PRICE_ITEMS,
  PRICE_METHODS,
  type PriceItem,
  type PriceMethod,
} from '../rules/price-rules.ts'
import styles from './billing.module.css'
import { useRefresh } from './issuing-queries.ts'
import {
  ABSENCE_KINDS,
  absenceText,
  CONTRACT_KINDS,
  contractText,
  itemText,
  methodText,
} from './price-words.ts'
import { wholeOf } from './typed-figures.ts'

interface Typed {
  readonly item: PriceItem
  readonly method: PriceMethod
  readonly memberId: string
  readonly contractKind: string
  readonly skill: string
  readonly monthsFrom: string
  readonly monthsTo: string
  readonly absenceKind: string
  readonly coefficient: string
  readonly premium: string
  readonly guaranteed: string
  readonly startsIn: string
  readonly decidedOn: string
  readonly source: string
}

const EMPTY: Typed = {
  item: 'overtime',
  method: 'as_hours',
  memberId: '',
  contractKind: '',
  skill: '',
  monthsFrom: '',
  monthsTo: '',
  absenceKind: 'training',
  coefficient: '',
  premium: '',
  guaranteed: '',
  startsIn: '',
  decidedOn: '',
  source: '',
}

const WITH_PREMIUM: readonly PriceItem[] = ['night', 'sunday', 'holiday']

type Body = Input<typeof pricesContract.addRule>['body']

/** What was typed as a decision; the fields that are not readable. */
function bodyOf(typed: Typed): Body | readonly string[] {
  const wrong: string[] = []
  const figure = (name: keyof Typed, isAsked: boolean, decimals: 0 | 2 | 4): number | null => {
    if (!isAsked || typed[name].trim() === '') return null
    const value = wholeOf(typed[name], decimals)
    if (value === null) wrong.push(name)
    return value
  }
  const { item, method, memberId, contractKind, skill } = typed
  const hours = figure('guaranteed', item === 'guaranteed', 0)
  const body: Body = {
    item,
    method,
    memberId: memberId || null,
    assignmentId: null,
    contractKind: contractKind || null,
    skill: skill.trim() || null,
    monthsFrom: figure('monthsFrom', true, 0),
    monthsTo: figure('monthsTo', true, 0),
    absenceKind: item === 'absence' ? typed.absenceKind : null,
    coefficientE4: figure('coefficient', method === 'coefficient', 4),
    premiumE4: figure('premium', WITH_PREMIUM.includes(item), 2),
    fromMinute: null,
    toMinute: null,
    guaranteedMinutes: hours === null ? null : hours * 60,
    startsOn: `${typed.startsIn}-01`,
    endsOn: null,
    decidedOn: typed.decidedOn,
    source: typed.source.trim(),
  }
  return wrong.length > 0 ? wrong : body
}

/** Writes a decision of the board down: the item, how it is billed, for whom, since when. */
export function PriceRuleForm({ firstOpenMonth }: { readonly firstOpenMonth: string | null }) {
  const [typed, setTyped] = useState<Typed>({ ...EMPTY, startsIn: firstOpenMonth ?? '' })
  const [wrong, setWrong] = useState<readonly string[]>([])
  const refresh = useRefresh()
  const add = useMutation({
    mutationFn: (body: Body) =>
      send<typeof pricesContract.addRule>('POST', '/price-rules', { body }),
    onSuccess: async () => {
      notify(t('La décision est enregistrée.'))
      setTyped({ ...EMPTY, startsIn: typed.startsIn })
      await refresh()
    },
  })
  const type = (change: Partial<Typed>) => {
    setWrong([])
    setTyped({ ...typed, ...change })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const body = bodyOf(typed)
    if (Array.isArray(body)) setWrong(body)
    else if ('item' in body) add.mutate(body)
  }
  const field = (name: keyof Typed) => ({
    value: typed[name],
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      type({ [name]: currentTarget.value }),
    error: wrong.includes(name) ? t('Cette valeur n’est pas lisible.') : null,
  })
  const { item, method } = typed
  return (
    <form onSubmit={submit} className={styles.form}>
      <NativeSelect
        label={t('Élément')}
        value={item}
        onChange={({ currentTarget }) => {
          const next = PRICE_ITEMS.find((each) => each === currentTarget.value) ?? item
          type({ item: next, method: METHODS_OF[next][0] ?? 'as_hours' })
        }}
        data={PRICE_ITEMS.map((value) => ({ value, label: itemText(value) }))}
      />
      <NativeSelect
        label={t('Facturé')}
        value={method}
        onChange={({ currentTarget }) =>
          type({ method: PRICE_METHODS.find((each) => each === currentTarget.value) ?? method })
        }
        data={METHODS_OF[item].map((value) => ({ value, label: methodText(value) }))}
      />
      {method === 'coefficient' ? (
        <TextInput
          label={t('Coefficient')}
          required
          inputMode="decimal"
          {...field('coefficient')}
        />
      ) : null}
      {WITH_PREMIUM.includes(item) ? (
        <TextInput
          label={t('Majoration payée, en %')}
          required
          inputMode="decimal"
          {...field('premium')}
        />
      ) : null}
      {item === 'guaranteed' ? (
        <TextInput
          label={t('Heures garanties par mois')}
          required
          inputMode="numeric"
          {...field('guaranteed')}
        />
      ) : null}
      {item === 'absence' ? (
        <NativeSelect
          label={t('Motif d’absence')}
          {...field('absenceKind')}
          data={ABSENCE_KINDS.map((value) => ({ value, label: absenceText(value) }))}
        />
      ) : null}
      <MemberSelect {...field('memberId')} />
      <NativeSelect
        label={t('Contrat')}
        {...field('contractKind')}
        data={[
          { value: '', label: t('Tous') },
          ...CONTRACT_KINDS.map((value) => ({ value, label: contractText(value) })),
        ]}
      />
      <TextInput label={t('Compétence (facultatif)')} {...field('skill')} />
      <TextInput
        label={t('Durée minimale, en mois (facultatif)')}
        inputMode="numeric"
        {...field('monthsFrom')}
      />
      <TextInput
        label={t('Durée maximale, en mois (facultatif)')}
        inputMode="numeric"
        {...field('monthsTo')}
      />
      <TextInput
        label={t('À partir du mois')}
        type="month"
        required
        min={firstOpenMonth ?? undefined}
        {...field('startsIn')}
      />
      <TextInput label={t('Décidé le')} type="date" required {...field('decidedOn')} />
      <TextInput
        label={t('Décision')}
        required
        maxLength={300}
        description={t('Par exemple : conseil d’administration du 14 septembre, résolution 3.')}
        {...field('source')}
      />
      <div className={styles.wide}>
        {add.isError ? <ErrorNotice error={add.error} /> : null}
        <Button type="submit" loading={add.isPending}>
          {t('Enregistrer la décision')}
        </Button>
      </div>
    </form>
  )
}

/** A member of the group, or all of them. */
export function MemberSelect({
  value,
  onChange,
  required = false,
}: {
  readonly value: string
  readonly onChange: (event: { currentTarget: { value: string } }) => void
  readonly required?: boolean
}) {
  const terms = useQuery({
    queryKey: ['/payment-terms'],
    queryFn: ({ signal }) => get<typeof pricesContract.terms>('/payment-terms', {}, signal),
  })
  return (
    <NativeSelect
      label={t('Adhérent')}
      required={required}
      value={value}
      onChange={onChange}
      data={[
        { value: '', label: required ? t('Choisir…') : t('Tous') },
        ...(terms.data?.members ?? []).map(({ memberId, name }) => ({
          value: memberId,
          label: name,
        })),
      ]}
    />
  )
}
