import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useMonth } from '../../../web/address.ts'
import { fileAddress } from '../../../web/api.ts'
import { capital, euros, longMonth, moment, percent } from '../../../web/formats.ts'
import { SectionTabs } from '../../../web/sections.tsx'
import { t } from '../../../web/texts.ts'
import {
  Answered,
  type Column,
  EmptyState,
  KeyFigure,
  LocalTable,
  Money,
  Page,
  Section,
} from '../../../web/ui/index.ts'
import type { PayGapRow, PayrollJournal } from '../journal-contract.ts'
import { HeadingsForm } from './headings-form.tsx'
import { ImportSection } from './import-section.tsx'
import { useJournal } from './journal-queries.ts'
import styles from './journal.module.css'

/** What was really paid, beside what the close forecast. */
export function PayrollJournalPage() {
  const month = useMonth()
  const journal = useJournal(month)
  return (
    <Page
      title={t('Journal de paie')}
      lead={t('{month} : ce qui a été payé, à côté de ce que la clôture prévoyait', {
        month: capital(longMonth(month)),
      })}
    >
      <SectionTabs of="paie" />
      <Answered query={journal}>
        {(answer) =>
          answer.isClosed ? (
            <>
              <ImportSection month={month} />
              <GapSection month={month} journal={answer} />
              <HeadingsForm headings={answer.headings} />
            </>
          ) : (
            <EmptyState title={t('{month} n’est pas clos', { month: capital(longMonth(month)) })}>
              <Link to="/cloture">{t('Le journal de paie vient après la clôture du mois')}</Link>
            </EmptyState>
          )
        }
      </Answered>
    </Page>
  )
}

function GapSection({
  month,
  journal: { versions, gaps },
}: {
  readonly month: string
  readonly journal: PayrollJournal
}) {
  const [last] = versions
  return (
    <Section
      title={t('Prévu et payé')}
      actions={
        last === undefined ? null : (
          <Button
            component="a"
            href={fileAddress('/payroll-journal', { month }, 'xlsx')}
            download
            variant="default"
            leftSection={<IconDownload size={16} stroke={1.6} aria-hidden />}
          >
            {t('Classeur des écarts')}
          </Button>
        )
      }
    >
      {last === undefined ? (
        <EmptyState title={t('Aucun journal pour ce mois')}>
          {t('Tant qu’il n’est pas importé, les coûts et les comptes restent prévisionnels.')}
        </EmptyState>
      ) : (
        <>
          <Totals gaps={gaps} />
          <p className={styles.soft}>
            {t('Version {version}, importée le {at} par {by} ({file})', {
              version: last.version,
              at: moment(last.importedAt),
              by: last.importedBy,
              file: last.fileName,
            })}
          </p>
          <LocalTable
            name="ecarts-"
            label={t('Écarts par salarié')}
            columns={columns()}
            rows={gaps}
            rowKey={({ employeeId }) => employeeId}
            empty={<EmptyState title={t('Personne n’est payé ce mois-ci')} />}
          />
        </>
      )}
    </Section>
  )
}

function Totals({ gaps }: { readonly gaps: readonly PayGapRow[] }) {
  const sum = (of: (row: PayGapRow) => number | null) =>
    gaps.reduce((total, row) => total + (of(row) ?? 0), 0)
  const missing = gaps.filter(({ gapCents }) => gapCents === null).length
  return (
    <div className={styles.figures}>
      <KeyFigure
        label={t('Brut payé')}
        value={<Money cents={sum((row) => row.actualGrossCents)} />}
        note={t('prévu {amount}', { amount: euros(sum((row) => row.forecastGrossCents)) })}
      />
      <KeyFigure
        label={t('Cotisations patronales')}
        value={<Money cents={sum((row) => row.actualContributionsCents)} />}
        note={t('prévu {amount}', { amount: euros(sum((row) => row.forecastContributionsCents)) })}
      />
      <KeyFigure
        label={t('Écart de coût')}
        value={<Money cents={sum((row) => row.gapCents)} />}
        note={
          missing === 0
            ? t('tous les salariés sont dans le journal')
            : t(
                '{count, plural, one {# salarié prévu manque au journal} other {# salariés prévus manquent au journal}}',
                { count: missing },
              )
        }
      />
      <KeyFigure
        label={t('Net payé')}
        value={<Money cents={sum((row) => row.netPaidCents)} />}
        note={t('impôt retenu {amount}', { amount: euros(sum((row) => row.taxCents)) })}
      />
    </div>
  )
}

const money = (
  id: string,
  header: string,
  of: (row: PayGapRow) => number | null,
): Column<PayGapRow> => ({
  id,
  header,
  align: 'end',
  value: of,
  cell: (row) => <Money cents={of(row)} />,
})

const columns = (): readonly Column<PayGapRow>[] => [
  {
    id: 'employee',
    header: t('Salarié'),
    main: true,
    value: ({ employeeName }) => employeeName,
    cell: ({ employeeId, employeeName }) => (
      <Link to={`/equipe/${encodeURIComponent(employeeId)}`} search={{ onglet: 'paie' }}>
        {employeeName}
      </Link>
    ),
  },
  money('gap', t('Écart'), ({ gapCents }) => gapCents),
  money('forecastGross', t('Brut prévu'), ({ forecastGrossCents }) => forecastGrossCents),
  money('actualGross', t('Brut payé'), ({ actualGrossCents }) => actualGrossCents),
  money('forecastContributions', t('Cotisations prévues'), (row) => row.forecastContributionsCents),
  money('actualContributions', t('Cotisations payées'), (row) => row.actualContributionsCents),
  money('net', t('Net payé'), ({ netPaidCents }) => netPaidCents),
  {
    id: 'tax',
    header: t('Impôt retenu'),
    align: 'end',
    value: ({ taxCents }) => taxCents,
    cell: ({ taxCents, taxRateE4 }) =>
      taxCents === null ? (
        t('absent du journal')
      ) : (
        <span>
          <Money cents={taxCents} />
          {taxRateE4 === null ? null : ` (${percent(taxRateE4, 10_000)})`}
        </span>
      ),
  },
]
