import { Button } from '@mantine/core'
import { IconRefresh, IconSend } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useAddressValue, useMonth } from '../../../web/address.ts'
import { capital, count, longMonth, moment, numericDay } from '../../../web/formats.ts'
import { SectionTabs } from '../../../web/sections.tsx'
import { useMay } from '../../../web/session.ts'
import { t } from '../../../web/texts.ts'
import {
  Answered,
  type Column,
  EmptyState,
  ErrorNotice,
  KeyFigure,
  LocalTable,
  Money,
  notify,
  Page,
  Section,
  SidePanel,
  StateBadge,
} from '../../../web/ui/index.ts'
import type { PlatformAccountAnswer, TransmissionAnswer } from '../transmission-contract.ts'
import { MessageUpload } from './message-upload.tsx'
import { Reporting } from './reporting.tsx'
import { RoutingForm } from './routing-form.tsx'
import { useExchange, useTransmissions, useTransmit } from './transmission-queries.ts'
import styles from './transmission.module.css'
import { isElectronic, routeText, stateOf } from './words.ts'

/** How do the invoices of the month reach their members, and what became of them? */
export function TransmissionPage() {
  const month = useMonth()
  const found = useTransmissions(month)
  return (
    <Page
      title={t('Transmission')}
      lead={t('{month} : le chemin de chaque facture', { month: capital(longMonth(month)) })}
      actions={found.data === undefined ? null : <Acts {...found.data} />}
    >
      <SectionTabs of="facturation" />
      <Answered query={found}>{(answer) => <Answer {...answer} month={month} />}</Answered>
      <Section title={t('Statut reçu autrement')}>
        <MessageUpload />
      </Section>
      <Reporting month={month} />
    </Page>
  )
}

interface Found {
  readonly items: readonly TransmissionAnswer[]
  readonly account: PlatformAccountAnswer | null
}

/** Those that the platform takes and does not have; a refused one may go anew. */
const toSend = (items: readonly TransmissionAnswer[]): string[] =>
  items
    .filter((one) => isElectronic(one) && (one.flowState === null || one.flowState === 'refused'))
    .map(({ invoiceNumber }) => invoiceNumber)

function Acts({ items, account }: Found) {
  const transmit = useTransmit()
  const exchange = useExchange()
  const mayWrite = useMay('settings.write')
  const waiting = toSend(items)
  if (account === null || !mayWrite) return null
  return (
    <>
      <Button
        variant="default"
        loading={exchange.isPending}
        leftSection={<IconRefresh size={16} stroke={1.6} aria-hidden />}
        onClick={() =>
          exchange.mutate(undefined, {
            onSuccess: () => notify(t('L’échange avec la plateforme a commencé.')),
          })
        }
      >
        {t('Échanger maintenant')}
      </Button>
      {waiting.length === 0 ? null : (
        <Button
          loading={transmit.isPending}
          leftSection={<IconSend size={16} stroke={1.6} aria-hidden />}
          onClick={() =>
            transmit.mutate(waiting, {
              onSuccess: ({ queued }) =>
                notify(
                  t(
                    '{count, plural, one {# facture part} other {# factures partent}} vers la plateforme.',
                    {
                      count: queued,
                    },
                  ),
                ),
            })
          }
        >
          {t('Transmettre {count, plural, one {# facture} other {# factures}}', {
            count: waiting.length,
          })}
        </Button>
      )}
      {transmit.isError ? <ErrorNotice error={transmit.error} /> : null}
    </>
  )
}

function Answer({ items, account, month }: Found & { readonly month: string }) {
  const [memberId, setMember] = useAddressValue('adherent')
  const member = items.find((one) => one.memberId === memberId)
  const refused = items.filter(({ flowState }) => flowState === 'refused').length
  return (
    <>
      <AccountNote account={account} />
      {items.length === 0 ? null : (
        <div className={styles.figures}>
          <KeyFigure label={t('Factures du mois')} value={count(items.length)} />
          <KeyFigure label={t('À transmettre')} value={count(toSend(items).length)} />
          <KeyFigure label={t('Refusées par la plateforme')} value={count(refused)} />
          <KeyFigure
            label={t('Sans envoi électronique')}
            value={count(items.filter((one) => !isElectronic(one)).length)}
          />
        </div>
      )}
      <div className={styles.beside}>
        <Section title={t('Factures et leur chemin')} plain>
          <LocalTable
            label={t('Factures et leur chemin')}
            columns={columnsFor(setMember)}
            rows={items}
            rowKey={({ invoiceNumber }) => invoiceNumber}
            isCurrent={(one) => one.memberId === memberId}
            empty={
              <EmptyState title={t('Aucune facture en {month}', { month: longMonth(month) })}>
                <Link to="/cloture">{t('Les factures naissent de la clôture du mois')}</Link>
              </EmptyState>
            }
          />
        </Section>
        {member === undefined ? null : (
          <SidePanel
            title={t('Adressage de {name}', { name: member.memberName })}
            onClose={() => setMember('')}
          >
            <RoutingForm key={member.memberId} memberId={member.memberId} />
          </SidePanel>
        )}
      </div>
    </>
  )
}

function AccountNote({ account }: { readonly account: PlatformAccountAnswer | null }) {
  if (account === null)
    return (
      <p className={styles.note}>
        {t('Aucune plateforme agréée n’est réglée : les factures restent à remettre autrement.')}{' '}
        <Link to="/reglages/factures">{t('Régler la plateforme')}</Link>
      </p>
    )
  const { lastContactAt, lastFailure, sendsByItself } = account
  if (lastFailure !== null)
    return (
      <p className={styles.bad} role="status">
        {t('La plateforme n’a pas répondu comme attendu : {said}', { said: lastFailure })}{' '}
        <Link to="/reglages/factures">{t('Vérifier le compte')}</Link>
      </p>
    )
  const contact =
    lastContactAt === null
      ? t('Aucun échange pour l’instant.')
      : t('Dernier échange : {when}.', { when: moment(lastContactAt) })
  return (
    <p className={styles.note}>
      {contact}{' '}
      {sendsByItself
        ? t('Les factures partent d’elles-mêmes.')
        : t('Les factures partent à votre demande.')}
    </p>
  )
}

const columnsFor = (openMember: (id: string) => void): readonly Column<TransmissionAnswer>[] => [
  {
    id: 'number',
    header: t('Facture'),
    main: true,
    value: (one) => one.invoiceNumber,
    cell: (one) => (
      <Link
        to={`/facturation/${encodeURIComponent(one.invoiceNumber)}`}
        search={{ month: one.month }}
      >
        {one.invoiceNumber}
      </Link>
    ),
  },
  {
    id: 'member',
    header: t('Adhérent'),
    value: (one) => one.memberName,
    cell: (one) => (
      <button type="button" className={styles.link} onClick={() => openMember(one.memberId)}>
        {one.memberName}
      </button>
    ),
  },
  {
    id: 'issuedOn',
    header: t('Émise le'),
    value: (one) => one.issuedOn,
    cell: (one) => numericDay(one.issuedOn),
  },
  {
    id: 'grossCents',
    header: t('TTC'),
    unit: '€',
    align: 'end',
    value: (one) => one.grossCents,
    cell: (one) => <Money cents={one.grossCents} />,
  },
  {
    id: 'route',
    header: t('Voie'),
    value: (one) => routeText(one.route),
    cell: (one) => routeText(one.route),
  },
  {
    id: 'state',
    header: t('État'),
    value: (one) => stateOf(one).word,
    cell: (one) => (
      <>
        <StateBadge {...stateOf(one)} />
        {one.failure === null ? null : <div className={styles.failure}>{one.failure}</div>}
      </>
    ),
  },
]
