import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useAddress, useChangeAddress } from '../../web/address.ts'
import { fileAddress } from '../../web/api.ts'
import { dayRange, euros, longDay, numericDay } from '../../web/formats.ts'
import { SectionTabs } from '../../web/sections.tsx'
import { t } from '../../web/texts.ts'
import {
  Answered,
  type Column,
  EmptyState,
  FigureLink,
  KeyFigure,
  LocalTable,
  Money,
  Page,
  Section,
  SidePanel,
} from '../../web/ui/index.ts'
import type { ForecastAnswer, WeekAnswer } from '../forecast-contract.ts'
import { CashCurve } from './cash-curve.tsx'
import styles from './cash.module.css'
import { useAccounts, useForecast } from './cash-queries.ts'
import { flowText, isKind, KIND_WORDS, KINDS } from './flow-words.ts'
import { ItemsSection } from './items-section.tsx'
import { AssumptionsSection } from './assumptions-section.tsx'

/** How long does the cash last, and which week is the lowest? */
export function CashPage() {
  const forecast = useForecast()
  const { semaine } = useAddress()
  const change = useChangeAddress()
  return (
    <div className={styles.page} data-panel={semaine === undefined ? undefined : 'open'}>
      <div>
        <Page
          title={titleOf(forecast.data)}
          lead={forecast.data === undefined ? ' ' : leadOf(forecast.data)}
          actions={
            <Button
              component="a"
              href={fileAddress('/cash/forecast', {}, 'xlsx')}
              download
              variant="default"
              leftSection={<IconDownload size={16} stroke={1.6} aria-hidden />}
            >
              {t('Exporter')}
            </Button>
          }
        >
          <SectionTabs of="tresorerie" />
          <Balances />
          <Answered query={forecast}>{(answer) => <Forecast answer={answer} />}</Answered>
        </Page>
      </div>
      {semaine === undefined || forecast.data === undefined ? null : (
        <WeekPanel answer={forecast.data} onClose={() => change({ semaine: '', nature: '' })} />
      )}
    </div>
  )
}

const titleOf = (answer: ForecastAnswer | undefined): string =>
  answer === undefined
    ? t('Trésorerie')
    : t('Trésorerie : au plus bas {amount} le {day}', {
        amount: euros(answer.lowest.balanceCents),
        day: numericDay(answer.lowest.on),
      })

function leadOf({ lowest, today, weeks }: ForecastAnswer): string {
  if (lowest.balanceCents < 0)
    return t('Sans autre ressource, le compte passe sous zéro : le plus bas est {day}.', {
      day: longDay(lowest.on),
    })
  return t(
    'Prévision de {count} semaines depuis le {day}, d’après les factures, les contrats et vos habitudes.',
    {
      count: weeks.length,
      day: numericDay(today),
    },
  )
}

function Balances() {
  const accounts = useAccounts()
  return (
    <Answered query={accounts}>
      {({ items, freeOperations }) =>
        items.length === 0 ? (
          <p className={styles.warning}>
            {t('Aucun relevé n’est importé : la prévision part de zéro.')}{' '}
            <Link to="/tresorerie/releves">{t('Importer un relevé')}</Link>
          </p>
        ) : (
          <div className={styles.figures}>
            {items.map(({ accountId, name, balanceCents, since }) => (
              <KeyFigure
                key={accountId}
                label={name}
                value={<Money cents={balanceCents} />}
                note={
                  since === null
                    ? t('aucun solde connu')
                    : t('relevé du {day}', { day: numericDay(since) })
                }
              />
            ))}
            <KeyFigure
              label={t('À affecter')}
              value={
                <FigureLink to="/tresorerie/releves" search={{ etat: 'free' }}>
                  {t(
                    '{count, plural, =0 {aucune opération} one {# opération} other {# opérations}}',
                    {
                      count: freeOperations,
                    },
                  )}
                </FigureLink>
              }
              note={t('opérations bancaires sans affectation')}
            />
          </div>
        )
      }
    </Answered>
  )
}

function Forecast({ answer }: { readonly answer: ForecastAnswer }) {
  const { weeks, lowest } = answer
  return (
    <>
      <Section title={t('Courbe de trésorerie')}>
        <CashCurve
          weeks={weeks}
          title={t('Le point le plus bas : {amount}, le {day}', {
            amount: euros(lowest.balanceCents),
            day: longDay(lowest.on),
          })}
        />
      </Section>
      <Section title={t('Semaine par semaine')} plain>
        <div className={styles.spaced}>
          <LocalTable
            label={t('Prévision par semaine')}
            rows={weeks}
            rowKey={({ startsOn }) => startsOn}
            columns={columns()}
            empty={<EmptyState title={t('Aucune prévision')} />}
          />
        </div>
      </Section>
      <ItemsSection items={answer.items} />
      <AssumptionsSection assumptions={answer.assumptions} />
    </>
  )
}

const columns = (): readonly Column<WeekAnswer>[] => [
  {
    id: 'week',
    header: t('Semaine'),
    main: true,
    value: ({ startsOn }) => startsOn,
    cell: ({ startsOn, endsOn }) => dayRange(startsOn, endsOn),
  },
  ...KINDS.map(
    (kind): Column<WeekAnswer> => ({
      id: kind,
      header: t(KIND_WORDS[kind]),
      align: 'end',
      value: ({ sums }) => sums[kind],
      cell: ({ sums, startsOn }) =>
        sums[kind] === 0 ? (
          <Money cents={null} />
        ) : (
          <FigureLink to="." search={{ semaine: startsOn, nature: kind }}>
            {euros(sums[kind])}
          </FigureLink>
        ),
    }),
  ),
  {
    id: 'balance',
    header: t('Solde'),
    align: 'end',
    value: ({ closingCents }) => closingCents,
    cell: ({ closingCents }) => (
      <strong>
        <Money cents={closingCents} />
      </strong>
    ),
  },
]

/** The parts of one figure: each opens what it is about. */
function WeekPanel({
  answer,
  onClose,
}: {
  readonly answer: ForecastAnswer
  readonly onClose: () => void
}) {
  const { semaine, nature } = useAddress()
  const week = answer.weeks.find(({ startsOn }) => startsOn === semaine)
  const flows = answer.flows.filter(
    (flow) =>
      week !== undefined &&
      flow.on >= week.startsOn &&
      flow.on <= week.endsOn &&
      (!isKind(nature) || flow.kind === nature),
  )
  const title = isKind(nature) ? t(KIND_WORDS[nature]) : t('Semaine')
  const sum = flows.reduce((all, { amountCents }) => all + amountCents, 0)
  return (
    <SidePanel title={title} onClose={onClose}>
      {week === undefined ? null : (
        <>
          <p className={styles.soft}>
            {dayRange(week.startsOn, week.endsOn)} · <Money cents={sum} />
          </p>
          <table className={styles.parts}>
            <tbody>
              {flows.map((flow) => (
                <tr key={`${flow.on} ${flow.label} ${flow.month} ${flow.invoiceNumber}`}>
                  <td className={styles.day}>{dayRange(flow.on, flow.on)}</td>
                  <td>
                    {flow.invoiceNumber !== null ? (
                      <Link to={`/facturation/${encodeURIComponent(flow.invoiceNumber)}`}>
                        {flowText(flow)}
                      </Link>
                    ) : flow.memberId !== null ? (
                      <Link to={`/adherents/${encodeURIComponent(flow.memberId)}`}>
                        {flowText(flow)}
                      </Link>
                    ) : (
                      flowText(flow)
                    )}
                  </td>
                  <td>
                    <Money cents={flow.amountCents} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </SidePanel>
  )
}
