import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { circumstancesOf, personOf } from '../../tests/support/person.ts'
import { ageOn, type Day, day, mondayOf, weekday } from '../shared/days.ts'
import { instant, localDayAt, localTimeAt, minutes, startOfDay, zone } from '../shared/time.ts'
import { judgePerson, LIMITS_OF_THE_LAW, sumsOfWork, type Work } from './index.ts'

const ZONES = ['Europe/Paris', 'America/Cayenne', 'America/Miquelon'].map(zone)

const choice = fc.record({
  rest: fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 400, max: 1_500 })),
  length: fc.integer({ min: 1, max: 700 }),
  pause: fc.constantFrom(0, 0, 20, 60),
  pauseAt: fc.integer({ min: 0, max: 400 }),
  member: fc.constantFrom('A', 'B'),
})

/** Work in a row around clock changes, the end of a year and of a month, in a zone. */
const someWork = fc
  .tuple(
    fc.constantFrom(...ZONES),
    fc.constantFrom('2026-03-05', '2026-10-22', '2026-12-29', '2026-10-31'),
    fc.array(choice, { minLength: 1, maxLength: 25 }),
  )
  .map(([place, first, choices]) => {
    let clock: number = startOfDay(day(first), place)
    return choices.map(({ rest, length, pause, pauseAt, member }, index): Work => {
      const start = clock + rest
      clock = start + length
      const fits = Math.min(pause, length)
      return {
        id: `w${String(index).padStart(2, '0')}`,
        assignmentId: `as-${member}`,
        memberId: member,
        siteId: `site-${member}`,
        zone: place,
        start: instant(start),
        end: instant(clock),
        breakStart: instant(start + Math.min(pauseAt, length - fits)),
        breakMinutes: minutes(fits),
      }
    })
  })

interface Minute {
  readonly on: Day
  /** Minute of the day that the clock shows. */
  readonly clock: number
  readonly work: Work
}

function minutesOf(works: readonly Work[]): readonly Minute[] {
  return works.flatMap((work) => {
    const found: Minute[] = []
    const pause = work.breakStart ?? 0
    for (let at: number = work.start; at < work.end; at += 1) {
      if (at >= pause && at < pause + work.breakMinutes) continue
      const shown = localTimeAt(instant(at), work.zone)
      const clock = Number(shown.slice(11, 13)) * 60 + Number(shown.slice(14))
      found.push({ on: localDayAt(instant(at), work.zone), clock, work })
    }
    return found
  })
}

const isNight = ({ clock }: Minute, from = 1_260, until = 360): boolean =>
  clock >= from || clock < until

function count<Of>(all: readonly Of[], keyOf: (one: Of) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const one of all) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1)
  return new Map([...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
}

const WHOLE = { from: '2026-01-01', to: '2027-12-31' }

describe('sums of weeks', () => {
  it('equal a count minute by minute, by week, month and member', () => {
    fc.assert(
      fc.property(someWork, (works) => {
        const keyOf = ({ on, work }: Minute) => `${mondayOf(on)} ${on.slice(0, 7)} ${work.memberId}`
        const parts = sumsOfWork(works, LIMITS_OF_THE_LAW)
        const sums = (of: (part: (typeof parts)[number]) => number) =>
          new Map(
            parts
              .map((part) => [`${part.week} ${part.month} ${part.memberId}`, of(part)] as const)
              .filter(([, sum]) => sum > 0)
              .sort(([a], [b]) => (a < b ? -1 : 1)),
          )
        const all = minutesOf(works)
        expect(sums((part) => part.minutes)).toEqual(count(all, keyOf))
        expect(sums((part) => part.nightMinutes)).toEqual(
          count(
            all.filter((one) => isNight(one)),
            keyOf,
          ),
        )
      }),
      { numRuns: 40 },
    )
  })
})

describe('the rules on people under eighteen and on Sundays', () => {
  it('equal a count minute by minute', () => {
    fc.assert(
      fc.property(
        someWork,
        fc.constantFrom('2009-03-10', '2010-11-02', '2011-01-02'),
        (works, born) => {
          const bornOn = day(born)
          const all = minutesOf(works)
          const situation = {
            worked: works,
            bornOn: born,
            ...WHOLE,
            sites: {
              'site-A': { memberId: 'A', communeCode: '97302', opensOnSunday: false },
              'site-B': { memberId: 'B', communeCode: '75056', opensOnSunday: true },
            },
          }
          const found = judgePerson(personOf(situation), circumstancesOf(situation))
          const measured = (ruleId: string) =>
            found.filter((one) => one.ruleId === ruleId).reduce((sum, one) => sum + one.measured, 0)
          const banned = all.filter((one) => {
            const age = ageOn(bornOn, one.on)
            return age < 18 && isNight(one, age < 16 ? 1_200 : 1_320)
          })
          expect(measured('YNG-05')).toBe(banned.length)
          const closed = all.filter(({ on, work }) => weekday(on) === 7 && work.memberId === 'A')
          expect(measured('TIM-07')).toBe(closed.length)
          const holidays = ['2026-11-01', '2026-11-11', '2027-01-01', '2026-04-06']
          const feasts = all.filter(({ on }) => holidays.includes(on) && ageOn(bornOn, on) < 18)
          expect(measured('YNG-06')).toBe(feasts.length)
        },
      ),
      { numRuns: 40 },
    )
  })
})
