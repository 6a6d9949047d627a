import { IconLock, IconLockOpen } from '@tabler/icons-react'
import type { ComposedJob, Composition } from '../composition-contract.ts'
import { useChangeAddress } from '../../web/address.ts'
import { t } from '../../web/texts.ts'
import { tradesText } from './composition-view.ts'
import styles from './composition.module.css'
import { lockedText, useLock } from './use-try.ts'

/** Keeps a job as it is when the rest is composed again, or lets it go. */
export function LockButton({
  composition,
  job,
}: {
  readonly composition: Composition
  readonly job: ComposedJob
}) {
  const change = useChangeAddress()
  const { lock, isPending } = useLock(composition, (resultat) => change({ resultat }))
  if (job.acceptance !== null) return null
  const needIds = job.pieces.map(({ needId }) => needId)
  return (
    <button
      type="button"
      className={styles.plainButton}
      data-print="no"
      aria-pressed={job.locked}
      disabled={isPending}
      onClick={() =>
        lock({ kind: job.locked ? 'unlock' : 'lock', needIds }, lockedText(!job.locked))
      }
    >
      {job.locked ? <IconLock size={15} aria-hidden /> : <IconLockOpen size={15} aria-hidden />}
      {job.locked ? t('Gardé tel quel') : t('Garder tel quel')}
      <span className="visually-hidden">{` : ${tradesText(job, composition.needs)}`}</span>
    </button>
  )
}
