import { clock, dayRange, shortDay } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { Answered, Section, StateBadge } from '../../web/ui/index.ts'
import type { MemberFindingRow } from '../compliance-contract.ts'
import { Article } from './article.tsx'
import styles from './capacities.module.css'
import { measureText } from './finding-sentence.ts'
import { useOwnFindings } from './findings-queries.ts'

/** What a member company may know of the limits that work at its sites exceeds. */
export function OwnFindings({ month, title }: { readonly month: string; readonly title: string }) {
  const own = useOwnFindings(month)
  return (
    <div className={styles.below}>
      <Section title={title}>
        <Answered query={own}>
          {({ items }) =>
            items.length === 0 ? (
              <p>
                <StateBadge tone="good" word={t('Aucune limite dépassée sur vos sites')} />
              </p>
            ) : (
              <ul className={styles.findings}>
                {items.map((row) => (
                  <li key={row.findingId}>
                    <strong>{row.employeeName}</strong>
                    <span>{whenText(row)}</span>
                    <span>
                      {row.title} : {sayingOf(row)}
                    </span>
                    <span className={styles.end}>
                      {row.accepted ? (
                        <StateBadge tone="plain" word={t('Accepté par le groupement')} />
                      ) : null}
                      <Article of={row} />
                    </span>
                  </li>
                ))}
              </ul>
            )
          }
        </Answered>
      </Section>
    </div>
  )
}

function whenText({ startsAt, endsAt, basis }: MemberFindingRow): string {
  const [first, last] = [startsAt.slice(0, 10), endsAt.slice(0, 10)]
  const where = basis === 'planned' ? t('planning') : t('heures déclarées')
  return first === last
    ? `${shortDay(first)}, ${clock(startsAt)} – ${clock(endsAt)} · ${where}`
    : `${dayRange(first, last)} · ${where}`
}

/** Only what is its own: when the work may start or must end, or numbers of its hours alone. */
function sayingOf(row: MemberFindingRow): string {
  const bound =
    row.boundAt === null ? '' : `${shortDay(row.boundAt.slice(0, 10))}, ${clock(row.boundAt)}`
  switch (row.kind) {
    case 'earliest':
      return t('repos insuffisant avant ce poste, au plus tôt {time}', { time: bound })
    case 'latest':
      return t('repos insuffisant après ce poste, fin au plus tard {time}', { time: bound })
    case 'own':
      return t('{measured} pour {limit}', {
        measured: measureText(row.measured ?? 0, row.unit ?? 'count'),
        limit: measureText(row.limit ?? 0, row.unit ?? 'count'),
      })
    case 'shared':
      return t('limite dépassée, toutes les heures de la personne comptées')
  }
}
