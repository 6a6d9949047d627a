import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { euros, longDay, moment, numericDay } from '../../web/formats.ts'
import { t, text } from '../../web/texts.ts'
import { Answered, ErrorNotice, Facts, Money, SidePanel, StateBadge } from '../../web/ui/index.ts'
import type {
  OperationRow,
  PartAnswer,
  ProposalAnswer,
  SettledPart,
  SettlementAnswer,
} from '../cash-contract.ts'
import styles from './cash.module.css'
import { useOperation, useSettle, useUndo } from './cash-queries.ts'
import { PartsForm } from './parts-form.tsx'
import { reasonText } from './reason-words.ts'

/** One movement: what it is, what it may settle and why, what was done with it. */
export function OperationPanel({
  operationId,
  onClose,
}: {
  readonly operationId: string
  readonly onClose: () => void
}) {
  const found = useOperation(operationId)
  return (
    <SidePanel title={t('Opération bancaire')} onClose={onClose}>
      <Answered query={found}>
        {({ operation, proposals, history }) => (
          <>
            <OperationFacts row={operation} />
            {operation.settlement === null ? (
              <ToSettle row={operation} proposals={proposals} />
            ) : (
              <Settled settlement={operation.settlement} />
            )}
            <History of={history.filter((one) => one.isUndone || one.origin === 'reversal')} />
          </>
        )}
      </Answered>
    </SidePanel>
  )
}

function OperationFacts({ row }: { readonly row: OperationRow }) {
  return (
    <Facts
      of={[
        [t('Montant'), <Money key="amount" cents={row.amountCents} />],
        [t('Date'), longDay(row.bookedOn)],
        [t('Libellé'), row.label],
        [t('Contrepartie'), row.counterpartyName],
        [t('Motif de rejet'), row.returnReason],
        [t('Compte'), row.accountName],
      ]}
    />
  )
}

function ToSettle({
  row,
  proposals,
}: {
  readonly row: OperationRow
  readonly proposals: readonly ProposalAnswer[]
}) {
  const settle = useSettle(row.operationId)
  const [first, ...others] = proposals
  const [typed, setTyped] = useState<readonly PartAnswer[] | null>(null)
  if (typed !== null || first === undefined)
    return (
      <section>
        <h3>{first === undefined ? t('À affecter à la main') : t('Affecter autrement')}</h3>
        <PartsForm
          operation={row}
          first={typed ?? []}
          {...(first === undefined ? {} : { onCancel: () => setTyped(null) })}
        />
      </section>
    )
  return (
    <section>
      <h3>{t('Proposition')}</h3>
      <Proposal proposal={first} />
      {settle.isError ? <ErrorNotice error={settle.error} /> : null}
      <div className={styles.actions}>
        <Button loading={settle.isPending} onClick={() => settle.mutate(first.parts)}>
          {t('Accepter')}
        </Button>
        <Button variant="default" onClick={() => setTyped(first.parts)}>
          {t('Modifier ou répartir')}
        </Button>
      </div>
      {others.length === 0 ? null : (
        <details className={styles.history}>
          <summary>
            {t('{count, plural, one {# autre possibilité} other {# autres possibilités}}', {
              count: others.length,
            })}
          </summary>
          {others.map((other) => (
            <div key={JSON.stringify(other.parts)}>
              <Proposal proposal={other} />
              <div className={styles.actions}>
                <Button
                  variant="default"
                  size="compact-sm"
                  onClick={() => settle.mutate(other.parts)}
                >
                  {t('Prendre celle-ci')}
                </Button>
              </div>
            </div>
          ))}
        </details>
      )}
    </section>
  )
}

function Proposal({ proposal }: { readonly proposal: ProposalAnswer }) {
  const { score, reasons, parts } = proposal
  return (
    <div className={styles.proposal}>
      <div className={styles.proposalHead}>
        <StateBadge
          tone={score >= 90 ? 'good' : score >= 60 ? 'todo' : 'plain'}
          word={t('confiance {score} sur 100', { score })}
        />
      </div>
      <ul>
        {reasons.map((reason) => (
          <li key={reason.kind}>{reasonText(reason)}</li>
        ))}
      </ul>
      <Parts
        of={parts.map((part) => ({
          key: JSON.stringify(part),
          name:
            part.kind === 'invoice' ? (
              <Link to={`/facturation/${encodeURIComponent(part.invoiceNumber)}`}>
                {part.invoiceNumber}
              </Link>
            ) : part.kind === 'advance' ? (
              t('Avance de {member}', { member: part.memberId })
            ) : (
              `${part.account} ${part.accountLabel}`
            ),
          amountCents: part.amountCents,
        }))}
      />
    </div>
  )
}

const MOST_SHOWN = 30

function Parts({
  of,
}: {
  readonly of: readonly {
    readonly key: string
    readonly name: ReactNode
    readonly amountCents: number
  }[]
}) {
  return (
    <table className={styles.parts}>
      <tbody>
        {of.slice(0, MOST_SHOWN).map(({ key, name, amountCents }) => (
          <tr key={key}>
            <td>{name}</td>
            <td>
              <Money cents={amountCents} />
            </td>
          </tr>
        ))}
        {of.length <= MOST_SHOWN ? null : (
          <tr>
            <td colSpan={2}>
              {t('et {count} autres, pour {amount}', {
                count: of.length - MOST_SHOWN,
                amount: euros(
                  of.slice(MOST_SHOWN).reduce((sum, { amountCents }) => sum + amountCents, 0),
                ),
              })}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  )
}

export const ORIGINS = {
  person: text('à la main'),
  certain: text('d’office, sans doute possible'),
  rule: text('par une règle'),
  reversal: text('annulation'),
} as const satisfies Record<SettlementAnswer['origin'], string>

const nameOf = (part: SettledPart) =>
  part.invoiceNumber !== null ? (
    <Link to={`/facturation/${encodeURIComponent(part.invoiceNumber)}`}>
      {`${part.invoiceNumber} · ${part.memberName ?? ''}`}
    </Link>
  ) : part.account === null ? (
    t('Avance de {member}', { member: part.memberName ?? '' })
  ) : (
    `${part.account} ${part.accountLabel ?? ''}`
  )

function Settled({ settlement }: { readonly settlement: SettlementAnswer }) {
  const undo = useUndo()
  return (
    <section>
      <h3>{t('Affectation')}</h3>
      <p className={styles.soft}>
        {t('{how}, par {who}, {when}', {
          how: t(ORIGINS[settlement.origin]),
          who: settlement.settledBy,
          when: moment(settlement.settledAt),
        })}
      </p>
      <Parts
        of={settlement.parts.map((part, index) => ({
          key: String(index),
          name: nameOf(part),
          amountCents: part.amountCents,
        }))}
      />
      {undo.isError ? <ErrorNotice error={undo.error} /> : null}
      <div className={styles.actions}>
        <Button
          variant="default"
          loading={undo.isPending}
          onClick={() => undo.mutate(settlement.settlementId)}
        >
          {t('Annuler cette affectation')}
        </Button>
      </div>
    </section>
  )
}

function History({ of }: { readonly of: readonly SettlementAnswer[] }) {
  if (of.length === 0) return null
  return (
    <section className={styles.history}>
      <h3>{t('Avant')}</h3>
      <ul>
        {of.map(({ settlementId, origin, settledBy, settledOn, parts }) => (
          <li key={settlementId}>
            {numericDay(settledOn)} · {t(ORIGINS[origin])} · {settledBy} ·{' '}
            {parts.map((part) => part.invoiceNumber ?? part.account ?? part.memberName).join(', ')}
          </li>
        ))}
      </ul>
    </section>
  )
}
