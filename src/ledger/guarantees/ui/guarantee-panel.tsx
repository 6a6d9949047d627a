import { Button, NativeSelect, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { parseEuros } from '../../../web/typed-number.ts'
import { euros, numericDay } from '../../../web/formats.ts'
import { useMay } from '../../../web/session.ts'
import { t } from '../../../web/texts.ts'
import { Answered, ErrorNotice, Facts, Money, SidePanel } from '../../../web/ui/index.ts'
import { GUARANTEE_ACTS, GUARANTEE_KINDS } from '../guarantee.ts'
import type { GuaranteeMoveAnswer } from '../guarantees-contract.ts'
import { useCancelMove, useMemberGuarantees, useRecordMove } from './guarantee-queries.ts'
import { ACT_WORDS, KIND_WORDS } from './guarantee-words.ts'
import styles from './guarantees.module.css'

/** The guarantees of one member: where they stand, the next act, and all acts before. */
export function GuaranteePanel({
  memberId,
  onClose,
}: {
  readonly memberId: string
  readonly onClose: () => void
}) {
  const answer = useMemberGuarantees(memberId)
  const mayWrite = useMay('settings.write')
  return (
    <SidePanel title={answer.data?.guarantees.name ?? t('Garanties')} onClose={onClose}>
      <Answered query={answer}>
        {({ today, guarantees: { deposit, bankGuarantee, targetCents }, moves }) => (
          <>
            <Facts
              of={[
                [t('Dépôt détenu'), <Money key="held" cents={deposit.heldCents} />],
                [t('Dépôt attendu'), <Money key="awaited" cents={deposit.awaitedCents} />],
                [t('Caution bancaire'), <Money key="bank" cents={bankGuarantee.heldCents} />],
                [
                  t('À détenir'),
                  targetCents === null ? null : <Money key="target" cents={targetCents} />,
                ],
                [
                  t('Fiche'),
                  <Link key="member" to={`/adherents/${encodeURIComponent(memberId)}`}>
                    {t('Ouvrir l’adhérent')}
                  </Link>,
                ],
              ]}
            />
            {mayWrite ? <MoveForm memberId={memberId} today={today} /> : null}
            <Moves moves={moves} mayWrite={mayWrite} />
          </>
        )}
      </Answered>
    </SidePanel>
  )
}

const isOneOf = <Value extends string>(values: readonly Value[], text: string): text is Value =>
  values.some((value) => value === text)

function MoveForm({ memberId, today }: { readonly memberId: string; readonly today: string }) {
  const [kind, setKind] = useState<GuaranteeMoveAnswer['kind']>('deposit')
  const [act, setAct] = useState<GuaranteeMoveAnswer['act']>('held')
  const [typed, setTyped] = useState('')
  const [on, setOn] = useState(today)
  const [note, setNote] = useState('')
  const [misread, setMisread] = useState(false)
  const record = useRecordMove()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const amountCents = parseEuros(typed)
    if (amountCents === null || amountCents === 0) return setMisread(true)
    record.mutate(
      { memberId, kind, act, amountCents, on, note },
      {
        onSuccess: () => {
          setTyped('')
          setNote('')
        },
      },
    )
  }
  return (
    <form onSubmit={submit} className={styles.form}>
      <NativeSelect
        label={t('Garantie')}
        value={kind}
        onChange={({ currentTarget: { value } }) => {
          if (isOneOf(GUARANTEE_KINDS, value)) setKind(value)
        }}
        data={GUARANTEE_KINDS.map((value) => ({ value, label: t(KIND_WORDS[value]) }))}
      />
      <NativeSelect
        label={t('Acte')}
        value={act}
        onChange={({ currentTarget: { value } }) => {
          if (isOneOf(GUARANTEE_ACTS, value)) setAct(value)
        }}
        data={GUARANTEE_ACTS.map((value) => ({ value, label: t(ACT_WORDS[value]) }))}
        description={
          act === 'called'
            ? t(
                'Le montant devient une avance de l’adhérent, à imputer sur ses factures (Encours).',
              )
            : null
        }
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
        type="date"
        label={t('Date')}
        required
        value={on}
        onChange={({ currentTarget }) => setOn(currentTarget.value)}
      />
      <TextInput
        label={t('Note')}
        maxLength={500}
        value={note}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      {record.isError ? <ErrorNotice error={record.error} /> : null}
      <Button type="submit" loading={record.isPending}>
        {t('Enregistrer l’acte')}
      </Button>
    </form>
  )
}

function Moves({
  moves,
  mayWrite,
}: {
  readonly moves: readonly GuaranteeMoveAnswer[]
  readonly mayWrite: boolean
}) {
  if (moves.length === 0)
    return (
      <p className={styles.soft}>
        {t('Aucun acte : ce qui est détenu vient des données importées.')}
      </p>
    )
  return (
    <ul className={styles.moves} aria-label={t('Actes')}>
      {moves.map((move) => (
        <li key={move.moveId} data-cancelled={move.cancelled === null ? undefined : 'yes'}>
          <span>
            {t('{kind} : {act}', { kind: t(KIND_WORDS[move.kind]), act: t(ACT_WORDS[move.act]) })}
          </span>
          <strong>{euros(move.amountCents)}</strong>
          <span className={styles.soft}>
            {[numericDay(move.on), move.recordedBy, move.note]
              .filter((word) => word !== '')
              .join(' · ')}
          </span>
          {move.cancelled === null ? (
            mayWrite ? (
              <Cancel move={move} />
            ) : null
          ) : (
            <span className={styles.soft}>
              {t('annulé : {reason}', { reason: move.cancelled.reason })}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

/** An act is taken back with its reason: a small form in its place. */
function Cancel({ move }: { readonly move: GuaranteeMoveAnswer }) {
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const cancel = useCancelMove()
  if (!asking)
    return (
      <Button variant="default" size="compact-sm" onClick={() => setAsking(true)}>
        {t('Annuler')}
        <span className="visually-hidden"> {euros(move.amountCents)}</span>
      </Button>
    )
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        cancel.mutate({ moveId: move.moveId, reason })
      }}
    >
      <TextInput
        label={t('Pourquoi ?')}
        required
        data-autofocus
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      {cancel.isError ? <ErrorNotice error={cancel.error} /> : null}
      <Button type="submit" size="compact-sm" loading={cancel.isPending}>
        {t('Annuler cet acte')}
      </Button>
    </form>
  )
}
