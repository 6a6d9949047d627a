import { Button, NativeSelect, TextInput } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { capital, decimal, duration, euros, longMonth, percent, rate } from '../../web/formats.ts'
import { language, t, text } from '../../web/texts.ts'
import { Answered, KeyFigure, Section } from '../../web/ui/index.ts'
import type { SimulatedYear } from '../simulation/simulation-contract.ts'
import type { SimulationSearch } from './cost-form.tsx'
import { type Asked, useYearCost } from './cost-queries.ts'
import { FIELDS, type NumberField } from './cost-typed.ts'
import styles from './cost.module.css'

const PRICING_TEXTS = {
  coefficient: text('Coefficient sur le brut'),
  cost_plus_fixed: text('Coût et euros par heure'),
  cost_plus_percent: text('Coût et pourcentage'),
  actual_cost: text('Coût réel'),
} as const
type Pricing = keyof typeof PRICING_TEXTS

const isPricing = (value: string): value is Pricing => Object.hasOwn(PRICING_TEXTS, value)

/** What stands in the price of each way at first. */
const USUAL_PRICE: Readonly<Record<Pricing, string>> = {
  coefficient: '20000',
  cost_plus_fixed: '15000',
  cost_plus_percent: '700',
  actual_cost: '0',
}

const PRICE_LABELS: Readonly<Record<Pricing, string>> = {
  coefficient: text('Coefficient'),
  cost_plus_fixed: text('Euros ajoutés par heure'),
  cost_plus_percent: text('Pourcentage ajouté (%)'),
  actual_cost: text('Prix'),
}

/** A share is typed as a percentage, the others as they are: 7 % is 0.07. */
const priceKind = (pricing: Pricing) =>
  pricing === 'cost_plus_percent' ? FIELDS.soldShareE4 : FIELDS.priceE4

/** Twelve months of the contract against a price: what the board decides on. */
export function CostYear({
  asked,
  address,
  onAsk,
}: {
  readonly asked: Asked
  readonly address: SimulationSearch
  readonly onAsk: (search: SimulationSearch) => void
}) {
  const wanted = address['pricing'] ?? ''
  const pricing = isPricing(wanted) ? wanted : 'coefficient'
  const price = {
    leaveWeeks: address['leaveWeeks'] ?? '5',
    soldShareE4: address['soldShareE4'] ?? '10000',
    pricing,
    priceE4: address['priceE4'] ?? USUAL_PRICE[pricing],
  }
  const year = useYearCost({ ...asked, ...price })
  return (
    <Section
      title={t('Douze mois de ce contrat')}
      actions={
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden />}
          onClick={() => window.print()}
          data-print="no"
        >
          {t('Imprimer pour le conseil')}
        </Button>
      }
    >
      <PriceForm key={pricing} asked={price} onAsk={onAsk} />
      <Answered query={year}>
        {(answer) =>
          answer.year === null ? null : (
            <div aria-busy={year.isPlaceholderData}>
              <YearFigures year={answer.year} />
              <YearTable year={answer.year} />
              <Method price={price} year={answer.year} />
            </div>
          )
        }
      </Answered>
    </Section>
  )
}

interface AskedPrice {
  readonly leaveWeeks: string
  readonly soldShareE4: string
  readonly pricing: Pricing
  readonly priceE4: string
}

function PriceForm({
  asked,
  onAsk,
}: {
  readonly asked: AskedPrice
  readonly onAsk: (search: SimulationSearch) => void
}) {
  const mark = language() === 'fr' ? ',' : '.'
  const kinds = { ...FIELDS, priceE4: priceKind(asked.pricing) }
  const names: readonly NumberField[] = [
    ...(asked.pricing === 'actual_cost' ? [] : (['priceE4'] as const)),
    'soldShareE4',
    'leaveWeeks',
  ]
  const [typed, setTyped] = useState<SimulationSearch>(() => ({
    priceE4: kinds.priceE4.show(Number(asked.priceE4), mark),
    soldShareE4: kinds.soldShareE4.show(Number(asked.soldShareE4), mark),
    leaveWeeks: kinds.leaveWeeks.show(Number(asked.leaveWeeks), mark),
  }))
  const [checked, setChecked] = useState(false)
  const labels: Readonly<Partial<Record<NumberField, string>>> = {
    priceE4: t(PRICE_LABELS[asked.pricing]),
    soldShareE4: t('Heures vendues (% des heures travaillées)'),
    leaveWeeks: t('Semaines de congés prises'),
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    const numbers = names.map((name) => [name, kinds[name].read(typed[name] ?? '')] as const)
    if (numbers.some(([, value]) => value === null)) return
    onAsk(Object.fromEntries(numbers.map(([name, value]) => [name, String(value)])))
  }
  return (
    <form className={styles.price} onSubmit={submit} noValidate data-print="no">
      <NativeSelect
        label={t('Prix')}
        value={asked.pricing}
        onChange={({ currentTarget }) => onAsk({ pricing: currentTarget.value, priceE4: '' })}
        data={Object.entries(PRICING_TEXTS).map(([value, label]) => ({ value, label: t(label) }))}
      />
      {names.map((name) => (
        <TextInput
          key={name}
          label={labels[name] ?? name}
          inputMode="decimal"
          value={typed[name] ?? ''}
          error={
            checked && kinds[name].read(typed[name] ?? '') === null
              ? t('Un nombre, par exemple 12,5.')
              : null
          }
          onChange={({ currentTarget }) => setTyped({ ...typed, [name]: currentTarget.value })}
        />
      ))}
      <Button type="submit" variant="default">
        {t('Comparer')}
      </Button>
    </form>
  )
}

function YearFigures({ year }: { readonly year: SimulatedYear }) {
  const { total } = year
  return (
    <div className={styles.figures}>
      <KeyFigure label={t('Coût de l’année')} value={euros(total.totalCents)} />
      <KeyFigure
        label={t('Coût d’une heure travaillée')}
        value={rate(year.costPerHourE4)}
        note={t('pour {gross} de brut', { gross: rate(year.hourlyGrossE4) })}
      />
      <KeyFigure
        label={t('Marge de l’année')}
        value={euros(total.marginCents)}
        note={percent(total.marginCents, total.priceCents) ?? t('rien n’est vendu')}
      />
      <KeyFigure
        label={t('Coefficient d’équilibre')}
        value={year.balancingCoefficientE4 === null ? '—' : decimalOf(year.balancingCoefficientE4)}
        note={t('en dessous, le contrat perd de l’argent')}
      />
    </div>
  )
}

const decimalOf = (e4: number): string =>
  new Intl.NumberFormat(language(), { maximumFractionDigits: 4 }).format(e4 / 10_000)

type Amounts = SimulatedYear['total']

const COLUMNS: readonly (readonly [label: string, of: (row: Amounts) => string])[] = [
  [text('Brut'), ({ payCents }) => euros(payCents)],
  [text('Cotisations'), ({ contributionsCents }) => euros(contributionsCents)],
  [text('Congés acquis'), ({ leaveEarnedCents }) => euros(leaveEarnedCents)],
  [text('Congés pris'), ({ leaveTakenCents }) => euros(leaveTakenCents)],
  [text('Coût'), ({ totalCents }) => euros(totalCents)],
  [text('Heures vendues'), ({ soldMinutes }) => duration(soldMinutes)],
  [text('Prix'), ({ priceCents }) => euros(priceCents)],
  [text('Marge'), ({ marginCents }) => euros(marginCents)],
]

/** What a phone shows of each month; of the twelve it shows all. */
const MAIN: readonly string[] = ['Coût', 'Prix', 'Marge']

const AID: (typeof COLUMNS)[number] = [text('Aide'), ({ aidCents }) => euros(aidCents)]

function YearTable({ year }: { readonly year: SimulatedYear }) {
  const columns =
    year.total.aidCents === 0 ? COLUMNS : [...COLUMNS.slice(0, 2), AID, ...COLUMNS.slice(2)]
  return (
    <table className={styles.year}>
      <caption className={styles.caption}>{t('Mois par mois, hors TVA')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('Mois')}</th>
          {columns.map(([label]) => (
            <th key={label} scope="col">
              {t(label)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {year.months.map((row) => (
          <tr key={row.month}>
            <th scope="row">
              {capital(longMonth(row.month))}
              {row.hasOwnRules ? null : <abbr title={t('Règles du mois le plus proche')}>*</abbr>}
            </th>
            {columns.map(([label, of]) => (
              <td key={label} data-label={t(label)} data-main={MAIN.includes(label)}>
                {of(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('Douze mois')}</th>
          {columns.map(([label, of]) => (
            <td key={label} data-label={t(label)}>
              {of(year.total)}
            </td>
          ))}
        </tr>
      </tfoot>
    </table>
  )
}

/** From what the figures follow, for who was not there when they were typed. */
function Method({ price, year }: { readonly price: AskedPrice; readonly year: SimulatedYear }) {
  const versions = [...new Set(year.months.map(({ rulesVersion }) => rulesVersion))].join(', ')
  return (
    <div className={styles.method}>
      <p>
        {t(
          'Prix : {price}. Heures vendues : {share} % des heures travaillées, qui sont les heures payées sans {weeks} semaines de congés ni les jours fériés en semaine.',
          {
            price: priceText(price),
            share: decimal(Number(price.soldShareE4) * 100),
            weeks: price.leaveWeeks,
          },
        )}
      </p>
      <p>
        {t(
          'Congés acquis : un dixième du brut et des cotisations (L3141-24). Congés pris : leur paie, provisionnée auparavant. Règles : {versions}.',
          { versions },
        )}
      </p>
      {year.months.every(({ hasOwnRules }) => hasOwnRules) ? null : (
        <p>{t('* Les règles de ce mois ne sont pas publiées : celles du mois le plus proche.')}</p>
      )}
    </div>
  )
}

function priceText({ pricing, priceE4 }: AskedPrice): string {
  const value = Number(priceE4)
  switch (pricing) {
    case 'coefficient':
      return t('coefficient {value} sur le brut', { value: decimalOf(value) })
    case 'cost_plus_fixed':
      return t('coût et {value} par heure', { value: rate(value) })
    case 'cost_plus_percent':
      return t('coût et {value} %', { value: decimal(value * 100) })
    case 'actual_cost':
      return t('coût réel')
  }
}
