import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { ApiProblem } from '../api.ts'
import { t } from '../texts.ts'
import styles from './ui.module.css'

/** What went wrong and what a person can do about it. Never a toast alone. */
export function ErrorNotice({
  error,
  onRetry,
}: {
  readonly error: Error
  readonly onRetry?: () => void
}) {
  const problem = error instanceof ApiProblem ? error.problem : null
  return (
    <div role="alert" className={styles.error}>
      <IconAlertTriangle size={20} stroke={1.8} aria-hidden />
      <div>
        <strong>{headline(error)}</strong>
        {problem?.detail === undefined ? null : <p>{problem.detail}</p>}
        {problem?.errors === undefined ? null : (
          <ul>
            {problem.errors.map(({ path, expected }) => (
              <li key={`${path} ${expected}`}>
                {path} : {expected}
              </li>
            ))}
          </ul>
        )}
        {problem?.logId === undefined ? null : (
          <p>{t('Numéro à donner à l’assistance : {id}', { id: problem.logId })}</p>
        )}
      </div>
      {onRetry === undefined || isMissing(error) ? null : (
        <Button variant="default" onClick={onRetry}>
          {t('Réessayer')}
        </Button>
      )}
    </div>
  )
}

/** What is not there does not come by asking again. */
const isMissing = (error: Error): boolean => error instanceof ApiProblem && error.status === 404

function headline(error: Error): string {
  if (!(error instanceof ApiProblem)) return t('Cette page a rencontré une erreur de notre fait.')
  if (error.status === 0) return t('Le serveur ne répond pas. Vérifiez la connexion au réseau.')
  if (error.problem.title !== '') return error.problem.title
  return t('La demande a échoué (code {status}).', { status: error.status })
}
