import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useAddress, useAddressValue } from '../../web/address.ts'
import { longDay } from '../../web/formats.ts'
import { SectionTabs } from '../../web/sections.tsx'
import { t, text } from '../../web/texts.ts'
import { Answered, EmptyState, Page } from '../../web/ui/index.ts'
import { SearchInput, Toolbar } from '../../web/ui/tables/toolbar.tsx'
import type { Rule } from '../law-contract.ts'
import { FiguresOfTheLaw } from './figures-of-the-law.tsx'
import styles from './law.module.css'
import { useLaw } from './law-queries.ts'
import { RuleArticle } from './rule-article.tsx'

const FAMILY_NAMES = {
  'working-time': text('Durée du travail et repos'),
  overtime: text('Heures supplémentaires'),
  annualised: text('Heures annualisées'),
  'part-time': text('Temps partiel'),
  night: text('Travail de nuit'),
  young: text('Moins de 18 ans'),
  holidays: text('Jours fériés'),
  leave: text('Congés et absences'),
  contract: text('Contrat de travail'),
  group: text('Groupement et mise à disposition'),
  headcount: text('Effectifs'),
  health: text('Santé et habilitations'),
  deadlines: text('Échéances'),
} as const satisfies Record<Rule['family'], string>

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Which law does the product apply on a day, as a lawyer reads it? */
export function RulesPage() {
  const asked = useAddress()['au']
  const law = useLaw(asked !== undefined && DAY.test(asked) ? asked : undefined)
  const [on, setOn] = useAddressValue('au')
  const [words, setWords] = useAddressValue('q')
  useScrollToRule(law.isSuccess)
  return (
    <Page
      title={t('Le droit appliqué')}
      lead={
        law.data === undefined
          ? ' '
          : t('En vigueur le {day}, sur tous les adhérents ensemble', {
              day: longDay(law.data.on),
            })
      }
      actions={
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden />}
          onClick={() => window.print()}
        >
          {t('Imprimer')}
        </Button>
      }
    >
      <SectionTabs of="reglages" />
      <div data-print="no">
        <Toolbar>
          <SearchInput
            value={words}
            onChange={setWords}
            label={t('Rechercher une règle, un article, un mot')}
          />
          <label className={styles.on}>
            {t('En vigueur le')}
            <input
              type="date"
              value={on === '' ? (law.data?.on ?? '') : on}
              onChange={({ currentTarget }) => setOn(currentTarget.value)}
            />
          </label>
        </Toolbar>
      </div>
      <Answered query={law}>
        {({ items, figures }) => {
          const found = items.filter((rule) => isFound(rule, words))
          return found.length === 0 ? (
            <EmptyState title={t('Rien ne correspond à « {words} »', { words })} />
          ) : (
            <>
              <Contents rules={found} hasFigures={figures.length > 0 && words === ''} />
              <Families rules={found} />
              {words === '' ? <FiguresOfTheLaw figures={figures} /> : null}
            </>
          )
        }}
      </Answered>
    </Page>
  )
}

/** A rule has an address of its own; its place is known once the law is there. */
function useScrollToRule(isThere: boolean): void {
  useEffect(() => {
    const ruleId = decodeURIComponent(window.location.hash.slice(1))
    if (!isThere || ruleId === '') return
    document.getElementById(ruleId)?.scrollIntoView()
  }, [isThere])
}

const plain = (words: string): string => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Every word is somewhere in the rule, whatever accents and capitals. */
function isFound(rule: Rule, words: string): boolean {
  const all = plain(
    [
      rule.ruleId,
      rule.title,
      rule.statement,
      rule.counting,
      t(FAMILY_NAMES[rule.family]),
      ...rule.articles.map(({ article }) => article),
    ].join('\n'),
  )
  return plain(words)
    .split(/\s+/)
    .every((word) => all.includes(word))
}

const byFamily = (rules: readonly Rule[]) => [...Map.groupBy(rules, ({ family }) => family)]

function Contents({
  rules,
  hasFigures,
}: {
  readonly rules: readonly Rule[]
  readonly hasFigures: boolean
}) {
  return (
    <nav aria-label={t('Parties du droit')} className={styles.contents} data-print="no">
      {byFamily(rules).map(([family, of]) => (
        <a key={family} href={`#${family}`}>
          {t(FAMILY_NAMES[family])} <span>{of.length}</span>
        </a>
      ))}
      {hasFigures ? <a href="#chiffres">{t('Chiffres datés')}</a> : null}
    </nav>
  )
}

const Families = ({ rules }: { readonly rules: readonly Rule[] }) =>
  byFamily(rules).map(([family, of]) => (
    <section key={family} aria-labelledby={family} className={styles.family}>
      <h2 id={family}>{t(FAMILY_NAMES[family])}</h2>
      {of.map((rule) => (
        <RuleArticle key={rule.ruleId} rule={rule} />
      ))}
    </section>
  ))
