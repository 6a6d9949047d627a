import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { DocumentToSign } from '../composition-contract.ts'
import { now } from '../../web/now.ts'
import { t } from '../../web/texts.ts'
import { notify } from '../../web/ui/index.ts'
import styles from './composition.module.css'
import { documentWord } from './document-words.ts'
import { useDecide } from './post-queries.ts'
import { RefusalNotice } from './refusal-notice.tsx'
import { useFirstField } from './use-first-field.ts'

/** Enters that a document came back, signed or refused, and on which day. */
export function DecideButtons({ document }: { readonly document: DocumentToSign }) {
  const decide = useDecide(({ state }) =>
    notify(state === 'signed' ? t('Signature notée') : t('Refus noté')),
  )
  const [asked, setAsked] = useState<'signed' | 'refused' | null>(null)
  const first = useFirstField(asked !== null)
  const [on, setOn] = useState(() => now().slice(0, 10))
  const [reason, setReason] = useState('')
  const about = ` : ${documentWord(document.kind)}, ${document.memberName ?? document.data.employeeName}`
  if (asked === null) {
    return (
      <span className={styles.decide}>
        <Button size="xs" variant="default" onClick={() => setAsked('signed')}>
          {t('Signé')}
          <span className="visually-hidden">{about}</span>
        </Button>
        <Button size="xs" variant="subtle" onClick={() => setAsked('refused')}>
          {t('Refusé')}
          <span className="visually-hidden">{about}</span>
        </Button>
      </span>
    )
  }
  return (
    <form
      className={styles.decideForm}
      onSubmit={(event) => {
        event.preventDefault()
        decide.mutate({
          documentId: document.documentId,
          decision: asked,
          on,
          ...(asked === 'refused' && reason.trim() !== '' ? { reason: reason.trim() } : {}),
        })
      }}
    >
      <TextInput
        size="xs"
        type="date"
        required
        withAsterisk={false}
        label={asked === 'signed' ? t('Signé le') : t('Refusé le')}
        value={on}
        ref={first}
        onChange={({ currentTarget }) => setOn(currentTarget.value)}
      />
      {asked === 'signed' ? null : (
        <TextInput
          size="xs"
          label={t('Pourquoi')}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
      )}
      <span className={styles.decide}>
        <Button size="xs" type="submit" loading={decide.isPending}>
          {t('Noter')}
        </Button>
        <Button size="xs" variant="default" onClick={() => setAsked(null)}>
          {t('Revenir')}
        </Button>
      </span>
      {decide.error === null ? null : <RefusalNotice error={decide.error} />}
    </form>
  )
}
