import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { get, getWithTag, send } from '../../web/api.ts'
import { t } from '../../web/texts.ts'
import { notify } from '../../web/ui/index.ts'
import type { NeedBody, NeedRow, needsContract } from '../needs-contract.ts'

const readNeed = (needId: string) =>
  getWithTag<typeof needsContract.need>('/needs/:needId', { params: { needId } })

/** A need with the mark of its version. */
export const useNeed = (needId: string) =>
  useQuery({ queryKey: ['/needs', 'one', needId], queryFn: () => readNeed(needId), staleTime: 0 })

/** What the form offers: the work places of the viewer and the skills of the group. */
export const useSuggestions = () =>
  useQuery({
    queryKey: ['/need-suggestions'],
    queryFn: ({ signal }) => get<typeof needsContract.suggestions>('/need-suggestions', {}, signal),
    staleTime: 60_000,
  })

/** Reads again all that shows needs. */
function useReread() {
  const client = useQueryClient()
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['/needs'] }),
      client.invalidateQueries({ queryKey: ['/need-suggestions'] }),
      client.invalidateQueries({ queryKey: ['/candidates'] }),
    ])
}

const withdraw = (needId: string, reason: string) =>
  send<typeof needsContract.withdraw>('POST', '/needs/:needId/withdrawal', {
    params: { needId },
    body: { reason },
  })

const reopen = (needId: string) =>
  send<typeof needsContract.reopen>('POST', '/needs/:needId/reopening', {
    params: { needId },
    body: { reason: null },
  })

/** States a need; the notice takes it back. */
export function useStateNeed(onDone: (needId: string) => void) {
  const reread = useReread()
  return useMutation({
    mutationFn: (body: NeedBody) => send<typeof needsContract.state>('POST', '/needs', { body }),
    onSuccess: async ({ needId }) => {
      await reread()
      notify(t('Besoin {number} enregistré.', { number: needId }), () => {
        void withdraw(needId, t('Exprimé par erreur')).then(reread)
      })
      onDone(needId)
    },
  })
}

const put = (needId: string, body: NeedBody, tag: string | null) =>
  send<typeof needsContract.change>(
    'PUT',
    '/needs/:needId',
    { params: { needId }, body },
    tag ?? '*',
  )

/** Changes a need if nobody changed it since `tag`; the notice takes the change back. */
export function useChangeNeed(
  { needId, ...before }: NeedRow,
  tag: string | null,
  onDone: () => void,
) {
  const reread = useReread()
  // The version just stored: a change made by somebody else since then is not overwritten.
  const takeBack = async (storedTag: string | null) => {
    await put(needId, bodyOf(before), storedTag)
      .then(() => notify(t('Le besoin d’avant est rétabli.')))
      .catch(() => notify(t('Le besoin a changé entre-temps : rien n’a été rétabli.')))
    await reread()
  }
  return useMutation({
    mutationFn: async (body: NeedBody) => {
      await put(needId, body, tag)
      return readNeed(needId)
    },
    onSuccess: async (stored) => {
      await reread()
      notify(t('Besoin modifié.'), () => void takeBack(stored.tag))
      onDone()
    },
  })
}

const bodyOf = (need: Omit<NeedRow, 'needId'>): NeedBody => ({
  siteId: need.siteId,
  skill: need.skill,
  authorisations: need.authorisations,
  startsOn: need.startsOn,
  endsOn: need.endsOn,
  everyYear: need.everyYear,
  weeklyMinutes: need.weeklyMinutes,
  weeklyMinutesLeast: need.weeklyMinutesLeast,
  weeklyMinutesMost: need.weeklyMinutesMost,
  halfDays: need.halfDays,
  halfDaysNeeded: need.halfDaysNeeded,
  hourlyPriceE4: need.hourlyPriceE4,
  note: need.note,
})

/** Withdraws a need with its reason; the notice opens it again. */
export function useWithdrawNeed(needId: string) {
  const reread = useReread()
  return useMutation({
    mutationFn: (reason: string) => withdraw(needId, reason),
    onSuccess: async () => {
      await reread()
      notify(t('Besoin retiré.'), () => void reopen(needId).then(reread))
    },
  })
}

export function useReopenNeed(needId: string) {
  const reread = useReread()
  return useMutation({
    mutationFn: () => reopen(needId),
    onSuccess: async () => {
      await reread()
      notify(t('Besoin rouvert.'))
    },
  })
}
