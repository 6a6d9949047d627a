import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { addressOf } from '../api.ts'
import { useSession } from '../session.ts'
import { SectionTabs } from '../sections.tsx'
import { t } from '../texts.ts'
import { Facts, Page, Section } from '../ui/index.ts'
import styles from './about.module.css'

/** Says the version of the server that answers; it stands outside of the versions of the API. */
async function readVersion(signal: AbortSignal): Promise<string> {
  const answer: unknown = await (await fetch('/healthz', { signal })).json()
  if (typeof answer !== 'object' || answer === null || !('version' in answer)) return ''
  return String(answer.version)
}

/** What is this program, which version, and what may one do with it? */
export function AboutPage() {
  const { role } = useSession()
  const version = useQuery({
    queryKey: ['version'],
    queryFn: ({ signal }) => readVersion(signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <Page
      title={t('À propos')}
      lead={t('Maillage, le système commun des groupements d’employeurs')}
    >
      <SectionTabs of="reglages" />
      <div className={styles.columns}>
        <Section title={t('Version et licence')}>
          <div className={styles.text}>
            <Facts
              of={[
                [t('Version'), version.data ?? '…'],
                [t('Licence'), t('GNU AGPL, version 3 ou ultérieure')],
              ]}
            />
            <p>
              {t(
                'Maillage est un logiciel libre : vous pouvez l’utiliser, l’étudier, le modifier et le partager. Toute personne qui s’en sert par le réseau a droit au code source de la version en service.',
              )}
            </p>
            <p>
              <a href={addressOf('/source', {})} download>
                {t('Télécharger le code source de cette version')}
              </a>
            </p>
            <p>
              <a href="https://www.gnu.org/licenses/agpl-3.0.html" target="_blank" rel="noreferrer">
                {t('Lire la licence')}
                <span className="visually-hidden"> {t('(nouvelle fenêtre)')}</span>
              </a>
            </p>
          </div>
        </Section>
        {role === 'officer' ? <ForPrograms /> : null}
      </div>
    </Page>
  )
}

/** The way in for the programs of the group: payroll, books, statistics. */
function ForPrograms() {
  return (
    <Section title={t('Relier d’autres logiciels')}>
      <div className={styles.text}>
        <p>
          {t(
            'Tout ce que montrent ces écrans se lit et se commande aussi par l’API, avec les mêmes droits.',
          )}
        </p>
        <p>
          <a href="/api/v1/docs" target="_blank" rel="noreferrer">
            {t('Documentation de l’API, à essayer en ligne')}
            <span className="visually-hidden"> {t('(nouvelle fenêtre)')}</span>
          </a>
        </p>
        <p>
          <a href="/api/v1/openapi.json" target="_blank" rel="noreferrer">
            {t('Description OpenAPI 3.1')}
            <span className="visually-hidden"> {t('(nouvelle fenêtre)')}</span>
          </a>
        </p>
        <p>
          <Link to="/reglages/donnees">{t('Importer ou exporter toutes les données')}</Link>
        </p>
      </div>
    </Section>
  )
}
