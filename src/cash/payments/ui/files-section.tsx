import { Button, FileButton, TextInput } from '@mantine/core'
import { IconDownload, IconUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { useAddressValue } from '../../../web/address.ts'
import { addressOf } from '../../../web/api.ts'
import { moment, numericDay } from '../../../web/formats.ts'
import { t } from '../../../web/texts.ts'
import {
  Answered,
  type Column,
  EmptyState,
  ErrorNotice,
  LocalTable,
  Money,
  Section,
  SidePanel,
  StateBadge,
} from '../../../web/ui/index.ts'
import type { PaymentFileAnswer, PaymentOrderAnswer } from '../payments-contract.ts'
import { useAnswer, useFiles, useOrders, useWithdraw } from './payment-queries.ts'
import { FILE_WORDS, reasonText, STATUS_WORDS } from './payment-words.ts'
import styles from './payments.module.css'

/** The files made for the bank, and what it answered. */
export function FilesSection({ kinds }: { readonly kinds: readonly PaymentFileAnswer['kind'][] }) {
  const files = useFiles()
  const answer = useAnswer()
  const [, open] = useAddressValue('fichier')
  return (
    <Section
      title={t('Fichiers pour la banque')}
      actions={
        <FileButton
          accept=".xml,application/xml"
          onChange={(file) => {
            if (file !== null) answer.mutate(file)
          }}
        >
          {(props) => (
            <Button
              {...props}
              variant="default"
              loading={answer.isPending}
              leftSection={<IconUpload size={16} aria-hidden />}
            >
              {t('Lire la réponse de la banque (pain.002)')}
            </Button>
          )}
        </FileButton>
      }
    >
      {answer.isError ? <ErrorNotice error={answer.error} /> : null}
      <Answered query={files}>
        {({ items }) => (
          <LocalTable
            label={t('Fichiers pour la banque')}
            name="fichiers"
            rows={items.filter(({ kind }) => kinds.includes(kind))}
            rowKey={({ fileId }) => fileId}
            columns={columns(open)}
            empty={
              <EmptyState title={t('Aucun fichier n’a encore été fait')}>
                {t('Choisissez ci-dessus ce que la banque doit faire.')}
              </EmptyState>
            }
          />
        )}
      </Answered>
    </Section>
  )
}

const columns = (open: (fileId: string) => void): readonly Column<PaymentFileAnswer>[] => [
  {
    id: 'file',
    header: t('Fichier'),
    main: true,
    value: ({ messageId }) => messageId,
    cell: ({ fileId, messageId }) => (
      <button type="button" className={styles.name} onClick={() => open(fileId)}>
        {messageId}
      </button>
    ),
  },
  { id: 'kind', header: t('Nature'), cell: ({ kind }) => t(FILE_WORDS[kind]) },
  {
    id: 'made',
    header: t('Fait le'),
    value: ({ madeAt }) => madeAt,
    cell: ({ madeAt, madeBy }) => `${moment(madeAt)} · ${madeBy}`,
  },
  {
    id: 'orders',
    header: t('Opérations'),
    align: 'end',
    value: ({ orders }) => orders,
    cell: ({ orders }) => orders,
  },
  {
    id: 'amount',
    header: t('Montant'),
    align: 'end',
    value: ({ amountCents }) => amountCents,
    cell: ({ amountCents }) => <Money cents={amountCents} />,
  },
  {
    id: 'state',
    header: t('État'),
    cell: ({ isWithdrawn, rejected }) =>
      isWithdrawn ? (
        <StateBadge tone="plain" word={t('retiré')} />
      ) : rejected > 0 ? (
        <StateBadge
          tone="bad"
          word={t('{count, plural, one {# refus} other {# refus}}', { count: rejected })}
        />
      ) : (
        <StateBadge tone="plain" word={t('fait')} />
      ),
  },
  {
    id: 'download',
    header: t('Télécharger'),
    onPhone: 'bare',
    cell: ({ fileId, messageId }) => (
      <Button
        component="a"
        variant="default"
        size="compact-sm"
        href={addressOf('/payments/files/:fileId/content', { params: { fileId } })}
        download
        leftSection={<IconDownload size={14} aria-hidden />}
      >
        XML<span className="visually-hidden"> {messageId}</span>
      </Button>
    ),
  },
]

/** One file: each operation with what the bank said of it. */
export function FilePanel({
  fileId,
  onClose,
}: {
  readonly fileId: string
  readonly onClose: () => void
}) {
  const orders = useOrders(fileId)
  return (
    <SidePanel title={orders.data?.messageId ?? t('Fichier')} onClose={onClose}>
      <Answered query={orders}>
        {({ items }) => (
          <>
            <ul className={styles.orders}>
              {items.map((order) => (
                <Order key={order.endToEndId} order={order} />
              ))}
            </ul>
            {items.every(({ status }) => status === null) ? <Withdraw fileId={fileId} /> : null}
          </>
        )}
      </Answered>
    </SidePanel>
  )
}

function Order({ order }: { readonly order: PaymentOrderAnswer }) {
  const said = order.status === null ? null : STATUS_WORDS[order.status]
  return (
    <li>
      <span>{order.name}</span>
      <strong>
        <Money cents={order.amountCents} />
      </strong>
      <span className={styles.soft}>
        {[order.invoiceNumber, numericDay(order.dueOn), reasonText(order.reason), order.words]
          .filter((word) => word !== null)
          .join(' · ')}
      </span>
      {said === null ? null : <StateBadge tone={said.tone} word={t(said.word)} />}
    </li>
  )
}

function Withdraw({ fileId }: { readonly fileId: string }) {
  const [reason, setReason] = useState('')
  const withdraw = useWithdraw()
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        withdraw.mutate({ fileId, reason })
      }}
    >
      <TextInput
        label={t('Ce fichier n’ira pas à la banque : pourquoi ?')}
        required
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      {withdraw.isError ? <ErrorNotice error={withdraw.error} /> : null}
      <Button type="submit" variant="default" loading={withdraw.isPending}>
        {t('Retirer le fichier')}
      </Button>
    </form>
  )
}
