import { NativeSelect } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { compositionContract, DocumentToSign } from '../composition-contract.ts'
import { useAddress, useAddressValue } from '../../web/address.ts'
import { numericDay } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { type Column, Duration, EmptyState, ServerTable, StateBadge } from '../../web/ui/index.ts'
import { DecideButtons } from './decide-buttons.tsx'
import { documentWord } from './document-words.ts'

const STATES = [
  'to_sign',
  'signed',
  'refused',
  'withdrawn',
] as const satisfies readonly DocumentToSign['state'][]

/** Contracts, amendments and agreements with their state. */
export function DocumentsTab() {
  const { salarie } = useAddress()
  const [state, setState] = useAddressValue('signature', 'to_sign')
  const filter = STATES.find((each) => each === state)
  return (
    <ServerTable<typeof compositionContract.documents>
      label={t('Documents à signer')}
      name="d"
      url="/documents-to-sign"
      query={{
        ...(filter === undefined ? {} : { state: filter }),
        ...(salarie === undefined ? {} : { employeeId: salarie }),
      }}
      searchable={false}
      columns={columns()}
      rowKey={({ documentId }) => documentId}
      filters={
        <NativeSelect
          aria-label={t('État')}
          value={state}
          onChange={({ currentTarget }) => setState(currentTarget.value)}
          data={[
            ...STATES.map((each) => ({ value: each, label: stateWord(each) })),
            { value: 'tous', label: t('Tous les états') },
          ]}
        />
      }
      empty={
        <EmptyState title={t('Aucun document')}>
          {t(
            'Les contrats, avenants et conventions naissent quand un emploi est proposé ou un poste pourvu.',
          )}
        </EmptyState>
      }
    />
  )
}

function stateWord(state: DocumentToSign['state']): string {
  switch (state) {
    case 'to_sign':
      return t('à signer')
    case 'signed':
      return t('signé')
    case 'refused':
      return t('refusé')
    case 'withdrawn':
      return t('annulé')
  }
}

const TONES = { to_sign: 'todo', signed: 'good', refused: 'bad', withdrawn: 'plain' } as const

export const DocumentState = ({ state }: { readonly state: DocumentToSign['state'] }) => (
  <StateBadge tone={TONES[state]} word={stateWord(state)} />
)

const columns = (): readonly Column<DocumentToSign>[] => [
  {
    id: 'kind',
    header: t('Document'),
    sort: 'kind',
    main: true,
    cell: ({ kind }) => documentWord(kind),
  },
  {
    id: 'employee',
    header: t('Salarié'),
    sort: 'employeeName',
    cell: ({ employeeId, data }) => (
      <Link to={`/equipe/${encodeURIComponent(employeeId)}`} search={{}}>
        {data.employeeName}
      </Link>
    ),
  },
  {
    id: 'members',
    header: t('Adhérents'),
    cell: ({ data }) => data.members.map(({ name }) => name).join(', '),
  },
  {
    id: 'hours',
    header: t('Heures par semaine'),
    align: 'end',
    cell: ({ data }) => <Duration minutes={data.weeklyMinutes} />,
  },
  {
    id: 'starts',
    header: t('À partir du'),
    cell: ({ data }) => numericDay(data.startsOn),
  },
  { id: 'state', header: t('État'), cell: ({ state }) => <DocumentState state={state} /> },
  {
    id: 'decision',
    header: t('Décision'),
    cell: (row) =>
      row.state === 'to_sign' ? (
        <DecideButtons document={row} />
      ) : (
        [row.decidedOn === null ? '' : numericDay(row.decidedOn), row.reason ?? '']
          .filter((part) => part !== '')
          .join(' : ')
      ),
  },
  {
    id: 'created',
    header: t('Fait le'),
    sort: 'createdAt',
    hidden: true,
    cell: ({ createdAt }) => numericDay(createdAt.slice(0, 10)),
  },
]
