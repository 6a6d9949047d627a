import { type MemberCode, memberCodes } from '../../employees/ui/member-codes.ts'
import type { JobTravel, MissingDetail } from '../composition-contract.ts'
import { t } from '../../web/texts.ts'
import type { CompositionView } from './composition-view.ts'
import { kilometres } from './composition-words.ts'
import styles from './pictures.module.css'
import { type MapSite, SiteMap } from './site-map.tsx'

/** The sites of a job on their map, with the distances as a table. */
export function TravelMap({
  view: { codes },
  travel,
  near = [],
}: {
  readonly view: Pick<CompositionView, 'codes'>
  readonly travel: JobTravel
  /** Sites of members that are not in it, drawn as rings. */
  readonly near?: MissingDetail['members']
}) {
  const placed: MapSite[] = [
    ...travel.sites.flatMap(({ siteId, name, memberId, place }) =>
      place === null ? [] : [{ siteId, name, member: codes.get(memberId) ?? null, place }],
    ),
    ...near.map((site) => ringOf(site, codes)),
  ]
  const unknown = travel.sites.filter(({ place }) => place === null)
  if (placed.length === 0) {
    return <p>{t('Aucun site de cet emploi n’a de coordonnées : pas de carte.')}</p>
  }
  return (
    <>
      <SiteMap
        title={near.length === 0 ? titleOf(travel) : t('Les adhérents autour de ces heures')}
        table={<DistanceTable travel={travel} codes={codes} near={near} />}
        sites={placed}
        roads={travel.distances}
        home={travel.home}
      />
      {unknown.length === 0 ? null : (
        <p className={styles.note}>
          {t('Sans coordonnées, donc hors de la carte : {sites}.', {
            sites: unknown.map(({ name }) => name).join(', '),
          })}
        </p>
      )}
    </>
  )
}

/** A member that states no need has letters of its own all the same. */
const ringOf = (
  { siteId, siteName, memberId, memberName, place }: MissingDetail['members'][number],
  codes: ReadonlyMap<string, MemberCode>,
): MapSite => ({
  siteId,
  name: siteName,
  member:
    codes.get(memberId) ?? memberCodes([{ memberId, name: memberName }]).get(memberId) ?? null,
  place,
  outside: true,
})

function titleOf({ sites, distances }: JobTravel): string {
  const farthest = Math.max(0, ...distances.map(({ km }) => km ?? 0))
  return sites.length === 1
    ? t('Un seul lieu de travail')
    : t('{sites} lieux de travail, {km} au plus entre deux', {
        sites: sites.length,
        km: kilometres(farthest),
      })
}

function DistanceTable({
  travel: { sites, distances, detourE4 },
  codes,
  near,
}: {
  readonly travel: JobTravel
  readonly near: MissingDetail['members']
  readonly codes: ReadonlyMap<string, MemberCode>
}) {
  const names = new Map(
    sites.map(({ siteId, name, memberId }) => [
      siteId,
      `${name} (${codes.get(memberId)?.code ?? '?'})`,
    ]),
  )
  const known = sites.filter(({ homeKm }) => homeKm !== null)
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('De')}</th>
            <th scope="col">{t('À')}</th>
            <th scope="col">{t('Distance')}</th>
            <th scope="col">{t('Source')}</th>
          </tr>
        </thead>
        <tbody>
          {distances.map(({ fromSiteId, toSiteId, km, source }) => (
            <tr key={`${fromSiteId} ${toSiteId}`}>
              <th scope="row">{names.get(fromSiteId)}</th>
              <td>{names.get(toSiteId)}</td>
              <td>{km === null ? t('inconnue') : kilometres(km)}</td>
              <td>
                {source === null
                  ? ''
                  : source === 'table'
                    ? t('table du groupement')
                    : t('vol d’oiseau × {factor}', { factor: detourE4 / 10_000 })}
              </td>
            </tr>
          ))}
          {near.map(({ siteId, siteName, km }) => (
            <tr key={siteId}>
              <th scope="row">{siteName}</th>
              <td>{t('le plus loin de ces sites')}</td>
              <td>{kilometres(km)}</td>
              <td />
            </tr>
          ))}
          {known.map(({ siteId, homeKm }) => (
            <tr key={siteId}>
              <th scope="row">{t('Domicile')}</th>
              <td>{names.get(siteId)}</td>
              <td>{homeKm === null ? '' : kilometres(homeKm)}</td>
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
