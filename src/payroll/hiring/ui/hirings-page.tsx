import { Link } from '@tanstack/react-router'
import { contractKindText } from '../../../employees/ui/contract-text.ts'
import { useAddress, useChangeAddress } from '../../../web/address.ts'
import { numericDay } from '../../../web/formats.ts'
import { SectionTabs } from '../../../web/sections.tsx'
import { t, text } from '../../../web/texts.ts'
import {
  Answered,
  type Column,
  DayText,
  EmptyState,
  LocalTable,
  Page,
  Section,
  SidePanel,
  StateBadge,
  type Tone,
} from '../../../web/ui/index.ts'
import type { HiringRow } from '../hiring-contract.ts'
import { DeclarantForm } from './declarant-form.tsx'
import { DeclarationPanel } from './declaration-panel.tsx'
import { useHirings } from './hiring-queries.ts'
import styles from './hiring.module.css'

/** Which hirings have to be declared, and what each declaration still lacks. */
export function HiringsPage() {
  const hirings = useHirings()
  const opened = useAddress()['embauche']
  const change = useChangeAddress()
  return (
    <Page
      title={t('Déclarations d’embauche')}
      lead={t(
        'DPAE : au plus tôt huit jours avant l’embauche, au plus tard avant la prise de poste (R1221-4)',
      )}
    >
      <SectionTabs of="paie" />
      <Answered query={hirings}>
        {({ items, declarant, today, isAgricultural }) => {
          const row = items.find(({ employeeId }) => employeeId === opened)
          return (
            <>
              {isAgricultural ? (
                <p className={styles.soft}>
                  {t(
                    'Un groupement agricole déclare à la MSA, par son propre service : les données sont les mêmes, le fichier est celui de l’Urssaf.',
                  )}
                </p>
              ) : null}
              <Section title={t('Embauches')}>
                <LocalTable
                  name="embauches-"
                  label={t('Embauches')}
                  columns={columns()}
                  rows={items}
                  rowKey={({ employeeId }) => employeeId}
                  isCurrent={({ employeeId }) => employeeId === opened}
                  empty={
                    <EmptyState title={t('Aucune embauche récente ni à venir')}>
                      <Link to="/candidats">{t('Les embauches viennent des candidats')}</Link>
                    </EmptyState>
                  }
                />
              </Section>
              {row === undefined ? null : (
                <SidePanel title={row.employeeName} onClose={() => change({ embauche: '' })}>
                  <DeclarationPanel key={row.employeeId} row={row} today={today} />
                </SidePanel>
              )}
              <DeclarantForm declarant={declarant} />
            </>
          )
        }}
      </Answered>
    </Page>
  )
}

const STATES: Readonly<Record<HiringRow['state'], readonly [Tone, string]>> = {
  declared: ['good', text('déclarée')],
  too_early: ['plain', text('trop tôt')],
  to_declare: ['todo', text('à déclarer')],
  late: ['bad', text('en retard')],
}

const columns = (): readonly Column<HiringRow>[] => [
  {
    id: 'employee',
    header: t('Salarié'),
    main: true,
    value: ({ employeeName }) => employeeName,
    cell: ({ employeeId, employeeName }) => (
      <Link to="/paie/embauches" search={{ embauche: employeeId }}>
        {employeeName}
      </Link>
    ),
  },
  {
    id: 'hiredOn',
    header: t('Embauche'),
    value: ({ hiredOn }) => hiredOn,
    cell: ({ hiredOn }) => <DayText day={hiredOn} />,
  },
  {
    id: 'contract',
    header: t('Contrat'),
    value: ({ contractKind }) => contractKind,
    cell: ({ contractKind }) => contractKindText(contractKind) ?? '',
  },
  {
    id: 'from',
    header: t('Déclarable dès le'),
    value: ({ from }) => from,
    cell: ({ from }) => <DayText day={from} />,
  },
  {
    id: 'state',
    header: t('Déclaration'),
    value: ({ state }) => t(STATES[state][1]),
    cell: ({ state }) => <StateBadge tone={STATES[state][0]} word={t(STATES[state][1])} />,
  },
  {
    id: 'lacks',
    header: t('Manque ou accusé'),
    align: 'end',
    value: ({ lacks }) => lacks.length,
    cell: ({ lacks, receipt, declaredOn }) =>
      receipt !== null && declaredOn !== null
        ? t('{receipt}, le {day}', { receipt, day: numericDay(declaredOn) })
        : lacks.length === 0
          ? t('rien')
          : t('{count, plural, one {# donnée} other {# données}}', { count: lacks.length }),
  },
]
