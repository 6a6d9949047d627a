import { numericDay } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { StateBadge } from '../../web/ui/index.ts'
import type { Figure } from '../law-contract.ts'
import { Article } from './article.tsx'
import styles from './law.module.css'

/** The figures that texts set from a day on, each with its source. */
export function FiguresOfTheLaw({ figures }: { readonly figures: readonly Figure[] }) {
  if (figures.length === 0) return null
  return (
    <section aria-labelledby="chiffres" className={styles.family}>
      <h2 id="chiffres">{t('Chiffres datés')}</h2>
      <div className={styles.figures}>
        {figures.map(({ figureId, title, articles, rows }) => (
          <table key={figureId} id={figureId}>
            <caption>
              {title}{' '}
              {articles.map(({ article, url }) => (
                <span key={article} className={styles.figureArticle}>
                  <Article of={{ article, articleUrl: url }} />
                </span>
              ))}
            </caption>
            <thead>
              <tr>
                <th scope="col">{t('Depuis le')}</th>
                <th scope="col">{t('Valeur')}</th>
                <th scope="col">{t('Source')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ from, text, source, inForce }) => (
                <tr key={from} data-now={inForce ? 'yes' : undefined}>
                  <th scope="row">{numericDay(from)}</th>
                  <td>
                    {text}
                    {inForce ? (
                      <>
                        {' '}
                        <StateBadge tone="good" word={t('en vigueur')} />
                      </>
                    ) : null}
                  </td>
                  <td>{source}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
    </section>
  )
}
