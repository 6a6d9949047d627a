import type { JobMargin } from '../composition-contract.ts'
import { duration } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { Facts } from '../../web/ui/index.ts'
import { halfDaysText } from './calendar-words.ts'

/** How much more would fit into the job. */
export function JobMarginFacts({ margin }: { readonly margin: JobMargin }) {
  return (
    <Facts
      of={[
        [
          t('Heures qu’une semaine peut encore tenir'),
          margin.weekMinutes === 0 ? t('aucune') : duration(margin.weekMinutes),
        ],
        [
          t('Heures que l’année peut encore tenir'),
          margin.yearMinutes === 0 ? null : duration(margin.yearMinutes),
        ],
        [
          t('Heures que ses besoins peuvent donner ou prendre'),
          margin.flexibleMinutes === 0 ? t('aucune') : duration(margin.flexibleMinutes),
        ],
        [
          t('Demi-journées libres toute l’année'),
          margin.freeHalfDays.length === 0 ? t('aucune') : halfDaysText(margin.freeHalfDays),
        ],
        [
          t('Adhérents qu’il peut encore avoir'),
          margin.members === 0 ? t('aucun') : String(margin.members),
        ],
      ]}
    />
  )
}
