import type { ReactNode } from 'react'
import { firstDayOf, lastDayOf, month as civilMonth } from '../../shared/days.ts'
import { useAddressValue, useMonth } from '../../web/address.ts'
import { SectionTabs } from '../../web/sections.tsx'
import { t } from '../../web/texts.ts'
import { Page } from '../../web/ui/index.ts'
import styles from './ledger.module.css'

/** A page of the books: its title, then the pages beside it. */
export function BooksPage({
  title,
  lead,
  actions,
  children,
}: {
  readonly title: string
  readonly lead?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <Page
      title={title}
      {...(lead === undefined ? {} : { lead })}
      {...(actions === undefined ? {} : { actions })}
    >
      <SectionTabs of="comptes" />
      {children}
    </Page>
  )
}

/** The period of a page: the month of the frame, or the year up to its end. */
export function useBooksPeriod() {
  const month = useMonth()
  const [span, setSpan] = useAddressValue('periode')
  const isYear = span !== 'mois'
  const first = isYear ? `${month.slice(0, 4)}-01` : month
  return {
    month,
    year: Number(month.slice(0, 4)),
    isYear,
    setYear: (year: boolean) => setSpan(year ? '' : 'mois'),
    firstMonth: first,
    from: firstDayOf(civilMonth(first)),
    to: lastDayOf(civilMonth(month)),
  }
}

/** Month alone, or since January. */
export function PeriodChoice({
  isYear,
  onChange,
}: {
  readonly isYear: boolean
  readonly onChange: (isYear: boolean) => void
}) {
  return (
    <fieldset className={styles.choice} data-print="no">
      <legend className="visually-hidden">{t('Période')}</legend>
      {[
        { year: true, label: t('Depuis janvier') },
        { year: false, label: t('Le mois seul') },
      ].map(({ year, label }) => (
        <label key={label}>
          <input
            type="radio"
            name="periode"
            checked={isYear === year}
            onChange={() => onChange(year)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  )
}
