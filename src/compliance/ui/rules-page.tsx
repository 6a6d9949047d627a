import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMonth } from '../../web/address.ts'
import { get } from '../../web/api.ts'
import { longMonth, numericDay } from '../../web/formats.ts'
import { SettingsTabs } from '../../web/settings-tabs.tsx'
import { t } from '../../web/texts.ts'
import { Answered, Page, StateBadge } from '../../web/ui/index.ts'
import type { complianceContract, Rule } from '../compliance-contract.ts'
import { articleText } from './article-text.ts'
import { measureText } from './finding-sentence.ts'
import styles from './rules.module.css'

/** Which limits are checked, how is each counted, and where does it come from? */
export function RulesPage() {
  const rules = useQuery({
    queryKey: ['/rules'],
    queryFn: ({ signal }) => get<typeof complianceContract.rules>('/rules', {}, signal),
  })
  return (
    <Page
      title={t('Règles contrôlées')}
      lead={t(
        'Chaque règle regarde tous les adhérents ensemble, sur le planning et sur les heures',
      )}
    >
      <SettingsTabs />
      <Answered query={rules}>
        {({ items }) => (
          <ul className={styles.rules}>
            {items.map((rule) => (
              <RuleCard key={rule.ruleId} rule={rule} />
            ))}
          </ul>
        )}
      </Answered>
    </Page>
  )
}

function RuleCard({ rule }: { readonly rule: Rule }) {
  const { ruleId, title, counting, severity, confidence, source } = rule
  const month = useMonth()
  const headingId = `rule-${ruleId}`
  return (
    <li className={styles.rule} aria-labelledby={headingId}>
      <div className={styles.head}>
        <h2 id={headingId}>{title}</h2>
        <span className={styles.id}>{ruleId}</span>
      </div>
      <p>{counting}</p>
      <dl className={styles.facts}>
        <div>
          <dt>{source === 'law' ? t('Limite de la loi') : t('Limite de la charte')}</dt>
          <dd>{limitText(rule)}</dd>
        </div>
        <Overrides rule={rule} month={month} />
        <div>
          <dt>{t('Texte')}</dt>
          <dd>
            <Articles rule={rule} />
          </dd>
        </div>
        <div>
          <dt>{t('Constat')}</dt>
          <dd>{severity === 'breach' ? t('un dépassement') : t('un point à vérifier')}</dd>
        </div>
        <div>
          <dt>{t('Lecture')}</dt>
          <dd>
            {confidence === 'text'
              ? t('les mots du texte décident')
              : t('le texte laisse un choix, dit ci-dessus')}
          </dd>
        </div>
      </dl>
      <p>
        <Link to="/controles" search={{ regle: ruleId }}>
          {t('Constats de {month}', { month: longMonth(month) })}
          <span className="visually-hidden"> : {title}</span>
        </Link>
      </p>
    </li>
  )
}

/** A limit of zero forbids: "aucun travail", not "0 min". */
const limitText = ({ limit, unit }: Rule): string =>
  limit === 0 ? t('aucune exception') : measureText(limit, unit)

/** What an agreement of the group puts in the place of the law; the one in force comes forward. */
function Overrides({ rule, month }: { readonly rule: Rule; readonly month: string }) {
  if (rule.overrides.length === 0) return null
  return (
    <div>
      <dt>{t('Limite du groupement')}</dt>
      <dd>
        <ul className={styles.overrides}>
          {rule.overrides.map(({ value, startsOn, endsOn, source }) => (
            <li key={startsOn}>
              <strong>{measureText(value, rule.unit)}</strong>{' '}
              {endsOn === null
                ? t('depuis le {start}', { start: numericDay(startsOn) })
                : t('du {start} au {end}', {
                    start: numericDay(startsOn),
                    end: numericDay(endsOn),
                  })}
              {' · '}
              {source}
              {isInForce({ startsOn, endsOn }, month) ? (
                <>
                  {' '}
                  <StateBadge tone="good" word={t('en vigueur')} />
                </>
              ) : null}
            </li>
          ))}
        </ul>
      </dd>
    </div>
  )
}

/** In force on some day of the month. */
const isInForce = (
  { startsOn, endsOn }: { readonly startsOn: string; readonly endsOn: string | null },
  month: string,
): boolean => startsOn.slice(0, 7) <= month && (endsOn === null || endsOn.slice(0, 7) >= month)

function Articles({ rule }: { readonly rule: Rule }) {
  return (
    <ul className={styles.articles}>
      {rule.articles.map(({ article, url }) => (
        <li key={article}>
          {url === null ? (
            articleText(article)
          ) : (
            <a href={url} target="_blank" rel="noreferrer">
              {article}
              <span className="visually-hidden"> {t('(nouvelle fenêtre)')}</span>
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}
