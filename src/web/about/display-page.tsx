import { type MantineColorScheme, Radio, useMantineColorScheme } from '@mantine/core'
import { chooseLanguage } from '../choose-language.ts'
import { SectionTabs } from '../sections.tsx'
import { LANGUAGES, language, t, text } from '../texts.ts'
import { Page, Section } from '../ui/index.ts'
import styles from './about.module.css'

const LANGUAGE_NAMES = { fr: 'Français', en: 'English' } as const

const SCHEMES = {
  auto: text('Comme l’appareil'),
  light: text('Clair'),
  dark: text('Sombre'),
} as const satisfies Record<MantineColorScheme, string>

const isScheme = (value: string): value is MantineColorScheme => Object.hasOwn(SCHEMES, value)

/** How does this person want to read the screens? */
export function DisplayPage() {
  return (
    <Page title={t('Affichage')} lead={t('Pour vous seul, sans effet sur les autres personnes')}>
      <SectionTabs of="reglages" />
      <div className={styles.columns}>
        <Section title={t('Langue')}>
          <LanguageChoice />
        </Section>
        <Section title={t('Couleurs')}>
          <SchemeChoice />
        </Section>
      </div>
    </Page>
  )
}

function LanguageChoice() {
  return (
    <Radio.Group
      name="language"
      aria-label={t('Langue')}
      value={language()}
      onChange={(value) => {
        const code = LANGUAGES.find((each) => each === value)
        if (code !== undefined) void chooseLanguage(code)
      }}
    >
      <div className={styles.radios}>
        {LANGUAGES.map((code) => (
          <Radio key={code} value={code} label={LANGUAGE_NAMES[code]} lang={code} />
        ))}
      </div>
    </Radio.Group>
  )
}

function SchemeChoice() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <Radio.Group
      name="scheme"
      aria-label={t('Couleurs')}
      value={colorScheme}
      onChange={(value) => {
        if (isScheme(value)) setColorScheme(value)
      }}
    >
      <div className={styles.radios}>
        {Object.entries(SCHEMES).map(([scheme, label]) => (
          <Radio key={scheme} value={scheme} label={t(label)} />
        ))}
      </div>
    </Radio.Group>
  )
}
