import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { MissingDetail } from '../composition-contract.ts'
import { useChangeAddress } from '../../web/address.ts'
import { capital, duration } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { Answered, SidePanel } from '../../web/ui/index.ts'
import { useMissing } from './composition-queries.ts'
import { type CompositionView, stripOfMissing } from './composition-view.ts'
import { kilometres, missingSentence } from './composition-words.ts'
import styles from './composition.module.css'
import { JobMembers } from './job-list.tsx'
import { TravelMap } from './travel-map.tsx'
import { WeekStrip } from './week-strip.tsx'

/** A piece that lacks: where and when, and who could bring it. */
export function MissingPanel({
  view,
  missingId,
}: {
  readonly view: CompositionView
  readonly missingId: string
}) {
  const change = useChangeAddress()
  const close = useCallback(() => change({ piece: '' }), [change])
  const missing = useMissing(view.composition.resultId, missingId)
  return (
    <SidePanel title={t('Heures à aller chercher')} onClose={close}>
      <Answered query={missing}>{(detail) => <Detail view={view} detail={detail} />}</Answered>
    </SidePanel>
  )
}

function Detail({
  view,
  detail,
}: {
  readonly view: CompositionView
  readonly detail: MissingDetail
}) {
  const change = useChangeAddress()
  const { missing, travel, candidates, members } = detail
  return (
    <div className={styles.panel}>
      <p className={styles.sentence}>
        {capital(missingSentence(missing, view.composition.terms.halfDayMostMinutes))}.
      </p>
      <WeekStrip pieces={stripOfMissing(missing, view)} />
      <JobMembers view={view} job={missing} />
      <div>
        <Button
          variant="default"
          onClick={() =>
            change({ piece: '', panneau: 'et-si', essai: missing.missingId }, 'remember')
          }
        >
          {t('Et si quelqu’un les demandait ?')}
        </Button>
      </div>
      <Bringers detail={detail} />
      {candidates.length === 0 ? null : (
        <section>
          <h3>{t('Candidats pour les heures qu’il y a déjà')}</h3>
          <ul className={styles.plainList}>
            {candidates.map(({ candidateId, name, weeklyMinutes, km }) => (
              <li key={candidateId}>
                <Link to="/candidats" search={{ candidat: candidateId }}>
                  {name}
                </Link>
                {t(', souhaite {hours}', { hours: duration(weeklyMinutes) })}
                {km === null ? '' : `, ${t('à {km}', { km: kilometres(km) })}`}
              </li>
            ))}
          </ul>
        </section>
      )}
      <TravelMap
        view={view}
        travel={travel}
        near={members.filter(({ competitor }) => !competitor)}
      />
    </div>
  )
}

/** Members who are not in it, then its own, each with what makes it worth asking. */
function Bringers({ detail: { members, neighbours } }: { readonly detail: MissingDetail }) {
  const worth = members.filter(({ competitor }) => !competitor)
  return (
    <section>
      <h3>{t('Qui pourrait les apporter')}</h3>
      {worth.length === 0 && neighbours.length === 0 ? (
        <p>
          {t(
            'Aucun autre adhérent n’a de site assez proche : c’est une entreprise à prospecter autour de ce lieu.',
          )}
        </p>
      ) : (
        <ul className={styles.plainList}>
          {worth.map(({ memberId, memberName, siteId, siteName, km, usesSkill, openMinutes }) => (
            <li key={siteId}>
              <Link to={`/adherents/${encodeURIComponent(memberId)}`} search={{}}>
                {memberName}
              </Link>
              {siteName === memberName ? '' : `, ${siteName}`}
              {`, ${t('à {km}', { km: kilometres(km) })}`}
              <span className={styles.hint}>
                {openMinutes > 0
                  ? t('demande déjà {hours} de ce métier, sans emploi', {
                      hours: duration(openMinutes),
                    })
                  : usesSkill
                    ? t('emploie ou a employé ce métier')
                    : t('n’a jamais demandé ce métier')}
              </span>
            </li>
          ))}
          {neighbours.map(({ memberId, memberName, siteId }) => (
            <li key={siteId}>
              <Link to={`/adherents/${encodeURIComponent(memberId)}`} search={{}}>
                {memberName}
              </Link>
              <span className={styles.hint}>
                {t('déjà dans cet emploi : peut-il prendre quelques heures de plus ?')}
              </span>
            </li>
          ))}
        </ul>
      )}
      {members.length === worth.length ? null : (
        <p className={styles.soft}>
          {t(
            '{count, plural, one {# adhérent proche est écarté} other {# adhérents proches sont écartés}} : concurrents de ceux qui y sont.',
            {
              count: members.length - worth.length,
            },
          )}
        </p>
      )}
    </section>
  )
}
