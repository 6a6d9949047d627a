import { Button, type ButtonVariant } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { count as formatted } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { ErrorNotice } from '../../web/ui/index.ts'
import type { Side } from './hour-lines.ts'
import { type Scope, useConfirmHours } from './hours-queries.ts'

interface Props {
  readonly scope: Scope
  /** Lines that it confirms; without any the button is not there. */
  readonly count: number
  readonly sides: readonly Side[]
  /** Whose lines they are, for people who do not see what the button stands beside. */
  readonly of: string
  readonly variant?: ButtonVariant
}

/** Confirms the lines of a scope; the undo comes with the notice. */
export function ConfirmButton({ scope, count, sides, of, variant = 'default' }: Props) {
  const confirm = useConfirmHours(sides)
  if (confirm.isError) return <ErrorNotice error={confirm.error} onRetry={confirm.reset} />
  if (count === 0) return null
  const isLong = count > LONG
  return (
    <Button
      variant={variant}
      data-print="no"
      loading={confirm.isPending && !isLong}
      disabled={confirm.isPending && isLong}
      leftSection={<IconCheck size={16} aria-hidden />}
      onClick={() => confirm.mutate(scope)}
    >
      {confirm.isPending && isLong ? (
        <Progress linesRead={confirm.linesRead} count={count} />
      ) : count === 1 ? (
        t('Confirmer')
      ) : (
        t('Confirmer {count, number} lignes', { count })
      )}
      <span className="visually-hidden">{` ${of}`}</span>
    </Button>
  )
}

/** From this many lines on it takes seconds, so the button says how far it is. */
const LONG = 500

function Progress({ linesRead, count }: { readonly linesRead: number; readonly count: number }) {
  return linesRead < count
    ? t('{done} sur {total}', { done: formatted(linesRead), total: formatted(count) })
    : t('Enregistrement…')
}
