import { NativeSelect } from '@mantine/core'
import { useAddressValue, useMonth } from '../../../web/address.ts'
import { addressOf } from '../../../web/api.ts'
import { capital, longMonth } from '../../../web/formats.ts'
import { SectionTabs } from '../../../web/sections.tsx'
import { t } from '../../../web/texts.ts'
import {
  Answered,
  type Column,
  EmptyState,
  LocalTable,
  Page,
  Section,
} from '../../../web/ui/index.ts'
import type { DocumentPerson } from '../documents-contract.ts'
import { DisabilitySection } from './disability-section.tsx'
import { DocumentLink } from './document-link.tsx'
import { useDocumentPeople, useMembers } from './documents-queries.ts'
import styles from './documents.module.css'

/** The documents that go with pay and people. */
export function PayDocumentsPage() {
  const month = useMonth()
  return (
    <Page
      title={t('Documents de paie et du personnel')}
      lead={t('{month} : états, annexes, registre et attestations, en PDF', {
        month: capital(longMonth(month)),
      })}
    >
      <SectionTabs of="paie" />
      <MonthSection month={month} />
      <RegisterSection month={month} />
      <DisabilitySection month={month} />
    </Page>
  )
}

function MonthSection({ month }: { readonly month: string }) {
  const people = useDocumentPeople(month)
  return (
    <Section title={t('Documents du mois')}>
      <p className={styles.soft}>
        {t(
          'L’état des coûts n’est pas un bulletin de paie. L’annexe des heures accompagne le bulletin (D3171-12) ; en fin de période ou au départ, elle porte le total annuel (D3171-13).',
        )}
      </p>
      <Answered query={people}>
        {({ items }) => (
          <>
            <div className={styles.row}>
              {items.some(({ isCosted }) => isCosted) ? (
                <DocumentLink url="/pay-documents/cost-statement" query={{ month }}>
                  {t('États des coûts de tous')}
                </DocumentLink>
              ) : null}
              {items.length === 0 ? null : (
                <DocumentLink url="/pay-documents/hours-annex" query={{ month }}>
                  {t('Annexes des heures de tous')}
                </DocumentLink>
              )}
            </div>
            <div className={styles.list}>
              <LocalTable
                name="documents-"
                label={t('Documents par salarié')}
                columns={columns(month)}
                rows={items}
                rowKey={({ employeeId }) => employeeId}
                empty={<EmptyState title={t('Personne n’est employé ce mois-ci')} />}
              />
            </div>
          </>
        )}
      </Answered>
    </Section>
  )
}

const columns = (month: string): readonly Column<DocumentPerson>[] => [
  {
    id: 'employee',
    header: t('Salarié'),
    main: true,
    value: ({ name }) => name,
    cell: ({ name }) => name,
  },
  {
    id: 'id',
    header: t('Matricule'),
    value: ({ employeeId }) => employeeId,
    cell: ({ employeeId }) => employeeId,
  },
  {
    id: 'documents',
    header: t('Documents'),
    onPhone: 'bare',
    cell: ({ employeeId, name, isCosted }) => (
      <span className={styles.links}>
        {isCosted ? (
          <a
            href={addressOf('/pay-documents/cost-statement', {
              query: { month, employee: employeeId },
            })}
            target="_blank"
            rel="noreferrer"
            aria-label={t('État des coûts de {name}', { name })}
          >
            {t('État des coûts')}
          </a>
        ) : (
          <span>{t('pas encore de coût')}</span>
        )}
        <a
          href={addressOf('/pay-documents/hours-annex', {
            query: { month, employee: employeeId },
          })}
          target="_blank"
          rel="noreferrer"
          aria-label={t('Annexe des heures de {name}', { name })}
        >
          {t('Annexe des heures')}
        </a>
      </span>
    ),
  },
]

function RegisterSection({ month }: { readonly month: string }) {
  const members = useMembers(month)
  const [member, setMember] = useAddressValue('adherent')
  return (
    <Section title={t('Registre du personnel')}>
      <p className={styles.soft}>
        {t(
          'Le registre du groupement, dans l’ordre des embauches (L1221-13), et les lignes que chaque adhérent porte sur le sien (D1221-23).',
        )}
      </p>
      <Answered query={members}>
        {({ items }) => {
          const [first] = items
          const chosen = items.some(({ memberId }) => memberId === member)
            ? member
            : (first?.memberId ?? '')
          return (
            <div className={styles.row}>
              <DocumentLink url="/pay-documents/register">
                {t('Registre du groupement')}
              </DocumentLink>
              {first === undefined ? null : (
                <>
                  <NativeSelect
                    label={t('Adhérent')}
                    value={chosen}
                    onChange={({ currentTarget }) => setMember(currentTarget.value)}
                    data={items.map(({ memberId, name }) => ({ value: memberId, label: name }))}
                  />
                  <DocumentLink url="/pay-documents/member-register" query={{ member: chosen }}>
                    {t('Lignes pour l’adhérent')}
                  </DocumentLink>
                </>
              )}
            </div>
          )
        }}
      </Answered>
    </Section>
  )
}
