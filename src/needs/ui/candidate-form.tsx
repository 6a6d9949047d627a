import { Button, TagsInput, TextInput } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { useMonth } from '../../web/address.ts'
import { localToday } from '../../web/now.ts'
import { t } from '../../web/texts.ts'
import { ErrorNotice } from '../../web/ui/index.ts'
import type { Candidate, CandidateBody } from '../people-contract.ts'
import { useMemberNames } from './candidate-queries.ts'
import { focusFirstWrong, refusedFields } from './need-form.tsx'
import { useSuggestions } from './need-queries.ts'
import styles from './needs.module.css'
import { WishesFields, wishProblemText } from './wishes-fields.tsx'
import {
  type CandidateField,
  emptyCandidate,
  readCandidate,
  type TypedCandidate,
  typedCandidate,
} from './wishes-typed.ts'

interface Saving {
  readonly isPending: boolean
  readonly error: Error | null
  readonly mutate: (body: CandidateBody) => void
}

/** Who the person is, what they can do and want, and until when the group may keep it. */
export function CandidateForm({
  candidate,
  saving,
}: {
  /** Null for a new one. */
  readonly candidate: Candidate | null
  readonly saving: Saving
}) {
  const [typed, setTyped] = useState(() =>
    candidate === null ? emptyCandidate(localToday()) : typedCandidate(candidate),
  )
  const [sent, setSent] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const members = useMemberNames(useMonth())
  const { body, problems } = readCandidate(typed)
  const refused = refusedFields(saving.error)
  const isReadable = Object.keys(problems).length === 0
  const errorOf = (field: CandidateField): string | null => {
    const problem = problems[field]
    if (!sent) return null
    return problem === undefined ? (refused.get(field) ?? null) : wishProblemText(problem)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setSent(true)
    if (isReadable) saving.mutate(body)
    else requestAnimationFrame(() => focusFirstWrong(form.current))
  }
  const onChange = (change: Partial<TypedCandidate>) => setTyped({ ...typed, ...change })
  return (
    <form ref={form} onSubmit={submit} noValidate className={styles.form}>
      <PersonFields typed={typed} onChange={onChange} errorOf={errorOf} />
      <section>
        <h3>{t('Ses souhaits')}</h3>
        <WishesFields typed={typed} onChange={onChange} errorOf={errorOf} members={members.data} />
      </section>
      <ContactFields typed={typed} onChange={onChange} errorOf={errorOf} />
      {saving.error === null || refused.size > 0 ? null : <ErrorNotice error={saving.error} />}
      <Button type="submit" loading={saving.isPending} fullWidth>
        {candidate === null ? t('Ajouter ce candidat') : t('Enregistrer les changements')}
      </Button>
    </form>
  )
}

interface FieldsProps {
  readonly typed: TypedCandidate
  readonly onChange: (change: Partial<TypedCandidate>) => void
  readonly errorOf: (field: CandidateField) => string | null
}

type TextName = 'lastName' | 'firstName' | 'email' | 'phone' | 'communeCode'
type DayName = 'consentedOn' | 'lastContactOn'

const inputWith =
  ({ typed, onChange, errorOf }: FieldsProps) =>
  (field: CandidateField, name: TextName | DayName) => ({
    value: typed[name],
    error: errorOf(field),
    autoComplete: 'off',
    onChange: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) =>
      onChange({ [name]: currentTarget.value }),
  })

function PersonFields(props: FieldsProps) {
  const { typed, onChange, errorOf } = props
  const suggestions = useSuggestions()
  const input = inputWith(props)
  return (
    <section>
      <h3>{t('La personne')}</h3>
      <div className={styles.pair}>
        <TextInput {...input('firstName', 'firstName')} label={t('Prénom')} />
        <TextInput {...input('lastName', 'lastName')} label={t('Nom')} />
      </div>
      <div className={styles.pair}>
        <TextInput {...input('phone', 'phone')} label={t('Téléphone')} type="tel" />
        <TextInput {...input('email', 'email')} label={t('Courriel')} type="email" />
      </div>
      <TagsInput
        label={t('Métiers, permis et habilitations')}
        placeholder={t('Boulanger, permis C… puis Entrée')}
        data={suggestions.data?.skills ?? []}
        limit={12}
        value={[...typed.skills]}
        error={errorOf('skills')}
        onChange={(skills) => onChange({ skills })}
      />
      <TextInput
        {...input('homeCommuneCode', 'communeCode')}
        label={t('Commune (code INSEE)')}
        description={t('Cinq caractères, par exemple 61001 pour Alençon.')}
        className={styles.short ?? ''}
      />
    </section>
  )
}

function ContactFields(props: FieldsProps) {
  const input = inputWith(props)
  return (
    <section>
      <h3>{t('Contact et consentement')}</h3>
      <p className={styles.hint}>
        {t('Sans nouveau contact pendant deux ans, les données sont effacées (RGPD).')}
      </p>
      <div className={styles.pair}>
        <TextInput
          {...input('lastContactOn', 'lastContactOn')}
          type="date"
          label={t('Dernier contact')}
        />
        <TextInput
          {...input('consentedOn', 'consentedOn')}
          type="date"
          label={t('Accord de la personne')}
        />
      </div>
    </section>
  )
}
