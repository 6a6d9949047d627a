import { NativeSelect } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { compositionContract, PostRow } from '../composition-contract.ts'
import { useAddress, useAddressValue, useChangeAddress } from '../../web/address.ts'
import { count, numericDay } from '../../web/formats.ts'
import { t, text } from '../../web/texts.ts'
import {
  type Column,
  Duration,
  EmptyState,
  Page,
  type PageTab,
  PageTabs,
  ServerTable,
  useTab,
} from '../../web/ui/index.ts'
import { DocumentsTab } from './documents-tab.tsx'
import { PostPanel } from './post-panel.tsx'
import { POST_STATES, PostState, postStateWord } from './post-state.tsx'

const TABS = [
  { id: 'postes', label: text('Postes') },
  { id: 'documents', label: text('Documents à signer') },
] as const satisfies readonly PageTab[]

/** Which jobs are to be recruited for, who fits, and what waits for a signature? */
export function PostsPage() {
  const tabs = TABS.map(({ id, label }) => ({ id, label: t(label) }))
  const tab = useTab(tabs)
  const { poste } = useAddress()
  const change = useChangeAddress()
  const close = useCallback(() => change({ poste: '' }), [change])
  return (
    <Page
      title={t('Postes à pourvoir')}
      trail={[{ label: t('Composition'), to: '/composition' }]}
      lead={t('Les emplois acceptés dans la composition, jusqu’à la dernière signature')}
    >
      <PageTabs label={t('Postes')} tabs={tabs} />
      {tab === 'documents' ? <DocumentsTab /> : <Posts />}
      {poste === undefined ? null : <PostPanel key={poste} postId={poste} onClose={close} />}
    </Page>
  )
}

function Posts() {
  const { poste } = useAddress()
  const [state, setState] = useAddressValue('etat', 'tous')
  const filter = POST_STATES.find((each) => each === state)
  return (
    <ServerTable<typeof compositionContract.posts>
      label={t('Postes')}
      url="/posts"
      query={filter === undefined ? {} : { state: filter }}
      columns={columns()}
      rowKey={({ postId }) => postId}
      isCurrent={({ postId }) => postId === poste}
      filters={
        <NativeSelect
          aria-label={t('État')}
          value={state}
          onChange={({ currentTarget }) => setState(currentTarget.value)}
          data={[
            { value: 'tous', label: t('Tous les états') },
            ...POST_STATES.map((each) => ({ value: each, label: postStateWord(each) })),
          ]}
        />
      }
      empty={
        <EmptyState title={t('Aucun poste')}>
          {t('Un poste s’ouvre en acceptant un emploi de la composition.')}{' '}
          <Link to="/composition" search={{}}>
            {t('Voir la composition')}
          </Link>
        </EmptyState>
      }
    />
  )
}

const columns = (): readonly Column<PostRow>[] => [
  {
    id: 'title',
    header: t('Poste'),
    sort: 'title',
    main: true,
    cell: ({ postId, title }) => (
      <Link
        to="."
        search={(before: Readonly<Record<string, string | undefined>>) => ({
          ...before,
          poste: postId,
        })}
        resetScroll={false}
      >
        {title}
      </Link>
    ),
  },
  { id: 'state', header: t('État'), cell: ({ state }) => <PostState state={state} /> },
  {
    id: 'hours',
    header: t('Heures par semaine'),
    sort: 'weeklyMinutes',
    align: 'end',
    cell: ({ weeklyMinutes }) => <Duration minutes={weeklyMinutes} />,
  },
  {
    id: 'members',
    header: t('Adhérents'),
    cell: ({ members }) => members.map(({ name }) => name).join(', '),
  },
  {
    id: 'starts',
    header: t('À partir du'),
    sort: 'startsOn',
    cell: ({ startsOn }) => numericDay(startsOn),
  },
  {
    id: 'who',
    header: t('Qui'),
    cell: ({ state, employeeId, employeeName, candidatesThatFit }) =>
      employeeId !== null ? (
        <Link to={`/equipe/${encodeURIComponent(employeeId)}`} search={{}}>
          {employeeName}
        </Link>
      ) : state === 'open' ? (
        t(
          '{number, plural, =0 {aucun candidat ne convient} one {# candidat convient} other {# candidats conviennent}}',
          { number: candidatesThatFit },
        )
      ) : null,
  },
  {
    id: 'documents',
    header: t('À signer'),
    align: 'end',
    cell: ({ documentsToSign }) => (documentsToSign === 0 ? '' : count(documentsToSign)),
  },
  {
    id: 'opened',
    header: t('Ouvert le'),
    sort: 'openedAt',
    hidden: true,
    cell: ({ openedAt }) => numericDay(openedAt.slice(0, 10)),
  },
]
