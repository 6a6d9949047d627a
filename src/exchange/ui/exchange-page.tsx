import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { addressOf } from '../../web/api.ts'
import { useGroup } from '../../web/session.ts'
import { SectionTabs } from '../../web/sections.tsx'
import { t } from '../../web/texts.ts'
import { Page, Section } from '../../web/ui/index.ts'
import styles from './exchange.module.css'
import { ImportSection } from './import-section.tsx'

/** How do the data of the group come in and go out? */
export function ExchangePage() {
  const { months } = useGroup()
  return (
    <Page
      title={t('Importer et exporter')}
      lead={
        months.length === 0
          ? t('Le groupement est encore vide : commencez par importer ses données')
          : t('Toutes les données du groupement, dans un seul format, dans les deux sens')
      }
    >
      <SectionTabs of="reglages" />
      <ImportSection />
      <Section title={t('Exporter')}>
        <div className={styles.export}>
          <p>
            {t(
              'Un classeur avec une feuille par table. C’est aussi le modèle à remplir pour un import : les colonnes y ont leur nom et leur place.',
            )}
          </p>
          <Button
            component="a"
            href={addressOf('/export', {})}
            download
            variant="default"
            leftSection={<IconDownload size={16} stroke={1.6} aria-hidden />}
          >
            {t('Exporter le groupement')}
          </Button>
        </div>
      </Section>
    </Page>
  )
}
