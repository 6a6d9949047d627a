import { Button, Textarea, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { longDay, moment, numericDay } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { ErrorNotice, Facts, SidePanel, StateBadge } from '../../web/ui/index.ts'
import type { DeadlineRow } from '../deadlines-contract.ts'
import { DEADLINE_WORDS, NEARNESS } from './deadline-words.ts'
import styles from './deadlines.module.css'
import { useMark, useUnmark } from './deadlines-queries.ts'

/** One deadline: what, for whom, by which article; marked as done here. */
export function DeadlinePanel({
  row,
  today,
  onClose,
}: {
  readonly row: DeadlineRow
  readonly today: string
  readonly onClose: () => void
}) {
  const { dueOn, employee, member, subject, article, nearness, doneOn, mark } = row
  const words = DEADLINE_WORDS[row.kind]
  return (
    <SidePanel title={words === undefined ? row.kind : t(words)} onClose={onClose}>
      <p className={styles.state}>
        <StateBadge tone={NEARNESS[nearness].tone} word={t(NEARNESS[nearness].word)} />
      </p>
      <Facts
        of={[
          [t('Au plus tard'), longDay(dueOn)],
          [t('Pour'), employee?.name ?? member?.name ?? t('Groupement')],
          [t('Objet'), subject],
          [t('Article'), article],
          [t('Règle'), row.ruleId],
          [t('Fait le'), doneOn === null ? null : numericDay(doneOn)],
          [t('Note'), mark === null || mark.note === '' ? null : mark.note],
          [t('Noté par'), mark === null ? null : `${mark.by}, ${moment(mark.at)}`],
        ]}
      />
      {doneOn !== null && mark === null ? (
        <p className={styles.soft}>{t('Les données du groupement le disent déjà.')}</p>
      ) : null}
      {mark !== null && doneOn !== null ? (
        <TakeBack order={{ key: row.key, doneOn, note: mark.note }} />
      ) : null}
      <WhereItIsDone row={row} />
      {doneOn === null ? <MarkForm row={row} today={today} /> : null}
    </SidePanel>
  )
}

/** The page that makes what the deadline asks for, where there is one. */
function WhereItIsDone({ row: { kind, employee } }: { readonly row: DeadlineRow }) {
  if (kind === 'hiring_declaration')
    return (
      <p>
        <Link
          to="/paie/embauches"
          search={employee === null ? {} : { embauche: employee.employeeId }}
        >
          {t('Préparer la déclaration')}
        </Link>
      </p>
    )
  if (kind !== 'disability_attestation') return null
  return (
    <p>
      <Link to="/paie/documents">{t('Établir les attestations')}</Link>
    </p>
  )
}

function TakeBack({
  order,
}: {
  readonly order: Parameters<ReturnType<typeof useUnmark>['mutate']>[0]
}) {
  const unmark = useUnmark()
  return (
    <>
      {unmark.isError ? <ErrorNotice error={unmark.error} /> : null}
      <Button
        variant="default"
        mt={16}
        loading={unmark.isPending}
        onClick={() => unmark.mutate(order)}
      >
        {t('Remettre à faire')}
      </Button>
    </>
  )
}

function MarkForm({ row, today }: { readonly row: DeadlineRow; readonly today: string }) {
  const [doneOn, setDoneOn] = useState(today)
  const [note, setNote] = useState('')
  const mark = useMark()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    mark.mutate({ key: row.key, doneOn, note })
  }
  return (
    <form onSubmit={submit} className={styles.form}>
      <TextInput
        type="date"
        label={t('Fait le')}
        required
        value={doneOn}
        onChange={({ currentTarget }) => setDoneOn(currentTarget.value)}
      />
      <Textarea
        label={t('Note')}
        description={t('Numéro de recommandé, nom du service, décision…')}
        autosize
        minRows={2}
        maxLength={2_000}
        value={note}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      {mark.isError ? <ErrorNotice error={mark.error} /> : null}
      <Button type="submit" loading={mark.isPending}>
        {t('Marquer comme fait')}
      </Button>
    </form>
  )
}
