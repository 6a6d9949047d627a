import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { t } from '../../web/texts.ts'
import { ErrorNotice } from '../../web/ui/index.ts'
import styles from './findings.module.css'
import { useAccept } from './findings-queries.ts'

/** Accepts findings: the person says why, once for all of them. */
export function AcceptForm({
  findingIds,
  onDone,
}: {
  readonly findingIds: readonly string[]
  readonly onDone?: () => void
}) {
  const [reason, setReason] = useState('')
  const accept = useAccept()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    accept.mutate(
      { findingIds, reason },
      {
        onSuccess: () => {
          setReason('')
          onDone?.()
        },
      },
    )
  }
  return (
    <form onSubmit={submit} className={styles.accept} data-print="no">
      <Textarea
        label={t('Raison de l’accepter')}
        description={t(
          'Elle reste avec le constat, votre nom et la date, et paraît au rapport pour l’inspection.',
        )}
        required
        autosize
        minRows={2}
        maxLength={2_000}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      {accept.isError ? <ErrorNotice error={accept.error} /> : null}
      <Button type="submit" loading={accept.isPending} disabled={reason.trim() === ''}>
        {t('{count, plural, one {Accepter le constat} other {Accepter # constats}}', {
          count: findingIds.length,
        })}
      </Button>
    </form>
  )
}
