import { Button, NativeSelect, Radio } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { addMonths, firstDayOf, lastDayOf, month as civilMonth } from '../../shared/days.ts'
import { fileAddress, get, send } from '../../web/api.ts'
import { count, euros, numericDay } from '../../web/formats.ts'
import { useMay } from '../../web/session.ts'
import { t } from '../../web/texts.ts'
import { Answered, ErrorNotice, notify, Section, StateBadge } from '../../web/ui/index.ts'
import { FileLinks } from '../../web/ui/tables/toolbar.tsx'
import type { taxesContract, VatReturnAnswer } from '../taxes/taxes-contract.ts'
import styles from './ledger.module.css'

function periodOf(text: string, isQuarter: boolean) {
  const month = civilMonth(text)
  const inQuarter = (Number(month.slice(5)) - 1) % 3
  const first = isQuarter ? addMonths(month, -inQuarter) : month
  const last = isQuarter ? addMonths(first, 2) : month
  return { from: firstDayOf(first), to: lastDayOf(last) }
}

/** The return of the period line by line, and when VAT falls due. */
export function VatSection({
  month,
  isQuarter,
  onSpan,
}: {
  readonly month: string
  readonly isQuarter: boolean
  readonly onSpan: (span: string) => void
}) {
  const period = periodOf(month, isQuarter)
  const vat = useQuery({
    queryKey: ['/ledger/vat-return', period],
    queryFn: ({ signal }) =>
      get<typeof taxesContract.vatReturn>('/ledger/vat-return', { query: period }, signal),
  })
  return (
    <Section
      title={t('TVA du {from} au {to}', {
        from: numericDay(period.from),
        to: numericDay(period.to),
      })}
      actions={
        <>
          <NativeSelect
            aria-label={t('Période de la déclaration')}
            value={isQuarter ? 'trimestre' : 'mois'}
            onChange={({ currentTarget }) => onSpan(currentTarget.value)}
            data={[
              { value: 'mois', label: t('Mois') },
              { value: 'trimestre', label: t('Trimestre') },
            ]}
          />
          <FileLinks
            csv={fileAddress('/ledger/vat-return', period, 'csv')}
            xlsx={fileAddress('/ledger/vat-return', period, 'xlsx')}
          />
        </>
      }
    >
      <Answered query={vat}>{(answer) => <Return answer={answer} />}</Answered>
    </Section>
  )
}

function Return({ answer }: { readonly answer: VatReturnAnswer }) {
  const queryClient = useQueryClient()
  const mayWrite = useMay('settings.write')
  const post = useMutation({
    mutationFn: () =>
      send<typeof taxesContract.postVatReturn>('POST', '/ledger/vat-returns', {
        body: { from: answer.from, to: answer.to },
      }),
    onSuccess: async () => {
      notify(t('La TVA de la période est comptabilisée.'))
      await queryClient.invalidateQueries({ queryKey: ['/ledger/vat-return'] })
    },
  })
  const euro = (amount: number | null) => (amount === null ? '' : `${count(amount)}\u00a0€`)
  return (
    <>
      {post.error === null ? null : <ErrorNotice error={post.error} />}
      <table className={styles.statement}>
        <caption className="visually-hidden">{t('Lignes de la déclaration CA3')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('Ligne')}</th>
            <th scope="col">{t('Base HT')}</th>
            <th scope="col">{t('TVA')}</th>
          </tr>
        </thead>
        <tbody>
          {answer.lines.map((line) => (
            <tr key={`${line.box} ${line.label}`} data-weight={weightOf(line.box)}>
              <th scope="row">
                <span className={styles.box}>{line.box}</span> {line.label}
              </th>
              <td>{euro(line.baseEuros)}</td>
              <td>{euro(line.vatEuros)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.soft}>
        {answer.onReceipts
          ? t('TVA en attente d’encaissement à la fin de la période : {sum}.', {
              sum: euros(answer.pendingCents),
            })
          : t('Le groupement a opté pour les débits : la TVA est due à la facturation.')}{' '}
        <Link to="/comptes/grand-livre" search={{ month: answer.to.slice(0, 7), compte: '445740' }}>
          {t('Voir le compte')}
        </Link>
      </p>
      <div className={styles.actions}>
        {answer.isPosted ? (
          <StateBadge tone="good" word={t('Comptabilisée')} />
        ) : mayWrite ? (
          <Button
            disabled={answer.lines.every(({ vatEuros }) => (vatEuros ?? 0) === 0)}
            loading={post.isPending}
            onClick={() => post.mutate()}
          >
            {t('Comptabiliser la déclaration')}
          </Button>
        ) : null}
      </div>
      <Regime onReceipts={answer.onReceipts} readOnly={!mayWrite} />
    </>
  )
}

const weightOf = (box: string): string | undefined =>
  ['16', '23', '27', '28'].includes(box) ? 'part' : undefined

/** When VAT falls due; a change is for the invoices to come. */
function Regime({
  onReceipts,
  readOnly,
}: {
  readonly onReceipts: boolean
  readonly readOnly: boolean
}) {
  const queryClient = useQueryClient()
  const change = useMutation({
    mutationFn: (next: boolean) =>
      send<typeof taxesContract.setVatRegime>('PUT', '/ledger/vat-regime', {
        body: { onReceipts: next },
      }),
    onSuccess: async () => {
      notify(t('Le régime vaut pour les prochaines factures.'))
      await queryClient.invalidateQueries({ queryKey: ['/ledger/vat-return'] })
    },
  })
  return (
    <>
      {change.error === null ? null : <ErrorNotice error={change.error} />}
      <Radio.Group
        name="regime"
        label={t('La TVA des mises à disposition est due')}
        value={onReceipts ? 'receipts' : 'debits'}
        readOnly={readOnly}
        onChange={(next) => change.mutate(next === 'receipts')}
      >
        <div className={styles.radios}>
          <Radio
            value="receipts"
            label={t('à l’encaissement')}
            description={t('La règle pour les services (CGI, article 269, 2-c).')}
            disabled={readOnly}
          />
          <Radio
            value="debits"
            label={t('à la facturation')}
            description={t('Sur option pour les débits, mentionnée sur les factures.')}
            disabled={readOnly}
          />
        </div>
      </Radio.Group>
    </>
  )
}
