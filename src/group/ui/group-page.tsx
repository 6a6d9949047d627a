import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { inThrees } from '../../web/formats.ts'
import { useGroup } from '../../web/session.ts'
import { SectionTabs } from '../../web/sections.tsx'
import { t, text } from '../../web/texts.ts'
import { Answered, Facts, Page, Section } from '../../web/ui/index.ts'
import type { Group } from '../group-contract.ts'
import styles from './group.module.css'
import { SettingsForm } from './settings-form.tsx'
import { useSettings } from './settings-queries.ts'

/** Who is the group, and what has it chosen? */
export function GroupPage() {
  const group = useGroup()
  const settings = useSettings()
  return (
    <Page title={t('Réglages')} lead={group.name}>
      <SectionTabs of="reglages" />
      <div className={styles.columns}>
        <Answered query={settings}>
          {({ value, tag }) => (
            <SettingsForm
              key={JSON.stringify(value)}
              stored={value}
              tag={tag}
              onReload={() => void settings.refetch()}
            />
          )}
        </Answered>
        <GroupFile group={group} />
      </div>
    </Page>
  )
}

const LEGAL_FORMS: Readonly<Record<string, string>> = {
  association_1901: text('Association loi de 1901'),
  association_local_law: text('Association de droit local'),
  cooperative: text('Société coopérative'),
}

const KINDS: Readonly<Record<string, string>> = {
  general: text('Groupement d’employeurs'),
  geiq: text('GEIQ'),
  agricultural: text('Groupement agricole'),
  replacement: text('Service de remplacement'),
}

function worded(words: Readonly<Record<string, string>>, code: string | null): string | null {
  const word = code === null ? undefined : words[code]
  return word === undefined ? code : t(word)
}

/** What the data package says of the group; it changes with the next import. */
function GroupFile({ group }: { readonly group: Group }) {
  const { name, siren, legalForm, kind, idcc, country, timeZone, establishments } = group
  return (
    <Section title={t('Fiche du groupement')}>
      <Facts
        of={[
          [t('Nom'), name],
          [t('SIREN'), siren === null ? null : inThrees(siren)],
          [t('Forme'), worded(LEGAL_FORMS, legalForm)],
          [t('Nature'), worded(KINDS, kind)],
          [t('Convention collective (IDCC)'), idcc],
          [t('Pays'), country],
          [t('Fuseau horaire'), timeZone],
          ...establishments.map((each): [string, ReactNode] => [
            t('Établissement {name}', { name: each.name }),
            each.siret === null ? '–' : inThrees(each.siret),
          ]),
        ]}
      />
      <p className={styles.note}>
        {t('Ces informations viennent des données importées.')}{' '}
        <Link to="/reglages/donnees">{t('Les changer par un import')}</Link>
      </p>
    </Section>
  )
}
