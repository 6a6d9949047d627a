import { Button, Checkbox, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { get, type Input, send } from '../../web/api.ts'
import { t } from '../../web/texts.ts'
import { Answered, ErrorNotice, Facts, notify, Section } from '../../web/ui/index.ts'
import type { pricesContract } from '../prices/prices-contract.ts'
import styles from './billing.module.css'
import { useRefresh } from './issuing-queries.ts'
import { MemberSelect } from './price-rule-form.tsx'
import { wholeOf } from './typed-figures.ts'

/** Days that the parties may agree on at most (C. com. L441-10). */
const LONGEST = 60

interface Term {
  readonly days: number
  readonly endOfMonth: boolean
}

const termText = ({ days, endOfMonth }: Term): string =>
  endOfMonth
    ? t('{days} jours fin de mois', { days })
    : t('{days} jours après l’émission', { days })

/** When invoices fall due, for all and for those who agreed on something else. */
export function TermsSection() {
  const terms = useQuery({
    queryKey: ['/payment-terms'],
    queryFn: ({ signal }) => get<typeof pricesContract.terms>('/payment-terms', {}, signal),
  })
  return (
    <div className={styles.below}>
      <Section title={t('Délais de paiement')}>
        <Answered query={terms}>
          {({ group, members }) => (
            <Facts
              of={[
                [t('Pour tous'), termText(group)],
                ...members.flatMap(({ name, term, source }) =>
                  term === null ? [] : [[name, `${termText(term)} · ${source ?? ''}`] as const],
                ),
              ]}
            />
          )}
        </Answered>
        <TermForm />
      </Section>
    </div>
  )
}

type Body = Input<typeof pricesContract.setTerm>['body']

function TermForm() {
  const [memberId, setMember] = useState('')
  const [days, setDays] = useState('30')
  const [endOfMonth, setEndOfMonth] = useState(false)
  const [source, setSource] = useState('')
  const refresh = useRefresh()
  const set = useMutation({
    mutationFn: (body: Body) =>
      send<typeof pricesContract.setTerm>('PUT', '/payment-terms', { body }),
    onSuccess: async () => {
      notify(t('Le délai vaut pour les factures à venir.'))
      await refresh()
    },
  })
  const read = wholeOf(days, 0)
  const typed = read === null || read > LONGEST ? null : read
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (typed === null) return
    set.mutate({ memberId: memberId || null, term: { days: typed, endOfMonth }, source })
  }
  return (
    <form onSubmit={submit} className={styles.form}>
      <MemberSelect
        value={memberId}
        onChange={({ currentTarget }) => setMember(currentTarget.value)}
      />
      <TextInput
        label={t('Jours')}
        required
        inputMode="numeric"
        value={days}
        onChange={({ currentTarget }) => setDays(currentTarget.value)}
        error={
          typed === null
            ? t('Attendu : un nombre de jours, {longest} au plus.', { longest: LONGEST })
            : null
        }
        description={t('Facture périodique : 45 jours au plus après l’émission (C. com. L441-10).')}
      />
      <Checkbox
        label={t('Fin de mois')}
        checked={endOfMonth}
        onChange={({ currentTarget }) => setEndOfMonth(currentTarget.checked)}
      />
      {memberId === '' ? null : (
        <TextInput
          label={t('Accord')}
          required
          className={styles.wide ?? ''}
          value={source}
          onChange={({ currentTarget }) => setSource(currentTarget.value)}
          description={t('Par exemple : convention du 3 mars 2026, article 7.')}
        />
      )}
      <div className={styles.wide}>
        {set.isError ? <ErrorNotice error={set.error} /> : null}
        <Button type="submit" variant="default" loading={set.isPending}>
          {t('Changer le délai')}
        </Button>
      </div>
    </form>
  )
}
