import { useNavigate } from '@tanstack/react-router'
import type { Composition, WhatIfChange } from '../composition-contract.ts'
import { t } from '../../web/texts.ts'
import { notify } from '../../web/ui/index.ts'
import { useDrop, useKeep, useWhatIf } from './composition-queries.ts'

/** Shows a result with its difference, wherever the person is; filters stay. */
export function useShowResult(): (resultId: string) => void {
  const navigate = useNavigate()
  return (resultId) =>
    void navigate({
      to: '/composition',
      search: ({ month, q, metier }: Readonly<Record<string, string | undefined>>) => ({
        month,
        q,
        metier,
        resultat: resultId,
      }),
    })
}

/** Tries a change and shows what it would do, as a draft. */
export function useTry(composition: Composition): {
  readonly tryOut: (change: WhatIfChange) => void
  readonly isPending: boolean
  readonly error: Error | null
} {
  const { mutate, isPending, error } = useWhatIf(composition.resultId)
  const show = useShowResult()
  return {
    tryOut: (change) => mutate([change], { onSuccess: ({ resultId }) => show(resultId) }),
    isPending,
    error,
  }
}

/**
 * Locks a job or lets it go. No job changes by it, so that it is kept at once and can be taken
 * back; inside a draft it is one more thing that is tried.
 */
export function useLock(
  composition: Composition,
  onDone: (resultId: string) => void,
): {
  readonly lock: (change: WhatIfChange, told: string) => void
  readonly isPending: boolean
} {
  const whatIf = useWhatIf(composition.resultId)
  const keep = useKeep()
  const drop = useDrop()
  const draft = composition.scenario?.state === 'draft'
  const onError = ({ message }: Error) => notify(message)
  return {
    isPending: whatIf.isPending || keep.isPending,
    lock: (change, told) =>
      whatIf.mutate([change], {
        onError,
        onSuccess: ({ resultId }) => {
          if (draft) return onDone(resultId)
          keep.mutate(resultId, {
            onError,
            onSuccess: () => {
              onDone('')
              notify(told, () => drop.mutate(resultId, { onError }))
            },
          })
        },
      }),
  }
}

export const lockedText = (locked: boolean): string =>
  locked ? t('Emploi gardé tel quel') : t('Emploi relâché')
