import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useMay } from '../../../web/session.ts'
import { t } from '../../../web/texts.ts'
import {
  Answered,
  type Column,
  EmptyState,
  ErrorNotice,
  LocalTable,
  notify,
  Section,
} from '../../../web/ui/index.ts'
import type { PayrollNumberRow } from '../export-contract.ts'
import { useNumbers, useSetNumber } from './export-queries.ts'
import styles from './exports.module.css'

/** What the engine knows each person by. */
export function NumbersSection() {
  const [isOpen, setOpen] = useState(false)
  return (
    <Section title={t('Matricules de paie')}>
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{t('Voir et changer les matricules')}</summary>
        <p className={styles.note}>
          {t(
            'Sans matricule, le salarié porte son identifiant. Le journal de paie revient sous le même matricule.',
          )}
        </p>
        {isOpen ? <Numbers /> : null}
      </details>
    </Section>
  )
}

function Numbers() {
  const numbers = useNumbers()
  return (
    <Answered query={numbers}>
      {({ rows }) => (
        <LocalTable
          name="matricules-"
          label={t('Matricules de paie')}
          columns={columns()}
          rows={rows}
          rowKey={({ employeeId }) => employeeId}
          empty={<EmptyState title={t('Aucun salarié')} />}
        />
      )}
    </Answered>
  )
}

const columns = (): readonly Column<PayrollNumberRow>[] => [
  {
    id: 'employee',
    header: t('Salarié'),
    main: true,
    value: ({ employeeName }) => employeeName,
    cell: ({ employeeName }) => employeeName,
  },
  {
    id: 'id',
    header: t('Identifiant'),
    value: ({ employeeId }) => employeeId,
    cell: ({ employeeId }) => employeeId,
  },
  {
    id: 'number',
    header: t('Matricule'),
    value: ({ payrollNumber }) => payrollNumber,
    cell: (row) => <NumberInput key={row.payrollNumber ?? ''} row={row} />,
  },
]

/** Saved when the field is left or Enter is pressed. */
function NumberInput({ row }: { readonly row: PayrollNumberRow }) {
  const before = row.payrollNumber ?? ''
  const [typed, setTyped] = useState(before)
  const mayWrite = useMay('settings.write')
  const save = useSetNumber()
  const store = () => {
    if (typed.trim() === before) return
    save.mutate(
      { employeeId: row.employeeId, payrollNumber: typed },
      { onSuccess: () => notify(t('Matricule de {name} enregistré.', { name: row.employeeName })) },
    )
  }
  return (
    <>
      <TextInput
        aria-label={t('Matricule de {name}', { name: row.employeeName })}
        value={typed}
        readOnly={!mayWrite}
        placeholder={row.employeeId}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onBlur={store}
        onKeyDown={({ key }) => {
          if (key === 'Enter') store()
        }}
      />
      {save.isError ? <ErrorNotice error={save.error} /> : null}
    </>
  )
}
