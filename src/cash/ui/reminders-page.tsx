import { Button, Checkbox, NativeSelect } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { addressOf } from '../../web/api.ts'
import { decimal, euros, numericDay } from '../../web/formats.ts'
import { SectionTabs } from '../../web/sections.tsx'
import { t } from '../../web/texts.ts'
import {
  Answered,
  type Column,
  ConfirmSummary,
  EmptyState,
  ErrorNotice,
  LocalTable,
  Money,
  Page,
  Section,
} from '../../web/ui/index.ts'
import type { ReminderAnswer, ReminderProposalAnswer } from '../receivables-contract.ts'
import styles from './cash.module.css'
import { useReminders, useWriteReminders } from './cash-queries.ts'
import { LevelsSection } from './levels-section.tsx'
import { CHANNELS, TONES } from './reminder-words.ts'

/** Whom to remind today, of what, in which tone? */
export function RemindersPage() {
  const reminders = useReminders()
  const count = reminders.data?.proposals.length
  return (
    <Page
      title={
        count === undefined
          ? t('Relances')
          : t(
              '{count, plural, =0 {Aucune relance à faire} one {# relance à faire} other {# relances à faire}}',
              { count },
            )
      }
      lead={
        reminders.data === undefined
          ? ' '
          : t('Intérêts de retard : {rate} l’an, et 40 € par facture (code de commerce, L441-10)', {
              rate: `${decimal(reminders.data.rateE4 * 100)} %`,
            })
      }
    >
      <SectionTabs of="tresorerie" />
      <Answered query={reminders}>
        {({ proposals, written, levels }) => (
          <>
            <Proposals rows={proposals} />
            <Written rows={written} />
            <LevelsSection key={JSON.stringify(levels)} levels={levels} />
          </>
        )}
      </Answered>
    </Page>
  )
}

function Proposals({ rows }: { readonly rows: readonly ReminderProposalAnswer[] }) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [channel, setChannel] = useState<ReminderAnswer['channel']>('mail')
  const [isAsking, setAsking] = useState(false)
  const write = useWriteReminders()
  const chosen = rows.filter(({ memberId }) => !left.has(memberId))
  const toggle = (memberId: string) => {
    const next = new Set(left)
    if (!next.delete(memberId)) next.add(memberId)
    setLeft(next)
  }
  return (
    <Section title={t('À faire aujourd’hui')}>
      <LocalTable
        label={t('Relances à faire')}
        name="afaire"
        rows={rows}
        rowKey={({ memberId }) => memberId}
        columns={columns(left, toggle)}
        empty={
          <EmptyState title={t('Personne n’est à relancer aujourd’hui')}>
            {t('Une facture en retard, contestée ou relancée il y a moins de sept jours, attend.')}
          </EmptyState>
        }
      />
      {rows.length === 0 ? null : (
        <div className={styles.actions}>
          <NativeSelect
            aria-label={t('Envoi par')}
            value={channel}
            onChange={({ currentTarget: { value } }) => {
              if (value === 'mail' || value === 'post' || value === 'phone') setChannel(value)
            }}
            data={(['mail', 'post', 'phone'] as const).map((value) => ({
              value,
              label: t(CHANNELS[value]),
            }))}
          />
          <Button disabled={chosen.length === 0} onClick={() => setAsking(true)}>
            {t('{count, plural, one {Relancer # adhérent} other {Relancer # adhérents}}', {
              count: chosen.length,
            })}
          </Button>
        </div>
      )}
      {write.isError ? <ErrorNotice error={write.error} /> : null}
      {isAsking ? (
        <ConfirmSummary
          title={t('Écrire ces relances ?')}
          confirmWord={t(
            '{count, plural, one {Relancer # adhérent} other {Relancer # adhérents}}',
            {
              count: chosen.length,
            },
          )}
          busy={write.isPending}
          onCancel={() => setAsking(false)}
          onConfirm={() =>
            write.mutate(
              { memberIds: chosen.map(({ memberId }) => memberId), channel },
              { onSettled: () => setAsking(false) },
            )
          }
        >
          <p>
            {t(
              'Une lettre par adhérent, pour {amount} de factures en retard. Chaque lettre est gardée.',
              {
                amount: euros(chosen.reduce((sum, { openCents }) => sum + openCents, 0)),
              },
            )}
          </p>
        </ConfirmSummary>
      ) : null}
    </Section>
  )
}

const columns = (
  left: ReadonlySet<string>,
  toggle: (memberId: string) => void,
): readonly Column<ReminderProposalAnswer>[] => [
  {
    id: 'member',
    header: t('Adhérent'),
    main: true,
    value: ({ memberName }) => memberName,
    cell: ({ memberId, memberName }) => (
      <Link to={`/adherents/${encodeURIComponent(memberId)}`}>{memberName}</Link>
    ),
  },
  {
    id: 'level',
    header: t('Niveau'),
    value: ({ level }) => level.level,
    cell: ({ level }) => `${level.level} · ${t(TONES[level.tone])}`,
  },
  {
    id: 'invoices',
    header: t('Factures'),
    align: 'end',
    value: ({ invoices }) => invoices.length,
    cell: ({ invoices }) => invoices.length,
  },
  {
    id: 'late',
    header: t('Retard'),
    align: 'end',
    value: ({ invoices }) => worst(invoices),
    cell: ({ invoices }) => t('{count} j', { count: worst(invoices) }),
  },
  {
    id: 'open',
    header: t('Restant dû'),
    align: 'end',
    value: ({ openCents }) => openCents,
    cell: ({ openCents }) => <Money cents={openCents} />,
  },
  {
    id: 'interest',
    header: t('Intérêts et frais'),
    align: 'end',
    value: ({ interestCents, fixedCents }) => interestCents + fixedCents,
    cell: ({ interestCents, fixedCents, level }) =>
      level.charges ? <Money cents={interestCents + fixedCents} /> : t('non demandés'),
  },
  {
    id: 'take',
    header: t('Relancer'),
    onPhone: 'bare',
    cell: ({ memberId, memberName }) => (
      <Checkbox
        size="xs"
        checked={!left.has(memberId)}
        onChange={() => toggle(memberId)}
        label={
          <>
            {t('relancer')}
            <span className="visually-hidden"> {memberName}</span>
          </>
        }
      />
    ),
  },
]

const worst = (invoices: ReminderProposalAnswer['invoices']): number =>
  Math.max(0, ...invoices.map(({ daysLate }) => daysLate))

function Written({ rows }: { readonly rows: readonly ReminderAnswer[] }) {
  return (
    <Section title={t('Relances faites')}>
      <LocalTable
        label={t('Relances faites')}
        name="faites"
        rows={rows}
        rowKey={({ reminderId }) => reminderId}
        columns={writtenColumns()}
        empty={<EmptyState title={t('Aucune relance n’a encore été faite')} />}
      />
    </Section>
  )
}

const writtenColumns = (): readonly Column<ReminderAnswer>[] => [
  {
    id: 'on',
    header: t('Date'),
    value: ({ writtenOn }) => writtenOn,
    cell: ({ writtenOn }) => numericDay(writtenOn),
  },
  {
    id: 'member',
    header: t('Adhérent'),
    main: true,
    value: ({ memberName }) => memberName,
    cell: ({ memberName }) => memberName,
  },
  {
    id: 'level',
    header: t('Niveau'),
    cell: ({ level, tone }) => `${level} · ${t(TONES[tone])}`,
  },
  { id: 'channel', header: t('Envoi par'), cell: ({ channel }) => t(CHANNELS[channel]) },
  {
    id: 'open',
    header: t('Réclamé'),
    align: 'end',
    value: ({ openCents }) => openCents,
    cell: ({ openCents, interestCents, fixedCents }) => (
      <Money cents={openCents + interestCents + fixedCents} />
    ),
  },
  { id: 'by', header: t('Par'), cell: ({ recordedBy }) => recordedBy },
  {
    id: 'letter',
    header: t('Lettre'),
    onPhone: 'bare',
    cell: ({ reminderId, memberName }) => (
      <a
        href={addressOf('/cash/reminders/:reminderId/pdf', { params: { reminderId } })}
        target="_blank"
        rel="noreferrer"
      >
        {t('Ouvrir la lettre')}
        <span className="visually-hidden"> {memberName}</span>
      </a>
    ),
  },
]
