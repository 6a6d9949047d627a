import { Button } from '@mantine/core'
import { euros, listText } from '../../../web/formats.ts'
import { t } from '../../../web/texts.ts'
import type { LiabilityAnswer } from '../liability-contract.ts'
import styles from './risk.module.css'
import { useFailing } from './use-failing.ts'

/** "Si … fait défaut": who pays in the place of those who fail. */
export function WhatIf({ answer }: { readonly answer: LiabilityAnswer }) {
  const { clear } = useFailing()
  const failing = answer.shares.some((row) => row.failing)
  if (!failing) {
    return (
      <p className={styles.whatIf} data-print="no">
        {t('Cochez « fait défaut » sur une ou plusieurs lignes pour voir qui paie à leur place.')}
      </p>
    )
  }
  return (
    <div className={styles.whatIf}>
      <p role="status">{sentence(answer)}</p>
      <Button variant="default" size="compact-sm" onClick={clear} data-print="no">
        {t('Personne ne fait défaut')}
      </Button>
    </div>
  )
}

const held = (row: LiabilityAnswer['shares'][number]): number =>
  row.depositCents + row.bankGuaranteeCents

function sentence({ shares, rule, refusal }: LiabilityAnswer): string {
  const failing = shares.filter((row) => row.failing)
  const callable = failing.reduce((sum, row) => sum + held(row), 0)
  const names = listText(failing.map(({ name }) => name))
  const subject = t(
    '{count, plural, one {Si {names} fait défaut} other {Si {names} font défaut}}',
    { names, count: failing.length },
  )
  const guarantees = t('Leurs garanties détenues, {callable}, peuvent être appelées.', {
    callable: euros(callable),
  })
  if (refusal !== null) return guarantees
  if (rule === 'joint') {
    return `${t('{subject} : chacun des autres répondait déjà de la totalité.', { subject })} ${guarantees}`
  }
  const others = shares
    .filter(({ extraCents }) => extraCents > 0)
    .sort((one, other) => other.extraCents - one.extraCents)
  const [most] = others
  if (most === undefined)
    return `${t('{subject} : rien ne passe aux autres.', { subject })} ${guarantees}`
  const moved = others.reduce((sum, { extraCents }) => sum + extraCents, 0)
  const moves = t(
    '{subject} : {moved} passent à {others, plural, one {un autre adhérent} other {# autres adhérents}}, au plus {extra} pour {most}.',
    {
      subject,
      moved: euros(moved),
      others: others.length,
      extra: euros(most.extraCents),
      most: most.name,
    },
  )
  return `${moves} ${guarantees}`
}
