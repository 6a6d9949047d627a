import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useMay } from '../../../web/session.ts'
import { t } from '../../../web/texts.ts'
import { Answered, ErrorNotice, notify, StateBadge } from '../../../web/ui/index.ts'
import type { RoutingAnswer } from '../transmission-contract.ts'
import { useDirectory, useRouting, useSetRouting } from './transmission-queries.ts'
import styles from './transmission.module.css'

/** What a member asked to read on its invoices, so that they reach the right desk. */
export function RoutingForm({ memberId }: { readonly memberId: string }) {
  const stored = useRouting(memberId)
  return (
    <Answered query={stored}>
      {(routing) => <Fields key={JSON.stringify(routing)} memberId={memberId} stored={routing} />}
    </Answered>
  )
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

function Fields({
  memberId,
  stored,
}: {
  readonly memberId: string
  readonly stored: RoutingAnswer
}) {
  const [address, setAddress] = useState(stored.electronicAddress ?? '')
  const [service, setService] = useState(stored.serviceCode ?? '')
  const [order, setOrder] = useState(stored.orderNumber ?? '')
  const save = useSetRouting(memberId)
  const mayWrite = useMay('settings.write')
  function submit(event: FormEvent) {
    event.preventDefault()
    save.mutate(
      {
        electronicAddress: orNull(address),
        serviceCode: orNull(service),
        orderNumber: orNull(order),
      },
      { onSuccess: () => notify(t('L’adressage est enregistré.')) },
    )
  }
  return (
    <form onSubmit={submit} className={styles.fields} noValidate>
      <TextInput
        label={t('Adresse électronique de facturation')}
        description={t('Vide : celle du SIREN. Sinon SIREN_SIRET ou SIREN_SUFFIXE.')}
        value={address}
        readOnly={!mayWrite}
        onChange={({ currentTarget }) => setAddress(currentTarget.value)}
      />
      <TextInput
        label={t('Code service (Chorus Pro)')}
        value={service}
        readOnly={!mayWrite}
        onChange={({ currentTarget }) => setService(currentTarget.value)}
      />
      <TextInput
        label={t('Numéro d’engagement ou de commande')}
        value={order}
        readOnly={!mayWrite}
        onChange={({ currentTarget }) => setOrder(currentTarget.value)}
      />
      {save.isError ? <ErrorNotice error={save.error} /> : null}
      {mayWrite ? (
        <div>
          <Button type="submit" loading={save.isPending}>
            {t('Enregistrer')}
          </Button>
        </div>
      ) : null}
      <DirectoryLines memberId={memberId} choose={setAddress} />
    </form>
  )
}

/** Addresses that the French directory knows, to choose from. */
function DirectoryLines({
  memberId,
  choose,
}: {
  readonly memberId: string
  readonly choose: (address: string) => void
}) {
  const directory = useDirectory()
  return (
    <div className={styles.fields}>
      <div>
        <Button
          variant="default"
          loading={directory.isPending}
          onClick={() => directory.mutate(memberId)}
        >
          {t('Chercher dans l’annuaire')}
        </Button>
      </div>
      {directory.isError ? <ErrorNotice error={directory.error} /> : null}
      {directory.data?.lines.length === 0 ? (
        <p>{t('L’annuaire ne connaît aucune adresse de cet adhérent.')}</p>
      ) : null}
      <ul className={styles.lines}>
        {directory.data?.lines.map(({ address, name, isOpen }) => (
          <li key={address}>
            <button type="button" className={styles.link} onClick={() => choose(address)}>
              {address}
            </button>
            {name === null ? null : <span>{name}</span>}
            <StateBadge
              tone={isOpen ? 'good' : 'todo'}
              word={isOpen ? t('ouverte') : t('sans plateforme')}
            />
          </li>
        ))}
      </ul>
    </div>
  )
}
