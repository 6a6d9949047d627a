import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { ApiProblem } from '../../../web/api.ts'
import { longDay, shortDay } from '../../../web/formats.ts'
import { useMay } from '../../../web/session.ts'
import { t } from '../../../web/texts.ts'
import { announce, ErrorNotice, Facts, notify } from '../../../web/ui/index.ts'
import type { HiringRow } from '../hiring-contract.ts'
import { type Asked, useDeclared, useMessage } from './hiring-queries.ts'
import { lackText } from './lack-text.ts'
import styles from './hiring.module.css'

/** One hiring: what lacks, the message to send, the receipt that came back. */
export function DeclarationPanel({
  row,
  today,
}: {
  readonly row: HiringRow
  readonly today: string
}) {
  return (
    <>
      <Facts
        of={[
          [t('Embauche'), longDay(row.hiredOn)],
          [
            t('À déclarer'),
            t('du {from} au {to}', { from: shortDay(row.from), to: shortDay(row.hiredOn) }),
          ],
          [t('Accusé'), row.receipt],
        ]}
      />
      {row.lacks.length === 0 ? null : (
        <>
          <p className={styles.soft}>{t('Il manque encore :')}</p>
          <Lacks lacks={row.lacks} />
        </>
      )}
      <MessageForm row={row} />
      <ReceiptForm row={row} today={today} />
    </>
  )
}

function Lacks({ lacks }: { readonly lacks: readonly string[] }) {
  return (
    <ul className={styles.lacks}>
      {lacks.map((lack) => (
        <li key={lack}>{lackText(lack)}</li>
      ))}
    </ul>
  )
}

const NOTHING: Asked = {
  nir: '',
  sex: '',
  birthTown: '',
  birthDepartment: '',
  startsAt: '08:00',
  isTest: false,
}

function lacksOf(error: Error): readonly string[] {
  const facts = error instanceof ApiProblem ? error.problem.facts : null
  if (typeof facts !== 'object' || facts === null || !('lacks' in facts)) return []
  return Array.isArray(facts.lacks) ? facts.lacks.filter((lack) => typeof lack === 'string') : []
}

/** What is typed here goes into the file and nowhere else. */
function MessageForm({ row }: { readonly row: HiringRow }) {
  const [asked, setAsked] = useState(NOTHING)
  const mayWrite = useMay('settings.write')
  const message = useMessage(row.employeeId)
  function submit(event: FormEvent) {
    event.preventDefault()
    message.mutate(asked, {
      onSuccess: (file) => {
        download(file, `dpae-${row.employeeId}-${row.hiredOn}.xml`)
        setAsked({ ...NOTHING, startsAt: asked.startsAt, isTest: asked.isTest })
        announce(t('Le fichier est prêt.'))
      },
    })
  }
  const set = (change: Partial<Asked>) => setAsked({ ...asked, ...change })
  return (
    <form onSubmit={submit} noValidate className={styles.part} autoComplete="off">
      <h3>{t('Fichier de la déclaration')}</h3>
      <p className={styles.soft}>
        {t(
          'Le numéro de sécurité sociale et la naissance sont écrits dans le fichier et ne sont gardés nulle part.',
        )}
      </p>
      <div className={styles.fields}>
        <TextInput
          label={t('Numéro de sécurité sociale')}
          value={asked.nir}
          autoComplete="off"
          onChange={({ currentTarget }) => set({ nir: currentTarget.value })}
        />
        <NativeSelect
          label={t('Sexe')}
          value={asked.sex}
          onChange={({ currentTarget }) => set({ sex: currentTarget.value })}
          data={[
            { value: '', label: t('à choisir') },
            { value: '2', label: t('femme') },
            { value: '1', label: t('homme') },
          ]}
        />
        <TextInput
          label={t('Commune de naissance')}
          value={asked.birthTown}
          onChange={({ currentTarget }) => set({ birthTown: currentTarget.value })}
        />
        <TextInput
          label={t('Département de naissance')}
          value={asked.birthDepartment}
          maxLength={3}
          onChange={({ currentTarget }) => set({ birthDepartment: currentTarget.value })}
        />
        <TextInput
          type="time"
          label={t('Heure de la prise de poste')}
          value={asked.startsAt}
          onChange={({ currentTarget }) => set({ startsAt: currentTarget.value })}
        />
        <Checkbox
          label={t('Dépôt d’essai : contrôlé par l’Urssaf, rien n’est déclaré')}
          checked={asked.isTest}
          onChange={({ currentTarget }) => set({ isTest: currentTarget.checked })}
        />
      </div>
      {message.isError ? <Refused error={message.error} /> : null}
      <div className={styles.actions}>
        <Button type="submit" disabled={!mayWrite} loading={message.isPending}>
          {t('Préparer le fichier XML')}
        </Button>
      </div>
    </form>
  )
}

function Refused({ error }: { readonly error: Error }) {
  const lacks = lacksOf(error)
  if (lacks.length === 0) return <ErrorNotice error={error} />
  return (
    <div role="alert" className={styles.actions}>
      <Lacks lacks={lacks} />
    </div>
  )
}

function download(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 0)
}

function ReceiptForm({ row, today }: { readonly row: HiringRow; readonly today: string }) {
  const [receipt, setReceipt] = useState(row.receipt ?? '')
  const [declaredOn, setDeclaredOn] = useState(row.declaredOn ?? today)
  const mayWrite = useMay('settings.write')
  const declared = useDeclared(row.employeeId)
  function submit(event: FormEvent) {
    event.preventDefault()
    declared.mutate(
      { declaredOn, receipt },
      { onSuccess: () => notify(t('La déclaration est enregistrée, son échéance est faite.')) },
    )
  }
  return (
    <form onSubmit={submit} noValidate className={styles.part}>
      <h3>{t('Accusé de réception')}</h3>
      <div className={styles.fields}>
        <TextInput
          type="date"
          label={t('Déclarée le')}
          value={declaredOn}
          onChange={({ currentTarget }) => setDeclaredOn(currentTarget.value)}
        />
        <TextInput
          label={t('Numéro de l’accusé')}
          value={receipt}
          onChange={({ currentTarget }) => setReceipt(currentTarget.value)}
        />
      </div>
      {declared.isError ? <ErrorNotice error={declared.error} /> : null}
      <div className={styles.actions}>
        <Button
          type="submit"
          variant="default"
          disabled={!mayWrite || receipt.trim() === '' || declaredOn === ''}
          loading={declared.isPending}
        >
          {t('Enregistrer l’accusé')}
        </Button>
      </div>
    </form>
  )
}
