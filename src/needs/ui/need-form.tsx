import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useId, useRef, useState } from 'react'
import { ApiProblem } from '../../web/api.ts'
import { localToday } from '../../web/now.ts'
import { useSession } from '../../web/session.ts'
import { t } from '../../web/texts.ts'
import { ErrorNotice } from '../../web/ui/index.ts'
import type { NeedBody, NeedRow, NeedSite } from '../needs-contract.ts'
import { MoreFields } from './need-more-fields.tsx'
import {
  emptyNeed,
  type NeedField,
  type NeedProblem,
  readNeed,
  type TypedNeed,
  typedNeed,
} from './need-typed.ts'
import { needSentence } from './need-words.ts'
import styles from './needs.module.css'
import { SeasonFields } from './season-fields.tsx'
import { WeekGrid } from './week-grid.tsx'
import { problemText } from './problem-text.ts'

/** What the fields of the form share. */
export interface FieldsProps {
  readonly typed: TypedNeed
  readonly onChange: (change: Partial<TypedNeed>) => void
  /** What is wrong with the field, in words; null before the form was sent. */
  readonly errorOf: (field: NeedField) => string | null
}

interface Saving {
  readonly isPending: boolean
  readonly error: Error | null
  readonly mutate: (body: NeedBody) => void
}

/**
 * A need in three questions: what, when, how much. What is rarer is folded. The sentence at the
 * foot says back what was understood, before it is sent.
 */
export function NeedForm({
  need,
  sites,
  skills,
  saving,
}: {
  /** The need to change; null for a new one. */
  readonly need: NeedRow | null
  readonly sites: readonly NeedSite[]
  readonly skills: readonly string[]
  readonly saving: Saving
}) {
  const today = localToday()
  const only = sites.length === 1 ? (sites[0]?.siteId ?? '') : ''
  const [typed, setTyped] = useState(() =>
    need === null ? emptyNeed(today, only) : typedNeed(need),
  )
  const [sent, setSent] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const read = readNeed(typed, today, need)
  const problems = 'problems' in read ? read.problems : {}
  const refused = refusedFields(saving.error)
  const errorOf = (field: NeedField): string | null => {
    const problem: NeedProblem | undefined = problems[field]
    if (!sent) return null
    return problem === undefined ? (refused.get(field) ?? null) : problemText(problem)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setSent(true)
    if ('body' in read) saving.mutate(read.body)
    else requestAnimationFrame(() => focusFirstWrong(form.current))
  }
  const fields = {
    typed,
    onChange: (change: Partial<TypedNeed>) => setTyped({ ...typed, ...change }),
    errorOf,
  }
  return (
    <form ref={form} onSubmit={submit} noValidate className={styles.form}>
      <WhatFields {...fields} sites={sites} skills={skills} />
      <section>
        <h3>{t('Quand ?')}</h3>
        <WeekGrid
          legend={t('Demi-journées')}
          value={typed.halfDays}
          onChange={(halfDays) => fields.onChange({ halfDays })}
          hint={t('Rien de coché : le groupement choisit les jours.')}
          error={errorOf('halfDays')}
        />
        <SeasonFields {...fields} />
      </section>
      <section>
        <h3>{t('Combien ?')}</h3>
        <TextInput
          label={t('Heures par semaine')}
          placeholder="12"
          inputMode="decimal"
          className={styles.short ?? ''}
          value={typed.hours}
          error={errorOf('weeklyMinutes')}
          onChange={({ currentTarget }) => fields.onChange({ hours: currentTarget.value })}
        />
      </section>
      <MoreFields {...fields} skills={skills} isOpen={hasMore(typed)} />
      {saving.error === null || refused.size > 0 ? null : <Failed error={saving.error} />}
      <div className={styles.foot}>
        <p className={styles.understood} aria-live="polite">
          {'body' in read
            ? t('Compris : {sentence}.', {
                sentence: needSentence({ ...read.body, comesBack: read.body.everyYear === true }),
              })
            : t('Répondez aux trois questions : quoi, quand, combien.')}
        </p>
        <Button type="submit" loading={saving.isPending} fullWidth>
          {need === null ? t('Exprimer ce besoin') : t('Enregistrer les changements')}
        </Button>
      </div>
    </form>
  )
}

/** What somebody filled stays in sight. */
const hasMore = ({ authorisations, least, most, halfDaysNeeded, price, note }: TypedNeed) =>
  authorisations.length > 0 || [least, most, halfDaysNeeded, price, note].some(Boolean)

function WhatFields({
  typed,
  onChange,
  errorOf,
  sites,
  skills,
}: FieldsProps & { readonly sites: readonly NeedSite[]; readonly skills: readonly string[] }) {
  const { role } = useSession()
  const list = useId()
  const nameOf = ({ memberName, siteName }: NeedSite): string =>
    role === 'member' || memberName === siteName ? siteName : `${memberName} · ${siteName}`
  return (
    <section>
      <h3>{t('Quoi ?')}</h3>
      <TextInput
        label={t('Métier recherché')}
        placeholder={t('Boulanger, comptable, cariste…')}
        list={list}
        autoComplete="off"
        value={typed.skill}
        error={errorOf('skill')}
        onChange={({ currentTarget }) => onChange({ skill: currentTarget.value })}
      />
      <datalist id={list}>
        {skills.map((skill) => (
          <option key={skill} value={skill} />
        ))}
      </datalist>
      {sites.length === 1 && typed.siteId === sites[0]?.siteId ? (
        <p className={styles.hint}>
          {t('Pour {site}.', { site: sites[0] === undefined ? '' : nameOf(sites[0]) })}
        </p>
      ) : (
        <NativeSelect
          label={role === 'member' ? t('Lieu de travail') : t('Adhérent et lieu de travail')}
          value={typed.siteId}
          error={errorOf('siteId')}
          onChange={({ currentTarget }) => onChange({ siteId: currentTarget.value })}
          data={[
            { value: '', label: t('Choisir…') },
            ...sites.map((site) => ({ value: site.siteId, label: nameOf(site) })),
          ]}
        />
      )}
    </section>
  )
}

/** What the server refused, by field, in its words. */
export function refusedFields(error: Error | null): ReadonlyMap<string, string> {
  if (!(error instanceof ApiProblem) || error.status !== 422) return new Map()
  return new Map(
    (error.problem.errors ?? []).map(({ path, expected }) => [
      path.split('/')[2] ?? '',
      t('Attendu : {expected}.', { expected }),
    ]),
  )
}

function Failed({ error }: { readonly error: Error }) {
  const stale = error instanceof ApiProblem && error.status === 412
  if (!stale) return <ErrorNotice error={error} />
  return (
    <p role="alert" className={styles.wrong}>
      {t(
        'Une autre personne a changé ce besoin entre-temps. Rien n’est enregistré : fermez et rouvrez-le.',
      )}
    </p>
  )
}

/** Brings the keyboard to the first field that is wrong. */
export function focusFirstWrong(form: HTMLFormElement | null): void {
  const wrong = form?.querySelector<HTMLElement>('[aria-invalid="true"], [data-wrong] button')
  wrong?.focus()
}
