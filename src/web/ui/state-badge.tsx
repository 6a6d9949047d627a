import styles from './ui.module.css'

/** What a state asks of a person: to do, refused or broken, done, nothing. */
export type Tone = 'todo' | 'bad' | 'good' | 'plain'

const SIGNS = { todo: '○', bad: '!', good: '✓', plain: '·' } as const satisfies Record<Tone, string>

/** A state. The colour never stands alone: a sign and a word say the same. */
export function StateBadge({ tone, word }: { readonly tone: Tone; readonly word: string }) {
  return (
    <span className={styles.badge} data-tone={tone}>
      <span aria-hidden className={styles.sign}>
        {SIGNS[tone]}
      </span>
      {word}
    </span>
  )
}
