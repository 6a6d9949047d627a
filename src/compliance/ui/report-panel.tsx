import { MultiSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { employeesContract } from '../../employees/employees-contract.ts'
import { useMonth } from '../../web/address.ts'
import { getPage } from '../../web/api.ts'
import { t } from '../../web/texts.ts'
import { SidePanel } from '../../web/ui/index.ts'
import styles from './findings.module.css'

type EmployeeName = Pick<
  (typeof employeesContract)['list']['response']['_output']['items'][number],
  'employeeId' | 'firstName' | 'lastName'
>

/** One document holds this many people; more come as an archive of documents. */
const PEOPLE_OF_A_DOCUMENT = 40

const lastDayOf = (month: string): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0))
    .toISOString()
    .slice(0, 10)

/** What the labour inspector is given: of whom, of when, and as which kind of file. */
export function ReportPanel({ onClose }: { readonly onClose: () => void }) {
  const month = useMonth()
  const [from, setFrom] = useState(`${month}-01`)
  const [to, setTo] = useState(lastDayOf(month))
  const [chosen, setChosen] = useState<string[]>([])
  const people = usePeople(month)
  const total = people.data?.length ?? 0
  const isWhole = chosen.length === 0
  const asArchive = (isWhole ? total : chosen.length) > PEOPLE_OF_A_DOCUMENT
  const address = (kind: 'pdf' | 'zip' | 'xlsx'): string => {
    const query = new URLSearchParams({ from, to })
    for (const employeeId of chosen) query.append('employee', employeeId)
    return `/api/v1/reports/working-time/${kind}?${query}`
  }
  const kind = asArchive ? 'zip' : 'pdf'
  return (
    <SidePanel title={t('Rapport pour l’inspection du travail')} onClose={onClose}>
      <div className={styles.panel}>
        <p className={styles.soft}>
          {t(
            'Chaque jour avec le début et la fin de chaque période, chaque semaine, les repos, les constats avec leur état et leur raison, les accords en vigueur (D3171-8, D3171-16, L3171-3).',
          )}
        </p>
        <div className={styles.report}>
          <label>
            {t('Du')}
            <input
              type="date"
              required
              value={from}
              onChange={({ currentTarget }) => setFrom(currentTarget.value)}
            />
          </label>
          <label>
            {t('Au')}
            <input
              type="date"
              required
              min={from}
              value={to}
              onChange={({ currentTarget }) => setTo(currentTarget.value)}
            />
          </label>
        </div>
        <MultiSelect
          label={t('Salariés')}
          placeholder={isWhole ? t('tous') : ''}
          searchable
          limit={50}
          nothingFoundMessage={t('Personne à ce nom')}
          value={chosen}
          onChange={setChosen}
          data={(people.data ?? []).map(({ employeeId, firstName, lastName }) => ({
            value: employeeId,
            label: `${lastName} ${firstName} (${employeeId})`,
          }))}
        />
        <p className={styles.links}>
          <a href={address(kind)} {...(asArchive ? { download: '' } : { target: '_blank' })}>
            {asArchive ? t('Documents PDF (archive)') : t('Document PDF')}
          </a>
          <a href={address('xlsx')} download>
            {t('Classeur XLSX')}
          </a>
        </p>
        {asArchive ? (
          <p className={styles.soft}>
            {t('Un document réunit {count} salariés ; la préparation prend quelques secondes.', {
              count: PEOPLE_OF_A_DOCUMENT,
            })}
          </p>
        ) : null}
      </div>
    </SidePanel>
  )
}

/** Everybody of the month, to choose from. */
function usePeople(month: string) {
  return useQuery({
    queryKey: ['/employees', 'names', month],
    queryFn: async ({ signal }) => {
      const people: EmployeeName[] = []
      let cursor: string | null = null
      do {
        const asked: object = { month, sort: 'name', limit: 500, cursor }
        const page: Awaited<ReturnType<typeof getPage<EmployeeName>>> = await getPage<EmployeeName>(
          '/employees',
          asked,
          signal,
        )
        people.push(...page.items)
        cursor = page.nextCursor
      } while (cursor !== null)
      return people
    },
  })
}
