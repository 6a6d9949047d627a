import { Button, Checkbox, PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useMay } from '../../../web/session.ts'
import { t } from '../../../web/texts.ts'
import { ErrorNotice, notify, Section, StateBadge } from '../../../web/ui/index.ts'
import type { PlatformAccountAnswer } from '../transmission-contract.ts'
import { useSetAccount, useTryAccount } from './settings-queries.ts'
import styles from './transmission.module.css'

const EMPTY = {
  flowAddress: '',
  directoryAddress: '',
  tokenAddress: '',
  clientId: '',
  organizationId: null,
  sendsByItself: false,
  hasSecret: false,
}

/** The account of the group at its approved platform. The secret is written, never read. */
export function AccountForm({ stored }: { readonly stored: PlatformAccountAnswer | null }) {
  const known = stored ?? EMPTY
  const [typed, setTyped] = useState({ ...known, organizationId: known.organizationId ?? '' })
  const [secret, setSecret] = useState('')
  const save = useSetAccount()
  const mayWrite = useMay('settings.write')
  const field = (
    name: 'flowAddress' | 'directoryAddress' | 'tokenAddress' | 'clientId' | 'organizationId',
  ) => ({
    value: typed[name],
    readOnly: !mayWrite,
    onChange: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) =>
      setTyped({ ...typed, [name]: currentTarget.value }),
  })
  function submit(event: FormEvent) {
    event.preventDefault()
    const { flowAddress, directoryAddress, tokenAddress, clientId, sendsByItself } = typed
    save.mutate(
      {
        flowAddress: flowAddress.trim(),
        directoryAddress: directoryAddress.trim(),
        tokenAddress: tokenAddress.trim(),
        clientId: clientId.trim(),
        secret: secret === '' ? null : secret,
        organizationId: typed.organizationId.trim() === '' ? null : typed.organizationId.trim(),
        sendsByItself,
      },
      { onSuccess: () => notify(t('Le compte de la plateforme est enregistré.')) },
    )
  }
  return (
    <Section title={t('Plateforme agréée')}>
      <form onSubmit={submit} className={styles.fields} noValidate>
        <TextInput
          label={t('Service des flux (adresse)')}
          placeholder="https://api.exemple.fr/flow-service"
          {...field('flowAddress')}
        />
        <TextInput
          label={t('Service de l’annuaire (adresse)')}
          placeholder="https://api.exemple.fr/directory-service"
          {...field('directoryAddress')}
        />
        <TextInput
          label={t('Jetons d’accès (adresse)')}
          placeholder="https://auth.exemple.fr/token"
          {...field('tokenAddress')}
        />
        <TextInput label={t('Identifiant du client')} {...field('clientId')} />
        <PasswordInput
          label={t('Secret')}
          description={
            known.hasSecret
              ? t('Un secret est enregistré, chiffré. Vide : il reste.')
              : t('Il est chiffré avant d’être enregistré et n’est jamais montré.')
          }
          autoComplete="off"
          value={secret}
          readOnly={!mayWrite}
          onChange={({ currentTarget }) => setSecret(currentTarget.value)}
        />
        <TextInput label={t('Organisation (facultatif)')} {...field('organizationId')} />
        <Checkbox
          label={t('Transmettre les factures dès leur émission')}
          checked={typed.sendsByItself}
          disabled={!mayWrite}
          onChange={({ currentTarget }) =>
            setTyped({ ...typed, sendsByItself: currentTarget.checked })
          }
        />
        {save.isError ? <ErrorNotice error={save.error} /> : null}
        {mayWrite ? (
          <div className={styles.actions}>
            <Button type="submit" loading={save.isPending}>
              {t('Enregistrer')}
            </Button>
            {stored === null ? null : <Trial />}
          </div>
        ) : null}
      </form>
    </Section>
  )
}

function Trial() {
  const trial = useTryAccount()
  return (
    <>
      <Button variant="default" loading={trial.isPending} onClick={() => trial.mutate()}>
        {t('Essayer le compte')}
      </Button>
      <span role="status">
        {trial.data === undefined ? null : (
          <StateBadge
            tone={trial.data.ok ? 'good' : 'bad'}
            word={trial.data.ok ? t('La plateforme répond.') : (trial.data.said ?? '')}
          />
        )}
      </span>
      {trial.isError ? <ErrorNotice error={trial.error} /> : null}
    </>
  )
}
