import { Button, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ComposedJob, JobDetail } from '../composition-contract.ts'
import { addMonths, day, firstDayOf, monthOf } from '../../shared/days.ts'
import { duration, listText } from '../../web/formats.ts'
import { now } from '../../web/now.ts'
import { t } from '../../web/texts.ts'
import { notify } from '../../web/ui/index.ts'
import { needName } from './change-text.ts'
import { useAccept, useReverse } from './composition-queries.ts'
import { type CompositionView, tradesText } from './composition-view.ts'
import { kilometres } from './composition-words.ts'
import styles from './composition.module.css'
import { RefusalNotice } from './refusal-notice.tsx'

/** What accepting the job makes, said before; then the one button. Afterwards where it went. */
export function AcceptSection({
  view,
  detail,
}: {
  readonly view: CompositionView
  readonly detail: JobDetail
}) {
  const job = view.composition.jobs.find(({ jobId }) => jobId === detail.job.jobId) ?? detail.job
  if (job.acceptance !== null) return <Accepted job={job} />
  if (view.composition.scenario?.state === 'draft') {
    return (
      <p className={styles.told}>
        {t('Cet emploi vient d’un essai. Retenez la réponse pour pouvoir le créer.')}{' '}
        <Link to="/composition" search={{ resultat: view.composition.resultId }}>
          {t('Voir l’essai')}
        </Link>
      </p>
    )
  }
  return <Accept view={view} detail={detail} job={job} />
}

/** The first day of next month, or the day on which the first of its needs starts. */
export function firstStart(today: string, starts: readonly string[]): string {
  const nextMonth = firstDayOf(addMonths(monthOf(day(today)), 1))
  const first = starts.toSorted()[0] ?? nextMonth
  return first > nextMonth ? first : nextMonth
}

function Accept({
  view,
  detail,
  job,
}: {
  readonly view: CompositionView
  readonly detail: JobDetail
  readonly job: ComposedJob
}) {
  const undo = useReverse(undefined, ({ message }) => notify(message))
  const accept = useAccept(view.composition.resultId, job.jobId, ({ acceptanceId, kind }) =>
    notify(kind === 'post' ? t('Poste ouvert') : t('Emploi proposé'), () =>
      undo.mutate(acceptanceId),
    ),
  )
  const [startsOn, setStartsOn] = useState(() =>
    firstStart(
      now().slice(0, 10),
      detail.needs.map((need) => need.startsOn),
    ),
  )
  const employee = job.person?.kind === 'employee' ? job.person : null
  const word =
    employee === null ? t('Créer le poste') : t('Proposer à {name}', { name: employee.name })
  return (
    <section className={styles.accept} data-print="no" aria-label={word}>
      <div className={styles.acceptText}>
        <p>{employee === null ? postSentence(job) : personSentence(job, employee)}</p>
        {employee === null ? <Candidates detail={detail} /> : null}
        <p className={styles.soft}>
          {t('Un seul geste, que vous pouvez annuler tant que rien n’est signé ni travaillé.')}
        </p>
      </div>
      <form
        className={styles.acceptForm}
        onSubmit={(event) => {
          event.preventDefault()
          accept.mutate({
            startsOn,
            as: employee === null ? 'post' : 'person',
            title: tradesText(job, view.composition.needs),
          })
        }}
      >
        <TextInput
          type="date"
          label={t('À partir du')}
          required
          withAsterisk={false}
          value={startsOn}
          onChange={({ currentTarget }) => setStartsOn(currentTarget.value)}
        />
        <Button type="submit" size="md" loading={accept.isPending}>
          {word}
        </Button>
      </form>
      {accept.error === null ? null : (
        <RefusalNotice
          error={accept.error}
          names={{
            need: (id) => needName(String(id), [view.composition]),
            member: (id) => view.codes.get(String(id))?.name ?? String(id),
            person: (id) => (job.person?.personId === id ? (job.person?.name ?? '') : String(id)),
          }}
        />
      )}
    </section>
  )
}

/** `Ouvre un poste à pourvoir de 35 h ; ses 3 besoins passent en cours de réponse.` */
const postSentence = ({ pieces, weeklyMinutes }: ComposedJob): string =>
  t(
    'Ouvre un poste à pourvoir de {hours} en CDI ; {needs, plural, one {son besoin passe} other {ses # besoins passent}} en cours de réponse. Les conventions se font à l’embauche.',
    { hours: duration(weeklyMinutes), needs: pieces.length },
  )

const personSentence = (
  { pieces, memberIds, weeklyMinutes }: ComposedJob,
  { soldMinutes, weeklyMinutes: contract }: NonNullable<ComposedJob['person']>,
): string =>
  t(
    'Crée {assignments, plural, one {une mise à disposition} other {# mises à disposition}}, {members, plural, one {une convention à signer par l’adhérent} other {# conventions à signer par les adhérents}} et un avenant : {sold} vendues aujourd’hui sur un contrat de {contract}, {hours} ensuite.',
    {
      assignments: pieces.length,
      members: memberIds.length,
      sold: duration(soldMinutes),
      contract: duration(contract),
      hours: duration(weeklyMinutes),
    },
  )

const NAMED = 3

function Candidates({ detail: { candidates } }: { readonly detail: JobDetail }) {
  if (candidates.length === 0) {
    return <p>{t('Aucun candidat connu ne convient encore.')}</p>
  }
  const named = candidates
    .slice(0, NAMED)
    .map(({ name, km }) =>
      km === null ? name : t('{name} (à {km})', { name, km: kilometres(km) }),
    )
  const rest = candidates.length - named.length
  return (
    <p>
      {t('{count, plural, one {Un candidat convient} other {# candidats conviennent}} : {names}.', {
        count: candidates.length,
        names: listText(
          rest === 0
            ? named
            : [...named, t('{rest, plural, one {un autre} other {# autres}}', { rest })],
        ),
      })}
    </p>
  )
}

/** Where the job went, and the way back while nothing is signed. */
function Accepted({ job }: { readonly job: ComposedJob }) {
  const reverse = useReverse(() =>
    notify(t('C’est annulé : ses besoins sont de nouveau à pourvoir.')),
  )
  const { acceptance } = job
  if (acceptance === null) return null
  const post = acceptance.kind === 'post'
  return (
    <section className={styles.accept} data-state="done">
      <div className={styles.acceptText}>
        <p>
          <strong>{post ? t('Le poste est ouvert.') : t('L’emploi est proposé.')}</strong>{' '}
          {post
            ? t('Ses besoins sont en cours de réponse.')
            : t('Les conventions et l’avenant attendent leur signature.')}
        </p>
      </div>
      <div className={styles.acceptForm} data-print="no">
        {post ? (
          <Link to="/postes" search={{ poste: acceptance.postId ?? undefined }}>
            {t('Voir le poste')}
          </Link>
        ) : (
          <Link to="/postes" search={{ onglet: 'documents', salarie: job.person?.personId }}>
            {t('Voir les documents à signer')}
          </Link>
        )}
        <Button
          variant="default"
          loading={reverse.isPending}
          onClick={() => reverse.mutate(acceptance.acceptanceId)}
        >
          {t('Annuler')}
        </Button>
      </div>
      {reverse.error === null ? null : <RefusalNotice error={reverse.error} />}
    </section>
  )
}
