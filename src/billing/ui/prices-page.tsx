import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { get, send } from '../../web/api.ts'
import { decimal, duration, numericDay, percent } from '../../web/formats.ts'
import { SectionTabs } from '../../web/sections.tsx'
import { t, text } from '../../web/texts.ts'
import {
  Answered,
  type Column,
  EmptyState,
  ErrorNotice,
  LocalTable,
  notify,
  Page,
  Section,
  StateBadge,
} from '../../web/ui/index.ts'
import type { PriceRuleRow, pricesContract } from '../prices/prices-contract.ts'
import styles from './billing.module.css'
import { useRefresh } from './issuing-queries.ts'
import { PriceRuleForm } from './price-rule-form.tsx'
import { absenceText, contractText, itemText, methodText } from './price-words.ts'
import { TermsSection } from './terms-section.tsx'

/** What did the board decide on prices, since when, for whom? */
export function PricesPage() {
  const rules = useQuery({
    queryKey: ['/price-rules'],
    queryFn: ({ signal }) => get<typeof pricesContract.rules>('/price-rules', {}, signal),
  })
  return (
    <Page
      title={t('Prix et conditions')}
      lead={t(
        'Le prix des heures se convient à chaque mise à disposition ; ici, ce que le conseil d’administration décide pour le reste.',
      )}
    >
      <SectionTabs of="facturation" />
      <Answered query={rules}>
        {({ items, firstOpenMonth }) => (
          <>
            {items.length === 0 ? (
              <EmptyState title={t('Aucune décision enregistrée')}>
                {t(
                  'Sans décision : majorations légales au prix des heures, primes au même coefficient, frais au réel, absences à la charge du groupement.',
                )}
              </EmptyState>
            ) : (
              <LocalTable
                label={t('Décisions sur les prix')}
                rows={items}
                columns={columns()}
                rowKey={({ ruleId }) => ruleId}
                empty={null}
              />
            )}
            <div className={styles.below}>
              <Section title={t('Enregistrer une décision')}>
                <PriceRuleForm firstOpenMonth={firstOpenMonth} />
              </Section>
            </div>
          </>
        )}
      </Answered>
      <TermsSection />
    </Page>
  )
}

const STATES = {
  in_force: { tone: 'good', word: text('en vigueur') },
  to_come: { tone: 'todo', word: text('à venir') },
  ended: { tone: 'plain', word: text('terminé') },
} as const

/** The figures of a decision, in one line. */
function figures(rule: PriceRuleRow): string {
  const parts = [
    rule.premiumE4 === null
      ? null
      : t('majoration de {share}', { share: percent(rule.premiumE4, 10_000) ?? '' }),
    rule.guaranteedMinutes === null
      ? null
      : t('{hours} garanties par mois', { hours: duration(rule.guaranteedMinutes) }),
    rule.coefficientE4 === null
      ? methodText(rule.method)
      : t('coefficient {value}', { value: decimal(rule.coefficientE4) }),
  ]
  return parts.filter((part) => part !== null).join(', ')
}

/** For whom it holds: everybody, or those who fit. */
function scope(rule: PriceRuleRow): string {
  const { monthsFrom, monthsTo } = rule
  const parts = [
    rule.memberName ?? rule.memberId,
    rule.assignmentId,
    rule.contractKind === null ? null : contractText(rule.contractKind),
    rule.skill,
    monthsFrom === null ? null : t('{count} mois et plus', { count: monthsFrom }),
    monthsTo === null ? null : t('{count} mois au plus', { count: monthsTo }),
  ].filter((part) => part !== null)
  return parts.length === 0 ? t('tous') : parts.join(' · ')
}

const columns = (): readonly Column<PriceRuleRow>[] => [
  {
    id: 'item',
    header: t('Élément'),
    main: true,
    value: ({ item }) => itemText(item),
    cell: ({ item, absenceKind }) =>
      absenceKind === null ? itemText(item) : `${itemText(item)} : ${absenceText(absenceKind)}`,
  },
  { id: 'scope', header: t('Pour'), value: scope, cell: scope },
  { id: 'figures', header: t('Facturé'), value: figures, cell: figures },
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
  {
    id: 'decided',
    header: t('Décision'),
    value: ({ decidedOn }) => decidedOn,
    cell: ({ decidedOn, source }) => `${numericDay(decidedOn)} · ${source}`,
  },
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
    cell: (rule) => (rule.endsOn === null ? <EndRule rule={rule} /> : null),
  },
]

/** Ends a decision with a month; one that has not begun is taken away. */
function EndRule({ rule }: { readonly rule: PriceRuleRow }) {
  const [month, setMonth] = useState<string | null>(null)
  const refresh = useRefresh()
  const end = useMutation({
    mutationFn: (lastMonth: string) =>
      send<typeof pricesContract.endRule>('POST', '/price-rules/:ruleId/end', {
        params: { ruleId: rule.ruleId },
        body: { lastMonth },
      }),
    onSuccess: async () => {
      notify(t('La décision prend fin.'))
      await refresh()
    },
  })
  if (month === null)
    return (
      <Button variant="default" size="compact-sm" onClick={() => setMonth('')}>
        {t('Terminer…')}
        <span className="visually-hidden"> {itemText(rule.item)}</span>
      </Button>
    )
  return (
    <form
      className={styles.preActs}
      onSubmit={(event) => {
        event.preventDefault()
        end.mutate(month)
      }}
    >
      <input
        type="month"
        required
        aria-label={t('Dernier mois')}
        value={month}
        onChange={({ currentTarget }) => setMonth(currentTarget.value)}
      />
      <Button type="submit" size="compact-sm" loading={end.isPending}>
        {t('Terminer')}
      </Button>
      {end.isError ? <ErrorNotice error={end.error} /> : null}
    </form>
  )
}
