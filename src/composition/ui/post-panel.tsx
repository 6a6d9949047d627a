import { Button, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { Acceptance, FittingCandidate, Post } from '../composition-contract.ts'
import { addressOf } from '../../web/api.ts'
import { duration, listText, numericDay, rate } from '../../web/formats.ts'
import { t, text } from '../../web/texts.ts'
import { Answered, Facts, notify, SidePanel } from '../../web/ui/index.ts'
import { useReverse } from './composition-queries.ts'
import { stripOfPieces } from './composition-view.ts'
import { kilometres } from './composition-words.ts'
import styles from './composition.module.css'
import { DecideButtons } from './decide-buttons.tsx'
import { documentWord } from './document-words.ts'
import { DocumentState } from './documents-tab.tsx'
import { JobMembers } from './job-list.tsx'
import { colouredMembers } from './member-colours.ts'
import { useFill, usePost, useWithdraw } from './post-queries.ts'
import { PostState } from './post-state.tsx'
import { RefusalNotice } from './refusal-notice.tsx'
import { useFirstField } from './use-first-field.ts'
import { WeekStrip } from './week-strip.tsx'

/** A post beside the list: its week, who fits, what is to be signed, the way back. */
export function PostPanel({
  postId,
  onClose,
}: {
  readonly postId: string
  readonly onClose: () => void
}) {
  const post = usePost(postId)
  return (
    <SidePanel title={post.data?.title ?? t('Poste')} onClose={onClose}>
      <Answered query={post}>{(answer) => <PostDetail post={answer} />}</Answered>
    </SidePanel>
  )
}

function PostDetail({ post }: { readonly post: Post }) {
  const codes = useMemo(
    () =>
      colouredMembers(
        post.pieces.map(({ memberId, memberName }) => ({ memberId, name: memberName })),
        [post.members.map(({ memberId }) => memberId)],
      ),
    [post],
  )
  return (
    <div className={styles.panel}>
      <div>
        <PostState state={post.state} />
      </div>
      <WeekStrip pieces={stripOfPieces(post.pieces, codes)} />
      <JobMembers view={{ codes }} job={post} />
      <Facts
        of={[
          [t('Métier'), post.skill],
          [
            t('Habilitations'),
            post.authorisations.length === 0 ? null : post.authorisations.join(', '),
          ],
          [t('Heures par semaine'), duration(post.weeklyMinutes)],
          [
            t('Heures dans l’année'),
            post.annualMinutes === null ? null : duration(post.annualMinutes),
          ],
          [t('Salaire brut de l’heure'), rate(post.hourlyGrossE4)],
          [t('À partir du'), numericDay(post.startsOn)],
          [t('Route entre les sites'), kilometres(post.travelKm)],
          [t('Ouvert par'), post.openedBy],
          [t('Note'), post.note],
          [t('Retiré'), post.withdrawnReason],
        ]}
      />
      <a
        href={addressOf('/posts/:postId/document', { params: { postId: post.postId } })}
        target="_blank"
        rel="noreferrer"
      >
        {t('La fiche du poste en PDF')}
      </a>
      {post.filling === null ? null : <Documents acceptance={post.filling} />}
      {post.state === 'open' ? <Open post={post} /> : null}
      <Undo acceptance={post.filling ?? post.opening} />
    </div>
  )
}

const MISFITS = {
  skill: text('n’a pas le métier'),
  authorisation: text('n’a pas l’habilitation'),
  distance: text('trop loin de chez lui'),
  'half-days': text('pas disponible à ces heures'),
  hours: text('souhaite moins d’heures'),
  refused: text('refuse un des adhérents'),
  date: text('pas libre à cette date'),
} as const satisfies Record<FittingCandidate['misfits'][number], string>

/** Who could be hired, and giving the post up. */
function Open({ post }: { readonly post: Post }) {
  const fitting = post.candidates.filter(({ fits }) => fits)
  const others = post.candidates.filter(({ fits }) => !fits)
  return (
    <>
      <section>
        <h3>{t('Candidats qui conviennent')}</h3>
        {fitting.length === 0 ? (
          <p>
            {t('Aucun pour l’instant.')}{' '}
            <Link to="/candidats" search={{}}>
              {t('Saisir un candidat')}
            </Link>
          </p>
        ) : (
          <ul className={styles.plainList}>
            {fitting.map((candidate) => (
              <Candidate key={candidate.candidateId} post={post} candidate={candidate} />
            ))}
          </ul>
        )}
      </section>
      {others.length === 0 ? null : (
        <details className={styles.others}>
          <summary>
            {t(
              '{count, plural, one {# candidat ne convient pas} other {# candidats ne conviennent pas}}',
              {
                count: others.length,
              },
            )}
          </summary>
          <ul className={styles.plainList}>
            {others.map(({ candidateId, name, misfits }) => (
              <li key={candidateId}>
                <Link to="/candidats" search={{ candidat: candidateId }}>
                  {name}
                </Link>
                <span className={styles.hint}>
                  {listText(misfits.map((misfit) => t(MISFITS[misfit])))}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <Withdraw postId={post.postId} />
    </>
  )
}

function Candidate({
  post,
  candidate: { candidateId, name, km, weeklyMinutes },
}: {
  readonly post: Post
  readonly candidate: FittingCandidate
}) {
  const undo = useReverse(undefined, ({ message }) => notify(message))
  const fill = useFill(post.postId, ({ acceptanceId }) =>
    notify(t('Le contrat et les conventions sont prêts à signer'), () => undo.mutate(acceptanceId)),
  )
  const [asking, setAsking] = useState(false)
  const first = useFirstField(asking)
  const [startsOn, setStartsOn] = useState(post.startsOn)
  return (
    <li>
      <div className={styles.candidate}>
        <span>
          <Link to="/candidats" search={{ candidat: candidateId }}>
            {name}
          </Link>
          {t(', souhaite {hours}', { hours: duration(weeklyMinutes) })}
          {km === null ? '' : `, ${t('à {km}', { km: kilometres(km) })}`}
        </span>
        {asking ? null : (
          <Button size="xs" onClick={() => setAsking(true)}>
            {t('Embaucher')}
            <span className="visually-hidden"> {name}</span>
          </Button>
        )}
      </div>
      {asking ? (
        <form
          className={styles.decideForm}
          onSubmit={(event) => {
            event.preventDefault()
            fill.mutate({ candidateId, startsOn })
          }}
        >
          <p>
            {t(
              'Crée la fiche du salarié, son contrat et {members, plural, one {la convention de l’adhérent} other {les conventions des # adhérents}}, tous à signer.',
              {
                members: post.members.length,
              },
            )}
          </p>
          <TextInput
            size="xs"
            type="date"
            required
            withAsterisk={false}
            ref={first}
            label={t('À partir du')}
            value={startsOn}
            onChange={({ currentTarget }) => setStartsOn(currentTarget.value)}
          />
          <span className={styles.decide}>
            <Button size="xs" type="submit" loading={fill.isPending}>
              {t('Préparer l’embauche')}
            </Button>
            <Button size="xs" variant="default" onClick={() => setAsking(false)}>
              {t('Revenir')}
            </Button>
          </span>
          {fill.error === null ? null : <RefusalNotice error={fill.error} />}
        </form>
      ) : null}
    </li>
  )
}

function Withdraw({ postId }: { readonly postId: string }) {
  const withdraw = useWithdraw(postId)
  const [asking, setAsking] = useState(false)
  const first = useFirstField(asking)
  const [reason, setReason] = useState('')
  if (!asking) {
    return (
      <div>
        <Button variant="default" size="xs" onClick={() => setAsking(true)}>
          {t('Renoncer à ce poste')}
        </Button>
      </div>
    )
  }
  return (
    <form
      className={styles.decideForm}
      onSubmit={(event) => {
        event.preventDefault()
        withdraw.mutate(reason.trim())
      }}
    >
      <TextInput
        size="xs"
        label={t('Pourquoi y renoncer')}
        description={t('Ses besoins seront de nouveau à pourvoir.')}
        required
        withAsterisk={false}
        ref={first}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <span className={styles.decide}>
        <Button
          size="xs"
          type="submit"
          disabled={reason.trim() === ''}
          loading={withdraw.isPending}
        >
          {t('Renoncer')}
        </Button>
        <Button size="xs" variant="default" onClick={() => setAsking(false)}>
          {t('Revenir')}
        </Button>
      </span>
      {withdraw.error === null ? null : <RefusalNotice error={withdraw.error} />}
    </form>
  )
}

function Documents({ acceptance }: { readonly acceptance: Acceptance }) {
  return (
    <section>
      <h3>{t('Documents')}</h3>
      <ul className={styles.plainList}>
        {acceptance.documents.map((document) => (
          <li key={document.documentId}>
            <div className={styles.candidate}>
              <span>
                {documentWord(document.kind)}
                <span className={styles.hint}>
                  {document.memberName ?? document.data.employeeName}
                </span>
              </span>
              <DocumentState state={document.state} />
            </div>
            {document.state === 'to_sign' ? <DecideButtons document={document} /> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The last step taken back: the hiring, else the opening of the post. */
function Undo({ acceptance }: { readonly acceptance: Acceptance }) {
  const reverse = useReverse(() => notify(t('C’est annulé.')))
  if (acceptance.state === 'reversed' || !acceptance.reversible) return null
  return (
    <div>
      <Button
        variant="default"
        size="xs"
        loading={reverse.isPending}
        onClick={() => reverse.mutate(acceptance.acceptanceId)}
      >
        {acceptance.kind === 'hire' ? t('Annuler l’embauche') : t('Annuler l’ouverture du poste')}
      </Button>
      {reverse.error === null ? null : <RefusalNotice error={reverse.error} />}
    </div>
  )
}
