import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../../web/api.ts'
import { useMay } from '../../web/session.ts'
import { t } from '../../web/texts.ts'
import { ErrorNotice, notify, StateBadge } from '../../web/ui/index.ts'
import type { booksContract } from '../books/books-contract.ts'
import type { LedgerEntryAnswer } from '../ledger-contract.ts'
import styles from './ledger.module.css'

/** Entries that a person stands behind; the others are corrected where they come from. */
const OWN = /^(?:manual|opening|vat|payroll-tax|leave):/

/** Takes a typed entry back by another of the chosen day. */
export function ReverseEntry({ entry }: { readonly entry: LedgerEntryAnswer }) {
  const [on, setOn] = useState(entry.entryDate)
  const queryClient = useQueryClient()
  const reverse = useMutation({
    mutationFn: () =>
      send<typeof booksContract.reverseEntry>('POST', '/ledger/reversals', {
        body: { journal: entry.journal, year: entry.year, entryNumber: entry.entryNumber, on },
      }),
    onSuccess: async () => {
      notify(t('L’extourne est passée.'))
      await queryClient.invalidateQueries()
    },
  })
  const mayWrite = useMay('settings.write')
  if (entry.isReversed) return <StateBadge tone="plain" word={t('Extournée')} />
  if (!OWN.test(entry.cause ?? '') || !mayWrite) return null
  return (
    <div className={styles.reverse}>
      {reverse.error === null ? null : <ErrorNotice error={reverse.error} />}
      <label>
        {t('Extourner le')}{' '}
        <input
          type="date"
          value={on}
          min={entry.entryDate}
          onChange={({ currentTarget }) => setOn(currentTarget.value)}
        />
      </label>
      <Button
        variant="default"
        loading={reverse.isPending}
        disabled={on === ''}
        onClick={() => reverse.mutate()}
      >
        {t('Passer l’extourne')}
      </Button>
    </div>
  )
}
