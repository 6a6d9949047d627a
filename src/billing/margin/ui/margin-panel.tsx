import { Link } from '@tanstack/react-router'
import { lineKindText } from '../../ui/price-sentence.ts'
import { useMonth } from '../../../web/address.ts'
import { duration, rate } from '../../../web/formats.ts'
import { t } from '../../../web/texts.ts'
import { Answered, Money, SidePanel } from '../../../web/ui/index.ts'
import type { MarginDetail, MarginFigures } from '../margin-contract.ts'
import { COST_PARTS, type CostPart } from '../rules/true-cost.ts'
import styles from './margin.module.css'
import { useDetail } from './margin-queries.ts'
import { partHint, partText } from './margin-words.ts'

/** `adherent:M1`, `salarie:P1`, `mise:A1`. */
function readOpened(opened: string) {
  const [kind = '', ...rest] = opened.split(':')
  const id = rest.join(':')
  if (kind === 'mise') return { assignment: id }
  return kind === 'salarie' ? { employee: id } : { member: id }
}

/** The cost of a row part by part, each with where it comes from, and the lines that it bills. */
export function MarginPanel({
  opened,
  onClose,
}: {
  readonly opened: string
  readonly onClose: () => void
}) {
  const of = readOpened(opened)
  const detail = useDetail(of)
  return (
    <SidePanel
      title={
        detail.data === undefined
          ? t('D’où vient la marge')
          : t('Marge : {name}', { name: detail.data.name })
      }
      onClose={onClose}
    >
      <Answered query={detail}>
        {(answer) => (
          <>
            <CostTable figures={answer.row} of={of} answer={answer} />
            <InvoicedLines lines={answer.lines} />
            {of.assignment === undefined ? null : <TryPrice assignment={of.assignment} />}
          </>
        )}
      </Answered>
    </SidePanel>
  )
}

type Of = ReturnType<typeof readOpened>

function TryPrice({ assignment }: { readonly assignment: string }) {
  const month = useMonth()
  return (
    <Link to={`/paie/couts/${encodeURIComponent(assignment)}`} search={{ month }}>
      {t('Essayer un autre prix')}
    </Link>
  )
}

/** Where the lines of a part can be read. */
function sourceOf(part: CostPart, of: Of, month: string) {
  const employee = 'employee' in of ? of.employee : undefined
  const person = employee === undefined ? undefined : `/equipe/${encodeURIComponent(employee)}`
  if (part === 'overheads') return { to: '/paie/couts', search: { month, onglet: 'frais' } }
  if (part === 'supplement')
    return {
      to: '/paie/egalite',
      search: { month, ...(employee === undefined ? {} : { personne: employee }) },
    }
  if (person !== undefined) {
    if (part === 'intermission' || part === 'absences' || part === 'training')
      return { to: person, search: { month, onglet: 'compteurs' } }
    if (part === 'leave') return { to: person, search: { month, onglet: 'droits' } }
    return { to: person, search: { month, onglet: 'paie' } }
  }
  const member = 'member' in of ? of.member : undefined
  return part === 'pay' || part === 'expenses'
    ? { to: '/paie', search: { month, ...(member === undefined ? {} : { adherent: member }) } }
    : null
}

function CostTable({
  figures,
  of,
  answer,
}: {
  readonly figures: MarginFigures
  readonly of: Of
  readonly answer: MarginDetail
}) {
  const month = useMonth()
  return (
    <table className={styles.lines}>
      <caption className="visually-hidden">{t('Du prix à la marge')}</caption>
      <tbody>
        <tr>
          <th scope="row">{t('Facturé hors taxes')}</th>
          <td>
            <Money cents={figures.netCents} />
          </td>
        </tr>
        {COST_PARTS.filter((part) => figures.parts[part] !== 0).map((part) => {
          const source = sourceOf(part, of, month)
          return (
            <tr key={part}>
              <th scope="row">
                {source === null ? (
                  partText(part)
                ) : (
                  <Link to={source.to} search={source.search}>
                    {partText(part)}
                  </Link>
                )}
                <span className={styles.soft}>{hintOf(part, answer)}</span>
              </th>
              <td>
                <Money cents={-figures.parts[part]} />
              </td>
            </tr>
          )
        })}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('Marge')}</th>
          <td>
            <Money cents={figures.marginCents} />
          </td>
        </tr>
        {figures.minutes === 0 ? null : (
          <tr>
            <th scope="row">
              {t('Une heure')}
              <span className={styles.soft}>
                {t('{price} de prix, {cost} de coût', {
                  price: rate(figures.pricePerHourE4),
                  cost: rate(figures.costPerHourE4),
                })}
              </span>
            </th>
            <td>{duration(figures.minutes)}</td>
          </tr>
        )}
      </tfoot>
    </table>
  )
}

/** What a part counts; of one person, with its hours. */
function hintOf(part: CostPart, { unused }: MarginDetail): string {
  const minutes =
    unused === null
      ? 0
      : part === 'intermission'
        ? unused.intermissionMinutes
        : part === 'training'
          ? unused.trainingMinutes
          : part === 'absences'
            ? unused.absenceMinutes
            : 0
  return minutes === 0
    ? partHint(part)
    : t('{hint} {hours} en tout.', { hint: partHint(part), hours: duration(minutes) })
}

/** What is invoiced, or would be; an issued line opens its invoice. */
function InvoicedLines({ lines }: { readonly lines: MarginDetail['lines'] }) {
  if (lines.length === 0) return null
  return (
    <table className={styles.lines}>
      <caption className={styles.caption}>{t('Lignes facturées')}</caption>
      <tbody>
        {lines.map((line, index) => (
          <tr key={`${line.invoiceNumber} ${index}`}>
            <th scope="row">
              {line.employeeName ?? line.label ?? ''}
              <span className={styles.soft}>
                {lineKindText(line.kind)}
                {line.minutes === null ? null : `, ${duration(line.minutes)}`}
                {line.invoiceNumber === null ? null : (
                  <>
                    {', '}
                    <Link to={`/facturation/${encodeURIComponent(line.invoiceNumber)}`}>
                      {line.invoiceNumber}
                    </Link>
                  </>
                )}
              </span>
            </th>
            <td>
              <Money cents={line.netCents} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
