import { NativeSelect } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useAddress, useChangeAddress, useMonth } from '../../web/address.ts'
import { capital, longMonth } from '../../web/formats.ts'
import { SectionTabs } from '../../web/sections.tsx'
import { t } from '../../web/texts.ts'
import { Answered, Page, Section } from '../../web/ui/index.ts'
import type { SimulationStart } from '../simulation/simulation-contract.ts'
import { CostExplanation } from './cost-explanation.tsx'
import { CostForm, type SimulationSearch, SituationInWords, startSearch } from './cost-form.tsx'
import { CostLines, CostTotals } from './cost-lines.tsx'
import { queryOf, useMonthCost, useNames, useStart } from './cost-queries.ts'
import { CostYear } from './cost-year.tsx'
import styles from './cost.module.css'

/** What a month costs line by line, why, and what a year of such a contract earns. */
export function CostPage() {
  const month = useMonth()
  const employee = useAddress()['employee'] ?? ''
  const start = useStart(month, employee)
  return (
    <Page
      title={t('Simulation du coût')}
      lead={t('{month} : une paie ligne par ligne, et douze mois du contrat face à un prix', {
        month: capital(longMonth(month)),
      })}
    >
      <SectionTabs of="paie" />
      <Answered query={start}>
        {(answer) => <Simulation key={`${month} ${employee}`} month={month} start={answer} />}
      </Answered>
    </Page>
  )
}

/** The situation: what the address says over what the simulation starts with. */
function askedOf(start: SimulationSearch, address: SimulationSearch): SimulationSearch {
  const stated = Object.keys(start).flatMap((name) =>
    address[name] === undefined ? [] : [[name, address[name]]],
  )
  return { ...start, ...Object.fromEntries(stated) }
}

function Simulation({ month, start }: { readonly month: string; readonly start: SimulationStart }) {
  const address = Object.fromEntries(
    Object.entries(useAddress()).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  )
  const change = useChangeAddress()
  const search = askedOf(startSearch(start), address)
  const asked = queryOf(search, month)
  const cost = useMonthCost(asked)
  const opened = address['ligne'] ?? ''
  const line = cost.data?.cost?.lines.find(({ code }) => code === opened)
  return (
    <>
      <Section title={t('Situation')}>
        <WhoseContract month={month} start={start} />
        <CostForm asked={search} onAsk={(typed) => change({ ...typed, ligne: '' })} />
        <SituationInWords search={search} name={start.employee?.name ?? null} />
      </Section>
      <Answered query={cost}>
        {(answer) =>
          answer.cost === null ? (
            <Refused reasons={answer.refused} />
          ) : (
            <>
              <Section title={t('Le mois')}>
                <div className={styles.totals}>
                  <CostTotals cost={answer.cost} />
                </div>
                <CostLines
                  cost={answer.cost}
                  opened={opened}
                  onOpen={(code) => change({ ligne: code === opened ? '' : code })}
                />
              </Section>
              <CostYear asked={asked} address={address} onAsk={change} />
            </>
          )
        }
      </Answered>
      {line === undefined ? null : (
        <CostExplanation
          key={line.code}
          asked={asked}
          line={line}
          onClose={() => change({ ligne: '' })}
        />
      )}
    </>
  )
}

/** The simulation may begin with the contract of somebody; what was typed then goes away. */
function WhoseContract({
  month,
  start: { employee },
}: {
  readonly month: string
  readonly start: SimulationStart
}) {
  const names = useNames(month)
  const change = useChangeAddress()
  const clean = useAddress()
  const begin = (employeeId: string) => {
    const nothing = Object.fromEntries(Object.keys(clean).map((name) => [name, '']))
    change({ ...nothing, month: clean['month'], employee: employeeId })
  }
  return (
    <div className={styles.whose} data-print="no">
      <NativeSelect
        label={t('Partir du contrat de')}
        value={employee?.employeeId ?? ''}
        onChange={({ currentTarget }) => begin(currentTarget.value)}
        data={[
          { value: '', label: t('un nouveau contrat') },
          ...(names.data ?? []).map(({ employeeId, firstName, lastName }) => ({
            value: employeeId,
            label: `${lastName} ${firstName}`,
          })),
        ]}
      />
      {employee === null ? null : (
        <Link to="/equipe/$employeeId" params={{ employeeId: employee.employeeId }}>
          {t('Voir {name}', { name: employee.name })}
        </Link>
      )}
    </div>
  )
}

function Refused({ reasons }: { readonly reasons: readonly string[] }) {
  return (
    <Section title={t('Cette situation n’est pas calculée')}>
      <ul className={styles.refused} role="alert" lang="fr">
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </Section>
  )
}
