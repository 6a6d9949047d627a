import { type KeyboardEvent, useRef, useState } from 'react'
import '../../employees/ui/colours.css'
import type { MemberCode } from '../../employees/ui/member-codes.ts'
import type { HalfDay } from '../model.ts'
import { duration, weekdayName } from '../../web/formats.ts'
import { t } from '../../web/texts.ts'
import { afternoonOf, halfDayText, morningOf } from './calendar-words.ts'
import { siteText } from './composition-words.ts'
import { daysShown } from './week-strip.tsx'
import styles from './pictures.module.css'

/** A half-day with work: whose, where, how long. */
export interface WeekSlot {
  readonly halfDay: HalfDay
  readonly needId: string
  readonly member: MemberCode
  readonly site: string
  readonly minutes: number
}

interface Props {
  /** Said to those who do not see the picture: `Semaine de novembre à mars`. */
  readonly label: string
  readonly slots: readonly WeekSlot[]
  /** Half-days in which hours lack. */
  readonly missing?: readonly HalfDay[]
  readonly chosen?: string | null
  readonly onChoose?: (needId: string) => void
}

/** A week of half-days: one stop of the Tab key, the arrows go through its pieces. */
export function WeekTable({ label, slots, missing = [], chosen = null, onChoose }: Props) {
  const box = useRef<HTMLTableElement>(null)
  const days = daysShown([{ halfDays: slots.map(({ halfDay }) => halfDay) }])
  const [stop, setStop] = useState<HalfDay | null>(null)
  const at = new Map(slots.map((slot) => [slot.halfDay, slot]))
  const first = slots.map(({ halfDay }) => halfDay).toSorted((a, b) => a - b)[0]
  const tabStop = stop !== null && at.has(stop) ? stop : first
  function onKeyDown(event: KeyboardEvent) {
    if (tabStop === undefined) return
    const next = nextSlot(tabStop, event.key, new Set(at.keys()))
    if (next === null) return
    event.preventDefault()
    setStop(next)
    box.current?.querySelector<HTMLElement>(`[data-half="${next}"]`)?.focus()
  }
  return (
    <table ref={box} className={styles.week} aria-label={label} onKeyDown={onKeyDown}>
      <thead>
        <tr>
          <td />
          {days.map((day) => (
            <th key={day} scope="col">
              <span aria-hidden>{weekdayName(day, 'short')}</span>
              <span className="visually-hidden">{weekdayName(day)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[
          { name: t('matin'), short: t('m.'), of: morningOf },
          { name: t('après-midi'), short: t('a.-m.'), of: afternoonOf },
        ].map(({ name, short, of }) => (
          <tr key={name}>
            <th scope="row">
              <span aria-hidden>{short}</span>
              <span className="visually-hidden">{name}</span>
            </th>
            {days.map((day) => {
              const slot = at.get(of(day))
              return (
                <td key={day}>
                  {slot === undefined ? (
                    <Free missing={missing.includes(of(day))} />
                  ) : (
                    <Slot
                      slot={slot}
                      tabStop={slot.halfDay === tabStop}
                      chosen={chosen === slot.needId}
                      onFocus={() => setStop(slot.halfDay)}
                      onChoose={onChoose}
                    />
                  )}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The piece that an arrow key leads to, passing over what is free; null where there is none. */
export function nextSlot(from: HalfDay, key: string, taken: ReadonlySet<HalfDay>): HalfDay | null {
  const ordered = [...taken].toSorted((a, b) => a - b)
  const inRow = ordered.filter((halfDay) => halfDay % 2 === from % 2)
  switch (key) {
    case 'ArrowRight':
      return inRow.find((halfDay) => halfDay > from) ?? null
    case 'ArrowLeft':
      return inRow.findLast((halfDay) => halfDay < from) ?? null
    case 'ArrowDown':
      return from % 2 === 0 && taken.has(from + 1) ? from + 1 : null
    case 'ArrowUp':
      return from % 2 === 1 && taken.has(from - 1) ? from - 1 : null
    case 'Home':
      return ordered[0] ?? null
    case 'End':
      return ordered.at(-1) ?? null
    default:
      return null
  }
}

function Free({ missing }: { readonly missing: boolean }) {
  return (
    <span className={styles.free} data-kind={missing ? 'missing' : 'free'}>
      <span className="visually-hidden">{missing ? t('heures qui manquent') : t('libre')}</span>
    </span>
  )
}

function Slot({
  slot: { halfDay, needId, member, site, minutes },
  tabStop,
  chosen,
  onFocus,
  onChoose,
}: {
  readonly slot: WeekSlot
  readonly tabStop: boolean
  readonly chosen: boolean
  readonly onFocus: () => void
  readonly onChoose: ((needId: string) => void) | undefined
}) {
  const where = t('{site}, {when}', {
    site: siteText(site, member.name),
    when: halfDayText(halfDay),
  })
  return (
    <button
      type="button"
      className={styles.slot}
      data-colour={member.colour}
      data-half={halfDay}
      tabIndex={tabStop ? 0 : -1}
      aria-pressed={chosen}
      title={where}
      onFocus={onFocus}
      onClick={() => onChoose?.(needId)}
    >
      <span className={styles.slotName}>
        <strong>{member.code}</strong> <span className={styles.slotMember}>{member.name}</span>
      </span>
      <span>{duration(minutes)}</span>
      <span className="visually-hidden">{where}</span>
    </button>
  )
}
