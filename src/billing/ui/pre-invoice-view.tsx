import { Button, Textarea } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { get, type Input, send } from '../../web/api.ts'
import { clock, duration, euros, longMonth, moment, rate, shortDay } from '../../web/formats.ts'
import { t, text } from '../../web/texts.ts'
import {
  Answered,
  EmptyState,
  ErrorNotice,
  KeyFigure,
  Money,
  notify,
  StateBadge,
} from '../../web/ui/index.ts'
import type {
  PreInvoiceAnswer,
  PreInvoiceLineRow,
  preInvoiceContract,
} from '../issuing-contract.ts'
import styles from './billing.module.css'
import { lineKindText } from './price-sentence.ts'

type Say = Omit<Input<typeof preInvoiceContract.say>['body'], 'month'>

function useSay(memberId: string, month: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: Say) =>
      send<typeof preInvoiceContract.say>('POST', '/pre-invoices/:memberId/acts', {
        params: { memberId },
        body: { ...body, month },
      }),
    onSuccess: async (answer, { act }) => {
      client.setQueryData(['/pre-invoices', memberId, month], answer)
      notify(t(DONE[act]))
      await client.invalidateQueries({ queryKey: ['/pre-invoices', month] })
    },
  })
}

const DONE = {
  accepted: text('C’est accepté.'),
  disputed: text('La ligne est contestée : elle ne sera pas facturée sans réponse.'),
  answered: text('La réponse est envoyée.'),
  billed: text('La ligne sera facturée.'),
  left_out: text('La ligne reste de côté.'),
} as const satisfies Record<Say['act'], string>

/** The invoice to come of one member, with what each line waits for. */
export function PreInvoiceView({
  memberId,
  month,
  isMember,
}: {
  readonly memberId: string
  readonly month: string
  readonly isMember: boolean
}) {
  const found = useQuery({
    queryKey: ['/pre-invoices', memberId, month],
    queryFn: ({ signal }) =>
      get<typeof preInvoiceContract.one>(
        '/pre-invoices/:memberId',
        { params: { memberId }, query: { month } },
        signal,
      ),
  })
  return (
    <Answered query={found}>{(answer) => <Lines answer={answer} isMember={isMember} />}</Answered>
  )
}

function Lines({
  answer,
  isMember,
}: {
  readonly answer: PreInvoiceAnswer
  readonly isMember: boolean
}) {
  const { memberId, memberName, month, closed, lines, minutes } = answer
  const say = useSay(memberId, month)
  const open = lines.filter(({ state }) => state === 'open')
  if (closed)
    return (
      <EmptyState title={t('{month} est clos', { month: longMonth(month) })}>
        {t('La facture est émise : une erreur se corrige par un avoir.')}
      </EmptyState>
    )
  if (lines.length === 0)
    return (
      <EmptyState title={t('Rien à facturer en {month}', { month: longMonth(month) })}>
        {t('Les préfactures naissent des heures que les deux côtés ont confirmées.')}
      </EmptyState>
    )
  return (
    <>
      <div className={styles.sums}>
        <KeyFigure label={memberName} value={duration(minutes)} />
        <KeyFigure label={t('Net HT')} value={euros(answer.netCents)} />
        <KeyFigure label={t('TVA')} value={euros(answer.vatCents)} />
        <KeyFigure label={t('TTC')} value={euros(answer.grossCents)} />
      </div>
      {say.isError ? <ErrorNotice error={say.error} /> : null}
      {open.length === 0 ? null : (
        <div className={styles.preActs}>
          <Button
            loading={say.isPending}
            onClick={() => say.mutate({ act: 'accepted', keys: null, words: '' })}
          >
            {t('Accepter {count, plural, one {la ligne} other {les # lignes}}', {
              count: open.length,
            })}
          </Button>
        </div>
      )}
      <ul className={styles.preLines}>
        {lines.map((line, index) => (
          <li key={`${line.key} ${index}`} className={styles.preLine}>
            <Line line={line} month={month} />
            <Acts line={line} isMember={isMember} busy={say.isPending} onSay={say.mutate} />
          </li>
        ))}
      </ul>
    </>
  )
}

const STATES = {
  open: { tone: 'plain', word: text('sans réponse') },
  accepted: { tone: 'good', word: text('acceptée') },
  disputed: { tone: 'bad', word: text('contestée') },
  billed: { tone: 'good', word: text('facturée par décision') },
  left_out: { tone: 'todo', word: text('laissée de côté') },
} as const satisfies Record<PreInvoiceLineRow['state'], unknown>

function Line({ line, month }: { readonly line: PreInvoiceLineRow; readonly month: string }) {
  const { employeeName, kind, correctedKind, siteName, minutes, unitPriceE4, netCents } = line
  const state = STATES[line.state]
  const last = line.acts.at(-1)
  return (
    <>
      <div className={styles.lineHead}>
        <span>
          <strong>{employeeName ?? line.label ?? t('Sans salarié')}</strong>
          {` · ${lineKindText(correctedKind ?? kind)}`}
          {siteName === null ? null : ` · ${siteName}`}
          {line.period === month ? null : ` · ${longMonth(line.period)}`}
        </span>
        <Money cents={netCents} />
      </div>
      <p className={styles.why}>
        {minutes === null || unitPriceE4 === null
          ? (line.label ?? '')
          : t('{hours} × {price}', { hours: duration(minutes), price: rate(unitPriceE4) })}
      </p>
      <StateBadge tone={state.tone} word={t(state.word)} />
      {last !== undefined && last.netCents !== netCents ? (
        <p className={styles.why}>
          {t('{amount} HT quand cela a été dit', { amount: euros(last.netCents) })}
        </p>
      ) : null}
      {line.acts
        .filter(({ words }) => words !== '')
        .map(({ actor, at, words }) => (
          <p key={at} className={styles.said}>
            <strong>{actor}</strong> · {moment(at)}
            <br />
            {words}
          </p>
        ))}
      {line.hours.length === 0 ? null : (
        <details>
          <summary>
            {t('{count, plural, one {# ligne d’heures} other {# lignes d’heures}}', {
              count: line.hours.length,
            })}
          </summary>
          <ul className={styles.entries}>
            {line.hours.map(({ entryId, startsAt, endsAt, workedMinutes }) => (
              <li key={entryId}>
                <span>{shortDay(startsAt.slice(0, 10))}</span>
                <span>
                  {clock(startsAt)} – {clock(endsAt)}
                </span>
                <span>{duration(workedMinutes)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** What may be said of a line: by the member to accept or dispute, by the group to settle. */
function Acts({
  line: { key, state },
  isMember,
  busy,
  onSay,
}: {
  readonly line: PreInvoiceLineRow
  readonly isMember: boolean
  readonly busy: boolean
  readonly onSay: (body: Say) => void
}) {
  const [act, setAct] = useState<Say['act'] | null>(null)
  const [words, setWords] = useState('')
  const keys = [key]
  if (act !== null)
    return (
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onSay({ act, keys, words })
          setAct(null)
          setWords('')
        }}
      >
        <Textarea
          label={act === 'disputed' ? t('Qu’est-ce qui ne va pas ?') : t('Votre réponse')}
          required
          autosize
          minRows={2}
          maxLength={1000}
          value={words}
          onChange={({ currentTarget }) => setWords(currentTarget.value)}
        />
        <div className={styles.preActs}>
          <Button type="submit" loading={busy}>
            {t(SEND[act])}
          </Button>
          <Button variant="default" onClick={() => setAct(null)}>
            {t('Revenir')}
          </Button>
        </div>
      </form>
    )
  const isOpen = state === 'disputed' || state === 'left_out'
  return (
    <div className={styles.preActs}>
      {state === 'accepted' || (!isMember && isOpen) ? null : (
        <Button
          variant="default"
          disabled={busy}
          onClick={() => onSay({ act: 'accepted', keys, words: '' })}
        >
          {t('Accepter')}
        </Button>
      )}
      {isMember && state !== 'disputed' ? (
        <Button variant="default" disabled={busy} onClick={() => setAct('disputed')}>
          {t('Contester…')}
        </Button>
      ) : null}
      {!isMember && isOpen ? (
        <>
          <Button variant="default" disabled={busy} onClick={() => setAct('answered')}>
            {t('Répondre…')}
          </Button>
          <Button variant="default" disabled={busy} onClick={() => setAct('billed')}>
            {t('Facturer quand même…')}
          </Button>
          <Button variant="default" disabled={busy} onClick={() => setAct('left_out')}>
            {t('Laisser de côté…')}
          </Button>
        </>
      ) : null}
    </div>
  )
}

const SEND = {
  accepted: text('Accepter'),
  disputed: text('Contester la ligne'),
  answered: text('Envoyer la réponse'),
  billed: text('Facturer la ligne'),
  left_out: text('Laisser la ligne de côté'),
} as const satisfies Record<Say['act'], string>
