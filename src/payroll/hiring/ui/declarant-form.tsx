import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useMay } from '../../../web/session.ts'
import { t } from '../../../web/texts.ts'
import { ErrorNotice, notify, Section } from '../../../web/ui/index.ts'
import type { HiringsAnswer } from '../hiring-contract.ts'
import { useSetDeclarant } from './hiring-queries.ts'
import styles from './hiring.module.css'

type Declarant = HiringsAnswer['declarant']

/** What every declaration says of the group. */
export function DeclarantForm({ declarant }: { readonly declarant: Declarant }) {
  const [typed, setTyped] = useState<Partial<Declarant>>({})
  const mayWrite = useMay('settings.write')
  const save = useSetDeclarant()
  const now = { ...declarant, ...typed }
  function submit(event: FormEvent) {
    event.preventDefault()
    save.mutate(now, {
      onSuccess: () => {
        notify(t('Les données du déclarant sont enregistrées.'))
        setTyped({})
      },
    })
  }
  const field = (name: keyof Declarant, label: string, placeholder: string) => (
    <TextInput
      label={label}
      value={now[name] ?? ''}
      placeholder={placeholder}
      readOnly={!mayWrite}
      onChange={({ currentTarget }) => setTyped({ ...typed, [name]: currentTarget.value })}
    />
  )
  return (
    <Section title={t('Le groupement, sur chaque déclaration')}>
      <form onSubmit={submit} noValidate>
        <div className={styles.fields}>
          {field('apeCode', t('Code APE'), '7830Z')}
          {field('urssafCode', t('Code de l’Urssaf'), '257')}
          {field('phone', t('Téléphone'), '0233000000')}
          {field('healthService', t('Service de santé au travail'), '01')}
        </div>
        {save.isError ? <ErrorNotice error={save.error} /> : null}
        {mayWrite ? (
          <div className={styles.actions}>
            <Button
              type="submit"
              disabled={Object.keys(typed).length === 0}
              loading={save.isPending}
            >
              {t('Enregistrer')}
            </Button>
          </div>
        ) : null}
      </form>
    </Section>
  )
}
