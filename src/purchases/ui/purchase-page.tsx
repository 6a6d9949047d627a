import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { LifeList } from '../../billing/transmission/ui/life-list.tsx'
import styles from '../../billing/transmission/ui/transmission.module.css'
import { usePathValue } from '../../web/address.ts'
import { euros, inThrees, numericDay, percent } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import {
  Answered,
  type Column,
  EmptyState,
  Facts,
  KeyFigure,
  LocalTable,
  Money,
  Page,
  Section,
} from '../../web/ui/index.ts'
import type { PurchaseAnswer } from '../purchases-contract.ts'
import { AnswerForm, ValidationForm } from './decision-forms.tsx'
import { usePurchase } from './purchase-queries.ts'

/** One invoice received: what it says, what became of it, what to answer. */
export function PurchasePage() {
  const purchaseId = usePathValue('purchaseId')
  const purchase = usePurchase(purchaseId)
  const found = purchase.data
  return (
    <Page
      title={
        found === undefined ? t('Facture reçue') : `${found.supplierName} ${found.invoiceNumber}`
      }
      lead={
        found === undefined
          ? ' '
          : t('{syntax}, fichier {name}', { syntax: found.syntax, name: found.fileName })
      }
      trail={[{ label: t('Achats'), to: '/facturation/achats' }]}
      actions={
        found === undefined ? null : (
          <Button
            component="a"
            variant="default"
            href={`/api/v1/purchases/${purchaseId}/file`}
            download
            leftSection={<IconDownload size={16} stroke={1.6} aria-hidden />}
          >
            {t('Fichier reçu')}
          </Button>
        )
      }
    >
      <Answered query={purchase}>{(answer) => <Answer purchase={answer} />}</Answered>
    </Page>
  )
}

function Answer({ purchase }: { readonly purchase: PurchaseAnswer }) {
  const { netCents, vatCents, grossCents, payableCents, dueOn, issuedOn } = purchase
  return (
    <>
      <div className={styles.figures}>
        <KeyFigure label={t('Net HT')} value={euros(netCents)} />
        <KeyFigure label={t('TVA')} value={euros(vatCents)} />
        <KeyFigure label={t('TTC')} value={euros(grossCents)} />
        <KeyFigure
          label={t('À payer')}
          value={euros(payableCents)}
          note={
            dueOn === null
              ? t('émise le {day}', { day: numericDay(issuedOn) })
              : t('avant le {day}', { day: numericDay(dueOn) })
          }
        />
      </div>
      <Warnings warnings={purchase.warnings} />
      <div className={styles.columns}>
        <div>
          <ValidationForm purchase={purchase} />
          <AnswerForm purchase={purchase} />
          <Section title={t('Ce qui s’est passé')}>
            <LifeList statuses={purchase.statuses} />
          </Section>
        </div>
        <Section title={t('Ce que dit la facture')}>
          <Parties purchase={purchase} />
        </Section>
      </div>
      <Section title={t('Lignes')} plain>
        <LocalTable
          label={t('Lignes')}
          columns={LINES()}
          rows={purchase.lines}
          rowKey={({ lineId }) => lineId}
          empty={
            <EmptyState title={t('Ce profil ne porte pas de lignes')}>
              {t('Le détail est dans le document joint.')}
            </EmptyState>
          }
        />
      </Section>
    </>
  )
}

function Warnings({ warnings }: Pick<PurchaseAnswer, 'warnings'>) {
  if (warnings.length === 0) return null
  return (
    <ul className={styles.bad}>
      {warnings.map((one) => (
        <li key={JSON.stringify(one)}>{warningText(one)}</li>
      ))}
    </ul>
  )
}

function warningText(one: PurchaseAnswer['warnings'][number]) {
  switch (one.kind) {
    case 'for-another-buyer':
      return t('Elle est adressée au SIREN {siren}, non au groupement.', {
        siren: inThrees(one.siren),
      })
    case 'same-number':
      return (
        <>
          {t('Le fournisseur a déjà envoyé une facture de ce numéro :')}{' '}
          <Link to={`/facturation/achats/${one.purchaseId}`}>{t('la voir')}</Link>
        </>
      )
    case 'line-product':
      return t('Ligne {line} : prix × quantité donne {computed}, la facture dit {stated}.', {
        line: one.lineId,
        computed: euros(one.computedCents),
        stated: euros(one.statedCents),
      })
    default:
      return t('Elle ne porte pas de lignes : seul le total est vérifié.')
  }
}

function Parties({ purchase }: { readonly purchase: PurchaseAnswer }) {
  const { seller, buyer, vat, notes } = purchase
  return (
    <>
      <Facts
        of={[
          [t('Fournisseur'), seller.name],
          [t('SIREN'), seller.siren === null ? null : inThrees(seller.siren)],
          [t('N° de TVA'), seller.vatNumber],
          [t('Adresse'), seller.address === '' ? null : seller.address],
          [t('IBAN'), purchase.iban],
          [t('Adressée à'), buyer.name],
          [t('Commande'), purchase.orderNumber],
          [
            t('Factures citées'),
            purchase.preceding.length === 0 ? null : purchase.preceding.join(', '),
          ],
          ...vat.map((rate): [string, string] => [
            rate.exemption ?? t('TVA {rate}', { rate: percent(rate.percentE2, 10_000) ?? '' }),
            t('{tax} sur {base}', { tax: euros(rate.taxCents), base: euros(rate.baseCents) }),
          ]),
        ]}
      />
      {notes.length === 0 ? null : <p className={styles.note}>{notes.join(' ')}</p>}
    </>
  )
}

type Line = PurchaseAnswer['lines'][number]

const LINES = (): readonly Column<Line>[] => [
  {
    id: 'name',
    header: t('Désignation'),
    main: true,
    value: (line) => line.name,
    cell: (line) => line.name,
  },
  { id: 'quantity', header: t('Quantité'), align: 'end', cell: (line) => line.quantity ?? '–' },
  { id: 'price', header: t('Prix'), align: 'end', cell: (line) => line.price ?? '–' },
  {
    id: 'vat',
    header: t('TVA'),
    align: 'end',
    cell: (line) =>
      line.vatPercentE2 === null ? '–' : (percent(line.vatPercentE2, 10_000) ?? '–'),
  },
  {
    id: 'net',
    header: t('Net HT'),
    unit: '€',
    align: 'end',
    value: (line) => line.netCents,
    cell: (line) => <Money cents={line.netCents} />,
  },
]
