import { Button, NativeSelect, TextInput } from '@mantine/core'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useAddressValue } from '../../../web/address.ts'
import { get, type Input, send } from '../../../web/api.ts'
import { euros } from '../../../web/formats.ts'
import { SectionTabs } from '../../../web/sections.tsx'
import { useMay } from '../../../web/session.ts'
import { t, text } from '../../../web/texts.ts'
import {
  Answered,
  type Column,
  EmptyState,
  ErrorNotice,
  KeyFigure,
  LocalTable,
  Money,
  notify,
  Page,
  Section,
  StateBadge,
} from '../../../web/ui/index.ts'
import { parseEuros } from '../../../web/typed-number.ts'
import { RESERVE_ACTS } from '../reserve.ts'
import type { ReserveAnswer, reserveContract, ReserveMoveAnswer } from '../reserve-contract.ts'
import styles from './reserve.module.css'

const KEY = '/reserve'
const WORDS = {
  set_aside: text('Mis en réserve'),
  used: text('Utilisé'),
  added_back: text('Réintégré au résultat'),
} as const satisfies Record<ReserveMoveAnswer['act'], string>

/** What is put aside for the joint liability, and what the tax office must be told of it? */
export function ReservePage() {
  const [asked] = useAddressValue('annee')
  const year = /^2\d{3}$/.test(asked) ? Number(asked) : undefined
  const reserve = useQuery({
    queryKey: [KEY, year ?? ''],
    queryFn: ({ signal }) =>
      get<typeof reserveContract.reserve>(
        '/reserve',
        { query: year === undefined ? {} : { year } },
        signal,
      ),
    placeholderData: keepPreviousData,
  })
  return (
    <Page
      title={
        reserve.data === undefined
          ? t('Réserve')
          : t('Réserve : {amount} à la fin de {year}', {
              amount: euros(reserve.data.balanceCents),
              year: String(reserve.data.year),
            })
      }
      lead={t(
        'Sommes déduites du résultat pour répondre de la responsabilité solidaire, sur un compte bancaire dédié (CGI 214, 1, 8°).',
      )}
    >
      <SectionTabs of="risque" />
      <Answered query={reserve}>{(answer) => <Reserve answer={answer} />}</Answered>
    </Page>
  )
}

function Reserve({ answer }: { readonly answer: ReserveAnswer }) {
  const [, setYear] = useAddressValue('annee')
  const mayWrite = useMay('settings.write')
  const years = Array.from({ length: 9 }, (_, index) => String(answer.year + 2 - index))
  return (
    <>
      <NativeSelect
        className={styles.year ?? ''}
        label={t('Année')}
        value={String(answer.year)}
        onChange={({ currentTarget }) => setYear(currentTarget.value)}
        data={years}
        data-print="no"
      />
      <Figures answer={answer} />
      {answer.toAddBackCents === 0 ? null : (
        <p role="status" className={styles.due}>
          {t(
            '{amount} mis de côté il y a cinq ans n’ont pas servi : à réintégrer au résultat de {year}.',
            { amount: euros(answer.toAddBackCents), year: String(answer.year) },
          )}
        </p>
      )}
      <Section title={t('Année par année')}>
        <LocalTable
          label={t('Année par année')}
          name="lots"
          rows={answer.lots}
          rowKey={({ year }) => String(year)}
          columns={lots()}
          empty={
            <EmptyState title={t('Rien n’est encore mis en réserve')}>
              {t('Enregistrez ci-dessous ce que l’assemblée a décidé de mettre de côté.')}
            </EmptyState>
          }
        />
      </Section>
      {mayWrite ? <MoveForm key={answer.year} year={answer.year} /> : null}
      <Moves answer={answer} mayWrite={mayWrite} />
    </>
  )
}

function Figures({ answer }: { readonly answer: ReserveAnswer }) {
  const room = Math.max(0, answer.limitCents - answer.setAsideCents)
  return (
    <div className={styles.figures}>
      <KeyFigure
        label={t('Plafond de l’année')}
        value={<Money cents={answer.limitCents} />}
        note={t('le plus élevé de 10 000 € et de 2 % de {pay} de rémunérations', {
          pay: euros(answer.remunerationsCents),
        })}
      />
      <KeyFigure
        label={t('Encore possible cette année')}
        value={<Money cents={room} />}
        note={t(
          '{count, plural, =0 {aucun mois clos dans l’année} one {# mois clos dans l’année} other {# mois clos dans l’année}}',
          { count: answer.months },
        )}
      />
      <KeyFigure label={t('À réintégrer')} value={<Money cents={answer.toAddBackCents} />} />
    </div>
  )
}

type Lot = ReserveAnswer['lots'][number]

const lots = (): readonly Column<Lot>[] => [
  {
    id: 'year',
    header: t('Année'),
    main: true,
    value: ({ year }) => year,
    cell: ({ year }) => String(year),
  },
  amount('set', t('Mis en réserve'), (lot) => lot.setAsideCents),
  amount('used', t('Utilisé'), (lot) => lot.usedCents),
  amount('back', t('Réintégré'), (lot) => lot.addedBackCents),
  amount('left', t('Reste'), (lot) => lot.leftCents),
  {
    id: 'until',
    header: t('À utiliser avant la fin de'),
    align: 'end',
    value: ({ lastYear }) => lastYear,
    cell: ({ lastYear }) => String(lastYear),
  },
]

const amount = (id: string, header: string, of: (lot: Lot) => number): Column<Lot> => ({
  id,
  header,
  align: 'end',
  value: of,
  cell: (lot) => <Money cents={of(lot)} />,
})

function useRefresh() {
  const queryClient = useQueryClient()
  return () => queryClient.invalidateQueries({ queryKey: [KEY] })
}

function MoveForm({ year }: { readonly year: number }) {
  const [act, setAct] = useState<ReserveMoveAnswer['act']>('set_aside')
  const [typed, setTyped] = useState('')
  const [note, setNote] = useState('')
  const [misread, setMisread] = useState(false)
  const refresh = useRefresh()
  const record = useMutation({
    mutationFn: (body: Input<typeof reserveContract.recordMove>['body']) =>
      send<typeof reserveContract.recordMove>('POST', '/reserve/moves', { body }),
    onSuccess: async () => {
      setTyped('')
      setNote('')
      notify(t('L’acte est enregistré.'))
      await refresh()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const amountCents = parseEuros(typed)
    if (amountCents === null || amountCents === 0) return setMisread(true)
    record.mutate({ act, year, amountCents, note })
  }
  return (
    <Section title={t('Enregistrer un acte de {year}', { year: String(year) })}>
      <form onSubmit={submit} className={styles.form} data-print="no">
        <NativeSelect
          label={t('Acte')}
          value={act}
          onChange={({ currentTarget: { value } }) =>
            setAct(RESERVE_ACTS.find((each) => each === value) ?? act)
          }
          data={RESERVE_ACTS.map((value) => ({ value, label: t(WORDS[value]) }))}
        />
        <TextInput
          label={t('Montant')}
          inputMode="decimal"
          required
          value={typed}
          onChange={({ currentTarget }) => {
            setMisread(false)
            setTyped(currentTarget.value)
          }}
          error={misread ? t('Ce montant n’est pas lisible.') : null}
        />
        <TextInput
          label={t('Décision')}
          maxLength={500}
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
        <Button type="submit" loading={record.isPending}>
          {t('Enregistrer l’acte')}
        </Button>
      </form>
      {record.isError ? <ErrorNotice error={record.error} /> : null}
    </Section>
  )
}

function Moves({
  answer: { moves },
  mayWrite,
}: {
  readonly answer: ReserveAnswer
  readonly mayWrite: boolean
}) {
  if (moves.length === 0) return null
  return (
    <Section title={t('Actes')}>
      <ul className={styles.moves}>
        {moves.map((move) => (
          <li key={move.moveId}>
            <span>{move.year}</span>
            <span>{t(WORDS[move.act])}</span>
            <strong>{euros(move.amountCents)}</strong>
            <span className={styles.soft}>{move.note}</span>
            {move.cancelledFor === null ? (
              mayWrite ? (
                <Cancel move={move} />
              ) : null
            ) : (
              <StateBadge tone="plain" word={t('annulé')} />
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Cancel({ move }: { readonly move: ReserveMoveAnswer }) {
  const refresh = useRefresh()
  const cancel = useMutation({
    mutationFn: () =>
      send<typeof reserveContract.cancelMove>('POST', '/reserve/moves/:moveId/cancellation', {
        params: { moveId: move.moveId },
        body: { reason: t('Saisi par erreur') },
      }),
    onSuccess: async () => {
      notify(t('L’acte est annulé.'))
      await refresh()
    },
  })
  return (
    <span>
      <Button
        variant="default"
        size="compact-sm"
        loading={cancel.isPending}
        onClick={() => cancel.mutate()}
        data-print="no"
      >
        {t('Annuler')}
        <span className="visually-hidden"> {euros(move.amountCents)}</span>
      </Button>
      {cancel.isError ? <ErrorNotice error={cancel.error} /> : null}
    </span>
  )
}
