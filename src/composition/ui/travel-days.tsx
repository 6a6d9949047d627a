import type { JobTravel } from '../composition-contract.ts'
import { capital, weekdayName } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { seasonText } from './calendar-words.ts'
import type { CompositionView } from './composition-view.ts'
import { isWholeYear, kilometres, weeksOf } from './composition-words.ts'
import styles from './composition.module.css'
import { ScrollBox } from './picture.tsx'
import pictures from './pictures.module.css'

/** The days on which somebody drives from one site to another, and the week's sum. */
export function TravelDays({
  view: { codes },
  travel,
}: {
  readonly view: Pick<CompositionView, 'codes'>
  readonly travel: JobTravel
}) {
  const moving = travel.days.filter(({ siteIds }) => siteIds.length > 1)
  const codeOf = (siteId: string): string =>
    codes.get(travel.sites.find((site) => site.siteId === siteId)?.memberId ?? '')?.code ?? '?'
  return (
    <div className={styles.travel}>
      {moving.length === 0 ? (
        <p>{t('Jamais deux sites dans la même journée.')}</p>
      ) : (
        <ScrollBox label={t('Jours avec un trajet entre deux sites')}>
          <table className={pictures.table}>
            <caption className={styles.caption}>
              {t('Jours avec un trajet entre deux sites')}
            </caption>
            <thead>
              <tr>
                <th scope="col">{t('Jour')}</th>
                <th scope="col">{t('Sites')}</th>
                <th scope="col">{t('Entre les sites')}</th>
                {travel.home === null ? null : (
                  <th scope="col">{t('Domicile, aller et retour')}</th>
                )}
              </tr>
            </thead>
            <tbody>
              {moving.map(({ weeks, day, siteIds, betweenKm, homeKm }) => (
                <tr key={`${day} ${weeks.map(({ from }) => from).join(' ')}`}>
                  <th scope="row">
                    {capital(weekdayName(day - 1))}
                    {isWholeYear(weeks) ? '' : `, ${seasonText(weeksOf(weeks))}`}
                  </th>
                  <td>{siteIds.map(codeOf).join(' → ')}</td>
                  <td>{kilometres(betweenKm)}</td>
                  {travel.home === null ? null : (
                    <td>{homeKm === null ? '' : kilometres(homeKm)}</td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
      <p className={styles.soft}>
        {t('En moyenne {km} par semaine entre les sites, pris sur le temps de travail.', {
          km: kilometres(travel.weeklyBetweenKm),
        })}
        {travel.weeklyHomeKm === null
          ? ''
          : ` ${t('{km} par semaine entre le domicile et les sites.', { km: kilometres(travel.weeklyHomeKm) })}`}
      </p>
    </div>
  )
}
