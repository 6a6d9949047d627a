import { SegmentedControl, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { count, euros } from '../../web/formats.ts'
import { language, t } from '../../web/texts.ts'
import { Answered, SidePanel } from '../../web/ui/index.ts'
import type {
  RuleExplanation,
  RuleValueRow,
  SimulatedLine,
} from '../simulation/simulation-contract.ts'
import { type Asked, useExplanation } from './cost-queries.ts'
import styles from './cost.module.css'

/** How a line is computed, by the rules of URSSAF themselves, and each of their parts in turn. */
export function CostExplanation({
  asked,
  line,
  onClose,
}: {
  readonly asked: Asked
  readonly line: SimulatedLine
  readonly onClose: () => void
}) {
  const shares = [
    { value: line.employerRule, isDue: line.employerCents !== 0, label: t('Employeur') },
    { value: line.employeeRule, isDue: line.employeeCents !== 0, label: t('Salarié') },
  ].flatMap(({ value, isDue, label }) => (value === null || !isDue ? [] : [{ value, label }]))
  const [path, setPath] = useState<readonly string[]>(shares.slice(0, 1).map(({ value }) => value))
  const rule = path.at(-1)
  return (
    <SidePanel title={line.label} onClose={onClose}>
      {shares.length > 1 ? (
        <SegmentedControl
          fullWidth
          aria-label={t('Part')}
          data={shares}
          value={path[0] ?? ''}
          onChange={(value) => setPath([value])}
        />
      ) : null}
      {path.length > 1 ? (
        <UnstyledButton className={styles.back ?? ''} onClick={() => setPath(path.slice(0, -1))}>
          ← {t('Revenir à la règle d’avant')}
        </UnstyledButton>
      ) : null}
      {rule === undefined ? null : (
        <Rule asked={asked} rule={rule} onOpen={(part) => setPath([...path, part])} />
      )}
    </SidePanel>
  )
}

function Rule({
  asked,
  rule,
  onOpen,
}: {
  readonly asked: Asked
  readonly rule: string
  readonly onOpen: (rule: string) => void
}) {
  const explanation = useExplanation(asked, rule)
  return (
    <Answered query={explanation}>
      {(found) => (
        <div className={styles.rule} aria-live="polite" aria-busy={explanation.isPlaceholderData}>
          <h3>{capitalised(found.title)}</h3>
          <p className={styles.value}>{valueText(found)}</p>
          <p className={styles.path}>{found.rule}</p>
          {found.description === null ? null : (
            <p lang="fr">{found.description.replaceAll(/\*\*|\[|\]\([^)]*\)/g, '')}</p>
          )}
          <Formula of={found} />
          <Parts of={found} onOpen={onOpen} />
          <References of={found} />
        </div>
      )}
    </Answered>
  )
}

function Formula({ of }: { readonly of: RuleExplanation }) {
  if (of.isStated) return <p>{t('Cette valeur vient de la situation saisie.')}</p>
  if (of.formula.length === 0) return null
  return (
    <>
      <h4>{t('Formule du modèle')}</h4>
      <ul className={styles.formula} lang="fr">
        {of.formula.map(({ depth, text }, position) => (
          // The lines of one formula never change places.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={position} style={{ paddingLeft: `${depth * 16}px` }}>
            {text}
          </li>
        ))}
      </ul>
    </>
  )
}

function Parts({
  of,
  onOpen,
}: {
  readonly of: RuleExplanation
  readonly onOpen: (rule: string) => void
}) {
  if (of.parts.length === 0) return null
  return (
    <>
      <h4>{t('Avec ces valeurs')}</h4>
      <ul className={styles.parts}>
        {of.parts.map((part) => (
          <li key={part.rule}>
            <UnstyledButton className={styles.part ?? ''} onClick={() => onOpen(part.rule)}>
              <span>
                {capitalised(part.title)}
                <small>{part.rule}</small>
              </span>
              <span>{valueText(part)}</span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </>
  )
}

function References({ of }: { readonly of: RuleExplanation }) {
  if (of.references.length === 0) return null
  return (
    <>
      <h4>{t('Références')}</h4>
      <ul className={styles.references} lang="fr">
        {of.references.map(({ title, url }) => (
          <li key={url}>
            <a href={url} target="_blank" rel="noreferrer">
              {title}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

const capitalised = (title: string): string => title.charAt(0).toLocaleUpperCase() + title.slice(1)

/** A value of the model in the language of the person: euros, percent, or a number with its unit. */
function valueText({ value, unit }: Pick<RuleValueRow, 'value' | 'unit'>): string {
  if (value === null) return t('ne s’applique pas')
  if (value === true) return t('oui')
  if (value === false) return t('non')
  if (typeof value === 'string') return value.replaceAll("'", '')
  if (unit.startsWith('€')) return `${euros(Math.round(value * 100))}${unit.slice(1)}`
  const number = new Intl.NumberFormat(language(), { maximumFractionDigits: 4 }).format(value)
  if (unit === '') return number
  return unit === '%' ? `${number} %` : `${count(Math.round(value * 100) / 100)} ${unit}`
}
