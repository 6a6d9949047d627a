import { Button } from '@mantine/core'
import { useState } from 'react'
import { t } from '../../web/texts.ts'
import styles from './composition.module.css'

/** Shows a long list part by part: hundreds of pictures at once would make the page slow. */
export function useParts<Item>(
  items: readonly Item[],
  size: number,
): { readonly shown: readonly Item[]; readonly more: React.ReactNode } {
  const [parts, setParts] = useState(1)
  const shown = items.slice(0, parts * size)
  const left = items.length - shown.length
  return {
    shown,
    more:
      left <= 0 ? null : (
        <div className={styles.more} data-print="no">
          <Button variant="default" onClick={() => setParts(parts + 1)}>
            {t('Montrer la suite ({left})', { left })}
          </Button>
        </div>
      ),
  }
}
