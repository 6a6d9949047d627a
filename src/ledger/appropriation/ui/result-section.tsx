import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { get, send } from '../../../web/api.ts'
import { euros, numericDay } from '../../../web/formats.ts'
import { useMay } from '../../../web/session.ts'
import { t } from '../../../web/texts.ts'
import { parseEuros } from '../../../web/typed-number.ts'
import { Answered, ErrorNotice, Facts, Money, notify, Section } from '../../../web/ui/index.ts'
import type { appropriationContract, ResultAnswer } from '../appropriation-contract.ts'
import styles from './result.module.css'

const KEY = '/ledger/years/result'

/** What the assembly did, or is to do, with the result of a closed year. */
export function ResultSection({ year }: { readonly year: number }) {
  const result = useQuery({
    queryKey: [KEY, year],
    queryFn: ({ signal }) =>
      get<typeof appropriationContract.result>(
        '/ledger/years/:year/result',
        { params: { year } },
        signal,
      ),
  })
  return (
    <Section title={t('Affectation du résultat {year}', { year: String(year) })}>
      <Answered query={result}>{(answer) => <ResultOfYear answer={answer} />}</Answered>
    </Section>
  )
}

function ResultOfYear({ answer }: { readonly answer: ResultAnswer }) {
  const mayWrite = useMay('settings.write')
  const { resultCents, decided } = answer
  if (resultCents === null)
    return <p>{t('L’exercice n’est pas clos : son résultat n’est pas encore connu.')}</p>
  if (resultCents === 0) return <p>{t('Le résultat est nul : il n’y a rien à affecter.')}</p>
  return (
    <>
      <p>
        {resultCents > 0
          ? t(
              'Excédent de {amount}. Rien n’en va aux adhérents : le groupement est sans but lucratif (L1253-1).',
              { amount: euros(resultCents) },
            )
          : t('Déficit de {amount}, à couvrir par les réserves ou à reporter.', {
              amount: euros(-resultCents),
            })}
      </p>
      {decided !== null ? (
        <Decision answer={answer} mayWrite={mayWrite} />
      ) : mayWrite ? (
        <DecisionForm answer={answer} resultCents={resultCents} />
      ) : null}
    </>
  )
}

function useRefresh() {
  const queryClient = useQueryClient()
  return async () => {
    await queryClient.invalidateQueries({ queryKey: [KEY] })
    await queryClient.invalidateQueries({ queryKey: ['/ledger'] })
  }
}

function Decision({
  answer: { year, decided },
  mayWrite,
}: {
  readonly answer: ResultAnswer
  readonly mayWrite: boolean
}) {
  const refresh = useRefresh()
  const reverse = useMutation({
    mutationFn: () =>
      send<typeof appropriationContract.reverse>('POST', '/ledger/years/:year/result/reversal', {
        params: { year },
      }),
    onSuccess: async () => {
      notify(t('L’affectation est annulée par l’écriture contraire.'))
      await refresh()
    },
  })
  if (decided === null) return null
  return (
    <>
      <Facts
        of={[
          [t('Décision'), decided.label],
          [t('Date'), numericDay(decided.on)],
          [t('Réserves (1068)'), <Money key="reserves" cents={decided.reservesCents} />],
          [t('Report à nouveau (11)'), <Money key="carried" cents={decided.carriedCents} />],
        ]}
      />
      {reverse.isError ? <ErrorNotice error={reverse.error} /> : null}
      {mayWrite ? (
        <Button
          variant="default"
          loading={reverse.isPending}
          onClick={() => reverse.mutate()}
          data-print="no"
        >
          {t('Annuler cette affectation')}
        </Button>
      ) : null}
    </>
  )
}

/** The reserves are typed; what is left is carried forward, so that both make the result. */
function DecisionForm({
  answer: { year, reservesHeldCents },
  resultCents,
}: {
  readonly answer: ResultAnswer
  readonly resultCents: number
}) {
  const whole = Math.abs(resultCents)
  const [typed, setTyped] = useState('')
  const [on, setOn] = useState(`${year + 1}-05-31`)
  const [source, setSource] = useState('')
  const refresh = useRefresh()
  const reservesCents = typed.trim() === '' ? 0 : parseEuros(typed)
  const carriedCents = reservesCents === null ? null : whole - reservesCents
  const wrong = carriedCents === null || carriedCents < 0
  const decide = useMutation({
    mutationFn: () =>
      send<typeof appropriationContract.appropriate>(
        'POST',
        '/ledger/years/:year/result/appropriation',
        {
          params: { year },
          body: { on, reservesCents: reservesCents ?? 0, carriedCents: carriedCents ?? 0, source },
        },
      ),
    onSuccess: async () => {
      notify(t('L’affectation est passée en écriture.'))
      await refresh()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!wrong) decide.mutate()
  }
  return (
    <form onSubmit={submit} className={styles.form} data-print="no">
      <TextInput
        label={resultCents > 0 ? t('Aux réserves') : t('Pris sur les réserves')}
        inputMode="decimal"
        value={typed}
        placeholder="0,00"
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        error={wrong ? t('Entre 0 et {amount}.', { amount: euros(whole) }) : null}
        description={
          resultCents > 0
            ? null
            : t('Elles contiennent {amount}.', { amount: euros(reservesHeldCents) })
        }
      />
      <TextInput
        label={t('Reporté à nouveau')}
        readOnly
        value={carriedCents === null || carriedCents < 0 ? '' : euros(carriedCents)}
      />
      <TextInput
        type="date"
        label={t('Assemblée du')}
        required
        value={on}
        onChange={({ currentTarget }) => setOn(currentTarget.value)}
      />
      <TextInput
        label={t('Décision')}
        required
        maxLength={200}
        value={source}
        onChange={({ currentTarget }) => setSource(currentTarget.value)}
      />
      {decide.isError ? <ErrorNotice error={decide.error} /> : null}
      <Button type="submit" loading={decide.isPending}>
        {t('Affecter le résultat')}
      </Button>
    </form>
  )
}
