import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { numericDay } from '../../web/formats.ts'
import { language, t } from '../../web/texts.ts'
import { StateBadge } from '../../web/ui/index.ts'
import type { Rule } from '../law-contract.ts'
import { valueText } from '../value-text.ts'
import { Article } from './article.tsx'
import { boundsSentence } from './bounds-sentence.ts'
import { ExamplePicture } from './example-picture.tsx'
import styles from './law.module.css'

/** One rule, as it is read: what it says, its number, its text, who may change it, how it counts. */
export function RuleArticle({ rule }: { readonly rule: Rule }) {
  const { ruleId, title, statement, counting, examples, lacks } = rule
  const headingId = `title-${ruleId}`
  return (
    <article id={ruleId} aria-labelledby={headingId} className={styles.rule}>
      <div className={styles.head}>
        <h3 id={headingId}>{title}</h3>
        <a
          href={`#${ruleId}`}
          className={styles.id}
          aria-label={t('Adresse de {id}', { id: ruleId })}
        >
          {ruleId}
        </a>
      </div>
      <div className={styles.body}>
        <div className={styles.words}>
          {statement === '' ? null : <p className={styles.statement}>{statement}</p>}
          <p>{counting}</p>
          {lacks.map((lack) => (
            <p key={lack.missing} className={styles.lack}>
              <StateBadge tone="todo" word={t('données manquantes')} />{' '}
              {lack.people === 0
                ? lack.missing
                : t('{missing} : {people, plural, one {# salarié} other {# salariés}} ce mois', {
                    missing: lack.missing,
                    people: lack.people,
                  })}
            </p>
          ))}
        </div>
        <RuleFacts rule={rule} />
      </div>
      {examples.length === 0 ? null : (
        <div className={styles.examples}>
          {examples.map((example) => (
            <ExamplePicture key={example.text} example={example} unit={rule.unit} />
          ))}
        </div>
      )}
    </article>
  )
}

function RuleFacts({ rule }: { readonly rule: Rule }) {
  const { kind, limit, articles, confidence, inForceFrom, inForceTo, bounds, source } = rule
  return (
    <dl className={styles.facts}>
      {limit === null ? null : (
        <Fact name={source === 'law' ? t('Valeur de la loi') : t('Valeur de la charte')}>
          {limitText(limit)}
        </Fact>
      )}
      <Overrides rule={rule} />
      <Fact name={t('Texte')}>
        <ul className={styles.articles}>
          {articles.map(({ article, url }) => (
            <li key={article}>
              <Article of={{ article, articleUrl: url }} />
            </li>
          ))}
        </ul>
      </Fact>
      {inForceFrom === null ? null : (
        <Fact name={t('En vigueur')}>
          {inForceTo === null
            ? t('depuis le {start}', { start: numericDay(inForceFrom) })
            : t('du {start} au {end}', {
                start: numericDay(inForceFrom),
                end: numericDay(inForceTo),
              })}
        </Fact>
      )}
      {kind === 'provision' ? null : (
        <Fact name={t('Qui peut changer')}>
          {bounds === null ? t('personne, sauf pour protéger davantage') : boundsSentence(bounds)}
        </Fact>
      )}
      <Fact name={t('Lecture')}>
        {confidence === 'text'
          ? t('sûre : les mots du texte décident')
          : t('choisie : le texte laisse un choix, dit ici')}
      </Fact>
      <Fact name={t('Emploi')}>
        <Use rule={rule} />
      </Fact>
    </dl>
  )
}

function Use({ rule: { kind, severity, ruleId, title } }: { readonly rule: Rule }) {
  if (kind === 'provision') return t('calculée ou suivie, comme dit ci-dessus')
  if (kind === 'setting') return t('lue par les autres règles')
  return (
    <>
      {severity === 'breach'
        ? t('contrôlée : un dépassement')
        : t('contrôlée : un point à vérifier')}{' '}
      <Link to="/controles" search={{ regle: ruleId, etat: 'tous' }} data-print="no">
        {t('Constats')}
        <span className="visually-hidden"> : {title}</span>
      </Link>
    </>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** A limit of zero forbids: "aucune exception", not "0 min". */
const limitText = ({ value, unit }: NonNullable<Rule['limit']>): string =>
  value === 0 ? t('aucune exception') : valueText(value, unit, language())

/** What an agreement of the group puts in the place of the law, latest first. */
function Overrides({ rule }: { readonly rule: Rule }) {
  const unit = rule.bounds?.unit ?? rule.limit?.unit
  if (rule.overrides.length === 0 || unit === undefined) return null
  return (
    <Fact name={t('Valeur du groupement')}>
      <ul className={styles.overrides}>
        {rule.overrides.map(({ value, startsOn, endsOn, source, inForce }) => (
          <li key={startsOn}>
            <strong>{valueText(value, unit, language())}</strong>{' '}
            {endsOn === null
              ? t('depuis le {start}', { start: numericDay(startsOn) })
              : t('du {start} au {end}', { start: numericDay(startsOn), end: numericDay(endsOn) })}
            {' · '}
            {source}
            {inForce ? (
              <>
                {' '}
                <StateBadge tone="good" word={t('en vigueur')} />
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </Fact>
  )
}
