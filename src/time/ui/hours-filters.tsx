import { NativeSelect } from '@mantine/core'
import { useAddress, useChangeAddress } from '../../web/address.ts'
import { fileAddress } from '../../web/api.ts'
import { t, text } from '../../web/texts.ts'
import { FileLinks, SearchInput, Toolbar } from '../../web/ui/tables/toolbar.tsx'
import { type HourState, stateOf } from './hour-states.ts'
import styles from './hours.module.css'
import type { HoursFilter } from './hours-queries.ts'

const STATE_NAMES = {
  unconfirmed: text('À confirmer'),
  missing_member: text('Attendent l’adhérent'),
  missing_employee: text('Attendent le salarié'),
  different: text('En écart avec le prévu'),
  confirmed: text('Confirmées'),
  cancelled: text('Annulées'),
  tous: text('Toutes'),
} as const satisfies Record<HourState, string>

/** What narrows the hours of the month. All of it is in the address. */
export function Filters({
  filter,
  members,
}: {
  readonly filter: HoursFilter
  readonly members: readonly { readonly memberId: string; readonly memberName: string }[]
}) {
  const change = useChangeAddress()
  const address = useAddress()
  return (
    <div className={styles.filters}>
      <Toolbar>
        <NativeSelect
          aria-label={t('État des lignes')}
          value={stateOf(address['etat'])}
          onChange={({ currentTarget }) =>
            change({
              etat: currentTarget.value === 'unconfirmed' ? '' : currentTarget.value,
              ouvert: undefined,
            })
          }
          data={Object.entries(STATE_NAMES).map(([value, label]) => ({ value, label: t(label) }))}
        />
        {members.length < 2 ? null : (
          <NativeSelect
            aria-label={t('Adhérent')}
            value={filter.member ?? ''}
            onChange={({ currentTarget }) => change({ adherent: currentTarget.value })}
            data={[
              { value: '', label: t('Tous les adhérents') },
              ...members.map(({ memberId, memberName }) => ({
                value: memberId,
                label: memberName,
              })),
            ]}
          />
        )}
        <input
          type="date"
          className={styles.day}
          aria-label={t('Jour')}
          value={filter.day ?? ''}
          min={`${filter.month}-01`}
          max={`${filter.month}-31`}
          onChange={({ currentTarget }) => change({ jour: currentTarget.value })}
        />
        <SearchInput
          value={filter.q ?? ''}
          onChange={(q) => change({ q })}
          label={t('Rechercher une personne, un adhérent ou un site')}
        />
        <NativeSelect
          aria-label={t('Regrouper les lignes')}
          value={address['par'] ?? 'personne'}
          onChange={({ currentTarget }) =>
            change({ par: currentTarget.value === 'jour' ? 'jour' : '' })
          }
          data={[
            { value: 'personne', label: t('Par personne') },
            { value: 'jour', label: t('Par jour') },
          ]}
        />
        <span className={styles.spring} />
        <FileLinks
          csv={fileAddress('/hours', filter, 'csv')}
          xlsx={fileAddress('/hours', filter, 'xlsx')}
        />
      </Toolbar>
    </div>
  )
}
