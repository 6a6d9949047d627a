import { useQuery } from '@tanstack/react-query'
import type { Member, membersContract } from '../members-contract.ts'
import { CostTab } from '../../billing/margin/ui/cost-tab.tsx'
import { MemberAccount } from '../../cash/ui/member-account.tsx'
import { MemberNeedsTab } from '../../needs/ui/member-needs-tab.tsx'
import { useMonth, usePathValue } from '../../web/address.ts'
import { get } from '../../web/api.ts'
import { capital, inThrees, longMonth, numericDay, percent } from '../../web/formats.ts'
import { useSession } from '../../web/session.ts'
import { t } from '../../web/texts.ts'
import {
  Answered,
  Facts,
  Money,
  Page,
  type PageTab,
  PageTabs,
  StateBadge,
  useTab,
} from '../../web/ui/index.ts'
import styles from './member.module.css'
import { MemberHoursTab } from './member-hours-tab.tsx'
import { MemberInvoicesTab } from './member-invoices-tab.tsx'
import { MemberPeopleTab } from './member-people-tab.tsx'
import { MemberPricesTab } from './member-prices-tab.tsx'

/** One company: who works there, at which price, which hours, which invoices. */
export function MemberPage() {
  const memberId = usePathValue('memberId')
  const { role } = useSession()
  const member = useMember(memberId)
  const tabs = tabsFor(role)
  const tab = useTab(tabs)
  return (
    <Page
      title={member.data?.name ?? t('Adhérent')}
      lead={member.data === undefined ? ' ' : <Lead member={member.data} />}
      {...(role === 'officer' ? { trail: [{ label: t('Adhérents'), to: '/adherents' }] } : {})}
    >
      <Answered query={member}>
        {(answer) => (
          <>
            <Head member={answer} />
            <PageTabs label={answer.name} tabs={tabs} />
            <Tab id={tab} memberId={memberId} />
          </>
        )}
      </Answered>
    </Page>
  )
}

function useMember(memberId: string) {
  return useQuery({
    queryKey: ['/members', memberId],
    queryFn: ({ signal }) =>
      get<typeof membersContract.member>('/members/:memberId', { params: { memberId } }, signal),
  })
}

const tabsFor = (role: 'officer' | 'member'): readonly PageTab[] => [
  { id: 'salaries', label: t('Salariés du mois') },
  ...(role === 'officer'
    ? [
        { id: 'prix', label: t('Prix') },
        { id: 'marge', label: t('Marge') },
      ]
    : []),
  { id: 'besoins', label: t('Besoins') },
  { id: 'heures', label: t('Heures') },
  { id: 'factures', label: t('Factures') },
  { id: 'compte', label: t('Règlements') },
]

function Lead({ member: { memberships } }: { readonly member: Member }) {
  const month = useMonth()
  const first = memberships[0]
  const last = memberships.at(-1)
  if (first === undefined || last === undefined) return t('Aucune adhésion enregistrée')
  const past = last.leftOn !== null && last.leftOn < `${month}-01`
  return (
    <span className={styles.lead}>
      {past ? (
        <StateBadge tone="plain" word={t('parti')} />
      ) : (
        <StateBadge tone="good" word={t('adhérent')} />
      )}
      <span>
        {last.leftOn === null
          ? t('depuis le {day}', { day: numericDay(first.joinedOn) })
          : t('du {first} au {last}', {
              first: numericDay(first.joinedOn),
              last: numericDay(last.leftOn),
            })}
      </span>
      <span>{capital(longMonth(month))}</span>
    </span>
  )
}

function Head({ member }: { readonly member: Member }) {
  return (
    <div className={styles.head}>
      <Facts
        of={[
          [t('Code'), member.memberId],
          [t('SIREN'), member.siren === null ? null : inThrees(member.siren)],
          [t('N° de TVA'), member.vatNumber],
          [t('Nature'), natureOf(member.publicBody)],
          [
            t('Recettes soumises à la TVA'),
            member.taxableRevenuePercent === null
              ? t('part inconnue : la TVA est due')
              : percent(member.taxableRevenuePercent, 100),
          ],
        ]}
      />
      <Facts
        of={[
          [t('Établissement du groupement'), member.establishment?.name ?? null],
          [
            t('Dépôt de garantie'),
            member.depositCents === null ? null : <Money key="d" cents={member.depositCents} />,
          ],
          [
            t('Caution bancaire'),
            member.bankGuaranteeCents === null ? null : (
              <Money key="b" cents={member.bankGuaranteeCents} />
            ),
          ],
          [t('Mandat de prélèvement'), mandateText(member)],
          [t('Courriel'), member.email],
        ]}
      />
      <div>
        <h2 className={styles.sitesTitle}>
          {t('{count, plural, one {# site} other {# sites}}', { count: member.sites.length })}
        </h2>
        <ul className={styles.sites}>
          {member.sites.map(({ siteId, name, siret }) => (
            <li key={siteId}>
              <span>{name}</span>
              <span className={styles.soft}>{siret === null ? siteId : inThrees(siret)}</span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

function natureOf(publicBody: boolean | null): string | null {
  if (publicBody === null) return null
  return publicBody ? t('collectivité ou organisme public') : t('entreprise')
}

function mandateText({ mandateReference, mandateSignedOn }: Member): string | null {
  if (mandateReference === null) return null
  return mandateSignedOn === null
    ? mandateReference
    : t('{reference}, signé le {day}', {
        reference: mandateReference,
        day: numericDay(mandateSignedOn),
      })
}

function Tab({ id, memberId }: { readonly id: string; readonly memberId: string }) {
  if (id === 'besoins') return <MemberNeedsTab memberId={memberId} />
  if (id === 'marge') return <CostTab member={memberId} />
  if (id === 'prix') return <MemberPricesTab memberId={memberId} />
  if (id === 'heures') return <MemberHoursTab memberId={memberId} />
  if (id === 'factures') return <MemberInvoicesTab memberId={memberId} />
  if (id === 'compte') return <MemberAccount memberId={memberId} />
  return <MemberPeopleTab memberId={memberId} />
}
