import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { AccountMapping, ledgerContract } from '../ledger-contract.ts'
import { ApiProblem, getWithTag, send } from '../../web/api.ts'
import { useMay } from '../../web/session.ts'
import { t, text } from '../../web/texts.ts'
import { Answered, ErrorNotice, notify } from '../../web/ui/index.ts'
import styles from './ledger.module.css'

const KEY = ['/ledger/account-mapping']

/** Which account takes what; a change is for the entries to come, posted ones keep theirs. */
export function AccountsForm() {
  const mapping = useQuery({
    queryKey: KEY,
    queryFn: () => getWithTag<typeof ledgerContract.accountMapping>('/ledger/account-mapping', {}),
  })
  return (
    <Answered query={mapping}>{({ value, tag }) => <Form mapping={value} tag={tag} />}</Answered>
  )
}

type Mapped = AccountMapping['events'][number]
type Cells = Pick<Mapped, 'account' | 'label'>
/** Cells that were typed: the others stay those of the group, also when these are read again. */
type Typed = Readonly<Record<string, Partial<Cells>>>

const EVENTS: Readonly<Record<string, string>> = {
  member_receivable: text('Créance sur l’adhérent'),
  services: text('Vente de mise à disposition'),
  vat_collected: text('TVA collectée'),
  wages_expense: text('Salaires, en charge'),
  wages_due: text('Salaires, dus au personnel'),
  contributions_expense: text('Cotisations, en charge'),
  contributions_due: text('Cotisations, dues aux caisses'),
  withholding_tax_due: text('Impôt prélevé à la source, dû'),
  leave_expense: text('Congés payés, en charge'),
  leave_due: text('Congés payés, provision'),
  leave_contributions_expense: text('Cotisations sur congés, en charge'),
  leave_contributions_due: text('Cotisations sur congés, provision'),
}

/** An event without words of its own is called by the account that it is proposed. */
const eventText = ({ event, defaultLabel }: Mapped): string => {
  const known = EVENTS[event]
  return known === undefined ? defaultLabel : t(known)
}

function Form({ mapping, tag }: { readonly mapping: AccountMapping; readonly tag: string | null }) {
  const [typed, setTyped] = useState<Typed>({})
  const mayWrite = useMay('settings.write')
  const queryClient = useQueryClient()
  const save = useMutation({
    mutationFn: (events: readonly { event: string; account: string; label: string }[]) =>
      send<typeof ledgerContract.changeAccountMapping>(
        'PUT',
        '/ledger/account-mapping',
        { body: { events: [...events] } },
        tag ?? undefined,
      ),
    onSuccess: async () => {
      notify(t('Les comptes sont enregistrés pour les écritures à venir.'))
      await queryClient.invalidateQueries({ queryKey: KEY })
      setTyped({})
    },
  })
  const changed = mapping.events
    .map(({ event, account, label }) => ({ event, account, label, ...typed[event] }))
    .filter((row) => {
      const before = mapping.events.find(({ event }) => event === row.event)
      return row.account !== before?.account || row.label !== before.label
    })
  const wrong = wrongCells(save.error)
  async function reload() {
    await queryClient.invalidateQueries({ queryKey: KEY })
    save.reset()
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    if (changed.length > 0) save.mutate(changed)
  }
  return (
    <form onSubmit={submit} noValidate>
      <p className={styles.soft}>
        {t(
          'Un changement vaut pour les prochaines clôtures ; les écritures passées gardent leurs comptes.',
        )}
      </p>
      {save.error === null || wrong.size > 0 ? null : (
        <Refused error={save.error} onReload={() => void reload()} />
      )}
      <div className={styles.accounts} role="group" aria-label={t('Comptes utilisés')}>
        {mapping.events.map((row) => (
          <AccountRow
            key={row.event}
            row={row}
            typed={{ ...row, ...typed[row.event] }}
            wrong={wrong}
            readOnly={!mayWrite}
            onChange={(cells) =>
              setTyped({ ...typed, [row.event]: { ...typed[row.event], ...cells } })
            }
          />
        ))}
      </div>
      {mayWrite ? (
        <div className={styles.actions}>
          <Button type="submit" disabled={changed.length === 0} loading={save.isPending}>
            {changed.length === 0
              ? t('Enregistrer')
              : t(
                  '{count, plural, one {Enregistrer # compte changé} other {Enregistrer # comptes changés}}',
                  { count: changed.length },
                )}
          </Button>
          <Button
            variant="default"
            disabled={changed.length === 0}
            onClick={() => {
              setTyped({})
              save.reset()
            }}
          >
            {t('Abandonner')}
          </Button>
        </div>
      ) : null}
    </form>
  )
}

/** Somebody else was faster: the accounts are read again, and what was typed stays. */
function Refused({ error, onReload }: { readonly error: Error; readonly onReload: () => void }) {
  const stale = error instanceof ApiProblem && error.status === 412
  if (!stale) return <ErrorNotice error={error} />
  return (
    <div role="alert" className={styles.stale}>
      <p>
        {t(
          'Une autre personne a changé ces comptes pendant que vous les modifiiez. Rien n’est enregistré ; ce que vous avez saisi reste affiché.',
        )}
      </p>
      <Button variant="default" onClick={onReload}>
        {t('Relire les comptes')}
      </Button>
    </div>
  )
}

/** What the server refused, by `event account` or `event label`. */
function wrongCells(error: Error | null): ReadonlyMap<string, string> {
  const facts = error instanceof ApiProblem ? error.problem.facts : null
  return new Map(
    refusalsOf(facts).map(({ kind, event }) =>
      kind === 'no-label'
        ? [`${event} label`, t('Un libellé est attendu.')]
        : [`${event} account`, t('Trois chiffres au moins, le premier de 1 à 8.')],
    ),
  )
}

interface Refused {
  readonly kind: string
  readonly event: string
}

const isRefused = (value: unknown): value is Refused =>
  typeof value === 'object' &&
  value !== null &&
  'kind' in value &&
  'event' in value &&
  typeof value.kind === 'string' &&
  typeof value.event === 'string'

function refusalsOf(facts: unknown): readonly Refused[] {
  if (typeof facts !== 'object' || facts === null || !('refusals' in facts)) return []
  return Array.isArray(facts.refusals) ? facts.refusals.filter(isRefused) : []
}

function AccountRow({
  row,
  typed,
  wrong,
  readOnly,
  onChange,
}: {
  readonly row: Mapped
  readonly typed: Cells
  readonly wrong: ReadonlyMap<string, string>
  readonly readOnly: boolean
  readonly onChange: (cells: Partial<Cells>) => void
}) {
  const event = eventText(row)
  const isDefault = typed.account === row.defaultAccount && typed.label === row.defaultLabel
  return (
    <div className={styles.accountRow}>
      <span>{event}</span>
      <TextInput
        aria-label={t('Compte : {event}', { event })}
        value={typed.account}
        readOnly={readOnly}
        error={wrong.get(`${row.event} account`)}
        onChange={({ currentTarget }) => onChange({ account: currentTarget.value })}
      />
      <TextInput
        aria-label={t('Libellé : {event}', { event })}
        value={typed.label}
        readOnly={readOnly}
        error={wrong.get(`${row.event} label`)}
        onChange={({ currentTarget }) => onChange({ label: currentTarget.value })}
      />
      {isDefault || readOnly ? (
        <span className={styles.soft}>{isDefault ? t('compte proposé') : ''}</span>
      ) : (
        <Button
          variant="subtle"
          onClick={() => onChange({ account: row.defaultAccount, label: row.defaultLabel })}
        >
          {t('Reprendre {account}', { account: row.defaultAccount })}
        </Button>
      )}
    </div>
  )
}
