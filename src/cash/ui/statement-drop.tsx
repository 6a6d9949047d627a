import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type DragEvent, useId, useState } from 'react'
import { z } from 'zod'
import { ApiProblem, sendFiles } from '../../web/api.ts'
import { euros, inFours, listText } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { announce, ErrorNotice } from '../../web/ui/index.ts'
import type { cashContract, ImportReportAnswer } from '../cash-contract.ts'
import styles from './cash.module.css'
import { useRefreshCash } from './cash-queries.ts'

/** Accounts of the statement that the group does not keep yet. */
const unknown = z.object({
  refusals: z.array(z.object({ kind: z.string(), account: z.string().optional() })),
})

/** What a person may take all the same. */
const acceptable = z.object({
  refusals: z
    .array(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('balances-differ'), differenceCents: z.int() }),
        z.object({ kind: z.literal('other-format'), alike: z.int() }),
      ]),
    )
    .min(1),
})

function post({ file, accepts }: { readonly file: File; readonly accepts: boolean }) {
  const form = new FormData()
  form.append('file', file)
  return sendFiles<typeof cashContract.importStatements>(
    '/cash/statements',
    { acceptDifference: accepts ? 'true' : 'false' },
    form,
  )
}

/** A statement dropped or chosen; then what was taken, or all that is wrong. */
export function StatementDrop() {
  const refresh = useRefreshCash()
  const [file, setFile] = useState<File | null>(null)
  const [isOver, setOver] = useState(false)
  const id = useId()
  const send = useMutation({
    mutationFn: post,
    onSuccess: () => {
      announce(t('Relevé importé.'))
      refresh()
    },
    onError: () => announce(t('Le relevé n’est pas importé.')),
  })
  const take = (chosen: File | null | undefined) => {
    if (chosen === null || chosen === undefined) return
    setFile(chosen)
    send.mutate({ file: chosen, accepts: false })
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }
  return (
    <>
      <div
        className={styles.drop}
        data-over={isOver}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <label htmlFor={id}>{t('Déposez un relevé ici, ou choisissez un fichier')}</label>
        <input
          id={id}
          type="file"
          accept=".xml,.txt,.cfo,.cfonb,.ofx,.qfx,.120,.asc,.afb"
          disabled={send.isPending}
          onChange={({ currentTarget }) => {
            take(currentTarget.files?.[0])
            currentTarget.value = ''
          }}
        />
        <p>{t('camt.053, CFONB 120 ou OFX. Une opération déjà connue n’est pas reprise.')}</p>
      </div>
      {send.isPending ? <p role="status">{t('Lecture du relevé…')}</p> : null}
      {send.isError ? (
        <Refused
          error={send.error}
          onAccept={() => (file === null ? null : send.mutate({ file, accepts: true }))}
        />
      ) : null}
      {send.isSuccess ? <Report answer={send.data} /> : null}
    </>
  )
}

function Refused({ error, onAccept }: { readonly error: Error; readonly onAccept: () => void }) {
  const facts = error instanceof ApiProblem ? acceptable.safeParse(error.problem.facts) : null
  const refusals = facts?.data?.refusals ?? []
  const mistakes = error instanceof ApiProblem ? (error.problem.errors ?? []) : []
  const missing = error instanceof ApiProblem ? unknownAccounts(error.problem.facts) : []
  return (
    <>
      {mistakes.length === 0 ? <ErrorNotice error={error} /> : <Mistakes of={mistakes} />}
      {missing.length === 0 ? null : (
        <p>
          {t('{count, plural, one {Compte du relevé} other {Comptes du relevé}} : {accounts}', {
            count: missing.length,
            accounts: listText(missing),
          })}
        </p>
      )}
      {refusals.length === 0 ? null : (
        <div className={styles.actions}>
          <span>
            {refusals
              .map((refusal) =>
                refusal.kind === 'balances-differ'
                  ? t('Écart : {amount}.', { amount: euros(refusal.differenceCents) })
                  : t(
                      '{count, plural, one {# opération semblable.} other {# opérations semblables.}}',
                      {
                        count: refusal.alike,
                      },
                    ),
              )
              .join(' ')}
          </span>
          <Button variant="default" onClick={onAccept}>
            {t('Importer quand même')}
          </Button>
        </div>
      )}
    </>
  )
}

const unknownAccounts = (facts: unknown): readonly string[] => [
  ...new Set(
    (unknown.safeParse(facts).data?.refusals ?? []).flatMap(({ kind, account }) =>
      kind === 'unknown-account' && account !== undefined ? [inFours(account)] : [],
    ),
  ),
]

/** `/body/12/Amt`: line 12, field Amt. */
const placeOf = (path: string): string => {
  const [, , line = '1', field = ''] = path.split('/')
  return field === ''
    ? t('Ligne {line}', { line })
    : t('Ligne {line}, zone {field}', { line, field: field.replaceAll('~1', '/') })
}

/** Everything that is wrong with a file: where, what was expected, what stands there. */
function Mistakes({ of }: { readonly of: NonNullable<ApiProblem['problem']['errors']> }) {
  return (
    <div role="alert" className={styles.mistakes}>
      <strong>
        {t(
          '{count, plural, one {Une erreur dans le fichier : rien n’est importé.} other {# erreurs dans le fichier : rien n’est importé.}}',
          { count: of.length },
        )}
      </strong>
      <ul>
        {of.map(({ path, expected, value }, index) => (
          <li key={`${path} ${index}`}>
            {t('{place} : attendu {expected}', { place: placeOf(path), expected })}
            {typeof value === 'string' && value !== '' ? (
              <span className={styles.soft}> « {value} »</span>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Report({ answer }: { readonly answer: ImportReportAnswer }) {
  if (answer.isKnown)
    return <p role="status">{t('Ce fichier est déjà importé : rien n’a changé.')}</p>
  return (
    <div role="status">
      {answer.statements.map(({ account, operations, added, gapCents }, index) => (
        <p key={`${account} ${index}`}>
          {t(
            '{account} : {operations, plural, one {# opération lue} other {# opérations lues}}, {added, plural, =0 {aucune nouvelle} one {# nouvelle} other {# nouvelles}}.',
            { account, operations, added },
          )}
          {gapCents === null ? null : (
            <span className={styles.warning}>
              {t('Un relevé manque : {amount} d’écart avec le solde précédent.', {
                amount: euros(gapCents),
              })}
            </span>
          )}
        </p>
      ))}
      <p>
        {t(
          '{count, plural, =0 {Aucune opération affectée d’office.} one {# opération affectée d’office.} other {# opérations affectées d’office.}}',
          { count: answer.settled },
        )}
      </p>
      {answer.warnings.length === 0 ? null : (
        <ul className={styles.soft}>
          {answer.warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
