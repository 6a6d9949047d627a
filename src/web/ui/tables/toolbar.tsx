import { Button, Checkbox, Popover, TextInput } from '@mantine/core'
import { IconColumns3, IconDownload, IconSearch } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { t } from '../../texts.ts'
import type { Column } from './column.ts'
import styles from './table.module.css'

const TYPING_PAUSE_MS = 250

/** The search of a list. What is typed goes to the address after a short pause. */
export function SearchInput({
  value,
  onChange,
  label,
}: {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly label: string
}) {
  const [typed, setTyped] = useState(value)
  useEffect(() => {
    if (typed === value) return
    const timer = setTimeout(() => onChange(typed), TYPING_PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed, value, onChange])
  return (
    <TextInput
      className={styles.search ?? ''}
      type="search"
      aria-label={label}
      placeholder={t('Rechercher')}
      leftSection={<IconSearch size={16} stroke={1.6} />}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
    />
  )
}

/** Which columns show. */
export function ColumnChoice<Row>({
  columns,
  shown,
  onChange,
}: {
  readonly columns: readonly Column<Row>[]
  readonly shown: readonly Column<Row>[]
  readonly onChange: (ids: readonly string[]) => void
}) {
  const ids = new Set(shown.map(({ id }) => id))
  return (
    <Popover position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns3 size={16} stroke={1.6} />}>
          {t('Colonnes')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={styles.choices}>
          {columns.map(({ id, header, main }) => (
            <Checkbox
              key={id}
              label={header}
              checked={ids.has(id)}
              disabled={main === true}
              onChange={(event) => {
                const wanted = new Set(ids)
                if (event.currentTarget.checked) wanted.add(id)
                else wanted.delete(id)
                onChange(columns.map((column) => column.id).filter((each) => wanted.has(each)))
              }}
            />
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

/** The whole list as a file, made by the API. */
export function FileLinks({ csv, xlsx }: { readonly csv: string; readonly xlsx: string }) {
  return (
    <span className={styles.files}>
      <IconDownload size={16} stroke={1.6} aria-hidden />
      <a href={csv} download aria-label={t('Télécharger la liste en CSV')}>
        CSV
      </a>
      <a href={xlsx} download aria-label={t('Télécharger la liste pour Excel')}>
        Excel
      </a>
    </span>
  )
}

export function Toolbar({ children }: { readonly children: ReactNode }) {
  return (
    <div className={styles.toolbar} data-print="no">
      {children}
    </div>
  )
}
