import { Button } from '@mantine/core'
import { IconFileSpreadsheet, IconFolder } from '@tabler/icons-react'
import { type ChangeEvent, type DragEvent, useRef, useState } from 'react'
import { t } from '../../web/texts.ts'
import styles from './exchange.module.css'

/** Known by every browser, not yet by the types of the components. */
const WHOLE_FOLDER = { webkitdirectory: '' }

/** Files by a button, by a folder, or dropped. */
export function FileChoice({
  onChoose,
  busy,
}: {
  readonly onChoose: (files: readonly File[]) => void
  readonly busy: boolean
}) {
  const [over, setOver] = useState(false)
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const changed = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const chosen = [...(currentTarget.files ?? [])]
    // The same file can be chosen again after it was corrected.
    currentTarget.value = ''
    if (chosen.length > 0) onChoose(chosen)
  }
  const dropped = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const chosen = [...event.dataTransfer.files]
    if (chosen.length > 0 && !busy) onChoose(chosen)
  }
  return (
    <div
      className={styles.choice}
      data-over={over ? 'yes' : undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={dropped}
    >
      <p>
        {t('Un classeur .xlsx, ou les fichiers CSV d’un dossier de données.')}{' '}
        <span className={styles.soft}>
          {t('Ils sont d’abord vérifiés ; rien n’est enregistré avant votre accord.')}
        </span>
      </p>
      <div className={styles.buttons}>
        <Button
          disabled={busy}
          leftSection={<IconFileSpreadsheet size={16} stroke={1.6} aria-hidden />}
          onClick={() => files.current?.click()}
        >
          {t('Choisir les fichiers')}
        </Button>
        <Button
          variant="default"
          disabled={busy}
          leftSection={<IconFolder size={16} stroke={1.6} aria-hidden />}
          onClick={() => folder.current?.click()}
        >
          {t('Choisir un dossier')}
        </Button>
      </div>
      <input ref={files} type="file" multiple accept=".xlsx,.csv,.json" hidden onChange={changed} />
      <input ref={folder} type="file" {...WHOLE_FOLDER} hidden onChange={changed} />
    </div>
  )
}
