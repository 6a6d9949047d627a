import { useAddressValue } from '../../../web/address.ts'
import { monthName, numericDay } from '../../../web/formats.ts'
import { t } from '../../../web/texts.ts'
import {
  Answered,
  type Column,
  EmptyState,
  FigureLink,
  KeyFigure,
  LocalTable,
  Section,
  StateBadge,
} from '../../../web/ui/index.ts'
import { type CounterUnit, UNIT_OF } from '../counter.ts'
import type { CounterLineRow, CounterRow, CountersOfEmployee } from '../counters-contract.ts'
import {
  causeText,
  changeText,
  counterName,
  isToDo,
  noticeSentence,
  quantityText,
} from './counter-text.ts'
import styles from './counters.module.css'
import { useCountersOf } from './counters-queries.ts'
import { LineForm } from './line-form.tsx'
import { OnDay, useCounterDay } from './on-day.tsx'

/** What a person has a right to on a day: balances, and the lines of the one that is open. */
export function CountersOfEmployeeTab({ employeeId }: { readonly employeeId: string }) {
  const [on] = useCounterDay()
  const counters = useCountersOf(employeeId, on)
  return (
    <>
      <OnDay />
      <Answered query={counters}>{(answer) => <Counters of={answer} />}</Answered>
    </>
  )
}

const addressOf = (employeeId: string): string => `/equipe/${encodeURIComponent(employeeId)}`

function Counters({ of }: { readonly of: CountersOfEmployee }) {
  const [wanted] = useAddressValue('compteur', 'paid_leave')
  const open = of.counters.find(({ id }) => id === wanted) ?? of.counters[0]
  return (
    <>
      <nav className={styles.balances} aria-label={t('Compteurs')}>
        {of.counters.map((counter) => (
          <KeyFigure
            key={counter.id}
            label={counterName(counter.id)}
            value={
              <span aria-current={counter === open ? 'true' : undefined} className={styles.open}>
                <FigureLink
                  to={addressOf(of.employeeId)}
                  search={{
                    onglet: 'droits',
                    compteur: counter.id,
                    au: of.on,
                    month: of.on.slice(0, 7),
                  }}
                  label={t('Ouvrir {counter} : {balance}', {
                    counter: counterName(counter.id),
                    balance: quantityText(counter.balance, UNIT_OF[counter.id]),
                  })}
                >
                  {quantityText(counter.balance, UNIT_OF[counter.id])}
                </FigureLink>
              </span>
            }
            note={unitNote(counter.id, of.leaveCount)}
          />
        ))}
      </nav>
      {open === undefined ? null : <Lines counter={open} employeeId={of.employeeId} />}
      <Section title={t('Ajouter une ligne')}>
        <LineForm
          key={open?.id ?? ''}
          employeeId={of.employeeId}
          counter={open?.id ?? 'paid_leave'}
          on={of.on}
        />
      </Section>
    </>
  )
}

function unitNote(id: CounterRow['id'], leaveCount: CountersOfEmployee['leaveCount']): string {
  if (UNIT_OF[id] === 'day_e2')
    return leaveCount === 'working' ? t('jours ouvrables') : t('jours ouvrés')
  return UNIT_OF[id] === 'count' ? t('depuis le 1er du mois') : t('heures')
}

function Lines({
  counter,
  employeeId,
}: {
  readonly counter: CounterRow
  readonly employeeId: string
}) {
  return (
    <Section title={counterName(counter.id)}>
      {counter.notices.length === 0 ? null : (
        <ul className={styles.notices}>
          {counter.notices.map((notice) => (
            <li key={JSON.stringify(notice)}>
              {isToDo(notice) ? (
                <StateBadge tone="todo" word={noticeSentence(notice)} />
              ) : (
                noticeSentence(notice)
              )}
            </li>
          ))}
        </ul>
      )}
      <LocalTable
        label={counterName(counter.id)}
        name="c"
        columns={lineColumns(UNIT_OF[counter.id], employeeId)}
        rows={counter.lines.map((line, index) => ({ ...line, index })).toReversed()}
        rowKey={({ index }) => String(index)}
        empty={<EmptyState title={t('Aucune ligne jusqu’à ce jour')} />}
      />
      <p className={styles.soft}>
        {t('Code du travail, {articles}', { articles: counter.articles.join(', ') })}
      </p>
    </Section>
  )
}

const A_DAY = /^\d{4}-\d{2}-\d{2}$/

/** What a person wrote, or the row behind the line; a week or a month is its date already. */
const originText = ({ note, sourceId }: CounterLineRow): string =>
  note ?? (sourceId === null || A_DAY.test(sourceId) ? '' : sourceId)

type Line = CounterLineRow & { readonly index: number }

/** Where the row behind a line is seen: the hours of a month, or the day. */
function placeOf(employeeId: string, { on, cause }: CounterLineRow) {
  const month = on.slice(0, 7)
  return cause === 'worked'
    ? { to: '/heures', search: { salarie: employeeId, month, etat: 'tous' } }
    : { to: addressOf(employeeId), search: { month, jour: on } }
}

/** `Acquis du mois : octobre` where the line is about a month. */
const lineText = ({ cause, on }: CounterLineRow): string =>
  cause === 'accrued'
    ? `${causeText(cause)} (${monthName(Number(on.slice(5, 7)))})`
    : causeText(cause)

const lineColumns = (unit: CounterUnit, employeeId: string): readonly Column<Line>[] => [
  {
    id: 'on',
    header: t('Date'),
    value: ({ on, index }) => `${on} ${String(index).padStart(5, '0')}`,
    cell: (line) => <FigureLink {...placeOf(employeeId, line)}>{numericDay(line.on)}</FigureLink>,
  },
  {
    id: 'cause',
    header: t('Cause'),
    main: true,
    value: (line) => lineText(line),
    cell: (line) => lineText(line),
  },
  {
    id: 'quantity',
    header: t('Quantité'),
    align: 'end',
    value: ({ quantity }) => quantity,
    cell: ({ quantity }) => changeText(quantity, unit),
  },
  {
    id: 'balance',
    header: t('Solde'),
    align: 'end',
    value: ({ balance }) => balance,
    cell: ({ balance }) => quantityText(balance, unit),
  },
  {
    id: 'note',
    header: t('Origine'),
    value: (line) => originText(line),
    cell: (line) => originText(line),
  },
]
