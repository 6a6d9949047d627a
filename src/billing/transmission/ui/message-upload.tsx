import { Button } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { type ChangeEvent, useRef } from 'react'
import { useMay } from '../../../web/session.ts'
import { t } from '../../../web/texts.ts'
import { ErrorNotice, notify } from '../../../web/ui/index.ts'
import { useTakeMessage } from './transmission-queries.ts'
import styles from './transmission.module.css'

/** A message of a status that a member or another platform sent by mail. */
export function MessageUpload() {
  const take = useTakeMessage()
  const input = useRef<HTMLInputElement>(null)
  const mayWrite = useMay('settings.write')
  const chosen = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const [file] = currentTarget.files ?? []
    currentTarget.value = ''
    if (file === undefined) return
    take.mutate(file, {
      onSuccess: ({ stored }) =>
        notify(
          t(
            '{count, plural, =0 {Statut déjà connu} one {# statut enregistré} other {# statuts enregistrés}}',
            {
              count: stored,
            },
          ),
        ),
    })
  }
  return (
    <>
      <div className={styles.choice}>
        <p>
          {t('Un message de cycle de vie (CDAR, fichier XML) que la plateforme n’a pas apporté.')}
        </p>
        <Button
          variant="default"
          leftSection={<IconFileImport size={16} stroke={1.6} aria-hidden />}
          loading={take.isPending}
          disabled={!mayWrite}
          onClick={() => input.current?.click()}
        >
          {t('Choisir le message')}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".xml"
          aria-label={t('Message de statut, fichier')}
          hidden
          onChange={chosen}
        />
      </div>
      {take.isError ? <ErrorNotice error={take.error} /> : null}
    </>
  )
}
