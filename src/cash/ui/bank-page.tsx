import { NativeSelect } from '@mantine/core'
import { useAddress, useAddressValue, useChangeAddress } from '../../web/address.ts'
import { numericDay } from '../../web/formats.ts'
import { SectionTabs } from '../../web/sections.tsx'
import { t } from '../../web/texts.ts'
import {
  Answered,
  type Column,
  EmptyState,
  LocalTable,
  Money,
  Page,
  Section,
  ServerTable,
  StateBadge,
} from '../../web/ui/index.ts'
import type { cashContract, OperationRow, StatementAnswer } from '../cash-contract.ts'
import { AccountsSection } from './accounts-section.tsx'
import styles from './cash.module.css'
import { useAccounts, useStatements } from './cash-queries.ts'
import { OperationPanel } from './operation-panel.tsx'
import { RulesSection } from './rules-section.tsx'
import { StatementDrop } from './statement-drop.tsx'

/** What did the bank do, and what does each movement settle? */
export function BankPage() {
  const { operation } = useAddress()
  const change = useChangeAddress()
  const accounts = useAccounts()
  const free = accounts.data?.freeOperations
  return (
    <div className={styles.page} data-panel={operation === undefined ? undefined : 'open'}>
      <div>
        <Page
          title={
            free === undefined
              ? t('Relevés bancaires')
              : t(
                  '{count, plural, =0 {Toutes les opérations sont affectées} one {# opération à affecter} other {# opérations à affecter}}',
                  { count: free },
                )
          }
          lead={t('Relevés de banque, opérations et ce qu’elles règlent')}
        >
          <SectionTabs of="tresorerie" />
          <Section title={t('Importer un relevé')}>
            <StatementDrop />
          </Section>
          <Section title={t('Opérations')} plain>
            <div className={styles.spaced}>
              <Operations />
            </div>
          </Section>
          <RulesSection />
          <AccountsSection />
          <Imported />
        </Page>
      </div>
      {operation === undefined ? null : (
        <OperationPanel
          key={operation}
          operationId={operation}
          onClose={() => change({ operation: '' })}
        />
      )}
    </div>
  )
}

function Operations() {
  const [state, setState] = useAddressValue('etat')
  const { operation } = useAddress()
  const wanted: { readonly state?: 'free' | 'settled' } =
    state === 'free' || state === 'settled' ? { state } : {}
  return (
    <ServerTable<typeof cashContract.operations>
      label={t('Opérations')}
      url="/cash/operations"
      query={wanted}
      columns={columns()}
      rowKey={({ operationId }) => operationId}
      isCurrent={({ operationId }) => operationId === operation}
      filters={
        <NativeSelect
          aria-label={t('État')}
          value={state}
          onChange={({ currentTarget }) => setState(currentTarget.value)}
          data={[
            { value: '', label: t('Toutes les opérations') },
            { value: 'free', label: t('À affecter') },
            { value: 'settled', label: t('Affectées') },
          ]}
        />
      }
      empty={
        <EmptyState title={t('Aucune opération')}>
          {t('Importez un relevé : ses opérations paraissent ici avec une proposition.')}
        </EmptyState>
      }
    />
  )
}

const columns = (): readonly Column<OperationRow>[] => [
  {
    id: 'day',
    header: t('Date'),
    sort: 'bookedOn',
    cell: ({ bookedOn }) => numericDay(bookedOn),
  },
  {
    id: 'label',
    header: t('Libellé'),
    main: true,
    sort: 'label',
    cell: (row) => <OpenOperation row={row} />,
  },
  {
    id: 'amount',
    header: t('Montant'),
    align: 'end',
    sort: 'amountCents',
    cell: ({ amountCents }) => <Money cents={amountCents} />,
  },
  {
    id: 'targets',
    header: t('Affectation'),
    cell: ({ settlement, targets }) =>
      settlement === null ? <StateBadge tone="todo" word={t('à affecter')} /> : targets,
  },
]

function OpenOperation({ row }: { readonly row: OperationRow }) {
  const change = useChangeAddress()
  return (
    <button
      type="button"
      className={styles.open}
      onClick={() => change({ operation: row.operationId }, 'remember')}
    >
      {row.label === '' ? t('Sans libellé') : row.label}
    </button>
  )
}

const FORMATS = {
  camt053: 'camt.053',
  cfonb120: 'CFONB 120',
  ofx: 'OFX',
  manual: '–',
} as const satisfies Record<StatementAnswer['format'], string>

function Imported() {
  const statements = useStatements()
  return (
    <Section title={t('Relevés importés')}>
      <Answered query={statements}>
        {({ items }) => (
          <LocalTable
            label={t('Relevés importés')}
            name="releves"
            rows={items.filter(({ format }) => format !== 'manual')}
            rowKey={({ statementId }) => statementId}
            columns={statementColumns()}
            empty={<EmptyState title={t('Aucun relevé importé')} />}
          />
        )}
      </Answered>
    </Section>
  )
}

const statementColumns = (): readonly Column<StatementAnswer>[] => [
  {
    id: 'file',
    header: t('Fichier'),
    main: true,
    value: ({ fileName }) => fileName,
    cell: ({ fileName }) => fileName,
  },
  { id: 'format', header: t('Format'), cell: ({ format }) => FORMATS[format] },
  { id: 'account', header: t('Compte'), cell: ({ accountName }) => accountName },
  {
    id: 'period',
    header: t('Période'),
    value: ({ lastOn }) => lastOn,
    cell: ({ firstOn, lastOn }) =>
      firstOn === null || lastOn === null ? '–' : `${numericDay(firstOn)} – ${numericDay(lastOn)}`,
  },
  {
    id: 'operations',
    header: t('Opérations'),
    align: 'end',
    cell: ({ operations, added }) =>
      t('{operations} dont {added} nouvelles', { operations, added }),
  },
  {
    id: 'closing',
    header: t('Solde final'),
    align: 'end',
    cell: ({ closingCents }) => <Money cents={closingCents} />,
  },
  {
    id: 'check',
    header: t('Contrôle'),
    cell: ({ differenceCents }) =>
      differenceCents === null ? (
        <StateBadge tone="plain" word={t('solde non donné')} />
      ) : differenceCents === 0 ? (
        <StateBadge tone="good" word={t('soldes justes')} />
      ) : (
        <StateBadge tone="bad" word={t('écart accepté')} />
      ),
  },
]
