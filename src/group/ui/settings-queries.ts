import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getWithTag, send } from '../../web/api.ts'
import { t } from '../../web/texts.ts'
import { notify } from '../../web/ui/index.ts'
import type { GroupSettings, groupContract } from '../group-contract.ts'

const KEY = ['group', 'settings'] as const

const read = () => getWithTag<typeof groupContract.settings>('/group/settings', {})

/** The choices of the group with the mark of their version. */
export const useSettings = () => useQuery({ queryKey: KEY, queryFn: read, staleTime: 0 })

const put = (settings: GroupSettings, tag: string | null) =>
  send<typeof groupContract.changeSettings>(
    'PUT',
    '/group/settings',
    { body: settings },
    tag ?? '*',
  )

/** Changes the choices if nobody changed them since `tag`; the notice takes it back. */
export function useChangeSettings({
  value: before,
  tag,
}: {
  readonly value: GroupSettings
  readonly tag: string | null
}) {
  const queryClient = useQueryClient()
  const reread = async () => {
    await queryClient.invalidateQueries({ queryKey: ['group'] })
    return queryClient.fetchQuery({ queryKey: KEY, queryFn: read, staleTime: 0 })
  }
  // The version just stored: a change made by somebody else since then is not overwritten.
  const takeBack = async (storedTag: string | null) => {
    await put(before, storedTag)
      .then(() => notify(t('Les réglages d’avant sont rétablis.')))
      .catch(() => notify(t('Les réglages ont changé entre-temps : rien n’a été rétabli.')))
    await reread()
  }
  return useMutation({
    mutationFn: (settings: GroupSettings) => put(settings, tag),
    onSuccess: async () => {
      const stored = await reread()
      notify(t('Réglages enregistrés.'), () => void takeBack(stored.tag))
    },
  })
}
