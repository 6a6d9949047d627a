import { Article } from '../../compliance/ui/article.tsx'
import type { JobCheck } from '../composition-contract.ts'
import { count, duration } from '../../web/formats.ts'
import { t, text } from '../../web/texts.ts'
import { StateBadge } from '../../web/ui/index.ts'
import { kilometres } from './composition-words.ts'
import styles from './composition.module.css'

const RULES = {
  'full-time': text('Temps plein'),
  week: text('Semaine la plus longue'),
  day: text('Journée la plus longue'),
  days: text('Jours travaillés dans une semaine'),
  members: text('Nombre d’adhérents'),
  competitors: text('Pas deux concurrents'),
  distance: text('Distance entre deux sites'),
  'public-share': text('Part des adhérents publics'),
  skills: text('Métier et habilitations'),
  'half-days': text('Jamais deux sites dans une demi-journée'),
  law: text('Repos, pauses et durées de ses semaines'),
} as const satisfies Record<JobCheck['rule'], string>

/** Each limit with its value beside it, checked again apart from the search. */
export function JobChecks({ checks }: { readonly checks: readonly JobCheck[] }) {
  return (
    <ul className={styles.checks}>
      {checks.map((check) => (
        <li key={check.rule}>
          <StateBadge
            tone={check.holds ? 'good' : 'bad'}
            word={check.holds ? t('tenu') : t('dépassé')}
          />
          <span className={styles.checkName}>
            {t(RULES[check.rule])}{' '}
            {check.article === null ? null : (
              <Article of={{ article: check.article, articleUrl: check.articleUrl }} />
            )}
          </span>
          <span className={styles.checkValue}>{valueText(check)}</span>
        </li>
      ))}
    </ul>
  )
}

/** `35 h, 35 h au moins`, `2, 4 au plus`. */
export function valueText({ rule, value, limit, unit }: JobCheck): string {
  const write = WRITES[unit]
  if (value === null || write === null) return ''
  if (limit === null) return write(value)
  const facts = { value: write(value), limit: write(limit) }
  return rule === 'full-time'
    ? t('{value} ; {limit} au moins', facts)
    : t('{value} ; {limit} au plus', facts)
}

const WRITES = {
  minutes: duration,
  days: count,
  members: count,
  km: kilometres,
  percent: (value) => `${count(Math.round(value * 10) / 10)}\u00a0%`,
  none: null,
} as const satisfies Record<JobCheck['unit'], ((value: number) => string) | null>
