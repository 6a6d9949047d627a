import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useEffect, useState } from 'react'
import type { identityContract } from '../../platform/identity/identity-contract.ts'
import { useAddress } from '../address.ts'
import { ApiProblem, send } from '../api.ts'
import { Logo } from '../frame/logo.tsx'
import { sessionQuery } from '../session.ts'
import { choose, chosenLanguage, LANGUAGES, language, speak, t } from '../texts.ts'
import { ErrorNotice } from '../ui/error-notice.tsx'
import styles from './sign-in.module.css'

const LANGUAGE_NAMES = { fr: 'Français', en: 'English' } as const

/** An address of the application to go to after signing in; never another site. */
const safeTarget = (asked: string | undefined): string =>
  asked !== undefined && /^\/(?![/\\])/.test(asked) ? asked : '/'

/** The door: who are you? */
export function SignInPage() {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const target = safeTarget(useAddress()['vers'])
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const signIn = useMutation({
    mutationFn: () =>
      send<typeof identityContract.signIn>('POST', '/session', { body: { email, password } }),
    onSuccess: async (session) => {
      queryClient.clear()
      queryClient.setQueryData(sessionQuery.queryKey, session)
      // What was chosen at this door counts; without a choice the language of the account does.
      if (chosenLanguage() === null) await speak(session.language)
      await navigate({ href: target, replace: true })
    },
  })
  useEffect(() => {
    document.title = `${t('Connexion')} · Maillage`
  }, [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate()
  }
  return (
    <div className={styles.page}>
      <main className={styles.card}>
        <div className={styles.brand}>
          <Logo size={40} />
        </div>
        <h1>Maillage</h1>
        <p className={styles.lead}>{t('Le système commun de votre groupement d’employeurs')}</p>
        <form onSubmit={submit} className={styles.form}>
          <TextInput
            label={t('Adresse électronique')}
            type="email"
            autoComplete="username"
            required
            withAsterisk={false}
            size="md"
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <PasswordInput
            label={t('Mot de passe')}
            autoComplete="current-password"
            required
            withAsterisk={false}
            size="md"
            value={password}
            visibilityToggleButtonProps={{ 'aria-label': t('Afficher le mot de passe') }}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          {signIn.isError ? <Refusal error={signIn.error} /> : null}
          <Button type="submit" size="md" fullWidth loading={signIn.isPending}>
            {t('Se connecter')}
          </Button>
        </form>
      </main>
      <div className={styles.languages}>
        {LANGUAGES.map((code) => (
          <button
            key={code}
            type="button"
            lang={code}
            aria-pressed={language() === code}
            onClick={() => void choose(code)}
          >
            {LANGUAGE_NAMES[code]}
          </button>
        ))}
      </div>
    </div>
  )
}

function Refusal({ error }: { readonly error: Error }) {
  if (error instanceof ApiProblem && error.status === 401) {
    return (
      <p role="alert" className={styles.refusal}>
        {t('Adresse ou mot de passe inconnus. Vérifiez les deux et recommencez.')}
      </p>
    )
  }
  if (error instanceof ApiProblem && error.status === 429) {
    return (
      <p role="alert" className={styles.refusal}>
        {t('Trop d’essais. Attendez quelques minutes avant de recommencer.')}
      </p>
    )
  }
  return <ErrorNotice error={error} />
}
