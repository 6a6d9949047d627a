import { Button } from '@mantine/core'
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router'
import { ErrorNotice, Page } from '../ui/index.ts'
import { t } from '../texts.ts'

/** An address that leads nowhere, or to what the person may not see. */
export function NotFoundPage() {
  return (
    <Page title={t('Page introuvable')}>
      <p>
        {t('Cette adresse ne mène à rien que vous puissiez voir.')}{' '}
        <Link to="/">{t('Revenir à l’accueil')}</Link>
      </p>
    </Page>
  )
}

/** A page that could not be shown at all: what happened and how to go on. */
export function PageFailed({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  return (
    <Page title={t('Cette page n’a pas pu s’afficher')}>
      <ErrorNotice error={error instanceof Error ? error : new Error(String(error))} />
      <p style={{ marginTop: 16 }}>
        <Button
          onClick={() => {
            reset()
            void router.invalidate()
          }}
        >
          {t('Réessayer')}
        </Button>
      </p>
    </Page>
  )
}
