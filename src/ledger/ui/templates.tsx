import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { get, send } from '../../web/api.ts'
import { t } from '../../web/texts.ts'
import { ErrorNotice, notify } from '../../web/ui/index.ts'
import type { booksContract, EntryTemplateAnswer, TypedLineBody } from '../books/books-contract.ts'
import styles from './ledger.module.css'

const KEY = ['/ledger/templates']

/** Entries that come again: one is taken, or what is typed is kept as one. */
export function Templates({
  onTake,
  head,
  lines,
}: {
  readonly onTake: (template: EntryTemplateAnswer) => void
  readonly head: { readonly journal: string; readonly label: string }
  readonly lines: readonly TypedLineBody[]
}) {
  const [chosen, setChosen] = useState('')
  const [name, setName] = useState('')
  const queryClient = useQueryClient()
  const templates = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => get<typeof booksContract.templates>('/ledger/templates', {}, signal),
  })
  const items = templates.data?.items ?? []
  const keep = useMutation({
    mutationFn: () =>
      send<typeof booksContract.keepTemplate>('POST', '/ledger/templates', {
        body: { name, journal: head.journal, label: head.label, lines: [...lines] },
      }),
    onSuccess: async () => {
      notify(t('Le modèle « {name} » est gardé.', { name }))
      setName('')
      await queryClient.invalidateQueries({ queryKey: KEY })
    },
  })
  const drop = useMutation({
    mutationFn: (templateId: string) =>
      send<typeof booksContract.dropTemplate>('DELETE', '/ledger/templates/:templateId', {
        params: { templateId },
      }),
    onSuccess: async () => {
      setChosen('')
      await queryClient.invalidateQueries({ queryKey: KEY })
    },
  })
  const error = keep.error ?? drop.error
  return (
    <div className={styles.inline}>
      {error === null ? null : <ErrorNotice error={error} />}
      <NativeSelect
        label={t('Modèle')}
        value={chosen}
        disabled={items.length === 0}
        onChange={({ currentTarget }) => {
          setChosen(currentTarget.value)
          const template = items.find(({ templateId }) => templateId === currentTarget.value)
          if (template !== undefined) onTake(template)
        }}
        data={[
          {
            value: '',
            label: items.length === 0 ? t('Aucun modèle encore') : t('Choisir un modèle'),
          },
          ...items.map(({ templateId, name: label }) => ({ value: templateId, label })),
        ]}
      />
      {chosen === '' ? null : (
        <Button variant="subtle" loading={drop.isPending} onClick={() => drop.mutate(chosen)}>
          {t('Supprimer ce modèle')}
        </Button>
      )}
      <TextInput
        label={t('Garder cette écriture comme modèle')}
        placeholder={t('Nom du modèle')}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <Button
        variant="default"
        disabled={name.trim() === '' || lines.length === 0}
        loading={keep.isPending}
        onClick={() => keep.mutate()}
      >
        {t('Garder')}
      </Button>
    </div>
  )
}
