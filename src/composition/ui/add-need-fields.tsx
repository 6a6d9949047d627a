import { NativeSelect } from '@mantine/core'
import type { Composition, MissingPiece } from '../composition-contract.ts'
import type { HalfDay } from '../model.ts'
import { weekdayName } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { afternoonOf, DAYS, halfDayText, morningOf } from './calendar-words.ts'
import { skillsOf } from './composition-view.ts'
import { siteText } from './composition-words.ts'
import { Limit } from './compose-button.tsx'
import styles from './composition.module.css'

/** A need that nobody has stated, as the form holds it. */
export interface AskedNeed {
  readonly siteId: string
  readonly skill: string
  readonly weeklyMinutes: number
  readonly halfDays: readonly HalfDay[]
  readonly startsOn: null
  readonly endsOn: null
}

/** The hours that a piece lacks, else an empty question. */
export const firstNeed = (composition: Composition, piece?: MissingPiece): AskedNeed => ({
  siteId: piece?.aroundSiteId ?? '',
  skill: piece?.skill ?? skillsOf(composition)[0] ?? '',
  weeklyMinutes: piece?.missingMinutes ?? 600,
  halfDays: piece?.freeHalfDays ?? [],
  startsOn: null,
  endsOn: null,
})

export function AddNeedFields({
  composition,
  need,
  onChange,
}: {
  readonly composition: Composition
  readonly need: AskedNeed
  readonly onChange: (need: AskedNeed) => void
}) {
  return (
    <>
      <NativeSelect
        label={t('Où, ou près de quel site')}
        description={t('Pour un prospect, prenez le site d’adhérent le plus proche de lui.')}
        value={need.siteId}
        onChange={({ currentTarget }) => onChange({ ...need, siteId: currentTarget.value })}
        data={[{ value: '', label: t('Choisir') }, ...siteChoices(composition)]}
      />
      <NativeSelect
        label={t('Métier')}
        value={need.skill}
        onChange={({ currentTarget }) => onChange({ ...need, skill: currentTarget.value })}
        data={[...skillsOf(composition)]}
      />
      <Limit
        label={t('Heures par semaine')}
        unit={t('heures')}
        value={Math.round((need.weeklyMinutes / 60) * 100) / 100}
        least={1}
        most={48}
        onChange={(hours) => onChange({ ...need, weeklyMinutes: Math.round(hours * 60) })}
      />
      <HalfDayBoxes
        chosen={need.halfDays}
        onChange={(halfDays) => onChange({ ...need, halfDays })}
      />
    </>
  )
}

function siteChoices({ needs }: Composition): readonly { value: string; label: string }[] {
  const sites = new Map(
    Object.values(needs).map(({ siteId, siteName, memberName }) => [
      siteId,
      siteText(siteName, memberName),
    ]),
  )
  return [...sites]
    .map(([value, label]) => ({ value, label }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'fr'))
}

/** The half-days of a week to tick; none ticked: free to choose. */
function HalfDayBoxes({
  chosen,
  onChange,
}: {
  readonly chosen: readonly HalfDay[]
  readonly onChange: (halfDays: readonly HalfDay[]) => void
}) {
  const toggle = (halfDay: HalfDay) =>
    onChange(
      chosen.includes(halfDay)
        ? chosen.filter((each) => each !== halfDay)
        : [...chosen, halfDay].toSorted((a, b) => a - b),
    )
  return (
    <fieldset className={styles.boxes}>
      <legend>{t('Demi-journées ; aucune cochée : au choix')}</legend>
      <div className={styles.boxGrid}>
        <span />
        {DAYS.map((day) => (
          <span key={day} aria-hidden>
            {weekdayName(day, 'short').slice(0, 2)}
          </span>
        ))}
        {[morningOf, afternoonOf].map((halfDayOf, place) => (
          <Row key={halfDayOf(0)} word={place === 0 ? t('matin') : t('après-midi')}>
            {DAYS.map((day) => (
              <input
                key={day}
                type="checkbox"
                aria-label={halfDayText(halfDayOf(day))}
                checked={chosen.includes(halfDayOf(day))}
                onChange={() => toggle(halfDayOf(day))}
              />
            ))}
          </Row>
        ))}
      </div>
    </fieldset>
  )
}

function Row({ word, children }: { readonly word: string; readonly children: React.ReactNode }) {
  return (
    <>
      <span aria-hidden>{word}</span>
      {children}
    </>
  )
}
