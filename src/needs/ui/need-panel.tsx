import { Answered, SidePanel } from '../../web/ui/index.ts'
import { t } from '../../web/texts.ts'
import type { NeedRow, NeedSite } from '../needs-contract.ts'
import { NeedForm } from './need-form.tsx'
import { useChangeNeed, useStateNeed, useSuggestions } from './need-queries.ts'

interface Offer {
  readonly sites: readonly NeedSite[]
  readonly skills: readonly string[]
}

/** A new need, beside the list. */
export function NewNeedPanel({
  onClose,
  onDone,
}: {
  readonly onClose: () => void
  readonly onDone: (needId: string) => void
}) {
  const suggestions = useSuggestions()
  return (
    <SidePanel title={t('Exprimer un besoin')} onClose={onClose}>
      <Answered query={suggestions}>{(offer) => <NewNeed {...offer} onDone={onDone} />}</Answered>
    </SidePanel>
  )
}

function NewNeed({ onDone, ...offer }: Offer & { readonly onDone: (needId: string) => void }) {
  const saving = useStateNeed(onDone)
  return <NeedForm need={null} {...offer} saving={saving} />
}

/** A stated need to change, beside its page. */
export function ChangeNeedPanel({
  need,
  tag,
  onClose,
}: {
  readonly need: NeedRow
  readonly tag: string | null
  readonly onClose: () => void
}) {
  const suggestions = useSuggestions()
  return (
    <SidePanel title={t('Modifier le besoin {number}', { number: need.needId })} onClose={onClose}>
      <Answered query={suggestions}>
        {(offer) => <ChangedNeed need={need} tag={tag} {...offer} onDone={onClose} />}
      </Answered>
    </SidePanel>
  )
}

function ChangedNeed({
  need,
  tag,
  sites,
  skills,
  onDone,
}: Offer & {
  readonly need: NeedRow
  readonly tag: string | null
  readonly onDone: () => void
}) {
  const saving = useChangeNeed(need, tag, onDone)
  // The place of the need stays a choice when its member has left meanwhile.
  const { siteId, siteName, memberId, memberName } = need
  const own = { siteId, siteName, memberId, memberName, located: true }
  const known = sites.some((site) => site.siteId === siteId) ? sites : [own, ...sites]
  return <NeedForm need={need} sites={known} skills={skills} saving={saving} />
}
