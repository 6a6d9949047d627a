import { Button, NativeSelect, TextInput } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { pricingText } from '../../../members/ui/pricing-text.ts'
import { useAddress, useChangeAddress, useMonth, usePathValue } from '../../../web/address.ts'
import { capital, euros, longMonth, percent, rate } from '../../../web/formats.ts'
import { t } from '../../../web/texts.ts'
import { parseDecimal } from '../../../web/typed-number.ts'
import {
  Answered,
  type Column,
  Facts,
  KeyFigure,
  LocalTable,
  Money,
  Page,
} from '../../../web/ui/index.ts'
import type { PriceSimulation } from '../margin-contract.ts'
import styles from './margin.module.css'
import { type Tried, useSimulation } from './margin-queries.ts'

type Pricing = Tried['pricing']

const BELOW: ('label' | 'input' | 'description' | 'error')[] = [
  'label',
  'input',
  'description',
  'error',
]

const PRICINGS: readonly Pricing[] = [
  'coefficient',
  'cost_plus_fixed',
  'cost_plus_percent',
  'actual_cost',
]

/** The price that the address tries: `?mode=coefficient&valeur=1,95`; null: not readable. */
function readTried(pricing: Pricing, typed: string): Tried | null {
  if (pricing === 'actual_cost') return { pricing }
  const value = parseDecimal(typed, pricing === 'cost_plus_percent' ? 2 : 4)
  if (value === null) return null
  if (pricing === 'coefficient') return { pricing, coefficientE4: value }
  return pricing === 'cost_plus_fixed' ? { pricing, fixedE4: value } : { pricing, percentE4: value }
}

const pricingOf = (text: string | undefined): Pricing =>
  PRICINGS.find((each) => each === text) ?? 'coefficient'

/** "If the coefficient were 1.95": margin of the month and of its year, on a page to print. */
export function PriceTrialPage() {
  const assignment = usePathValue('assignmentId')
  const month = useMonth()
  const { mode, valeur = '' } = useAddress()
  const pricing = pricingOf(mode)
  const tried = readTried(pricing, valeur)
  const simulation = useSimulation(assignment, tried)
  return (
    <Page
      title={tried === null ? t('Essayer un prix') : titleOf(tried, simulation.data)}
      lead={
        simulation.data === undefined
          ? ' '
          : t('{employee} chez {member}, {site} – {month}', {
              employee: simulation.data.employeeName,
              member: simulation.data.memberName,
              site: simulation.data.siteName,
              month: longMonth(month),
            })
      }
      trail={[{ label: t('Coûts et marges'), to: '/paie/couts' }]}
      actions={
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden />}
          onClick={() => window.print()}
        >
          {t('Imprimer')}
        </Button>
      }
    >
      <PriceForm pricing={pricing} isWrong={valeur !== '' && tried === null} />
      <Answered query={simulation}>
        {(answer) => (
          <>
            <Facts
              of={[
                [
                  t('Prix convenu'),
                  answer.agreed === null ? t('aucun à la fin du mois') : pricingText(answer.agreed),
                ],
                [t('Prix essayé'), tried === null ? null : triedText(tried)],
                [
                  t('Coût complet d’une heure'),
                  answer.assignment.month.before.minutes === 0
                    ? null
                    : rate(answer.assignment.month.before.costPerHourE4),
                ],
              ]}
            />
            {tried === null ? null : <Outcome answer={answer} />}
          </>
        )}
      </Answered>
    </Page>
  )
}

const triedText = (tried: Tried): string =>
  pricingText({
    pricing: tried.pricing,
    coefficientE4: numberOf(tried.coefficientE4),
    fixedE4: numberOf(tried.fixedE4),
    percentE4: numberOf(tried.percentE4),
  })

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null)

function titleOf(tried: Tried, answer: PriceSimulation | undefined): string {
  if (answer === undefined) return t('Essayer un prix')
  const { before, after } = answer.assignment.year
  return t('{price} : {difference} de marge sur l’année', {
    price: capital(triedText(tried)),
    difference: signed(after.marginCents - before.marginCents),
  })
}

const signed = (cents: number): string => `${cents > 0 ? '+' : ''}${euros(cents)}`

function PriceForm({ pricing, isWrong }: { readonly pricing: Pricing; readonly isWrong: boolean }) {
  const { valeur = '' } = useAddress()
  const [typed, setTyped] = useState(valeur)
  const change = useChangeAddress()
  return (
    <div className={styles.trialForm} data-print="no">
      <NativeSelect
        inputWrapperOrder={BELOW}
        label={t('Mode de prix')}
        value={pricing}
        onChange={({ currentTarget }) => change({ mode: currentTarget.value })}
        data={PRICINGS.map((value) => ({
          value,
          label: pricingText({
            pricing: value,
            coefficientE4: null,
            fixedE4: null,
            percentE4: null,
          }),
        }))}
      />
      {pricing === 'actual_cost' ? null : (
        <TextInput
          inputWrapperOrder={BELOW}
          label={valueLabel(pricing)}
          inputMode="decimal"
          placeholder={pricing === 'coefficient' ? '1,95' : ''}
          value={typed}
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value)
            change({ valeur: currentTarget.value.trim() })
          }}
          description={t('Rien n’est enregistré.')}
          error={isWrong ? t('Ce montant n’est pas lisible.') : null}
        />
      )}
    </div>
  )
}

const valueLabel = (pricing: Pricing): string =>
  pricing === 'coefficient'
    ? t('Coefficient')
    : pricing === 'cost_plus_fixed'
      ? t('Part fixe, en euros par heure')
      : t('Pourcentage')

function Outcome({ answer }: { readonly answer: PriceSimulation }) {
  const month = useMonth()
  const year = month.slice(0, 4)
  const { assignment, group } = answer
  const kept = assignment.year.keptCents
  const rows: readonly Scope[] = [
    {
      label: t('Cette mise à disposition, {month}', { month: longMonth(month) }),
      ...assignment.month,
    },
    { label: t('Cette mise à disposition, {year}', { year }), ...assignment.year },
    { label: t('Tout le groupement, {month}', { month: longMonth(month) }), ...group.month },
    { label: t('Tout le groupement, {year}', { year }), ...group.year },
  ]
  return (
    <div role="status">
      <div className={styles.figures}>
        <KeyFigure
          label={t('Marge de {month}', { month: longMonth(month) })}
          value={<Money cents={assignment.month.after.marginCents} />}
          note={t('au lieu de {before}', { before: euros(assignment.month.before.marginCents) })}
        />
        <KeyFigure
          label={t('Marge de {year}', { year })}
          value={<Money cents={assignment.year.after.marginCents} />}
          note={t('au lieu de {before}', { before: euros(assignment.year.before.marginCents) })}
        />
        <KeyFigure
          label={t('Prix d’une heure')}
          value={rate(assignment.month.after.pricePerHourE4)}
          note={t('au lieu de {before}', {
            before: rate(assignment.month.before.pricePerHourE4),
          })}
        />
      </div>
      <LocalTable
        label={t('Marge avec le prix essayé')}
        rows={rows}
        rowKey={({ label }) => label}
        columns={outcomeColumns()}
        empty={null}
      />
      <p className={styles.method}>
        {t(
          'Année : {count, plural, one {# mois} other {# mois}} avec des heures, mois clos et prévisions, tous au prix essayé. Le coût ne change pas.',
          { count: answer.months.length },
        )}
        {kept === 0
          ? null
          : ` ${t('{amount} suivent une règle à part et gardent leur montant.', { amount: euros(kept) })}`}
      </p>
    </div>
  )
}

type Scope = PriceSimulation['group']['month'] & { readonly label: string }

const outcomeColumns = (): readonly Column<Scope>[] => [
  { id: 'scope', header: t('Marge'), main: true, cell: ({ label }) => label },
  {
    id: 'net',
    header: t('Facturé HT'),
    align: 'end',
    cell: ({ after }) => <Money cents={after.netCents} />,
  },
  {
    id: 'cost',
    header: t('Coût'),
    align: 'end',
    cell: ({ after }) => <Money cents={after.costCents} />,
  },
  {
    id: 'before',
    header: t('Au prix convenu'),
    align: 'end',
    cell: ({ before }) => withShare(before),
  },
  {
    id: 'after',
    header: t('Au prix essayé'),
    align: 'end',
    cell: ({ after }) => withShare(after),
  },
  {
    id: 'difference',
    header: t('Différence'),
    align: 'end',
    cell: ({ before, after }) => signed(after.marginCents - before.marginCents),
  },
]

/** `340,32 € (12,5 %)` */
function withShare({ marginCents, netCents }: Scope['before']): string {
  const share = percent(marginCents, netCents)
  return share === null ? euros(marginCents) : `${euros(marginCents)} (${share})`
}
