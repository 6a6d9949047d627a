import { Button, Checkbox } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { liabilityContract } from '../../../ledger/liability/liability-contract.ts'
import { ruleInForce } from '../../../ledger/liability/ui/rule-sentence.ts'
import { useFailing } from '../../../ledger/liability/ui/use-failing.ts'
import { useAddressValue, useMonth } from '../../../web/address.ts'
import { type Answer, get } from '../../../web/api.ts'
import {
  euros,
  listText,
  longDay,
  numericDay,
  percent,
  thousandEuros,
} from '../../../web/formats.ts'
import { SectionTabs } from '../../../web/sections.tsx'
import { t } from '../../../web/texts.ts'
import {
  Answered,
  type Column,
  Curves,
  EmptyState,
  KeyFigure,
  LocalTable,
  Money,
  Page,
  Section,
} from '../../../web/ui/index.ts'
import type { StressAnswer, stressContract } from '../stress-contract.ts'
import styles from './stress.module.css'

type Concentration = Answer<typeof liabilityContract.concentration>
type Billed = Concentration['members'][number]

const useStress = (failing: string) =>
  useQuery({
    queryKey: ['/cash', 'stress', failing],
    queryFn: ({ signal }) =>
      get<typeof stressContract.stress>(
        '/cash/stress',
        { query: failing === '' ? {} : { failing } },
        signal,
      ),
    placeholderData: keepPreviousData,
  })

const useConcentration = () => {
  const month = useMonth()
  return useQuery({
    queryKey: ['/liability', 'concentration', month],
    queryFn: ({ signal }) =>
      get<typeof liabilityContract.concentration>(
        '/liability/concentration',
        { query: { month } },
        signal,
      ),
  })
}

/** If some members fail, for how long does the cash last, and who pays? */
export function StressPage() {
  const [failing] = useAddressValue('defaut')
  const stress = useStress(failing)
  const concentration = useConcentration()
  const names = namesOf(failing, concentration.data)
  return (
    <Page
      title={titleOf(stress.data, names)}
      lead={t(
        'Leurs factures ne sont plus payées ; leurs salariés le restent, puisque le groupement les emploie.',
      )}
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
      <SectionTabs of="risque" />
      <div className={styles.columns}>
        <Answered query={concentration}>{(answer) => <Members answer={answer} />}</Answered>
        <Answered query={stress}>{(answer) => <Stress answer={answer} names={names} />}</Answered>
      </div>
    </Page>
  )
}

const namesOf = (failing: string, concentration: Concentration | undefined): readonly string[] =>
  failing
    .split(',')
    .filter((id) => id !== '')
    .map((id) => concentration?.members.find(({ memberId }) => memberId === id)?.name ?? id)

function titleOf(answer: StressAnswer | undefined, names: readonly string[]): string {
  if (answer === undefined || names.length === 0) return t('Si un adhérent fait défaut')
  const { shortOn } = answer.guaranteesCalled
  const who = { names: listText(names), count: names.length }
  return shortOn === null
    ? t(
        '{count, plural, one {Si {names} fait défaut} other {Si {names} font défaut}}, la trésorerie tient six mois',
        who,
      )
    : t(
        '{count, plural, one {Si {names} fait défaut} other {Si {names} font défaut}}, la trésorerie tient jusqu’au {day}',
        { ...who, day: longDay(shortOn) },
      )
}

/** Who weighs how much, the heaviest first, with a box to let it fail. */
function Members({ answer }: { readonly answer: Concentration }) {
  const { toggle } = useFailing()
  const [named] = useAddressValue('defaut')
  const failing = new Set(named.split(','))
  const share = (e4: number | null) => (e4 === null ? '–' : percent(e4, 10_000))
  return (
    <Section title={t('Sur qui repose le groupement')}>
      <div className={styles.figures}>
        <KeyFigure label={t('Premier adhérent')} value={share(answer.topOneE4)} />
        <KeyFigure label={t('Cinq premiers')} value={share(answer.topFiveE4)} />
      </div>
      <p className={styles.soft}>
        {t(
          '{months, plural, =0 {Aucun mois clos sur douze} one {Part du facturé hors taxes, # mois clos sur douze} other {Part du facturé hors taxes, # mois clos sur douze}}',
          { months: answer.months },
        )}
      </p>
      <LocalTable
        label={t('Sur qui repose le groupement')}
        name="poids"
        rows={answer.members}
        rowKey={({ memberId }) => memberId}
        columns={billed(answer.netCents, failing, toggle)}
        empty={
          <EmptyState title={t('Rien n’a encore été facturé')}>
            <Link to="/cloture">{t('Clore un mois')}</Link>
          </EmptyState>
        }
      />
    </Section>
  )
}

const billed = (
  total: number,
  failing: ReadonlySet<string>,
  toggle: (memberId: string) => void,
): readonly Column<Billed>[] => [
  {
    id: 'fails',
    header: t('Si…'),
    onPhone: 'bare',
    cell: ({ memberId, name }) => (
      <Checkbox
        checked={failing.has(memberId)}
        onChange={() => toggle(memberId)}
        aria-label={t('{name} fait défaut', { name })}
      />
    ),
  },
  {
    id: 'member',
    header: t('Adhérent'),
    main: true,
    value: ({ name }) => name,
    cell: ({ name }) => name,
  },
  {
    id: 'share',
    header: t('Part'),
    align: 'end',
    value: ({ netCents }) => netCents,
    cell: ({ netCents }) => percent(netCents, total) ?? '–',
  },
  {
    id: 'billed',
    header: t('Facturé'),
    align: 'end',
    value: ({ netCents }) => netCents,
    cell: ({ netCents }) => <Money cents={netCents} />,
  },
]

function Stress({
  answer,
  names,
}: {
  readonly answer: StressAnswer
  readonly names: readonly string[]
}) {
  const { asForecast, failing, guaranteesCalled } = answer
  const ends = asForecast.weeks.map(({ endsOn }) => endsOn)
  const values = (of: StressAnswer['failing']) => of.weeks.map(({ closingCents }) => closingCents)
  const some = names.length > 0
  return (
    <div>
      <Section title={t('La trésorerie')}>
        <Curves
          title={curveTitle(answer, some)}
          heading={t('Fin de semaine')}
          labels={ends.map((day) => numericDay(day).slice(0, 5))}
          names={ends.map(numericDay)}
          curves={[
            {
              label: t('Prévision'),
              colour: some ? 'chart-3' : 'chart-1',
              values: values(asForecast),
            },
            ...(some
              ? [
                  { label: t('En défaut'), colour: 'chart-2' as const, values: values(failing) },
                  {
                    label: t('Garanties appelées'),
                    colour: 'chart-1' as const,
                    values: values(guaranteesCalled),
                  },
                ]
              : []),
          ]}
          writeShort={thousandEuros}
          write={euros}
        />
      </Section>
      {some ? <Consequences answer={answer} /> : null}
    </div>
  )
}

function curveTitle({ asForecast, failing }: StressAnswer, some: boolean): string {
  const { shortOn, lowest } = some ? failing : asForecast
  if (shortOn !== null)
    return t('Sans rien appeler, il manque de l’argent le {day}', { day: longDay(shortOn) })
  return t('Au plus bas le {day} : {amount}', {
    day: longDay(lowest.on),
    amount: euros(lowest.balanceCents),
  })
}

function Consequences({ answer }: { readonly answer: StressAnswer }) {
  const { sharing, shortageCents } = answer
  return (
    <>
      <div className={styles.figures}>
        <KeyFigure
          label={t('Ne rentrerait plus')}
          value={<Money cents={answer.lostOpenCents} />}
          note={t('puis {amount} par mois', { amount: euros(answer.lostMonthlyCents) })}
        />
        <KeyFigure
          label={t('Leurs garanties')}
          value={<Money cents={answer.callableCents} />}
          note={t('payées trente jours après l’appel')}
        />
        <KeyFigure label={t('Manquerait encore')} value={<Money cents={shortageCents} />} />
      </div>
      {shortageCents === 0 ? null : (
        <Section title={t('Qui paie ce qui manque')}>
          <p className={styles.soft}>
            {ruleInForce({
              rule: sharing.rule,
              capCents: sharing.statute?.capCents ?? null,
              statute: sharing.statute,
            })}
          </p>
          <LocalTable
            label={t('Qui paie ce qui manque')}
            name="payeurs"
            rows={sharing.payers}
            rowKey={({ memberId }) => memberId}
            columns={PAYERS()}
            empty={<EmptyState title={t('Personne : la règle ne pèse personne')} />}
          />
        </Section>
      )}
    </>
  )
}

const PAYERS = (): readonly Column<StressAnswer['sharing']['payers'][number]>[] => [
  {
    id: 'member',
    header: t('Adhérent'),
    main: true,
    value: ({ name }) => name,
    cell: ({ memberId, name }) => (
      <Link to={`/adherents/${encodeURIComponent(memberId)}`}>{name}</Link>
    ),
  },
  {
    id: 'pays',
    header: t('Paierait'),
    align: 'end',
    value: ({ cents }) => cents,
    cell: ({ cents }) => <Money cents={cents} />,
  },
]
