import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { fileAddress, get, send } from '../../web/api.ts'
import { days, euros, longMonth, monthName, percent } from '../../web/formats.ts'
import { useMay } from '../../web/session.ts'
import { t } from '../../web/texts.ts'
import {
  Answered,
  type Column,
  EmptyState,
  ErrorNotice,
  KeyFigure,
  LocalTable,
  Money,
  notify,
  Section,
  StateBadge,
} from '../../web/ui/index.ts'
import { FileLinks } from '../../web/ui/tables/toolbar.tsx'
import type { PayrollTaxAnswer, taxesContract } from '../taxes/taxes-contract.ts'
import styles from './ledger.module.css'

/** Is payroll tax due this year, how much, and how far are we from it next year? */
export function PayrollTaxSection({
  year,
  month,
}: {
  readonly year: number
  readonly month: string
}) {
  const tax = useQuery({
    queryKey: ['/ledger/payroll-tax', year],
    queryFn: ({ signal }) =>
      get<typeof taxesContract.payrollTax>(
        '/ledger/payroll-tax/:year',
        { params: { year }, query: {} },
        signal,
      ),
  })
  return (
    <Section
      title={t('Taxe sur les salaires {year}', { year })}
      actions={
        <FileLinks
          csv={fileAddress(`/ledger/payroll-tax/${year}`, {}, 'csv')}
          xlsx={fileAddress(`/ledger/payroll-tax/${year}`, {}, 'xlsx')}
        />
      }
    >
      <Answered query={tax}>{(answer) => <Tax answer={answer} month={month} />}</Answered>
    </Section>
  )
}

const taxedShare = ({ taxedCents, exemptCents }: PayrollTaxAnswer['thisYear']): string =>
  percent(taxedCents, taxedCents + exemptCents) ?? t('inconnue')

const pointsText = (e4: number): string => t('{number} points', { number: days(Math.abs(e4)) })

function Tax({ answer, month }: { readonly answer: PayrollTaxAnswer; readonly month: string }) {
  const { year, yearBefore, thisYear, shareE4, distanceNextE4 } = answer
  return (
    <>
      <div className={styles.figures}>
        <KeyFigure
          label={t('Part du chiffre d’affaires soumise à la TVA en {year}', { year: year - 1 })}
          value={taxedShare(yearBefore)}
          note={
            shareE4 === 0
              ? t('90 % au moins, ou aucun chiffre connu : rien n’est dû en {year}.', { year })
              : t('Moins de 90 % : {share} des salaires sont taxés.', {
                  share: percent(shareE4, 10_000) ?? '',
                })
          }
        />
        <KeyFigure
          label={t('En {year} jusqu’ici', { year })}
          value={taxedShare(thisYear)}
          note={
            distanceNextE4 === null
              ? t('Aucune facture cette année.')
              : distanceNextE4 >= 0
                ? t('{points} au-dessus du seuil de 90 % pour {year}.', {
                    points: pointsText(distanceNextE4),
                    year: year + 1,
                  })
                : t('{points} sous le seuil de 90 % : la taxe sera due en {year}.', {
                    points: pointsText(distanceNextE4),
                    year: year + 1,
                  })
          }
        />
        <KeyFigure
          label={t('Taxe de l’année, prévision')}
          value={<Money cents={answer.yearForecastCents} />}
          note={t('Après abattement de {sum} pour les mois connus.', {
            sum: euros(answer.allowanceCents),
          })}
        />
      </div>
      <p className={styles.soft}>{answer.source}</p>
      {shareE4 === 0 || answer.knownMonths === 0 ? null : (
        <>
          <Months answer={answer} month={month} />
          <LocalTable
            label={t('Taxe par salarié')}
            columns={columns()}
            rows={answer.persons}
            rowKey={({ employeeId }) => employeeId}
            totals={{ name: t('Total'), tax: euros(answer.grossTaxCents) }}
            empty={<EmptyState title={t('Aucun salaire connu')} />}
          />
        </>
      )}
    </>
  )
}

function Months({ answer, month }: { readonly answer: PayrollTaxAnswer; readonly month: string }) {
  const queryClient = useQueryClient()
  const mayWrite = useMay('settings.write')
  const post = useMutation({
    mutationFn: () =>
      send<typeof taxesContract.postPayrollTax>('POST', '/ledger/payroll-tax-postings', {
        body: { month },
      }),
    onSuccess: async () => {
      notify(t('La taxe de {month} est comptabilisée.', { month: longMonth(month) }))
      await queryClient.invalidateQueries({ queryKey: ['/ledger/payroll-tax'] })
    },
  })
  const amount = answer.monthlyCents[Number(month.slice(5)) - 1] ?? 0
  return (
    <>
      {post.error === null ? null : <ErrorNotice error={post.error} />}
      <table className={styles.statement}>
        <caption>{t('Ce que chaque mois ajoute à la taxe')}</caption>
        <tbody>
          {answer.monthlyCents.map((cents, index) => (
            <tr key={monthName(index + 1)}>
              <th scope="row">{monthName(index + 1)}</th>
              <td>
                <Money cents={cents} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('Due jusqu’ici')}</th>
            <td>
              <Money cents={answer.dueCents} />
            </td>
          </tr>
        </tfoot>
      </table>
      {answer.postedMonths.includes(month) ? (
        <StateBadge tone="good" word={t('{month} est comptabilisé', { month: longMonth(month) })} />
      ) : amount !== 0 && mayWrite ? (
        <Button loading={post.isPending} onClick={() => post.mutate()}>
          {t('Comptabiliser {month} : {sum}', { month: longMonth(month), sum: euros(amount) })}
        </Button>
      ) : null}
    </>
  )
}

const columns = (): readonly Column<PayrollTaxAnswer['persons'][number]>[] => [
  {
    id: 'name',
    header: t('Salarié'),
    main: true,
    value: ({ name }) => name,
    cell: ({ employeeId, name }) => (
      <Link to={`/equipe/${encodeURIComponent(employeeId)}`}>{name}</Link>
    ),
  },
  {
    id: 'gross',
    header: t('Brut depuis janvier'),
    align: 'end',
    value: ({ grossCents }) => grossCents,
    cell: ({ grossCents }) => <Money cents={grossCents} />,
  },
  {
    id: 'tax',
    header: t('Taxe'),
    align: 'end',
    value: ({ taxCents }) => taxCents,
    cell: ({ taxCents }) => <Money cents={taxCents} />,
  },
]
