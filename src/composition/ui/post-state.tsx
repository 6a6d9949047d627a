import type { PostRow } from '../composition-contract.ts'
import { t } from '../../web/texts.ts'
import { StateBadge } from '../../web/ui/index.ts'

export const POST_STATES = [
  'open',
  'filled',
  'withdrawn',
] as const satisfies readonly PostRow['state'][]

export function postStateWord(state: PostRow['state']): string {
  switch (state) {
    case 'open':
      return t('à pourvoir')
    case 'filled':
      return t('pourvu')
    case 'withdrawn':
      return t('retiré')
  }
}

const TONES = { open: 'todo', filled: 'good', withdrawn: 'plain' } as const

export const PostState = ({ state }: { readonly state: PostRow['state'] }) => (
  <StateBadge tone={TONES[state]} word={postStateWord(state)} />
)
