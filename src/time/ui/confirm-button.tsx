import { Button, type ButtonVariant } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
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
  return (
    <Button
      variant={variant}
      data-print="no"
      loading={confirm.isPending}
      leftSection={<IconCheck size={16} aria-hidden />}
      onClick={() => confirm.mutate(scope)}
    >
      {count === 1 ? t('Confirmer') : t('Confirmer {count, number} lignes', { count })}
      <span className="visually-hidden">{` ${of}`}</span>
    </Button>
  )
}
