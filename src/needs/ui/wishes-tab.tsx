import { Button } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useMonth } from '../../web/address.ts'
import { t } from '../../web/texts.ts'
import { Answered, ErrorNotice, Section } from '../../web/ui/index.ts'
import type { EmployeeWishesBody } from '../people-contract.ts'
import { useChangeWishes, useMemberNames, useWishes } from './candidate-queries.ts'
import { refusedFields } from './need-form.tsx'
import styles from './needs.module.css'
import { WishesFields, wishProblemText } from './wishes-fields.tsx'
import { readWishes, typedWishes, type WishField } from './wishes-typed.ts'

/** What an employee wishes: read by whoever composes jobs. */
export function WishesTab({ employeeId }: { readonly employeeId: string }) {
  const wishes = useWishes(employeeId)
  return (
    <Section title={t('Souhaits')}>
      <Answered query={wishes}>
        {({ value, tag }) => (
          <WishesForm key={tag ?? ''} employeeId={employeeId} stored={value} tag={tag} />
        )}
      </Answered>
    </Section>
  )
}

function WishesForm({
  employeeId,
  stored,
  tag,
}: {
  readonly employeeId: string
  readonly stored: EmployeeWishesBody
  readonly tag: string | null
}) {
  const [typed, setTyped] = useState(() => typedWishes(stored))
  const [sent, setSent] = useState(false)
  const members = useMemberNames(useMonth())
  const saving = useChangeWishes(employeeId, tag)
  const { body, problems } = readWishes(typed)
  const refused = refusedFields(saving.error)
  const errorOf = (field: WishField): string | null => {
    const problem = problems[field]
    if (!sent) return null
    return problem === undefined ? (refused.get(field) ?? null) : wishProblemText(problem)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setSent(true)
    if (Object.keys(problems).length === 0) saving.mutate(body)
  }
  const isSame = JSON.stringify(typed) === JSON.stringify(typedWishes(stored))
  return (
    <form onSubmit={submit} noValidate className={styles.wishes}>
      <WishesFields
        typed={typed}
        onChange={(change) => setTyped({ ...typed, ...change })}
        errorOf={errorOf}
        members={members.data}
      />
      {saving.error === null || refused.size > 0 ? null : <ErrorNotice error={saving.error} />}
      <Button type="submit" loading={saving.isPending} disabled={isSame} data-print="no">
        {t('Enregistrer les souhaits')}
      </Button>
    </form>
  )
}
