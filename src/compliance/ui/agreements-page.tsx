import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { numericDay } from '../../web/formats.ts'
import { SectionTabs } from '../../web/sections.tsx'
import { language, t, text } from '../../web/texts.ts'
import {
  Answered,
  type Column,
  EmptyState,
  ErrorNotice,
  LocalTable,
  Page,
  Section,
  StateBadge,
} from '../../web/ui/index.ts'
import type { Agreement } from '../agreements-contract.ts'
import { valueText } from '../value-text.ts'
import { AgreementForm } from './agreement-form.tsx'
import styles from './agreements.module.css'
import { useAgreements, useEndAgreement } from './agreements-queries.ts'

/** Which limits does an agreement set in the place of the law, since when, and by which text? */
export function AgreementsPage() {
  const agreements = useAgreements()
  const inForce = agreements.data?.items.filter(({ state }) => state === 'in_force').length
  return (
    <Page
      title={
        inForce === undefined
          ? t('Accords')
          : t(
              '{count, plural, =0 {Aucun accord en vigueur} one {# limite fixée par un accord} other {# limites fixées par des accords}}',
              { count: inForce },
            )
      }
      lead={t('Sans accord, chaque règle garde la valeur de la loi.')}
    >
      <SectionTabs of="reglages" />
      <Answered query={agreements}>
        {({ items, rules }) => (
          <>
            {items.length === 0 ? (
              <EmptyState title={t('Aucun accord enregistré')}>
                {t('Enregistrez ci-dessous la première limite qu’un accord change.')}
              </EmptyState>
            ) : (
              <LocalTable
                label={t('Limites fixées par des accords')}
                rows={items}
                columns={columns()}
                rowKey={({ ruleId, startsOn }) => `${ruleId} ${startsOn}`}
                empty={null}
              />
            )}
            <div className={styles.below}>
              <Section title={t('Ajouter une limite')}>
                <AgreementForm rules={rules} />
              </Section>
            </div>
          </>
        )}
      </Answered>
    </Page>
  )
}

const STATES = {
  in_force: { tone: 'good', word: text('en vigueur') },
  to_come: { tone: 'todo', word: text('à venir') },
  ended: { tone: 'plain', word: text('terminé') },
} as const

const written = (value: number, { unit }: Agreement): string =>
  unit === null ? String(value) : valueText(value, unit, language())

const columns = (): readonly Column<Agreement>[] => [
  {
    id: 'rule',
    header: t('Règle'),
    main: true,
    value: ({ title, ruleId }) => `${title} ${ruleId}`,
    cell: ({ title, ruleId }) => (
      <Link to="/reglages/regles" hash={ruleId}>
        {title}
      </Link>
    ),
  },
  {
    id: 'value',
    header: t('Valeur'),
    align: 'end',
    value: ({ value }) => value,
    cell: (row) => written(row.value, row),
  },
  {
    id: 'law',
    header: t('Loi'),
    align: 'end',
    value: ({ lawValue }) => lawValue,
    cell: (row) => (row.lawValue === null ? '–' : written(row.lawValue, row)),
  },
  {
    id: 'from',
    header: t('Depuis le'),
    value: ({ startsOn }) => startsOn,
    cell: ({ startsOn }) => numericDay(startsOn),
  },
  {
    id: 'to',
    header: t('Jusqu’au'),
    value: ({ endsOn }) => endsOn,
    cell: ({ endsOn }) => (endsOn === null ? t('sans fin') : numericDay(endsOn)),
  },
  { id: 'source', header: t('Accord'), value: ({ source }) => source, cell: (row) => row.source },
  {
    id: 'state',
    header: t('État'),
    value: ({ state }) => state,
    cell: ({ state }) => <StateBadge tone={STATES[state].tone} word={t(STATES[state].word)} />,
  },
  {
    id: 'end',
    header: t('Fin'),
    onPhone: 'bare',
    cell: (row) => (row.endsOn === null ? <EndForm agreement={row} /> : null),
  },
]

/** Ends an agreement after a day; the notice takes it back. */
function EndForm({ agreement }: { readonly agreement: Agreement }) {
  const [open, setOpen] = useState(false)
  const [endsOn, setEndsOn] = useState('')
  const end = useEndAgreement()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    end.mutate({ agreement, endsOn }, { onSuccess: () => setOpen(false) })
  }
  if (!open) {
    return (
      <Button variant="default" size="compact-sm" onClick={() => setOpen(true)}>
        {t('Terminer…')}
        <span className="visually-hidden"> {agreement.title}</span>
      </Button>
    )
  }
  return (
    <form onSubmit={submit} className={styles.end}>
      <input
        type="date"
        required
        aria-label={t('Dernier jour')}
        min={agreement.startsOn}
        value={endsOn}
        onChange={({ currentTarget }) => setEndsOn(currentTarget.value)}
      />
      <Button type="submit" size="compact-sm" loading={end.isPending}>
        {t('Terminer')}
      </Button>
      {end.isError ? <ErrorNotice error={end.error} /> : null}
    </form>
  )
}
