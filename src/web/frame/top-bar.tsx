import { Menu, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import {
  IconChevronDown,
  IconInfoCircle,
  IconLogout,
  IconMoon,
  IconSearch,
  IconSun,
} from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { identityContract } from '../../platform/identity/identity-contract.ts'
import { send } from '../api.ts'
import { chooseLanguage } from '../choose-language.ts'
import { useSession } from '../session.ts'
import { LANGUAGES, language, t, text } from '../texts.ts'
import { CommandBar, useCommandKey } from './command-bar.tsx'
import styles from './frame.module.css'
import { Logo } from './logo.tsx'
import { MonthSwitcher } from './month-switcher.tsx'

const LANGUAGE_NAMES = { fr: 'Français', en: 'English' } as const
const OTHER_SCHEME = { light: text('Mode sombre'), dark: text('Mode clair') } as const

/** Group, search, month, language and person: the contexts of everything below. */
export function TopBar() {
  const { group, member } = useSession()
  const [searching, setSearching] = useState(false)
  useCommandKey(() => setSearching(true))
  return (
    <div className={styles.top}>
      <Link to="/" className={styles.brand ?? ''}>
        <Logo />
        <span className={styles.brandName}>Maillage</span>
        <span className={styles.group}>{member?.name ?? group.name}</span>
      </Link>
      <button type="button" className={styles.search} onClick={() => setSearching(true)}>
        <IconSearch size={16} stroke={1.8} aria-hidden />
        <span className={styles.searchText}>{t('Rechercher ou agir')}</span>
        <kbd className={styles.key}>Ctrl K</kbd>
      </button>
      <div className={styles.contexts}>
        <MonthSwitcher />
        <PersonMenu />
      </div>
      {searching ? <CommandBar onClose={() => setSearching(false)} /> : null}
    </div>
  )
}

function PersonMenu() {
  const { user, group, groups } = useSession()
  const { setColorScheme } = useMantineColorScheme()
  const scheme = useComputedColorScheme('light')
  const signOut = useSignOut()
  const navigate = useNavigate()
  return (
    <>
      <LanguageMenu />
      <Menu position="bottom-end">
        <Menu.Target>
          <button type="button" className={styles.barButton}>
            <span className={styles.personName}>{user.name}</span>
            <span className={styles.initials} aria-hidden>
              {initials(user.name)}
            </span>
            <IconChevronDown size={14} aria-hidden className={styles.wide} />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {user.email}
            <br />
            {group.name}
          </Menu.Label>
          {groups.length > 1 ? <Menu.Divider /> : null}
          <div className={styles.narrow}>
            {LANGUAGES.map((code) => (
              <LanguageItem key={code} code={code} />
            ))}
            <Menu.Divider />
          </div>
          <Menu.Item
            leftSection={scheme === 'dark' ? <IconSun size={16} /> : <IconMoon size={16} />}
            onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}
          >
            {t(OTHER_SCHEME[scheme])}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconInfoCircle size={16} />}
            onClick={() => void navigate({ to: '/reglages/a-propos' })}
          >
            {t('À propos')}
          </Menu.Item>
          <Menu.Item leftSection={<IconLogout size={16} />} onClick={signOut}>
            {t('Se déconnecter')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  )
}

function LanguageMenu() {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className={`${styles.barButton} ${styles.wide}`}>
          <span className="visually-hidden">{t('Langue')}</span>
          {language().toUpperCase()}
          <IconChevronDown size={14} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {LANGUAGES.map((code) => (
          <LanguageItem key={code} code={code} />
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function LanguageItem({ code }: { readonly code: 'fr' | 'en' }) {
  return (
    <Menu.Item lang={code} onClick={() => void chooseLanguage(code)}>
      {LANGUAGE_NAMES[code]}
      {language() === code ? ' ✓' : ''}
    </Menu.Item>
  )
}

function useSignOut(): () => void {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  return () => {
    void send<typeof identityContract.signOut>('DELETE', '/session', {}).finally(async () => {
      await navigate({ to: '/connexion', search: {} })
      queryClient.clear()
    })
  }
}

/** First letters of the first and last word of a name. */
function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word))
  return `${words[0]?.charAt(0) ?? ''}${words.length > 1 ? (words.at(-1)?.charAt(0) ?? '') : ''}`
}
