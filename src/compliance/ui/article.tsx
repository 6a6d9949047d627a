import { t } from '../../web/texts.ts'
import { articleText } from './article-text.ts'
import styles from './findings.module.css'

/** An article with its link, in a window of its own; what is no article stands as its name. */
export function Article({
  of: { article, articleUrl },
}: {
  readonly of: { readonly article: string; readonly articleUrl: string | null }
}) {
  if (articleUrl === null) return <span className={styles.word}>{articleText(article)}</span>
  return (
    <a className={styles.word} href={articleUrl} target="_blank" rel="noreferrer">
      {article}
      <span className="visually-hidden"> {t('(nouvelle fenêtre)')}</span>
    </a>
  )
}
