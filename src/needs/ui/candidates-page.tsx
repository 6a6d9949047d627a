import { Button, NativeSelect } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { type Search, useAddress, useAddressValue, useChangeAddress } from '../../web/address.ts'
import { count, duration, numericDay } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import {
  Answered,
  type Column,
  ConfirmSummary,
  Duration,
  EmptyState,
  ErrorNotice,
  FigureLink,
  Page,
  ServerTable,
  SidePanel,
  StateBadge,
} from '../../web/ui/index.ts'
import type { Candidate, peopleContract } from '../people-contract.ts'
import { CandidateForm } from './candidate-form.tsx'
import {
  useAddCandidate,
  useCandidate,
  useChangeCandidate,
  useEraseCandidate,
} from './candidate-queries.ts'
import styles from './needs.module.css'

/** Who could answer a need, and until when may the group keep what it knows? */
export function CandidatesPage() {
  const { etat = 'open', candidat, nouveau } = useAddress()
  const change = useChangeAddress()
  const close = useCallback(() => change({ candidat: '', nouveau: '' }), [change])
  return (
    <Page
      title={t('Candidats')}
      lead={t('Ce qu’ils savent faire, quand et jusqu’où, ce qu’ils refusent.')}
      trail={[{ label: t('Besoins'), to: '/besoins' }]}
      actions={
        <Button
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => change({ nouveau: 'oui', candidat: '' }, 'remember')}
        >
          {t('Ajouter un candidat')}
        </Button>
      }
    >
      <ServerTable<typeof peopleContract.list>
        label={t('Candidats')}
        url="/candidates"
        query={isState(etat) ? { state: etat } : {}}
        columns={columns()}
        rowKey={({ candidateId }) => candidateId}
        isCurrent={({ candidateId }) => candidateId === candidat}
        filters={<StateFilter />}
        empty={
          <EmptyState title={t('Aucun candidat')}>
            <Link to="/candidats" search={{ nouveau: 'oui' }}>
              {t('Ajouter le premier')}
            </Link>{' '}
            · <Link to="/reglages/donnees">{t('Importer un tableau de candidats')}</Link>
          </EmptyState>
        }
      />
      {nouveau !== undefined ? <NewPanel onClose={close} /> : null}
      {nouveau === undefined && candidat !== undefined ? (
        <CandidatePanel key={candidat} candidateId={candidat} onClose={close} />
      ) : null}
    </Page>
  )
}

type State = 'open' | 'hired' | 'overdue'
const isState = (text: string): text is State =>
  text === 'open' || text === 'hired' || text === 'overdue'

function StateFilter() {
  const [state, setState] = useAddressValue('etat', 'open')
  return (
    <NativeSelect
      aria-label={t('État')}
      value={state}
      onChange={({ currentTarget }) => setState(currentTarget.value)}
      data={[
        { value: 'open', label: t('À placer') },
        { value: 'hired', label: t('Embauchés') },
        { value: 'overdue', label: t('À effacer') },
        { value: 'tous', label: t('Tous') },
      ]}
    />
  )
}

const columns = (): readonly Column<Candidate>[] => [
  {
    id: 'name',
    header: t('Candidat'),
    sort: 'name',
    main: true,
    cell: ({ candidateId, lastName, firstName }) => (
      <Link to="/candidats" search={(before: Search) => ({ ...before, candidat: candidateId })}>
        {lastName} {firstName}
      </Link>
    ),
  },
  {
    id: 'skills',
    header: t('Métiers et habilitations'),
    cell: ({ skills }) => skills.join(', '),
  },
  {
    id: 'hours',
    header: t('Heures souhaitées'),
    sort: 'weeklyMinutes',
    align: 'end',
    cell: ({ weeklyMinutes }) => <Duration minutes={weeklyMinutes} />,
  },
  {
    id: 'mobility',
    header: t('Mobilité'),
    cell: ({ mobilityKm, mobilityMinutes }) =>
      [
        mobilityKm === null ? null : `${count(mobilityKm)}\u00a0km`,
        mobilityMinutes === null ? null : duration(mobilityMinutes),
      ]
        .filter((part) => part !== null)
        .join(', '),
  },
  {
    id: 'needs',
    header: t('Besoins possibles'),
    sort: 'fittingNeeds',
    align: 'end',
    cell: ({ fittingNeeds, skills }) =>
      fittingNeeds === 0 ? (
        count(0)
      ) : (
        <FigureLink to="/besoins" search={{ metier: skills[0] ?? '' }}>
          {count(fittingNeeds)}
        </FigureLink>
      ),
  },
  {
    id: 'contact',
    header: t('Dernier contact'),
    sort: 'lastContactOn',
    cell: ({ lastContactOn }) => numericDay(lastContactOn),
  },
  {
    id: 'kept',
    header: t('Conservation'),
    sort: 'keptUntil',
    cell: ({ keptUntil, overdue, hiredAs }) =>
      overdue ? (
        <StateBadge tone="bad" word={t('à effacer')} />
      ) : hiredAs === null ? (
        t('jusqu’au {day}', { day: numericDay(keptUntil) })
      ) : (
        <StateBadge tone="good" word={t('embauché')} />
      ),
  },
]

function NewPanel({ onClose }: { readonly onClose: () => void }) {
  const saving = useAddCandidate(onClose)
  return (
    <SidePanel title={t('Ajouter un candidat')} onClose={onClose}>
      <CandidateForm candidate={null} saving={saving} />
    </SidePanel>
  )
}

function CandidatePanel({
  candidateId,
  onClose,
}: {
  readonly candidateId: string
  readonly onClose: () => void
}) {
  const candidate = useCandidate(candidateId)
  const value = candidate.data?.value
  const name = value === undefined ? t('Candidat') : `${value.firstName} ${value.lastName}`
  return (
    <SidePanel title={name} onClose={onClose}>
      <Answered query={candidate}>
        {({ value: one, tag }) => <Known candidate={one} tag={tag} onClose={onClose} />}
      </Answered>
    </SidePanel>
  )
}

function Known({
  candidate,
  tag,
  onClose,
}: {
  readonly candidate: Candidate
  readonly tag: string | null
  readonly onClose: () => void
}) {
  const { candidateId, firstName, lastName, keptUntil } = candidate
  const saving = useChangeCandidate(candidateId, tag, onClose)
  const erase = useEraseCandidate(candidateId, onClose)
  const [isAsked, setAsked] = useState(false)
  return (
    <>
      <CandidateForm candidate={candidate} saving={saving} />
      <div className={styles.erase}>
        <p className={styles.hint}>
          {t('Conservé jusqu’au {day}, sauf nouveau contact.', { day: numericDay(keptUntil) })}
        </p>
        {erase.isError ? <ErrorNotice error={erase.error} /> : null}
        <Button variant="default" onClick={() => setAsked(true)}>
          {t('Effacer ses données')}
        </Button>
      </div>
      {isAsked ? (
        <ConfirmSummary
          title={t('Effacer {name} ?', { name: `${firstName} ${lastName}` })}
          confirmWord={t('Effacer pour toujours')}
          busy={erase.isPending}
          onConfirm={() => erase.mutate()}
          onCancel={() => setAsked(false)}
        >
          <p>{t('Nom, contact, compétences et souhaits disparaissent. Rien n’en est gardé.')}</p>
        </ConfirmSummary>
      ) : null}
    </>
  )
}
