import { Menu } from '@mantine/core'
import { IconCaretLeftFilled, IconCaretRightFilled, IconLock } from '@tabler/icons-react'
import { addMonths, month as civilMonth } from '../../shared/days.ts'
import { useChangeAddress, useMonth } from '../address.ts'
import { longMonth, shortMonth } from '../formats.ts'
import { useGroup } from '../session.ts'
import { t } from '../texts.ts'
import styles from './frame.module.css'

/** The month of everything below. Changing it keeps the page and what it filters. */
export function MonthSwitcher() {
  const month = useMonth()
  const { months } = useGroup()
  const change = useChangeAddress()
  const go = (to: string) => change({ month: to }, 'remember')
  const step = (by: number) => addMonths(civilMonth(month), by)
  const closed = months.some((each) => each.month === month && each.closed)
  return (
    <div className={styles.month} role="group" aria-label={t('Mois')}>
      <button
        type="button"
        className={styles.barButton}
        aria-label={t('Mois précédent, {month}', { month: longMonth(step(-1)) })}
        onClick={() => go(step(-1))}
      >
        <IconCaretLeftFilled size={14} aria-hidden />
      </button>
      <Menu position="bottom" width={220}>
        <Menu.Target>
          <button type="button" className={`${styles.barButton} ${styles.monthName}`}>
            {closed ? <IconLock size={14} aria-hidden /> : null}
            <span>{shortMonth(month)}</span>
            {closed ? <span className="visually-hidden">{t('clos')}</span> : null}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {[...months].reverse().map((each) => (
            <Menu.Item
              key={each.month}
              onClick={() => go(each.month)}
              rightSection={
                <span className={styles.monthState}>{each.closed ? t('clos') : t('ouvert')}</span>
              }
            >
              <span style={{ fontWeight: each.month === month ? 600 : 400 }}>
                {longMonth(each.month)}
              </span>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <button
        type="button"
        className={styles.barButton}
        aria-label={t('Mois suivant, {month}', { month: longMonth(step(1)) })}
        onClick={() => go(step(1))}
      >
        <IconCaretRightFilled size={14} aria-hidden />
      </button>
    </div>
  )
}
