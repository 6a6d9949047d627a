import { ErrorNotice } from '../../web/ui/index.ts'
import { t } from '../../web/texts.ts'
import { reasonSentence, reasonsOf } from './refusal-reasons.ts'
import styles from './composition.module.css'

type Names = Parameters<typeof reasonSentence>[1]

const PLAIN: Names = { need: String, member: String, person: String }

/** Why it was refused: every reason with what to do, else the error as it came. */
export function RefusalNotice({
  error,
  names = PLAIN,
}: {
  readonly error: Error
  readonly names?: Names
}) {
  const reasons = reasonsOf(error)
  if (reasons.length === 0) return <ErrorNotice error={error} />
  return (
    <div role="alert" className={styles.failed}>
      <strong>{t('Ce n’est pas possible maintenant :')}</strong>
      <ul>
        {reasons.map((reason) => {
          const sentence = reasonSentence(reason, names)
          return <li key={sentence}>{sentence}</li>
        })}
      </ul>
    </div>
  )
}
