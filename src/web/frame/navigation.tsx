import { IconDots } from '@tabler/icons-react'
import { Menu } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { entriesFor } from '../pages.ts'
import { useSession } from '../session.ts'
import { t } from '../texts.ts'
import styles from './frame.module.css'

/** The bar of pages, left to right as a month goes. */
export function Navigation() {
  const entries = entriesFor(useSession().role)
  return (
    <nav className={styles.nav} aria-label={t('Pages')}>
      {entries.map(({ path, nav }) => (
        <Link
          key={path}
          to={path}
          className={styles.navLink ?? ''}
          activeOptions={{ exact: path === '/', includeSearch: false }}
          activeProps={{ 'aria-current': 'page' }}
        >
          {nav === undefined ? null : t(nav.label)}
        </Link>
      ))}
    </nav>
  )
}

/** The bar of the phone: four entries under the thumb, the others behind "Plus". */
export function PhoneBar() {
  const { role } = useSession()
  const entries = entriesFor(role)
  const isNear = ({ nav }: (typeof entries)[number]) => nav?.onPhone?.includes(role) === true
  const near = entries.length <= 5 ? entries : entries.filter(isNear)
  const rest = entries.filter((entry) => !near.includes(entry))
  const navigate = useNavigate()
  return (
    <nav className={styles.phoneBar} aria-label={t('Pages')} data-print="no">
      {near.map(({ path, nav }) =>
        nav === undefined ? null : (
          <Link
            key={path}
            to={path}
            className={styles.phoneLink ?? ''}
            activeOptions={{ exact: path === '/', includeSearch: false }}
            activeProps={{ 'aria-current': 'page' }}
          >
            <nav.icon size={22} stroke={1.6} />
            {t(nav.label)}
          </Link>
        ),
      )}
      {rest.length === 0 ? null : (
        <Menu position="top-end">
          <Menu.Target>
            <button type="button" className={styles.phoneLink}>
              <IconDots size={22} stroke={1.6} />
              {t('Plus')}
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {rest.map(({ path, nav }) =>
              nav === undefined ? null : (
                <Menu.Item
                  key={path}
                  leftSection={<nav.icon size={18} stroke={1.6} />}
                  onClick={() => void navigate({ to: path })}
                >
                  {t(nav.label)}
                </Menu.Item>
              ),
            )}
          </Menu.Dropdown>
        </Menu>
      )}
    </nav>
  )
}
