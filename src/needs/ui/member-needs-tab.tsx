import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { get } from '../../web/api.ts'
import { t } from '../../web/texts.ts'
import { Answered, EmptyState } from '../../web/ui/index.ts'
import type { needsContract } from '../needs-contract.ts'
import { NeedCard } from './need-card.tsx'
import styles from './needs.module.css'

/** The needs of one member, those that wait first. */
export function MemberNeedsTab({ memberId }: { readonly memberId: string }) {
  const needs = useQuery({
    queryKey: ['/needs', 'member', memberId],
    queryFn: ({ signal }) =>
      get<typeof needsContract.list>(
        '/needs',
        { query: { memberId, limit: 500, sort: 'state' } },
        signal,
      ),
  })
  return (
    <Answered query={needs}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState title={t('Aucun besoin pour l’instant')}>
            <Link to="/besoins" search={{ nouveau: 'oui' }}>
              {t('Exprimer le premier besoin')}
            </Link>
          </EmptyState>
        ) : (
          <ul className={styles.cards}>
            {items.map((need) => (
              <NeedCard key={need.needId} need={need} />
            ))}
          </ul>
        )
      }
    </Answered>
  )
}
