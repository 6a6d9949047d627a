import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useAddressValue } from '../../../web/address.ts'
import { useMay } from '../../../web/session.ts'
import { t } from '../../../web/texts.ts'
import {
  Answered,
  type Column,
  DayText,
  EmptyState,
  ErrorNotice,
  LocalTable,
  notify,
  Section,
} from '../../../web/ui/index.ts'
import type { BeneficiariesAnswer } from '../documents-contract.ts'
import { DocumentLink } from './document-link.tsx'
import { useBeneficiaries, useChangeBeneficiary, useDocumentPeople } from './documents-queries.ts'
import styles from './documents.module.css'

type Row = BeneficiariesAnswer['items'][number]

/** The yearly attestation to members, and who counts in it. */
export function DisabilitySection({ month }: { readonly month: string }) {
  const beneficiaries = useBeneficiaries()
  const thisYear = Number(month.slice(0, 4))
  const [year, setYear] = useAddressValue('annee', String(thisYear))
  return (
    <Section title={t('Obligation d’emploi des travailleurs handicapés')}>
      <p className={styles.soft}>
        {t(
          'Une attestation par adhérent, avant le 15 mars (D5212-6) : des nombres, jamais de nom. Seules les dates sont gardées ici, jamais le motif, et seul le personnel du groupement les voit.',
        )}
      </p>
      <div className={styles.row}>
        <NativeSelect
          label={t('Année')}
          value={year}
          onChange={({ currentTarget }) => setYear(currentTarget.value)}
          data={[thisYear, thisYear - 1, thisYear - 2].map(String)}
        />
        <DocumentLink url="/pay-documents/disability-attestation" query={{ year }}>
          {t('Attestations de {year}', { year })}
        </DocumentLink>
      </div>
      <div className={styles.list}>
        <Answered query={beneficiaries}>
          {({ items }) => (
            <>
              <LocalTable
                name="beneficiaires-"
                label={t('Bénéficiaires')}
                columns={columns()}
                rows={items}
                rowKey={({ employeeId, startsOn }) => `${employeeId} ${startsOn}`}
                empty={
                  <EmptyState title={t('Aucun bénéficiaire enregistré')}>
                    {t('Sans bénéficiaire, l’attestation dit zéro.')}
                  </EmptyState>
                }
              />
              <AddForm month={month} />
            </>
          )}
        </Answered>
      </div>
    </Section>
  )
}

const columns = (): readonly Column<Row>[] => [
  {
    id: 'employee',
    header: t('Salarié'),
    main: true,
    value: ({ employeeName }) => employeeName,
    cell: ({ employeeName }) => employeeName,
  },
  {
    id: 'from',
    header: t('Depuis le'),
    value: ({ startsOn }) => startsOn,
    cell: ({ startsOn }) => <DayText day={startsOn} />,
  },
  {
    id: 'to',
    header: t('Jusqu’au'),
    value: ({ endsOn }) => endsOn,
    cell: ({ endsOn }) => <DayText day={endsOn} />,
  },
  { id: 'drop', header: t('Retirer'), onPhone: 'bare', cell: (row) => <DropButton row={row} /> },
]

function DropButton({ row }: { readonly row: Row }) {
  const change = useChangeBeneficiary()
  const mayWrite = useMay('settings.write')
  const { employeeId, employeeName, startsOn, endsOn } = row
  const drop = () =>
    change.mutate(
      { employeeId, startsOn, drop: true },
      {
        onSuccess: () =>
          notify(t('{name} est retiré.', { name: employeeName }), () =>
            change.mutate({ employeeId, startsOn, endsOn }),
          ),
      },
    )
  return (
    <Button
      variant="subtle"
      disabled={!mayWrite}
      loading={change.isPending}
      aria-label={t('Retirer {name}', { name: employeeName })}
      onClick={drop}
    >
      {t('Retirer')}
    </Button>
  )
}

function AddForm({ month }: { readonly month: string }) {
  const people = useDocumentPeople(month)
  const change = useChangeBeneficiary()
  const mayWrite = useMay('settings.write')
  const [employee, setEmployee] = useState('')
  const [startsOn, setStartsOn] = useState('')
  const [endsOn, setEndsOn] = useState('')
  const items = people.data?.items ?? []
  if (!mayWrite || items.length === 0) return null
  const employeeId = employee === '' ? (items[0]?.employeeId ?? '') : employee
  function submit(event: FormEvent) {
    event.preventDefault()
    change.mutate(
      { employeeId, startsOn, endsOn: endsOn === '' ? null : endsOn },
      { onSuccess: () => notify(t('Le bénéficiaire est enregistré.')) },
    )
  }
  return (
    <form onSubmit={submit} className={styles.list}>
      <div className={styles.row}>
        <NativeSelect
          label={t('Salarié')}
          value={employeeId}
          onChange={({ currentTarget }) => setEmployee(currentTarget.value)}
          data={items.map((one) => ({ value: one.employeeId, label: one.name }))}
        />
        <TextInput
          type="date"
          label={t('Bénéficiaire depuis le')}
          value={startsOn}
          onChange={({ currentTarget }) => setStartsOn(currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('Jusqu’au (facultatif)')}
          value={endsOn}
          onChange={({ currentTarget }) => setEndsOn(currentTarget.value)}
        />
        <Button type="submit" disabled={startsOn === ''} loading={change.isPending}>
          {t('Ajouter')}
        </Button>
      </div>
      {change.isError ? <ErrorNotice error={change.error} /> : null}
    </form>
  )
}
