import { Button, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useCallback, useState } from 'react'
import { useAddress, useChangeAddress, usePathValue } from '../../web/address.ts'
import { capital, moment, rate } from '../../web/formats.ts'
import { useSession } from '../../web/session.ts'
import { t, text } from '../../web/texts.ts'
import { Answered, ErrorNotice, Facts, Page, Section, StateBadge } from '../../web/ui/index.ts'
import type { Need, NeedEventRow } from '../needs-contract.ts'
import { ChangeNeedPanel } from './need-panel.tsx'
import { placeOf } from './need-card.tsx'
import { useNeed, useReopenNeed, useWithdrawNeed } from './need-queries.ts'
import {
  beforeTexts,
  delayText,
  hoursText,
  seasonText,
  stateTone,
  stateWord,
  weekText,
} from './need-words.ts'
import styles from './needs.module.css'
import { WeekPicture, YearStrip } from './pictures.tsx'

/** One need: what is asked, where it stands, and all that happened to it. */
export function NeedPage() {
  const needId = usePathValue('needId')
  const need = useNeed(needId)
  const { modifier } = useAddress()
  const change = useChangeAddress()
  const close = useCallback(() => change({ modifier: '' }), [change])
  const value = need.data?.value
  return (
    <Page
      title={value === undefined ? t('Besoin') : `${value.skill}, ${hoursText(value)}`}
      lead={value === undefined ? ' ' : <Lead need={value} />}
      trail={[{ label: t('Besoins'), to: '/besoins' }]}
      actions={
        value === undefined || value.state === 'withdrawn' ? null : (
          <Button variant="default" onClick={() => change({ modifier: 'oui' }, 'remember')}>
            {t('Modifier')}
          </Button>
        )
      }
    >
      <Answered query={need}>
        {({ value: one, tag }) => (
          <>
            <div className={styles.board}>
              <Asked need={one} />
              <Life need={one} />
            </div>
            {modifier === undefined || one.state === 'withdrawn' ? null : (
              <ChangeNeedPanel key={one.version} need={one} tag={tag} onClose={close} />
            )}
          </>
        )}
      </Answered>
    </Page>
  )
}

function Lead({ need }: { readonly need: Need }) {
  const isMember = useSession().role === 'member'
  const delay = delayText(need)
  return (
    <span className={styles.leadLine}>
      <StateBadge tone={stateTone(need.state)} word={stateWord(need.state)} />
      <span>{[placeOf(need, isMember), delay].filter((part) => part !== null).join(' · ')}</span>
    </span>
  )
}

function Asked({ need }: { readonly need: Need }) {
  const isMember = useSession().role === 'member'
  return (
    <Section title={t('Ce qui est demandé')}>
      <div className={styles.pictures}>
        <div>
          <WeekPicture halfDays={need.halfDays} halfDaysNeeded={need.halfDaysNeeded} />
          <p className={styles.soft}>{capital(weekText(need))}</p>
        </div>
        <div>
          <YearStrip {...need} />
          <p className={styles.soft}>{capital(seasonText(need))}</p>
        </div>
      </div>
      <Facts
        of={[
          [t('Numéro'), need.needId],
          [
            t('Adhérent'),
            isMember ? null : (
              <Link key="member" to={`/adherents/${encodeURIComponent(need.memberId)}`}>
                {need.memberName}
              </Link>
            ),
          ],
          [t('Lieu'), need.siteName],
          [t('Heures'), hoursText(need)],
          [
            t('Permis et habilitations'),
            need.authorisations.length === 0 ? null : need.authorisations.join(', '),
          ],
          [
            t('Prix de l’heure souhaité'),
            need.hourlyPriceE4 === null ? null : rate(need.hourlyPriceE4),
          ],
          [t('Remarque'), need.note],
        ]}
      />
    </Section>
  )
}

const EVENTS: Readonly<Record<NeedEventRow['kind'], string>> = {
  stated: text('Exprimé'),
  changed: text('Modifié'),
  being_answered: text('En cours de réponse'),
  covered: text('Couvert'),
  reopened: text('Rouvert'),
  withdrawn: text('Retiré'),
}

function Life({ need }: { readonly need: Need }) {
  return (
    <Section title={t('Son histoire')}>
      <ol className={styles.life}>
        {need.events.map((event) => (
          <li key={`${event.at} ${event.kind}`}>
            <strong>{t(EVENTS[event.kind])}</strong>
            <span className={styles.soft}>
              {t('le {moment}, par {actor}', { moment: moment(event.at), actor: event.actor })}
            </span>
            {event.reason === null ? null : <p>{t('« {words} »', { words: event.reason })}</p>}
            {event.before === null ? null : (
              <p className={styles.soft}>
                {t('Avant : {values}', { values: beforeTexts(event.before).join(' ; ') })}
              </p>
            )}
          </li>
        ))}
      </ol>
      <Acts need={need} />
    </Section>
  )
}

function Acts({ need }: { readonly need: Need }) {
  const reopen = useReopenNeed(need.needId)
  if (need.state === 'covered') return null
  if (need.state !== 'withdrawn') return <Withdrawal needId={need.needId} />
  return (
    <div data-print="no">
      {reopen.isError ? <ErrorNotice error={reopen.error} /> : null}
      <Button variant="default" loading={reopen.isPending} onClick={() => reopen.mutate()}>
        {t('Rouvrir ce besoin')}
      </Button>
    </div>
  )
}

const REASONS = [
  text('Nous avons recruté nous-mêmes'),
  text('L’activité a baissé'),
  text('Reporté à plus tard'),
] as const

const focusOnce = (input: HTMLInputElement | null): void => input?.focus()

/** The reason is asked, because it is what the group learns from. */
function Withdrawal({ needId }: { readonly needId: string }) {
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [isWrong, setWrong] = useState(false)
  const withdraw = useWithdrawNeed(needId)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setWrong(reason.trim() === '')
    if (reason.trim() !== '') withdraw.mutate(reason.trim())
  }
  if (!isOpen) {
    return (
      <Button variant="default" data-print="no" onClick={() => setOpen(true)}>
        {t('Retirer ce besoin')}
      </Button>
    )
  }
  return (
    <form onSubmit={submit} noValidate className={styles.withdrawal} data-print="no">
      <TextInput
        ref={focusOnce}
        label={t('Pourquoi le retirer ?')}
        maxLength={500}
        value={reason}
        error={isWrong && reason.trim() === '' ? t('Une raison en quelques mots.') : null}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <div className={styles.reasons}>
        {REASONS.map((one) => (
          <Button key={one} variant="default" size="compact-sm" onClick={() => setReason(t(one))}>
            {t(one)}
          </Button>
        ))}
      </div>
      {withdraw.isError ? <ErrorNotice error={withdraw.error} /> : null}
      <div className={styles.reasons}>
        <Button type="submit" loading={withdraw.isPending}>
          {t('Retirer')}
        </Button>
        <Button variant="default" onClick={() => setOpen(false)}>
          {t('Garder')}
        </Button>
      </div>
    </form>
  )
}
