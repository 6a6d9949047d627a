import { Button, NativeSelect } from '@mantine/core'
import { type ReactNode, useCallback, useState } from 'react'
import type { ComposedJob, Composition, WhatIfChange } from '../composition-contract.ts'
import { useAddress, useChangeAddress } from '../../web/address.ts'
import { duration } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { ErrorNotice, SidePanel } from '../../web/ui/index.ts'
import { type AskedNeed, AddNeedFields, firstNeed } from './add-need-fields.tsx'
import { needName } from './change-text.ts'
import { Terms } from './compose-button.tsx'
import type { CompositionView } from './composition-view.ts'
import styles from './composition.module.css'
import { useTry } from './use-try.ts'

type AnyKind = Exclude<WhatIfChange['kind'], 'lock' | 'unlock'>

interface Asked {
  readonly kind: AnyKind
  readonly first: string
  readonly second: string
  readonly need: AskedNeed
  readonly terms: Composition['terms']
}

/** Tries something on what is shown: nothing of the group changes until the answer is kept. */
export function WhatIfPanel({
  view,
  job = null,
}: {
  readonly view: CompositionView
  /** Names the members and needs that are offered first. */
  readonly job?: ComposedJob | null
}) {
  const { composition } = view
  const change = useChangeAddress()
  const close = useCallback(() => change({ panneau: '', essai: '' }), [change])
  const { essai } = useAddress()
  const { tryOut, isPending, error } = useTry(composition)
  const [asked, setAsked] = useState<Asked>(() => firstAsked(view, job, essai))
  const made = changeOf(asked, composition)
  return (
    <SidePanel title={t('Et si…')} onClose={close}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (made !== null) tryOut(made)
        }}
      >
        <NativeSelect
          label={t('Ce que vous voulez essayer')}
          value={asked.kind}
          onChange={({ currentTarget }) => {
            const kind = KINDS.find((each) => each === currentTarget.value)
            if (kind !== undefined) setAsked({ ...asked, kind, first: '', second: '' })
          }}
          data={KINDS.map((kind) => ({ value: kind, label: kindText(kind) }))}
        />
        <Fields view={view} job={job} asked={asked} onChange={setAsked} />
        {error === null ? null : <ErrorNotice error={error} />}
        <p className={styles.soft}>
          {t(
            'La réponse est refaite en changeant le moins d’emplois possible. Vous verrez la différence avant de la retenir.',
          )}
        </p>
        <Button type="submit" disabled={made === null} loading={isPending}>
          {t('Essayer')}
        </Button>
      </form>
    </SidePanel>
  )
}

const KINDS = [
  'add-need',
  'drop-member',
  'drop-need',
  'members-apart',
  'needs-apart',
  'drop-person',
  'terms',
] as const satisfies readonly AnyKind[]

function kindText(kind: AnyKind): string {
  switch (kind) {
    case 'add-need':
      return t('Un besoin de plus')
    case 'drop-member':
      return t('Sans un adhérent')
    case 'drop-need':
      return t('Sans un besoin')
    case 'members-apart':
      return t('Deux adhérents jamais ensemble')
    case 'needs-apart':
      return t('Deux besoins jamais ensemble')
    case 'drop-person':
      return t('Sans un salarié ou un candidat')
    case 'terms':
      return t('D’autres limites')
  }
}

function firstAsked(view: CompositionView, job: ComposedJob | null, essai?: string): Asked {
  const { composition } = view
  const piece = composition.missing.find(({ missingId }) => missingId === essai)
  return {
    kind: job === null ? 'add-need' : 'members-apart',
    first: '',
    second: '',
    need: firstNeed(composition, piece),
    terms: composition.terms,
  }
}

/** What is sent; null while something lacks. */
function changeOf(asked: Asked, { terms }: Composition): WhatIfChange | null {
  const { kind, first, second, need } = asked
  const two = first !== '' && second !== '' && first !== second
  switch (kind) {
    case 'add-need':
      return need.siteId === '' || need.skill === '' || need.weeklyMinutes < 1
        ? null
        : { kind, need: { ...need, authorisations: [], halfDays: [...need.halfDays] } }
    case 'drop-member':
      return first === '' ? null : { kind, memberId: first }
    case 'drop-need':
      return first === '' ? null : { kind, needId: first }
    case 'drop-person':
      return first === '' ? null : { kind, personId: first }
    case 'members-apart':
      return two ? { kind, memberIds: [first, second] } : null
    case 'needs-apart':
      return two ? { kind, needIds: [first, second] } : null
    case 'terms': {
      const changed = Object.entries(asked.terms).filter(
        ([name, value]) => Object.entries(terms).find(([each]) => each === name)?.[1] !== value,
      )
      return changed.length === 0 ? null : { kind, terms: Object.fromEntries(changed) }
    }
  }
}

interface FieldsProps {
  readonly view: CompositionView
  readonly job: ComposedJob | null
  readonly asked: Asked
  readonly onChange: (asked: Asked) => void
}

function Fields({ view, job, asked, onChange }: FieldsProps): ReactNode {
  const { composition } = view
  const one = (label: string, data: readonly Choice[]) => (
    <Choose
      label={label}
      data={data}
      value={asked.first}
      onChange={(first) => onChange({ ...asked, first })}
    />
  )
  const two = (first: string, second: string, data: readonly Choice[]) => (
    <>
      {one(first, data)}
      <Choose
        label={second}
        data={data.filter(({ value }) => value !== asked.first)}
        value={asked.second}
        onChange={(other) => onChange({ ...asked, second: other })}
      />
    </>
  )
  switch (asked.kind) {
    case 'add-need':
      return (
        <AddNeedFields
          composition={composition}
          need={asked.need}
          onChange={(need) => onChange({ ...asked, need })}
        />
      )
    case 'drop-member':
      return one(t('Adhérent'), memberChoices(view, job))
    case 'drop-need':
      return one(t('Besoin'), needChoices(composition, job))
    case 'drop-person':
      return one(t('Personne'), personChoices(composition))
    case 'members-apart':
      return two(t('Adhérent'), t('Autre adhérent'), memberChoices(view, job))
    case 'needs-apart':
      return two(t('Besoin'), t('Autre besoin'), needChoices(composition, job))
    case 'terms':
      return (
        <div className={styles.formTerms}>
          <Terms terms={asked.terms} onChange={(terms) => onChange({ ...asked, terms })} />
        </div>
      )
  }
}

interface Choice {
  readonly value: string
  readonly label: string
}

function Choose({
  label,
  data,
  value,
  onChange,
}: {
  readonly label: string
  readonly data: readonly Choice[]
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  return (
    <NativeSelect
      label={label}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      data={[{ value: '', label: t('Choisir') }, ...data]}
    />
  )
}

const byLabel = (a: Choice, b: Choice): number => a.label.localeCompare(b.label, 'fr')

/** Members of the job where there is one, else all. */
function memberChoices({ codes }: CompositionView, job: ComposedJob | null): readonly Choice[] {
  return [...codes.values()]
    .filter(({ memberId }) => job === null || job.memberIds.includes(memberId))
    .map(({ memberId, name, code }) => ({ value: memberId, label: `${name} (${code})` }))
    .toSorted(byLabel)
}

function needChoices(composition: Composition, job: ComposedJob | null): readonly Choice[] {
  const inJob = new Set(job?.pieces.map(({ needId }) => needId))
  return Object.values(composition.needs)
    .filter(({ needId }) => job === null || inJob.has(needId))
    .map(({ needId, skill }) => ({
      value: needId,
      label: `${needName(needId, [composition])}, ${skill}`,
    }))
    .toSorted(byLabel)
}

const personChoices = ({ jobs }: Composition): readonly Choice[] =>
  jobs
    .flatMap(({ person }) => (person === null ? [] : [person]))
    .map(({ personId, name, weeklyMinutes }) => ({
      value: personId,
      label: t('{name}, {hours}', { name, hours: duration(weeklyMinutes) }),
    }))
    .toSorted(byLabel)
